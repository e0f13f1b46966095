//! Owns what new users tripped over when they imported a second time, or a second workbook, one bug a test.
//! Must not know how it was mended.

use crate::support::{actions, measures};
use crate::written::Written;
use jiff::Timestamp;
use quarterdeck::document::{Document, Starting, blank};
use quarterdeck::framework::Framework;
use quarterdeck::import::{Change, Context, Decisions, Imported, Words, import_with};
use quarterdeck::model::{Action, BodyId, Cause, Edit, Field, Period, Status, Step};
use quarterdeck::workbook::Workbook;
use std::sync::Arc;

/// A draft of a directorate's third quarter, with its history.
struct Desk {
    framework: Arc<Framework>,
    body: BodyId,
    document: Document,
    time: i64,
}

const Q3: Period = Period::Quarter(2022, 3);

impl Desk {
    fn new() -> Self {
        let (framework, body) = (Framework::built_in(), BodyId::new("housing"));
        let starting =
            Starting { framework: &framework, body: &body, period: Q3, at: Timestamp::UNIX_EPOCH, previous: None };
        let document = Document::new(blank(&starting), Vec::new(), None);
        Self { framework, body, document, time: 0 }
    }

    fn now(&mut self) -> Timestamp {
        self.time += 60;
        Timestamp::from_second(self.time).expect("a time")
    }

    fn import(&mut self, workbook: &Workbook) -> Imported {
        self.import_with(workbook, &Decisions::default())
    }

    fn import_with(&mut self, workbook: &Workbook, decisions: &Decisions) -> Imported {
        let at = self.now();
        let context = Context {
            framework: &self.framework,
            words: Words::built_in(),
            body: &self.body,
            period: Q3,
            at,
            who: "Tester",
            sha256: "",
            existing: self.document.ret(),
            log: self.document.log(),
            previous: None,
            mapping: None,
        };
        let said = import_with(workbook, &context, decisions);
        self.document.apply(&said.step).expect("an import fits the draft it was made for");
        said
    }

    /// Types into the first action with this reference.
    fn type_in(&mut self, reference: &str, field: Field, now: &str) {
        let row = self.document.ret().actions().rows().iter().find(|row| row.record.reference.as_str() == reference);
        let row = row.expect("the action").id.clone();
        let was = self.document.ret().text(&row, field).unwrap_or_default();
        let edit = Edit::Field { row, field, was, now: now.to_owned() };
        let step = Step::new(self.now(), "Lead", Cause::Typed, vec![edit]);
        self.document.apply(&step).expect("it fits");
    }

    fn action(&self, reference: &str) -> Option<&Action> {
        actions(self.document.ret()).into_iter().find(|action| action.reference.as_str() == reference)
    }
}

/// `book` as it would be under another file name.
fn called(name: &str, book: Written) -> Workbook {
    Workbook { name: name.to_owned(), ..book.read() }
}

/// A plan of two actions: status and corrective action of the first, and whether the second is there.
fn plan(status: &str, recovery: &str, second: bool) -> Workbook {
    let rows: [&[&str]; 3] = [
        &["Ref", "Action", "Lead officer", "Status", "Corrective action"],
        &["X1", "Set up the damp team", "Head of Repairs", status, recovery],
        &["X2", "Inspect every block", "Head of Repairs", "Green", ""],
    ];
    Written::new().sheet("Plan", if second { &rows } else { &rows[..2] }).read()
}

const RECOVERY: Field = Field::of::<Action>("recovery");
const STATUS: Field = Field::of::<Action>("status");

#[test]
fn a_cell_emptied_in_the_workbook_is_cleared_by_importing_it_again_and_that_is_said() {
    let mut desk = Desk::new();
    desk.import(&plan("Amber", "Agency cover until May.", true));
    let said = desk.import(&plan("Amber", "", true));
    assert_eq!(desk.action("X1").map(|action| action.recovery.as_str()), Some(""));
    assert_eq!(said.report.notes, ["Return.xlsx no longer gives the recovery: cleared in the return, of X1"]);
    let again = desk.import(&plan("Amber", "", true));
    assert!(again.step.is_nothing() && again.report.notes.is_empty(), "{:?} {:?}", again.step, again.report.notes);
    desk.import(&plan("", "", true));
    let action = desk.action("X1").expect("the action");
    assert_eq!((action.status, action.confirmed_at), (None, None), "nobody says anything for the quarter any more");
}

#[test]
fn a_cell_emptied_in_the_workbook_does_not_clear_what_a_person_has_typed_since() {
    let mut desk = Desk::new();
    desk.import(&plan("Amber", "Agency cover until May.", true));
    desk.type_in("X1", RECOVERY, "Two posts are filled.");
    let said = desk.import(&plan("Amber", "", true));
    assert_eq!(desk.action("X1").map(|action| action.recovery.as_str()), Some("Two posts are filled."));
    let wanted = "Return.xlsx no longer gives the recovery, but it was changed in the return since and stays, of X1";
    assert_eq!(said.report.notes, [wanted]);
}

#[test]
fn a_value_typed_in_the_return_stays_when_the_workbook_says_what_it_said_before() {
    let mut desk = Desk::new();
    desk.import(&plan("Amber", "Agency cover.", true));
    desk.type_in("X1", RECOVERY, "Two posts are filled.");
    let said = desk.import(&plan("Red", "Agency cover.", true));
    let action = desk.action("X1").expect("the action");
    assert_eq!((action.recovery.as_str(), action.status_as_written.as_str()), ("Two posts are filled.", "Red"));
    let wanted = "X1: the recovery was changed in the return since Plan!E2 was imported, and stays as it is";
    assert_eq!(said.report.notes, [wanted]);
    let said = desk.import(&plan("Red", "Overtime.", true));
    assert_eq!(desk.action("X1").map(|action| action.recovery.as_str()), Some("Two posts are filled."));
    let wanted =
        "X1: the recovery was changed in the return to “Two posts are filled.”, which stays; Plan!E2 says “Overtime.”";
    assert_eq!(said.report.notes, [wanted]);
}

#[test]
fn a_value_typed_over_is_a_choice_and_the_workbooks_word_is_taken_when_chosen() {
    let mut desk = Desk::new();
    desk.import(&plan("Amber", "Agency cover.", true));
    desk.type_in("X1", RECOVERY, "Two posts are filled.");
    desk.type_in("X1", STATUS, "on-track");
    let said = desk.import(&plan("Red", "Overtime.", true));
    let told: Vec<(Change, &str, &str, &str, &str)> = said
        .changes
        .iter()
        .map(|c| (c.change, c.field.as_str(), c.was.as_str(), c.now.as_str(), c.place.as_str()))
        .collect();
    let wanted = [
        (Change::Kept, "recovery", "Two posts are filled.", "Overtime.", "Plan!E2"),
        (Change::Kept, "status", "on-track", "significant", "Plan!D2"),
    ];
    assert_eq!(told, wanted);
    let action = desk.action("X1").expect("the action");
    assert_eq!(
        (action.status, action.status_as_written.as_str()),
        (Some(Status::OnTrack), "Amber"),
        "they stay together"
    );
    let mut chosen = Decisions::default();
    chosen.take.insert((said.changes[1].row.clone(), "status".to_owned()));
    let said = desk.import_with(&plan("Red", "Overtime.", true), &chosen);
    let action = desk.action("X1").expect("the action");
    assert_eq!((action.status, action.status_as_written.as_str()), (Some(Status::Significant), "Red"));
    assert_eq!(action.recovery, "Two posts are filled.", "nobody chose that");
    assert_eq!(said.changes.iter().filter(|change| change.change == Change::Changed).count(), 1);
    let all = Decisions { take_all: true, ..Decisions::default() };
    desk.import_with(&plan("Red", "Overtime.", true), &all);
    assert_eq!(desk.action("X1").map(|action| action.recovery.as_str()), Some("Overtime."));
}

#[test]
fn what_a_person_emptied_or_filled_in_is_theirs_too() {
    let mut desk = Desk::new();
    desk.import(&plan("Amber", "Agency cover.", true));
    desk.type_in("X1", RECOVERY, "");
    desk.type_in("X2", RECOVERY, "None is needed.");
    let rows: [&[&str]; 3] = [
        &["Ref", "Action", "Lead officer", "Status", "Corrective action"],
        &["X1", "Set up the damp team", "Head of Repairs", "Amber", "Agency cover."],
        &["X2", "Inspect every block", "Head of Repairs", "Green", "Overtime."],
    ];
    let said = desk.import(&Written::new().sheet("Plan", &rows).read());
    assert_eq!(said.changes.iter().filter(|change| change.change == Change::Kept).count(), 2, "{:?}", said.changes);
    let recovery = |reference: &str| desk.action(reference).map(|action| action.recovery.clone());
    assert_eq!((recovery("X1").as_deref(), recovery("X2").as_deref()), (Some(""), Some("None is needed.")));
}

#[test]
fn a_corrected_workbook_shows_was_now_and_where_and_undo_takes_the_whole_import_back() {
    let mut desk = Desk::new();
    desk.import(&plan("Amber", "Agency cover.", true));
    let (before, evidence) = (desk.document.ret().clone(), desk.document.ret().evidence().to_vec());
    let said = desk.import(&plan("Red", "Agency cover.", true));
    let [change] = said.changes.as_slice() else { panic!("{:?}", said.changes) };
    assert_eq!((change.change, change.name.as_str(), change.field.as_str()), (Change::Changed, "X1", "status"));
    assert_eq!((change.was.as_str(), change.now.as_str(), change.place.as_str()), ("medium", "significant", "Plan!D2"));
    let after = desk.document.ret().clone();
    assert_ne!(after.evidence(), evidence);
    desk.document.undo(Timestamp::UNIX_EPOCH, "Lead").expect("it goes back");
    assert_eq!(*desk.document.ret(), before, "records, evidence and ledger are as they were");
    desk.document.redo(Timestamp::UNIX_EPOCH, "Lead").expect("it comes back");
    assert_eq!(*desk.document.ret(), after);
    desk.document.undo(Timestamp::UNIX_EPOCH, "Lead").expect("it goes back");
    desk.document.undo(Timestamp::UNIX_EPOCH, "Lead").expect("the first import goes too");
    assert!(desk.document.ret().actions().is_empty() && desk.document.ret().evidence().is_empty());
}

#[test]
fn a_row_deleted_in_the_workbook_is_named_and_goes_only_when_somebody_says_so() {
    let mut desk = Desk::new();
    desk.import(&plan("Amber", "", true));
    let said = desk.import(&plan("Amber", "", false));
    assert!(desk.action("X2").is_some(), "never quietly");
    assert_eq!(said.report.notes, ["Return.xlsx no longer has this action; it stays in the return: X2"]);
    let [gone] = said.changes.as_slice() else { panic!("{:?}", said.changes) };
    assert_eq!((gone.change, gone.name.as_str()), (Change::Gone, "X2"));
    let chosen = Decisions { remove: [gone.row.clone()].into(), ..Decisions::default() };
    desk.document.undo(Timestamp::UNIX_EPOCH, "Lead").expect("the second import goes back");
    let said = desk.import_with(&plan("Amber", "", false), &chosen);
    assert!(desk.action("X2").is_none());
    assert_eq!(said.changes[0].change, Change::TakenOut);
    let wanted = "Return.xlsx no longer has this action: taken out of the return, as you chose: X2";
    assert_eq!(said.report.notes, [wanted]);
    desk.document.undo(Timestamp::UNIX_EPOCH, "Lead").expect("it goes back");
    assert!(desk.action("X2").is_some());
    desk.type_in("X2", RECOVERY, "None is needed.");
    let said = desk.import(&plan("Amber", "", false));
    assert!(desk.action("X2").is_some());
    let wanted = "Return.xlsx no longer has this action; it stays in the return, where it was changed since: X2";
    assert_eq!(said.report.notes, [wanted]);
}

#[test]
fn a_heading_misspelt_since_takes_nothing_out_of_the_return() {
    let mut desk = Desk::new();
    desk.import(&plan("Amber", "Agency cover until May.", true));
    let rows: &[&[&str]] = &[
        &["Ref", "Action", "Lead officer", "Status", "Zzz"],
        &["X1", "Set up the damp team", "Head of Repairs", "Amber", "Agency cover until May."],
        &["X2", "Inspect every block", "Head of Repairs", "Green", ""],
    ];
    let said = desk.import(&Written::new().sheet("Plan", rows).read());
    assert_eq!(desk.action("X1").map(|action| action.recovery.as_str()), Some("Agency cover until May."));
    let wanted = "Return.xlsx has no column for the recovery any more: what it gave before stays, of X1";
    assert_eq!(said.report.notes, [wanted]);
    let said = desk.import(&Written::new().sheet("Lunch", &[&["Sandwiches"]]).read());
    assert_eq!(actions(desk.document.ret()).len(), 2);
    assert!(said.report.notes.iter().any(|note| note.contains("lists no action any more")), "{:?}", said.report.notes);
}

#[test]
fn measures_without_a_reference_do_not_double() {
    let book = |value: &str| {
        let rows: &[&[&str]] = &[
            &["Indicator", "Q2 actual", "Q3 actual", "Q3 target"],
            &["Homes let in time to those who wait", "81%", value, "84%"],
            &["Tenants satisfied with their repair", "70%", "72%", "75%"],
        ];
        Written::new().sheet("KPIs", rows).read()
    };
    let mut desk = Desk::new();
    desk.import(&book("83%"));
    assert_eq!(measures(desk.document.ret()).len(), 4);
    let said = desk.import(&book("82%"));
    assert_eq!(measures(desk.document.ret()).len(), 4, "{:?}", said.report.notes);
    let figures: Vec<Option<String>> =
        measures(desk.document.ret()).iter().map(|measure| measure.value.map(|value| value.to_string())).collect();
    assert_eq!(figures, ["81", "82", "70", "72"].map(|figure| Some(figure.to_owned())));
}

#[test]
fn an_action_that_was_given_its_reference_later_is_the_same_action() {
    let book = |reference: &str| {
        let rows: &[&[&str]] =
            &[&["Ref", "Action", "Status"], &[reference, "Set up the damp team", "Green"], &["X2", "Inspect", "Red"]];
        Written::new().sheet("Plan", rows).read()
    };
    let mut desk = Desk::new();
    desk.import(&book(""));
    desk.import(&book("X1"));
    assert_eq!(actions(desk.document.ret()).len(), 2);
    assert!(desk.action("X1").is_some());
}

#[test]
fn two_workbooks_that_disagree_say_so_with_both_cells() {
    let book = |name: &str, status: &str| {
        let rows: &[&[&str]] = &[&["Ref", "Action", "Status"], &["X1", "Set up the damp team", status]];
        called(name, Written::new().sheet("Plan", rows))
    };
    let mut desk = Desk::new();
    desk.import(&book("North.xlsx", "Green"));
    let said = desk.import(&book("South.xlsx", "Red"));
    let wanted = "X1: Plan!C2 in North.xlsx says “Green” for the status and Plan!C2 in South.xlsx says “Red”; the return has what South.xlsx says";
    assert_eq!(said.report.notes.first().map(String::as_str), Some(wanted));
    assert_eq!(desk.import(&book("South.xlsx", "Red")).report.notes, [""; 0], "it was said, and nothing changes");
}

#[test]
fn two_sheets_that_disagree_say_so_with_both_cells() {
    let book = || {
        let header: &[&str] = &["Ref", "Action", "Status"];
        Written::new()
            .sheet("Plan", &[header, &["X1", "Set up the damp team", "Green"]])
            .sheet("Latest plan", &[header, &["X1", "Set up the damp team", "Red"]])
            .read()
    };
    let mut desk = Desk::new();
    let said = desk.import(&book());
    let wanted = "X1: Plan!C2 and Latest plan!C2 do not agree on the status; both rows are kept: delete one";
    assert_eq!(said.report.notes, [wanted]);
}

#[test]
fn a_sample_imported_twice_changes_nothing_and_tells_nothing_new() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data/2022-23-q3");
    for name in ["housing.xlsx", "corporate.xlsx", "finance.xlsx", "law-and-governance.xlsx"] {
        let workbook = quarterdeck::workbook::Reader::read(&folder.join(name)).expect("a sample reads");
        let mut desk = Desk::new();
        desk.body = BodyId::new(name.trim_end_matches(".xlsx"));
        let first = desk.import(&workbook);
        let again = desk.import(&workbook);
        assert!(again.step.is_nothing(), "{name}: {:?}", again.step.edits);
        assert_eq!(again.report.notes, first.report.notes, "{name}");
    }
}

#[test]
fn a_corrected_workbook_under_another_name_says_that_nothing_it_drops_was_compared_and_its_old_name_mends_that() {
    let corrected = |name: &str| Workbook { name: name.to_owned(), ..plan("Amber", "", false) };
    let mut desk = Desk::new();
    desk.import(&plan("Amber", "Agency cover until May.", true));
    let remove = Decisions { remove_all: true, ..Decisions::default() };
    let said = desk.import_with(&corrected("Return v2.xlsx"), &remove);
    let added = "The draft holds Return.xlsx already, with every record of Return v2.xlsx. A workbook of another name is an addition: what Return.xlsx gave and Return v2.xlsx no longer says stays. If Return v2.xlsx is Return.xlsx corrected, give it the name Return.xlsx and import it again";
    let nothing = "No record is taken out as gone: the draft holds no earlier import of a workbook named Return v2.xlsx to compare it with";
    assert_eq!(said.report.notes, [added, nothing]);
    assert!(desk.action("X2").is_some(), "it stays, and that is said");
    let said = desk.import_with(&corrected("Return.xlsx"), &remove);
    assert!(desk.action("X2").is_none(), "the old name compares: {:?}", said.report.notes);
    assert_eq!(desk.action("X1").map(|action| action.recovery.as_str()), Some(""), "{:?}", said.report.notes);
}

#[test]
fn a_second_workbook_with_other_records_is_an_addition_without_a_word() {
    let mut desk = Desk::new();
    desk.import(&plan("Amber", "", true));
    let rows: &[&[&str]] =
        &[&["Ref", "Action", "Status"], &["X2", "Inspect every block", "Green"], &["Y1", "Open the depot", "Green"]];
    let said = desk.import(&called("Depot.xlsx", Written::new().sheet("Plan", rows)));
    assert_eq!(said.report.notes, [""; 0]);
}
