//! Owns turning the command table's shortcuts into key presses of the window.
//! Must not know what a command does.

use crate::app::{Asks, Command, ENTRIES};
use eframe::egui::{Context, Event, Key, KeyboardShortcut, Modifiers};

/// The commands whose shortcut was pressed this frame. Undo and redo belong to a text field while it has the keyboard.
pub(crate) fn pressed(ctx: &Context) -> Vec<Command> {
    let typing = ctx.text_edit_focused();
    drop_held(ctx);
    let mut commands = Vec::new();
    let mut entries: Vec<_> =
        ENTRIES.iter().filter_map(|entry| Some((shortcut(entry.shortcut)?, entry.asks))).collect();
    // The longest first: Shift+F8 must not be taken for F8, nor Ctrl+Shift+R for Ctrl+R.
    entries.sort_by_key(|(shortcut, _)| std::cmp::Reverse(held(shortcut.modifiers)));
    for (shortcut, asks) in entries {
        let belongs_to_field = typing && matches!(asks, Asks::Undo | Asks::Redo);
        if !belongs_to_field && ctx.input_mut(|input| input.consume_shortcut(&shortcut)) {
            commands.push(Command::Run(asks));
        }
    }
    commands
}

fn held(modifiers: Modifiers) -> u8 {
    [modifiers.command || modifiers.ctrl, modifiers.shift, modifiers.alt].into_iter().map(u8::from).sum()
}

/// A key that is held down does not confirm row after row: nobody has looked at them.
fn drop_held(ctx: &Context) {
    let is_held = |event: &Event| matches!(event, Event::Key { key: Key::Enter, pressed: true, repeat: true, modifiers, .. } if modifiers.command);
    ctx.input_mut(|input| input.events.retain(|event| !is_held(event)));
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
}
