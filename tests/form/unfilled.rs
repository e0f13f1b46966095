//! A form nobody has filled in: no question, no update, nothing of last quarter taken for this one.

use crate::making::{Asked, Made, all, held, sheet};
use quarterdeck::form::{Form, FormError, form_xlsx, services};
use quarterdeck::framework::Framework;
use quarterdeck::model::{BodyId, Ref, Status};
use quarterdeck::workbook::Visibility;
use std::collections::BTreeSet;

#[test]
fn the_form_of_every_body_imports_with_no_question_and_no_update() {
    assert_eq!(all().len(), 40);
    for Made { asked, ret, imported } in all() {
        let what = format!("{} in {}, after a quarter: {}", asked.body, asked.period, asked.previous.is_some());
        assert_eq!((imported.questions.len(), imported.report.asked), (0, 0), "{what}: {:?}", imported.questions);
        assert!(ret.actions().records().all(|action| action.counted_status() == Status::NoUpdate), "{what}");
        assert!(
            ret.actions().records().all(|action| action.status.is_none() && action.commentary.is_empty()),
            "{what}"
        );
        let now = |period| period == Some(asked.period);
        let mut of_now = ret.measures().records().filter(|measure| now(measure.period));
        assert!(of_now.all(|m| m.value.is_none() && m.status.is_none() && m.confirmed_at.is_none()), "{what}");
        assert!(ret.risks().records().all(|r| r.confirmed_at.is_none() && r.commentary.is_empty()), "{what}");
        assert!(ret.contracts().records().all(|contract| contract.change.is_empty()), "{what}");
        assert_eq!((ret.narratives().len(), ret.events().len()), (0, 0), "{what}: words nobody wrote");
        assert!(ret.header().prepared_by.is_empty(), "{what}");
    }
}

#[test]
fn it_asks_for_the_plan_and_for_every_measure_due() {
    let framework = Framework::built_in();
    for Made { asked, ret, .. } in all() {
        let body = BodyId::new(&asked.body);
        for planned in framework.planned_for(&body) {
            let found = ret.actions().records().find(|a| a.plan == planned.plan && a.reference == planned.reference);
            let found =
                found.unwrap_or_else(|| panic!("{}: action {} is not asked for", asked.body, planned.reference));
            assert_eq!((&found.action, &found.outcome), (&planned.action, &planned.outcome));
        }
        let due: BTreeSet<&Ref> =
            framework.due_for(&body, asked.period).map(|(measure, _)| &measure.reference).collect();
        let now = ret.measures().records().filter(|measure| measure.period == Some(asked.period));
        assert_eq!(now.map(|measure| &measure.reference).collect::<BTreeSet<_>>(), due, "{}", asked.body);
    }
}

#[test]
fn last_quarter_stands_beside_this_one_as_it_was_accepted() {
    for Made { asked, ret, .. } in all() {
        let Some(last) = &asked.previous else { continue };
        for before in last.actions().records() {
            let now = ret.actions().records().find(|a| a.plan == before.plan && a.reference == before.reference);
            let now = now.unwrap_or_else(|| panic!("{}: action {} is gone", asked.body, before.reference));
            assert_eq!(now.previous_status, Some(before.counted_status()), "action {}", before.reference);
            assert_eq!((&now.owner, now.revised_date), (&before.owner, before.revised_date));
        }
        for now in ret.measures().records().filter(|measure| measure.period != Some(asked.period)) {
            let before = last.measures().records().find(|m| m.reference == now.reference && m.period == now.period);
            assert_eq!(before.and_then(|before| before.value), now.value, "measure {}", now.reference);
        }
        let scores =
            |r: &quarterdeck::model::Risk| (r.reference.clone(), r.title.clone(), r.mitigation.clone(), r.target_score);
        assert!(last.risks().records().map(scores).eq(ret.risks().records().map(scores)), "{}", asked.body);
        for (before, now) in last.risks().records().zip(ret.risks().records()) {
            assert_eq!((before.score, None), (now.previous_score, now.likelihood), "risk {}", now.reference);
        }
        assert_eq!(last.contracts().len(), ret.contracts().len());
    }
}

#[test]
fn equal_forms_are_equal_to_the_byte() {
    let asked = Asked::new("corporate", "2022-23-Q3").after_the_sample();
    assert!(asked.bytes() == asked.bytes());
}

#[test]
fn a_form_for_a_service_holds_what_the_service_answers_for() {
    let framework = Framework::built_in();
    let body = BodyId::new("law-and-governance");
    let mut asked = Asked::new("law-and-governance", "2022-23-Q3").after_the_sample();
    asked.service = Some("information GOVERNANCE".to_owned());
    let (ret, imported) = asked.import(&asked.workbook());
    assert!(imported.questions.is_empty());
    assert!(ret.actions().records().all(|action| action.service == "Information governance"));
    let planned = framework.planned_for(&body).filter(|action| action.service == "Information governance").count();
    assert!(planned > 0 && ret.actions().len() == planned, "{planned} actions are planned");
    let now = ret.measures().records().filter(|measure| measure.period == Some(asked.period));
    let owners: BTreeSet<&str> = now.map(|measure| measure.owner.as_str()).collect();
    assert_eq!(owners, BTreeSet::from(["Information Governance Manager"]));
}

#[test]
fn a_service_nobody_has_is_answered_with_those_there_are() {
    let (framework, body) = (Framework::built_in(), BodyId::new("finance"));
    let period = Asked::new("finance", "2022-23-Q3").period;
    let form = Form { framework: &framework, body: &body, period, service: Some("Repairs"), previous: None };
    let Err(problem @ FormError::NoSuchService { .. }) = form_xlsx(&form) else { panic!("finance repairs nothing") };
    let said = problem.to_string();
    assert!(services(&framework, &body, None).iter().all(|service| said.contains(service.as_str())), "{said}");
}

#[test]
fn lists_are_hidden_and_identifiers_are_there_though_hidden() {
    let workbook = Asked::new("housing", "2022-23-Q3").workbook();
    assert_eq!(sheet(&workbook, "Lists").expect("the lists").visibility, Visibility::Hidden);
    let actions = sheet(&workbook, "Actions").expect("the actions");
    assert_eq!(crate::making::text(actions, 4, "Plan"), "Corporate Plan");
    assert!(actions.hidden_columns.contains(crate::making::column(actions, "Plan")));
}

#[test]
fn words_that_look_like_a_formula_stay_words() {
    let mut asked = Asked::new("housing", "2022-23-Q3").after_the_sample();
    let mut parts = asked.previous.expect("a quarter before").to_parts();
    let odd = ["=1+1", "+44 121 569 2200", "-5 degrees in the store", "@home for all", "'quoted'"];
    for (row, text) in parts.actions.iter_mut().zip(odd) {
        (row.record.action, row.record.commentary) = (text.to_owned(), text.to_owned());
    }
    asked.previous = Some(quarterdeck::model::Return::from_parts(parts).expect("the same rows"));
    let workbook = asked.workbook();
    let actions = sheet(&workbook, "Actions").expect("the actions");
    let (ret, imported) = asked.import(&workbook);
    assert!(imported.questions.is_empty());
    for (text, row) in odd.iter().zip(4..) {
        assert!(crate::making::text(actions, row, "Update last quarter").starts_with(text));
        assert!(ret.actions().records().any(|action| action.action == *text), "{text}");
    }
    assert!(held(&ret).values().all(|texts| texts.get("commentary").is_none()));
}
