//! Owns the golden case of the plan: one red action taken out of a whole return is named.
//! Must not know other rules.

use jiff::Timestamp;
use jiff::civil::date;
use quarterdeck::checks::{Context, check};
use quarterdeck::framework::Framework;
use quarterdeck::model::{
    Action, BodyId, Finding, Measure, NoDataReason, Parts, Period, Record, Return, Row, RowId, Status, Tier,
};
use quarterdeck::tables::RowText;

fn rows<R: Record>(records: impl Iterator<Item = R>) -> Vec<Row<R>> {
    let row =
        |(at, record)| Row { id: RowId::new(format!("{}{}", R::KIND.prefix(), at + 1)), record, extra: RowText::new() };
    records.enumerate().map(row).collect()
}

/// A body's return that answers its whole plan: every action on track and confirmed, every measure awaited.
pub(crate) fn whole(framework: &Framework, body: &str) -> Parts {
    let (body, period) = (BodyId::new(body), Period::Quarter(2022, 3));
    let actions = framework.planned_for(&body).map(|planned| Action {
        plan: planned.plan.clone(),
        reference: planned.reference.clone(),
        action: planned.action.clone(),
        status: Some(Status::OnTrack),
        confirmed_at: Some(Timestamp::UNIX_EPOCH),
        ..Action::default()
    });
    let measures = framework.due_for(&body, period).map(|(planned, _)| Measure {
        reference: planned.reference.clone(),
        period: Some(period),
        component: planned.component.clone(),
        no_data_reason: Some(NoDataReason::Awaited),
        ..Measure::default()
    });
    let mut parts = Parts { actions: rows(actions), measures: rows(measures), ..Parts::default() };
    parts.header.base_plan_hash = framework.base_plan_hash(&body, period);
    parts.header.prepared_by = "Performance Lead".into();
    (parts.header.body, parts.header.period) = (body, Some(period));
    parts
}

fn must_fix(parts: Parts, framework: &Framework) -> Vec<Finding> {
    let ret = Return::from_parts(parts).expect("rows differ");
    let findings = check(&Context::new(&ret, None, framework, date(2023, 1, 20)));
    findings.into_iter().filter(|finding| finding.tier == Tier::MustFix).collect()
}

#[test]
fn a_whole_return_of_any_body_has_nothing_to_fix() {
    let framework = Framework::built_in();
    for body in framework.bodies() {
        let found = must_fix(whole(&framework, body.id.as_str()), &framework);
        assert!(found.is_empty(), "{}: {found:#?}", body.name);
    }
}

#[test]
fn a_red_action_taken_out_is_named() {
    let framework = Framework::built_in();
    let mut parts = whole(&framework, "finance");
    let lean_review = |row: &Row<Action>| row.record.action.to_lowercase().contains("lean review");
    let at = parts.actions.iter().position(lean_review).expect("the plan has the lean review of payment processes");
    let taken = parts.actions.remove(at).record;
    let found = must_fix(parts, &framework);
    let headlines: Vec<&str> = found.iter().map(|finding| finding.headline.as_str()).collect();
    let expected = format!(
        "Action {} “{}” is missing: the base plan has it and the return does not",
        taken.reference, taken.action
    );
    assert_eq!(headlines, [expected]);
    assert_eq!(found[0].rule, "RET.02");
}
