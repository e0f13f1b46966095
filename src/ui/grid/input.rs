//! Owns the way from egui's events to a grid's keys.
//! Must not know what a key does.

use crate::app::grid::{Arrow, CellKind, Draft, GridInput, GridKey, Modifier, ends_edit};
use eframe::egui::{Event, EventFilter, Key, Modifiers, Ui};

/// Tab, arrows and Escape stay with what has the keyboard.
pub(super) const EVERY_KEY: EventFilter =
    EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, escape: true };

/// What an event is to a grid, if anything.
fn read(event: &Event) -> Option<GridInput> {
    match event {
        Event::Text(text) if !text.is_empty() => Some(GridInput::Text(text.clone())),
        Event::Paste(text) => Some(GridInput::Paste(text.clone())),
        Event::Copy => Some(GridInput::Copy),
        Event::Cut => Some(GridInput::Cut),
        // A row is done with by pressing, not by holding: nobody confirms what they have not looked at.
        Event::Key { key: Key::Enter, pressed: true, repeat: true, modifiers, .. } if modifiers.command => None,
        Event::Key { key, pressed: true, modifiers, .. } => read_key(*key, *modifiers),
        _ => None,
    }
}

fn read_key(key: Key, held: Modifiers) -> Option<GridInput> {
    let with = Modifier { shift: held.shift, ctrl: held.command, alt: held.alt };
    let plain = !with.ctrl && !with.alt;
    let key = match key {
        Key::ArrowUp => GridKey::Arrow(Arrow::Up),
        Key::ArrowDown => GridKey::Arrow(Arrow::Down),
        Key::ArrowLeft => GridKey::Arrow(Arrow::Left),
        Key::ArrowRight => GridKey::Arrow(Arrow::Right),
        Key::Tab if plain => GridKey::Tab,
        Key::Enter => GridKey::Enter,
        Key::Home => GridKey::Home,
        Key::End => GridKey::End,
        Key::PageUp => GridKey::PageUp,
        Key::PageDown => GridKey::PageDown,
        Key::Escape => GridKey::Escape,
        Key::F2 if plain && !with.shift => GridKey::F2,
        Key::F6 if plain => GridKey::F6,
        Key::Delete if plain => GridKey::Delete,
        Key::Backspace if plain => GridKey::Backspace,
        Key::Space if with.shift || with.ctrl => GridKey::Space,
        Key::A if with.ctrl && !with.shift => GridKey::A,
        Key::D if with.ctrl && !with.shift => GridKey::D,
        Key::Z if with.ctrl => GridKey::Z,
        Key::Y if with.ctrl => GridKey::Y,
        _ => return None,
    };
    Some(GridInput::Key(key, with))
}

/// Takes every input of this frame, while the grid itself has the keyboard.
pub(super) fn take_all(ui: &Ui, something_open: bool) -> Vec<GridInput> {
    let wanted = |input: &GridInput| match input {
        // With nothing open and nothing selected, Escape is the window's.
        GridInput::Key(GridKey::Escape, _) => something_open,
        // Alt and an arrow are the list's.
        GridInput::Key(GridKey::Arrow(Arrow::Up | Arrow::Down), with) if with.alt => true,
        GridInput::Key(GridKey::Arrow(_), with) => !with.alt,
        _ => true,
    };
    take(ui, 0, wanted)
}

/// Takes the input that ends an edit and what follows it; what comes before is left for the field.
pub(super) fn take_from_the_end_of_an_edit(ui: &Ui, draft: &Draft, kind: &CellKind) -> Vec<GridInput> {
    let ends = |event: &Event| read(event).is_some_and(|input| ends_edit(draft, kind, &input));
    let first = ui.input(|input| input.events.iter().position(ends));
    first.map(|first| take(ui, first, |_| true)).unwrap_or_default()
}

/// Whether a key is a command of the window's, such as Ctrl+F.
fn is_the_windows(event: &Event) -> bool {
    let Event::Key { key, pressed: true, modifiers, .. } = event else { return false };
    let commands = modifiers.command || matches!(key, Key::F1 | Key::F3 | Key::F8);
    commands && read(event).is_none()
}

fn take(ui: &Ui, from: usize, wanted: impl Fn(&GridInput) -> bool) -> Vec<GridInput> {
    let mut taken = Vec::new();
    ui.input_mut(|input| {
        let mut index = 0;
        let mut closed = false;
        input.events.retain(|event| {
            // After a key of the window's the keyboard may be elsewhere: what was typed then was not meant for the grid.
            closed |= index >= from && is_the_windows(event);
            if closed {
                return true;
            }
            let found = (index >= from).then(|| read(event)).flatten().filter(&wanted);
            index += 1;
            // Shift and the space bar type a space as well.
            let after_shift = matches!(taken.last(), Some(GridInput::Key(GridKey::Space, with)) if with.shift);
            if after_shift && found == Some(GridInput::Text(" ".to_owned())) {
                return false;
            }
            let kept = found.is_none();
            taken.extend(found);
            kept
        });
    });
    taken
}
