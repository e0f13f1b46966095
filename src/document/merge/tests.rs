//! Owns the cases of the merge: parallel edits merge, edits of one field ask, and nothing of the other person's is lost.
//! Must not know how rows are matched.

use super::*;
use crate::model::{Action, Cause, Explanation, Field, Measure, Parts, Ref, Row, Status, Step};
use jiff::Timestamp;
use proptest::prelude::*;

const STATUS: Field = Field::of::<Action>("status");
const COMMENTARY: Field = Field::of::<Action>("commentary");

fn action(id: &str, reference: &str) -> Row<Action> {
    let record = Action {
        reference: Ref::new(reference),
        status: Some(Status::OnTrack),
        commentary: format!("Update of {reference}"),
        ..Action::default()
    };
    Row { id: RowId::new(id), record, extra: RowText::new() }
}

fn base() -> Return {
    let actions = vec![action("a1", "1"), action("a2", "2"), action("a3", "3")];
    Return::from_parts(Parts { actions, ..Parts::default() }).expect("three rows")
}

fn after(ret: &Return, edits: Vec<Edit>) -> Return {
    let mut after = ret.clone();
    after.apply(&Step::new(Timestamp::UNIX_EPOCH, "Lead", Cause::Typed, edits)).expect("fits");
    after
}

fn set(ret: &Return, row: &str, field: Field, now: &str) -> Edit {
    let row = RowId::new(row);
    let was = ret.text(&row, field).expect("a row");
    Edit::Field { row, field, was, now: now.to_owned() }
}

fn added(ret: &Return, row: &str, reference: &str) -> Edit {
    let texts = [("ref", reference)].into_iter().collect();
    Edit::Added { kind: RecordKind::Action, row: RowId::new(row), at: ret.count(RecordKind::Action), texts }
}

fn removed(ret: &Return, row: &str) -> Edit {
    let (kind, row) = (RecordKind::Action, RowId::new(row));
    let (at, texts) = (ret.place(kind, &row).expect("there"), ret.texts(kind, &row).expect("there"));
    Edit::Removed { kind, row, at, texts: texts.into() }
}

#[test]
fn edits_of_different_fields_of_one_row_merge() {
    let base = base();
    let ours = after(&base, vec![set(&base, "a1", STATUS, "medium")]);
    let theirs = after(&base, vec![set(&base, "a1", COMMENTARY, "The contractor is late")]);
    let merged = merge(&base, &ours, &theirs);
    assert_eq!(merged.conflicts, []);
    let both = after(&ours, merged.edits);
    assert_eq!(both.text(&RowId::new("a1"), STATUS).as_deref(), Some("medium"));
    assert_eq!(both.text(&RowId::new("a1"), COMMENTARY).as_deref(), Some("The contractor is late"));
}

#[test]
fn edits_of_one_field_ask_and_ours_stands() {
    let base = base();
    let ours = after(&base, vec![set(&base, "a1", STATUS, "medium")]);
    let theirs = after(&base, vec![set(&base, "a1", STATUS, "significant")]);
    let merged = merge(&base, &ours, &theirs);
    assert_eq!(merged.edits, []);
    let [conflict] = merged.conflicts.as_slice() else { panic!("{merged:?}") };
    let taken = after(&ours, conflict.take_theirs(&ours).into_iter().collect());
    assert_eq!(taken.text(&RowId::new("a1"), STATUS).as_deref(), Some("significant"));
}

#[test]
fn the_same_edit_twice_is_one() {
    let base = base();
    let both = after(&base, vec![set(&base, "a1", STATUS, "medium")]);
    assert_eq!(merge(&base, &both, &both), Merged::default());
}

#[test]
fn two_new_rows_under_one_row_id_are_both_kept() {
    let base = base();
    let ours = after(&base, vec![added(&base, "a4", "4")]);
    let theirs = after(&base, vec![added(&base, "a4", "57b")]);
    let merged = merge(&base, &ours, &theirs);
    assert_eq!(merged.conflicts, []);
    let both = after(&ours, merged.edits);
    let refs: Vec<_> = both.actions().records().map(|action| action.reference.to_string()).collect();
    assert_eq!(refs, ["1", "2", "3", "4", "57b"]);
}

#[test]
fn a_pointer_follows_a_row_that_got_a_new_id() {
    let base = base();
    let ours = after(&base, vec![added(&base, "a4", "4")]);
    let explanation = [("rule", "ACT.02"), ("record", "action"), ("row", "a4"), ("explanation", "Awaited")];
    let texts = explanation.map(|(name, text)| (name.to_owned(), text.to_owned())).into_iter().collect();
    let explained = Edit::Added { kind: RecordKind::Explanation, row: RowId::new("x1"), at: 0, texts };
    let theirs = after(&base, vec![added(&base, "a4", "57b"), explained]);
    let both = after(&ours, merge(&base, &ours, &theirs).edits);
    let new = both.actions().rows().iter().find(|row| row.record.reference.as_str() == "57b").expect("kept");
    let about = both.explanations().rows().first().expect("kept").record.row.clone();
    assert_eq!(about, Some(new.id.clone()));
}

#[test]
fn a_row_they_removed_goes_unless_we_changed_it() {
    let base = base();
    let theirs = after(&base, vec![removed(&base, "a2")]);
    let gone = after(&base, merge(&base, &base, &theirs).edits);
    assert_eq!(gone.count(RecordKind::Action), 2);
    let ours = after(&base, vec![set(&base, "a2", STATUS, "medium")]);
    let merged = merge(&base, &ours, &theirs);
    assert_eq!(merged.edits, []);
    assert_eq!(merged.conflicts, [Conflict::TheyRemoved { kind: RecordKind::Action, row: RowId::new("a2") }]);
}

#[test]
fn a_row_we_removed_and_they_changed_is_asked_about() {
    let base = base();
    let ours = after(&base, vec![removed(&base, "a2")]);
    let theirs = after(&base, vec![set(&base, "a2", STATUS, "medium")]);
    let merged = merge(&base, &ours, &theirs);
    assert_eq!(merged.edits, []);
    let [conflict] = merged.conflicts.as_slice() else { panic!("{merged:?}") };
    let back = after(&ours, conflict.take_theirs(&ours).into_iter().collect());
    assert_eq!(back.text(&RowId::new("a2"), STATUS).as_deref(), Some("medium"));
}

#[test]
fn the_later_confirmation_stands_without_a_question() {
    let confirmed = Field::of::<Action>("confirmed_at");
    let base = base();
    let ours = after(&base, vec![set(&base, "a1", confirmed, "2023-01-10T09:00:00Z")]);
    let theirs = after(&base, vec![set(&base, "a1", confirmed, "2023-01-11T09:00:00Z")]);
    let merged = merge(&base, &ours, &theirs);
    assert_eq!(merged.conflicts, []);
    let both = after(&ours, merged.edits);
    assert_eq!(both.text(&RowId::new("a1"), confirmed).as_deref(), Some("2023-01-11T09:00:00Z"));
    assert_eq!(merge(&base, &theirs, &ours), Merged::default());
}

#[test]
fn rows_without_a_row_id_in_the_file_are_known_by_what_they_are_about() {
    let explained = |id: &str, text: &str| {
        let record = Explanation { rule: "ACT.02".to_owned(), explanation: text.to_owned(), ..Explanation::default() };
        Row { id: RowId::new(id), record, extra: RowText::new() }
    };
    let with = |rows| Return::from_parts(Parts { explanations: rows, ..Parts::default() }).expect("a return");
    let (base, theirs) =
        (with(vec![explained("x1", "Awaited")]), with(vec![explained("x7", "Awaited from the regulator")]));
    let merged = merge(&base, &base, &theirs);
    assert_eq!(merged.conflicts, []);
    assert_eq!(after(&base, merged.edits).explanations().records().count(), 1);
}

#[test]
fn measures_of_two_periods_with_one_reference_stay_two() {
    let measure = |id: &str, period: &str| {
        let record = Measure {
            reference: Ref::new("HS16"),
            period: crate::tables::CellText::parse(period).expect("a period"),
            ..Measure::default()
        };
        Row { id: RowId::new(id), record, extra: RowText::new() }
    };
    let with = |rows| Return::from_parts(Parts { measures: rows, ..Parts::default() }).expect("a return");
    let (base, ours) = (with(Vec::new()), with(vec![measure("m1", "2022-23-Q2")]));
    let theirs = with(vec![measure("m1", "2022-23-Q3")]);
    let both = after(&ours, merge(&base, &ours, &theirs).edits);
    assert_eq!(both.count(RecordKind::Measure), 2);
}

/// Edits that fit a return, from free choices.
fn edited(ret: &Return, choices: &[(u8, u8, String)]) -> Return {
    let mut now = ret.clone();
    for (what, which, text) in choices {
        let rows = now.row_ids_of(RecordKind::Action);
        let picked = rows.get(usize::from(*which) % rows.len().max(1));
        let edit = match (what % 4, picked) {
            (0, Some(row)) => set(&now, row.as_str(), COMMENTARY, text),
            (1, Some(row)) => set(&now, row.as_str(), STATUS, if which % 2 == 0 { "medium" } else { "significant" }),
            (2, Some(row)) => removed(&now, row.as_str()),
            _ => added(&now, now.row_ids().fresh("a").as_str(), &format!("N{which}")),
        };
        now = after(&now, vec![edit]);
    }
    now
}

fn choices() -> impl Strategy<Value = Vec<(u8, u8, String)>> {
    prop::collection::vec(any::<(u8, u8, String)>(), 0..8)
}

/// The rows of a return whatever their order.
fn rows(ret: &Return) -> BTreeSet<String> {
    ret.row_ids_of(RecordKind::Action).iter().map(|row| format!("{:?}", ret.texts(RecordKind::Action, row))).collect()
}

proptest! {
    #[test]
    fn without_changes_of_theirs_nothing_happens(ours in choices()) {
        let base = base();
        prop_assert_eq!(merge(&base, &edited(&base, &ours), &base), Merged::default());
    }

    #[test]
    fn without_changes_of_ours_theirs_is_the_outcome(theirs in choices()) {
        let base = base();
        let theirs = edited(&base, &theirs);
        let merged = merge(&base, &base, &theirs);
        prop_assert_eq!(&merged.conflicts, &[]);
        prop_assert_eq!(rows(&after(&base, merged.edits)), rows(&theirs));
    }

    #[test]
    fn whatever_they_changed_is_taken_or_asked_about(ours in choices(), theirs in choices()) {
        let base = base();
        let (ours, theirs) = (edited(&base, &ours), edited(&base, &theirs));
        let merged = merge(&base, &ours, &theirs);
        let asked: BTreeSet<&RowId> = merged.conflicts.iter().filter_map(Conflict::row).collect();
        let both = after(&ours, merged.edits.clone());
        for row in theirs.row_ids_of(RecordKind::Action) {
            for field in [STATUS, COMMENTARY] {
                let (was, their) = (base.text(&row, field), theirs.text(&row, field));
                if was.is_some() && was != their && !asked.contains(&row) {
                    prop_assert_eq!(both.text(&row, field), their);
                }
            }
        }
        let refs = |ret: &Return| -> BTreeSet<String> { ret.actions().records().map(|a| a.reference.to_string()).collect() };
        for reference in refs(&theirs).difference(&refs(&base)) {
            prop_assert!(refs(&both).contains(reference));
        }
    }
}
