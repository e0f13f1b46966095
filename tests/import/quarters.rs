//! Owns what an import keeps from last quarter's return: row ids, so that a record can be followed.
//! Must not know how they are kept.

use quarterdeck::filing::{Draft, ForWhom};
use quarterdeck::framework::Framework;
use quarterdeck::model::{BodyId, Period, Return};
use quarterdeck::package::Package;
use quarterdeck::workbook::Reader;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

fn imported(folder: &str, quarter: u8, previous: Option<&Return>) -> Return {
    imported_of("housing", folder, quarter, previous)
}

fn imported_of(body: &str, folder: &str, quarter: u8, previous: Option<&Return>) -> Return {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data").join(folder).join(format!("{body}.xlsx"));
    let workbook = Reader::read(&path).expect("the sample reads");
    let (framework, body) = (Framework::built_in(), BodyId::new(body));
    let at = "2023-01-13T09:00:00Z".parse().expect("a time");
    let for_whom = ForWhom { framework: &framework, body: &body, period: Period::Quarter(2022, quarter), at };
    let previous: Vec<Package> =
        previous.map(|ret| Package::new(ret.clone(), Arc::clone(&framework))).into_iter().collect();
    let mut draft = Draft::blank(&for_whom, &previous);
    draft.take_in(&workbook, "", &for_whom).expect("it fits");
    draft.ret().clone()
}

#[test]
fn a_record_keeps_its_row_id_from_quarter_to_quarter_and_no_other_record_gets_it() {
    let last = imported("2022-23-q2", 2, None);
    let this = imported("2022-23-q3", 3, Some(&last));
    let actions = |ret: &Return| -> BTreeMap<String, String> {
        ret.actions().rows().iter().map(|row| (row.id.to_string(), row.record.reference.to_string())).collect()
    };
    assert_eq!(actions(&this), actions(&last), "the same 56 actions in both quarters");
    let of_quarter = |ret: &Return| -> BTreeMap<String, String> {
        let current = ret.measures().rows().iter().filter(|row| row.record.period == ret.header().period);
        current.map(|row| (row.record.reference.to_string(), row.id.to_string())).collect()
    };
    assert_eq!(of_quarter(&this), of_quarter(&last), "a measure's row goes on in the asked period");
}

#[test]
fn a_workbook_that_is_silent_about_last_quarter_takes_its_statuses_from_the_accepted_return() {
    let of = |folder, quarter, previous: Option<&Return>| {
        imported_of("business-strategy-and-change", folder, quarter, previous)
    };
    let last = of("2022-23-q2", 2, None);
    let alone = of("2022-23-q3", 3, None);
    let this = of("2022-23-q3", 3, Some(&last));
    assert!(
        alone.actions().records().all(|action| action.previous_status.is_none()),
        "the workbook says nothing of it"
    );
    for row in this.actions().rows() {
        let before = last.actions().row(&row.id).expect("the same actions in both quarters");
        assert_eq!(row.record.previous_status, Some(before.record.counted_status()), "{}", row.record.reference);
    }
}
