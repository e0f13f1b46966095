//! Owns turning the command table's shortcuts into key presses of the window.
//! Must not know what a command does.

use crate::app::{AppState, Asks, Command, ENTRIES};
use eframe::egui::{Context, Key, KeyboardShortcut, Modifiers};

/// The commands whose shortcut was pressed this frame. Undo and redo belong to a text field while it has the keyboard.
pub(crate) fn pressed(ctx: &Context, state: &AppState) -> Vec<Command> {
    let typing = ctx.text_edit_focused();
    let mut commands = Vec::new();
    // The longest first: Shift+F8 must not be taken for F8.
    let mut entries: Vec<_> =
        ENTRIES.iter().filter_map(|entry| Some((shortcut(entry.shortcut)?, entry.asks))).collect();
    entries.sort_by_key(|(shortcut, _)| !shortcut.modifiers.any());
    for (shortcut, asks) in entries {
        let belongs_to_field = typing && matches!(asks, Asks::Undo | Asks::Redo);
        if !belongs_to_field && ctx.input_mut(|input| input.consume_shortcut(&shortcut)) {
            commands.push(command(asks, state));
        }
    }
    commands
}

/// The command of an entry, with what only the moment knows.
pub(crate) fn command(asks: Asks, state: &AppState) -> Command {
    let zoom = state.settings().zoom;
    match asks {
        Asks::Go(screen) => Command::Go(screen),
        Asks::File(ask) => Command::Ask(ask),
        Asks::Save => Command::Save,
        Asks::Undo => Command::Undo,
        Asks::Redo => Command::Redo,
        Asks::NextFinding => Command::NextFinding,
        Asks::PreviousFinding => Command::PreviousFinding,
        Asks::Help => Command::ToggleHelp,
        Asks::Theme(theme) => Command::UseTheme(theme),
        Asks::ZoomIn => Command::Zoom(zoom.saturating_add(10)),
        Asks::ZoomOut => Command::Zoom(zoom.saturating_sub(10)),
        Asks::ZoomReset => Command::Zoom(100),
    }
}

/// The keys a shortcut is made of, from the words people read: `Ctrl+O`, `Shift+F8`.
fn shortcut(words: &str) -> Option<KeyboardShortcut> {
    let (modifiers, key) = match words.rsplit_once('+') {
        Some((before, "")) => (before.trim_end_matches('+'), "+"),
        Some((before, key)) => (before, key),
        None => ("", words),
    };
    let mut held = Modifiers::NONE;
    for word in modifiers.split('+').filter(|word| !word.is_empty()) {
        held = held.plus(match word {
            "Ctrl" => Modifiers::COMMAND,
            "Shift" => Modifiers::SHIFT,
            _ => return None,
        });
    }
    let key = match key {
        "+" => Key::Plus,
        "-" => Key::Minus,
        name => Key::from_name(name)?,
    };
    Some(KeyboardShortcut::new(held, key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shortcut_of_the_table_is_a_key() {
        for entry in ENTRIES.iter().filter(|entry| !entry.shortcut.is_empty()) {
            assert!(shortcut(entry.shortcut).is_some(), "{} of {}", entry.shortcut, entry.label);
        }
    }

    #[test]
    fn no_shortcut_stands_twice() {
        let mut all: Vec<&str> = ENTRIES.iter().map(|entry| entry.shortcut).filter(|text| !text.is_empty()).collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
    }
}
