//! Owns what must hold of the whole table: nothing missing, no key twice, and no command outside it by oversight.
//! Must not know how a command is carried out.

use super::*;
use crate::app::command::Command;
use crate::app::state::AppState;
use std::collections::{BTreeMap, BTreeSet};

/// Where a command is asked for.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum From {
    /// By an entry of the table, under this name.
    Table(&'static str),
    /// At its own place on a screen: it needs a row, a text, a choice that only that place has.
    Place,
    /// By the program itself.
    Program,
}

/// Every command stands here: a new one does not compile before somebody has said where it is asked for.
fn from(command: &Command) -> From {
    use Command::*;
    match command {
        Go(_) => From::Table("go"),
        Ask(_) => From::Table("ask"),
        Save => From::Table("save"),
        Undo => From::Table("undo"),
        Redo => From::Table("redo"),
        NextFinding => From::Table("next finding"),
        PreviousFinding => From::Table("previous finding"),
        NextToDo(true) => From::Table("next to do"),
        NextToDo(false) => From::Table("previous to do"),
        ConfirmAndNext => From::Table("confirm"),
        ExplainHere => From::Table("explain"),
        ShowSteps(_) => From::Table("steps"),
        ShowDemo => From::Table("sample"),
        AskForWords => From::Table("find"),
        FindNext { .. } => From::Table("find next"),
        ShowAllRows => From::Table("all rows"),
        Column(_) => From::Table("column"),
        OpenPalette { records: false } => From::Table("palette"),
        OpenPalette { records: true } => From::Table("record"),
        ToggleHelp => From::Table("help"),
        UseTheme(_) => From::Table("theme"),
        Zoom(_) => From::Table("zoom"),
        Run(_)
        | Dismiss
        | FindHelp(_)
        | TypePalette(_)
        | MovePalette(_)
        | UsePalette(_)
        | ClosePalette
        | TypePath(_)
        | UsePath
        | Drop(_)
        | Open(_)
        | StartFromLast(_)
        | Forget(_)
        | Import(_)
        | ImportFor(..)
        | AcceptImport
        | Answer(..)
        | Decide(_)
        | Insist
        | UseMapping(_)
        | CancelImport
        | Grid(..)
        | Chip(..)
        | Find(..)
        | OnlyFound(..)
        | Sort(..)
        | Type(..)
        | Confirm(..)
        | NextOf(_)
        | PutBack(..)
        | UndoBack(_)
        | OpenLine(_)
        | GoToRecord(..)
        | GoToFinding(_)
        | Explain(..)
        | BeginExplaining(_)
        | TypeExplanation(_)
        | LeaveExplaining
        | ShowState(_)
        | RestoreState(_)
        | SettleConflict { .. }
        | TypePreparer(_)
        | UsePreparer
        | LeavePreparer
        | SignAs(_)
        | ConfirmStatement(_)
        | AllowIncomplete(_)
        | ExportTo(_)
        | Export
        | Receive(_)
        | ReceivePrevious(_) => From::Place,
        Finished(_) | GiveKeyboard => From::Program,
    }
}

const BY_TABLE: [&str; 22] = [
    "find",
    "find next",
    "all rows",
    "column",
    "go",
    "ask",
    "save",
    "undo",
    "redo",
    "next finding",
    "previous finding",
    "next to do",
    "previous to do",
    "confirm",
    "explain",
    "steps",
    "sample",
    "palette",
    "record",
    "help",
    "theme",
    "zoom",
];

#[test]
fn every_command_that_is_asked_for_by_name_is_in_the_table_and_the_table_asks_for_no_other() {
    let state = AppState::default();
    let asked: BTreeSet<From> = ENTRIES.iter().map(|entry| from(&entry.asks.command(&state))).collect();
    let wanted: BTreeSet<From> = BY_TABLE.into_iter().map(From::Table).collect();
    assert_eq!(asked, wanted);
}

#[test]
fn every_place_and_every_file_dialog_can_be_asked_for_by_name() {
    use crate::app::command::{Ask, Theme};
    use crate::app::{CentreSection, Screen, Section};
    let asked = |asks: Asks| ENTRIES.iter().any(|entry| entry.asks == asks);
    assert!(asked(Asks::Go(Screen::Start)));
    for section in Section::ALL.into_iter().chain([Section::Conflicts, Section::States]) {
        assert!(asked(Asks::Go(Screen::Return(section))), "{section:?}");
    }
    for section in CentreSection::ALL {
        assert!(asked(Asks::Go(Screen::Centre(section))), "{section:?}");
    }
    for theme in Theme::ALL {
        assert!(asked(Asks::Theme(theme)), "{theme:?}");
    }
    // The folder of a bundle and the answers of an import are asked for where they are used.
    for ask in [Ask::Open, Ask::StartFromLast, Ask::Import, Ask::Receive, Ask::ReceivePrevious] {
        assert!(asked(Asks::File(ask)), "{ask:?}");
    }
}

#[test]
fn every_entry_has_a_label_a_tooltip_and_a_shortcut_and_none_stands_twice() {
    let (mut labels, mut shortcuts) = (BTreeMap::new(), BTreeMap::new());
    for entry in ENTRIES {
        for text in [entry.label, entry.tooltip, entry.shortcut] {
            assert!(!text.trim().is_empty(), "{entry:?}");
        }
        assert!(!entry.tooltip.ends_with('.') && entry.tooltip.starts_with(char::is_uppercase), "{entry:?}");
        assert_eq!(labels.insert(entry.label, entry.asks), None, "{} stands twice", entry.label);
        assert_eq!(shortcuts.insert(entry.shortcut, entry.label), None, "{} stands twice", entry.shortcut);
    }
}

#[test]
fn entries_of_a_group_stand_together() {
    let mut order: Vec<Group> = ENTRIES.iter().map(|entry| entry.group).collect();
    order.dedup();
    assert_eq!(order, Group::ALL);
}

#[test]
fn a_key_of_the_grid_is_no_shortcut_of_another_command() {
    // The grid's own undo and redo are the table's.
    let own = IN_A_GRID.iter().flat_map(|key| key.keys.split(", "));
    for key in own {
        let entry = ENTRIES.iter().find(|entry| entry.shortcut == key);
        assert_eq!(entry.map(|entry| entry.label), None, "{key} means two things");
    }
}

#[test]
fn without_a_return_only_what_needs_none_can_be_used_and_the_rest_says_why() {
    let state = AppState::default();
    let can: Vec<&str> =
        ENTRIES.iter().filter(|entry| entry.asks.refusal(&state).is_none()).map(|entry| entry.label).collect();
    assert_eq!(
        can,
        [
            "Start page",
            "Open…",
            "Start from last quarter…",
            "Import a workbook…",
            "Receive bundles…",
            "Last quarter's bundles…",
            "Sample picture",
            "Larger",
            "Dark theme",
            "High-contrast theme",
            "Find a command…",
            "Keys and commands",
        ]
    );
}

fn labels(state: &AppState, wanted: &str) -> Vec<String> {
    lines(state, wanted, false).into_iter().map(|line| line.label).collect()
}

#[test]
fn words_find_a_command_in_any_order_by_how_they_begin() {
    let state = AppState::default();
    assert_eq!(labels(&state, "work imp").first().map(String::as_str), Some("Import a workbook…"));
    assert_eq!(labels(&state, "THEME dark"), ["Dark theme"]);
    assert_eq!(labels(&state, "orkbook"), Vec::<String>::new(), "a word is found by its beginning");
    assert_eq!(labels(&state, "").len(), ENTRIES.len(), "nothing typed shows them all");
}

#[test]
fn what_cannot_be_used_comes_last_and_says_why() {
    let state = AppState::default();
    let found = lines(&state, "find", false);
    let told: Vec<_> = found.iter().map(|line| (line.label.as_str(), line.refusal)).collect();
    assert_eq!(told.first(), Some(&("Find a command…", None)));
    assert!(told.contains(&("Next finding", Some("Open or import a return first"))), "{told:?}");
    let first_refused = told.iter().position(|(_, refusal)| refusal.is_some()).unwrap();
    assert!(told[first_refused..].iter().all(|(_, refusal)| refusal.is_some()), "{told:?}");
}

#[test]
fn a_reference_is_one_word() {
    assert!(matches("Action 1.10 Build homes", "1.10"));
    assert!(matches("Action 27a Build homes", "homes 27"));
    assert!(!matches("Action 127 Build homes", "27"));
}
