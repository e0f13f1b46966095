//! Packages we write are valid for every validator.

use crate::fixture::{Files, bundle, draft, draft_of, finding, forged, header, parts, sealing, unzip};
use crate::tools::Validator;
use quarterdeck::framework::Framework;
use quarterdeck::model::{Action, BodyId, Header, Measure, Parts, Row, RowId, Tier};
use quarterdeck::package::{Package, read, seal, write};
use quarterdeck::tables::{Columns, RowText};

#[track_caller]
fn accepted(files: &Files) {
    for validator in Validator::ALL {
        let (valid, said) = validator.verdict(files);
        assert!(valid, "{validator:?}:\n{said}");
    }
}

#[test]
fn a_bundle() {
    accepted(&unzip(&bundle().1));
}

#[test]
fn a_draft_with_blank_and_repeated_references() {
    let mut parts = parts();
    parts.actions[1].record.reference = parts.actions[0].record.reference.clone();
    parts.measures[0].record.reference = quarterdeck::model::Ref::default();
    parts.actions[2].record.outcome = Some(quarterdeck::model::OutcomeId::new("not-an-outcome"));
    accepted(&unzip(&write(&draft_of(parts))));
}

#[test]
fn a_bundle_sent_as_incomplete() {
    let findings = [finding(Tier::MustFix)];
    let mut incomplete = sealing(&findings);
    incomplete.incomplete = true;
    accepted(&unzip(&write(&seal(&draft(), &incomplete).expect("sealed").package)));
}

#[test]
fn a_bundle_with_nothing_in_it() {
    let empty = draft_of(Parts { header: header(), ..Parts::default() });
    let empty = Package { log: Vec::new(), ..empty };
    accepted(&unzip(&write(&seal(&empty, &sealing(&[])).expect("sealed").package)));
}

#[test]
fn a_bundle_with_a_column_we_do_not_know() {
    let bytes = forged("data/risks.csv", |text| {
        text.replace("publish\r\n", "publish,later on\r\n").replace(",\r\n", ",,=x\r\n")
    });
    // Data Package lets an extra column be; for CSV on the Web we describe it when the package is written again.
    let (valid, said) = Validator::Frictionless.verdict(&unzip(&bytes));
    assert!(valid, "{said}");
    accepted(&unzip(&write(&read("x", &bytes).expect("readable"))));
}

/// Every planned action and due measure of one body of the built-in framework.
#[test]
fn a_bundle_of_the_size_of_a_real_return() {
    let framework = Framework::built_in();
    let body = BodyId::new("housing");
    let period = header().period.expect("a quarter");
    let of = |texts: RowText, more: &[(&str, &str)]| {
        let mut texts = texts;
        texts.extend(more.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())));
        texts
    };
    let actions = framework.planned_for(&body).zip(1..).map(|(planned, n)| {
        let texts = of(planned.to_texts(), &[("status", "on-track"), ("confirmed_at", "2023-01-10T10:00:00Z")]);
        let (record, _) = Action::from_texts(&texts).expect("a plan's texts are an action's");
        Row { id: RowId::new(format!("a{n}")), record, extra: RowText::new() }
    });
    let measures = framework.due_for(&body, period).zip(1..).map(|((planned, due), n)| {
        let mut texts = of(planned.to_texts(), &[("value", "86.5")]);
        texts.extend(due.to_texts());
        let (record, _) = Measure::from_texts(&texts).expect("a plan's texts are a measure's");
        Row { id: RowId::new(format!("m{n}")), record, extra: RowText::new() }
    });
    let parts = Parts { header: Header { body: body.clone(), ..header() }, ..Parts::default() };
    let parts = Parts { actions: actions.collect(), measures: measures.collect(), ..parts };
    assert!(parts.actions.len() > 10 && parts.measures.len() > 5);
    let draft = Package { log: Vec::new(), framework: framework.clone(), ..draft_of(parts) };
    accepted(&unzip(&write(&seal(&draft, &sealing(&[])).expect("sealed").package)));
}
