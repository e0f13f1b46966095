//! Owns that checking record by record finds what checking the whole return finds.
//! Must not know any rule.

use crate::plan::whole;
use jiff::Timestamp;
use jiff::civil::date;
use proptest::prelude::*;
use quarterdeck::checks::{Checked, Context, History, check, check_record, check_whole};
use quarterdeck::framework::Framework;
use quarterdeck::model::{Cause, Edit, Field, Finding, MeasureStatus, RecordKind, Return, RowId, Status, Step};

/// A return of Housing in which some rows are off track, some unknown, some measures rated without a figure.
fn muddled(choices: &[(u8, u8)]) -> Return {
    let mut parts = whole(&Framework::built_in(), "housing");
    for (what, which) in choices {
        let (actions, measures) = (parts.actions.len(), parts.measures.len());
        let action = &mut parts.actions[usize::from(*which) % actions].record;
        let measure = &mut parts.measures[usize::from(*which) % measures].record;
        match what % 5 {
            0 => action.status = Some(Status::Significant),
            1 => (action.status, action.status_as_written) = (None, "Purple".to_owned()),
            2 => action.confirmed_at = None,
            3 => measure.status = Some(MeasureStatus::Green),
            _ => action.reference = quarterdeck::model::Ref::new("HSG01"),
        }
    }
    Return::from_parts(parts).expect("row ids differ")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]
    #[test]
    fn the_parts_add_up_to_the_whole(choices in prop::collection::vec(any::<(u8, u8)>(), 1..12)) {
        let (ret, framework) = (muddled(&choices), Framework::built_in());
        let context = Context::new(&ret, None, &framework, date(2023, 1, 20));
        let rows = |kind: RecordKind| -> Vec<Finding> {
            let actions = ret.actions().rows().iter().map(|row| (RecordKind::Action, &row.id));
            let measures = ret.measures().rows().iter().map(|row| (RecordKind::Measure, &row.id));
            let of_kind = actions.chain(measures).filter(|(of, _)| *of == kind);
            of_kind.flat_map(|(kind, row)| check_record(&context, kind, row)).collect()
        };
        let mut parts = check_whole(&context);
        parts.extend(rows(RecordKind::Action));
        parts.extend(rows(RecordKind::Measure));
        let mut all = check(&context);
        prop_assert!(!all.is_empty(), "something is always off in a muddled return");
        let key = |finding: &Finding| format!("{finding:?}");
        parts.sort_by_key(key);
        all.sort_by_key(key);
        prop_assert_eq!(parts, all);
    }
}

/// One step on a muddled return: an action, a measure, or a row taken out or put in.
fn step(ret: &Return, what: u8, which: u8) -> Step {
    let action = &ret.actions().rows()[usize::from(which) % ret.actions().len()];
    let measure = &ret.measures().rows()[usize::from(which) % ret.measures().len()];
    let field = |row: &RowId, kind, name: &str, now: &str| {
        let field = Field::named(kind, name).expect("a column");
        Edit::Field {
            row: row.clone(),
            field,
            was: ret.text(row, field).expect("the row is there"),
            now: now.to_owned(),
        }
    };
    let edit = match what % 6 {
        0 => field(&action.id, RecordKind::Action, "status", "significant"),
        1 => field(&action.id, RecordKind::Action, "commentary", "Ring 0121 569 2200"),
        2 => field(&measure.id, RecordKind::Measure, "value", "42"),
        3 => field(&measure.id, RecordKind::Measure, "ref", "HSG/M02"),
        4 => {
            let at = ret.place(RecordKind::Measure, &measure.id).expect("it has a place");
            let texts = ret.texts(RecordKind::Measure, &measure.id).expect("the row is there");
            Edit::Removed { kind: RecordKind::Measure, row: measure.id.clone(), at, texts: texts.into() }
        }
        _ => field(&Return::header_row(), RecordKind::Return, "prepared_by", ""),
    };
    Step::new(Timestamp::UNIX_EPOCH, "Lead", Cause::Typed, vec![edit])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]
    #[test]
    fn checking_again_after_each_edit_finds_what_checking_everything_finds(choices in prop::collection::vec(any::<(u8, u8)>(), 1..8)) {
        let (mut ret, framework, history) = (muddled(&[(0, 1)]), Framework::built_in(), History::default());
        let today = date(2023, 1, 20);
        let mut checked = Checked::all(&Context::with_history(&ret, &history, &framework, today));
        for (what, which) in choices {
            let step = step(&ret, what, which);
            ret.apply(&step).expect("the step fits");
            let context = Context::with_history(&ret, &history, &framework, today);
            checked.again(&context, &step.edits);
            prop_assert_eq!(checked.findings(), check(&context));
        }
    }
}
