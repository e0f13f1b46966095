//! Owns the conversation about a workbook, by labels and keys: questions, answers that are remembered, columns, changes, doubts.
//! Must not know how anything is drawn.

use crate::window::{Window, told};
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::{AccessKitNode, Queryable, by};
use quarterdeck::app::{Ask, Screen};
use quarterdeck::import::Change;
use quarterdeck::model::{Action, Return, Status};
use rust_xlsxwriter::{Note, Workbook};
use std::path::PathBuf;

/// A return of a title, headings and so many actions, of which the first so many are pending.
struct Plan {
    title: &'static str,
    last_heading: &'static str,
    rows: u32,
    pending: u32,
    first_commentary: &'static str,
}

impl Plan {
    fn usual() -> Self {
        Self {
            title: "Housing return, Quarter 3 2022/23",
            last_heading: "Correctvie acton",
            rows: 20,
            pending: 14,
            first_commentary: "Two posts are filled",
        }
    }

    fn write(&self, window: &Window, name: &str) -> PathBuf {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        sheet.set_name("Plan").expect("a name");
        sheet.write(0, 0, self.title).expect("written");
        for (column, text) in (0..).zip(["Ref", "Action", "RAG", "Progress update", self.last_heading]) {
            sheet.write(1, column, text).expect("written");
        }
        for row in 1..=self.rows {
            let status = if row <= self.pending { "Pending" } else { "Green" };
            let update = if row == 1 { self.first_commentary.to_owned() } else { format!("Inspected in month {row}") };
            let texts = [
                format!("X{row}"),
                format!("Inspect block {row}"),
                status.to_owned(),
                update,
                format!("Measure {row}"),
            ];
            for (column, text) in (0..).zip(texts) {
                sheet.write(row + 1, column, text).expect("written");
            }
        }
        sheet.insert_note(2, 2, &Note::new("Waiting for the board")).expect("a note");
        let path = window.path(name);
        book.save(&path).expect("saved");
        path
    }
}

fn held(window: &Window) -> &Return {
    window.harness.state().state().room().expect("a return").document().ret()
}

fn statuses(window: &Window, wanted: Status) -> usize {
    held(window).actions().records().filter(|action| action.status == Some(wanted)).count()
}

fn action<'a>(window: &'a Window, reference: &str) -> Option<&'a Action> {
    held(window).actions().records().find(|action| action.reference.as_str() == reference)
}

fn asked(window: &Window) -> u32 {
    let importing = window.harness.state().state().importing().expect("a workbook on its way in");
    importing.imported.as_ref().expect("it is understood").report.asked
}

/// Goes on with Tab until the focus is on something that says this.
fn tab_to(window: &mut Window, words: &str) {
    for _ in 0..80 {
        window.press(&[Key::Tab]);
        let is_it = |node: &AccessKitNode<'_>| node.is_focused() && told(node).starts_with(words);
        if window.harness.query_all(by().predicate(is_it)).next().is_some() {
            return;
        }
    }
    panic!("Tab never comes to “{words}”");
}

#[test]
fn one_answer_settles_fourteen_cells_and_undo_takes_the_whole_import_back() {
    let mut window = Window::open();
    let path = Plan::usual().write(&window, "housing.xlsx");
    window.open_path(&path);
    assert!(window.has("14 cells say “Pending” under “RAG”: what does that mean?"));
    assert!(window.has("20 cells stand under “Correctvie acton”: what does this column hold?"));
    assert_eq!(asked(&window), 34);

    // By keyboard alone: to the choice, and Enter. It applies at once.
    tab_to(&mut window, "No update available");
    window.press(&[Key::Enter]);
    assert_eq!(asked(&window), 20);
    tab_to(&mut window, "Take it as Recovery");
    window.press(&[Key::Enter]);
    assert_eq!(asked(&window), 0);
    assert!(window.has("0 asked") && window.has("No question is open"));

    window.click("Import 20");
    assert_eq!(statuses(&window, Status::NoUpdate), 14);
    assert_eq!(action(&window, "X1").map(|action| action.recovery.as_str()), Some("Measure 1"));
    let after = held(&window).clone();
    window.chord(Modifiers::COMMAND, Key::Z);
    assert!(
        held(&window).actions().is_empty() && held(&window).evidence().is_empty(),
        "the ledger goes with the records"
    );
    window.chord(Modifiers::COMMAND, Key::Y);
    assert_eq!(*held(&window), after);
}

#[test]
fn answers_are_used_next_time_and_can_be_taken_back() {
    let mut window = Window::open();
    let path = Plan::usual().write(&window, "housing.xlsx");
    window.open_path(&path);
    window.click("No update available");
    window.click("Take it as Recovery");
    window.click("Leave it");
    let next = Plan { pending: 3, ..Plan::usual() }.write(&window, "housing again.xlsx");
    window.open_path(&next);
    assert!(window.has("2 answers from last time used"), "{:?}", window.harness.state().state().message());
    assert_eq!(asked(&window), 0);
    window.click("Answers 2");
    window.click("Take back: Pending");
    assert_eq!(asked(&window), 3);
    let kept = window.path("own").join("mappings/housing.toml");
    let text = || std::fs::read_to_string(&kept).expect("kept beside the settings");
    // Written behind the window's back; it is not waited for.
    for _ in 0..2000 {
        if !text().contains("Pending") {
            break;
        }
        window.settle();
    }
    assert!(text().contains("Correctvie acton") && !text().contains("Pending"), "{}", text());
}

static ANSWERS: std::sync::OnceLock<PathBuf> = std::sync::OnceLock::new();

#[test]
fn answers_travel_as_a_file() {
    fn answers(ask: Ask) -> Vec<PathBuf> {
        if matches!(ask, Ask::MappingTo | Ask::MappingFrom) {
            ANSWERS.get().cloned().into_iter().collect()
        } else {
            Vec::new()
        }
    }
    let mut window = Window::open_with(|shell| shell.with_dialogs(answers));
    let file = ANSWERS.get_or_init(|| window.path("answers.toml")).clone();
    let path = Plan::usual().write(&window, "housing.xlsx");
    window.open_path(&path);
    window.click("No update available");
    window.click("Answers 1");
    window.click("Write a mapping file…");
    while !file.exists() {
        window.settle();
    }
    window.click("Take back: Pending");
    assert_eq!(asked(&window), 34);
    window.click("Take in a mapping file…");
    while asked(&window) == 34 {
        window.settle();
    }
    assert_eq!(asked(&window), 20);
    // A file of another body is one sentence, and nothing changes.
    let other = window.path("other.toml");
    std::fs::write(&other, "quarterdeck_mapping = 1\nbody = \"finance\"\n").expect("written");
    window.harness.state_mut().carry_out(
        &eframe::egui::Context::default(),
        None,
        quarterdeck::app::Command::UseMapping(other),
    );
    window.settle();
    assert!(window.has("these are answers about the workbooks of Finance, not of Housing"));
}

#[test]
fn a_column_is_changed_with_the_arrow_keys_and_the_sheet_follows() {
    let mut window = Window::open();
    let plan = Plan { pending: 0, last_heading: "Cause", ..Plan::usual() };
    let path = plan.write(&window, "housing.xlsx");
    window.open_path(&path);
    window.click("Column E: Cause");
    assert!(window.has("E2: left out, a heading"), "choosing a column shows its heading in the sheet");
    let before = window
        .harness
        .query_all(by().predicate(|node| node.role() == Role::ComboBox && told(node).starts_with("It holds")));
    let list = before.into_iter().next().expect("what it holds, as a list");
    list.focus();
    window.settle();
    window.press(&[Key::ArrowDown]);
    let importing = window.harness.state().state().importing().expect("a workbook");
    assert_eq!(importing.mapping.count(), 1, "{:?}", importing.mapping);
    assert!(!window.has("Column E: Cause"));
    window.click("Take my answer back");
    assert!(window.has("Column E: Cause"));
}

#[test]
fn a_corrected_workbook_shows_its_changes_and_what_was_typed_is_a_choice() {
    let mut window = Window::open();
    let plan = || Plan { pending: 0, last_heading: "Cause", rows: 3, ..Plan::usual() };
    let path = plan().write(&window, "housing.xlsx");
    window.open_path(&path);
    window.click("Import 3");
    // The status of the first action is changed by hand.
    window.chord(Modifiers::COMMAND, Key::Home);
    window.press(&[Key::ArrowRight, Key::ArrowRight]);
    window.write("r");
    assert_eq!(statuses(&window, Status::Significant), 1);

    let path = Plan { rows: 2, first_commentary: "Three posts are filled", ..plan() }.write(&window, "housing.xlsx");
    window.open_path(&path);
    let changes = |window: &Window| {
        let importing = window.harness.state().state().importing().expect("a workbook");
        let imported = importing.imported.as_ref().expect("understood");
        imported.changes.iter().map(|changed| changed.change).collect::<Vec<_>>()
    };
    assert_eq!(changes(&window), [Change::Kept, Change::Changed, Change::Gone]);
    window.click("Changes 3");
    assert!(window.has("was “Two posts are filled”, now “Three posts are filled”"));
    assert!(window.has("action X3") && window.has("It stays in the return"));
    window.click("Take it out: X3");
    window.click("Take what the workbook says: X1, status");
    assert_eq!(changes(&window), [Change::Changed, Change::Changed, Change::TakenOut]);
    window.click("Keep what the return says: X1, status");
    let before = held(&window).clone();
    window.click("Import");
    assert_eq!(window.screen(), Screen::Return(quarterdeck::app::Section::Actions));
    assert_eq!(statuses(&window, Status::Significant), 1, "what was typed stays");
    assert!(action(&window, "X3").is_none());
    assert_eq!(action(&window, "X1").map(|action| action.commentary.as_str()), Some("Three posts are filled"));
    window.chord(Modifiers::COMMAND, Key::Z);
    assert_eq!(*held(&window), before);
}

#[test]
fn a_workbook_of_another_body_is_asked_about_before_anything_is_taken() {
    let mut window = Window::open();
    let plan = Plan { pending: 0, title: "Finance return, Quarter 3 2022/23", ..Plan::usual() };
    let path = plan.write(&window, "housing.xlsx");
    window.open_path(&path);
    assert!(window.has("Plan!A1 says “Finance return, Quarter 3 2022/23”, but the workbook is imported for Housing"));
    let buttons = |window: &Window| {
        let button = |node: &AccessKitNode<'_>| node.role() == Role::Button && told(node).starts_with("Import 20");
        window.harness.query_all(by().predicate(button)).count()
    };
    assert_eq!(buttons(&window), 0, "nothing can be taken in yet");
    window.click("It is right as it is");
    assert_eq!(buttons(&window), 1);
    window.click("Leave it");
    window.open_path(&path);
    assert_eq!(buttons(&window), 0, "it is asked each time");
    window.click("Import it for Finance, Quarter 3 2022/23");
    window.click("Import 20");
    assert_eq!(held(&window).header().body.as_str(), "finance");
}

#[test]
fn the_report_adds_up_and_each_reason_leads_to_its_cells() {
    let mut window = Window::open();
    let path = Plan::usual().write(&window, "housing.xlsx");
    window.open_path(&path);
    window.click("Report");
    assert!(window.has("106 cells = 66 imported + 6 left out + 34 asked"));
    assert!(window.has("22 rows; 106 cells = "));
    assert!(window.has("comment"), "it is said that one stands beside a cell");
    window.click("A heading: 5 cells");
    assert!(window.has("The cell you look at:"));
    assert!(window.has("A2: left out, a heading"));
}
