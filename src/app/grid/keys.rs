//! Owns the keys a grid understands and the order in which they are taken.
//! Must not know where they come from.

use super::block::parse_block;
use super::intent::GridIntent;
use super::source::{CellKind, GridSource};
use super::state::{Draft, GridState};
use super::steps::{Here, asked, editing, listing, moving};

/// An arrow key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrow {
    /// Up.
    Up,
    /// Down.
    Down,
    /// Left.
    Left,
    /// Right.
    Right,
}

/// A key that means something to a grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GridKey {
    /// An arrow.
    Arrow(Arrow),
    /// Tab.
    Tab,
    /// Enter.
    Enter,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// Escape.
    Escape,
    /// F2.
    F2,
    /// F6: on to the next part of the window.
    F6,
    /// Delete.
    Delete,
    /// Backspace.
    Backspace,
    /// The space bar, with Shift or Ctrl.
    Space,
    /// A, with Ctrl.
    A,
    /// D, with Ctrl.
    D,
    /// Z, with Ctrl.
    Z,
    /// Y, with Ctrl.
    Y,
}

/// What is held down with a key.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Modifier {
    /// Shift.
    pub shift: bool,
    /// Ctrl, or Command on a Mac.
    pub ctrl: bool,
    /// Alt.
    pub alt: bool,
}

/// One thing that came from keyboard or clipboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GridInput {
    /// Typed characters.
    Text(String),
    /// A key.
    Key(GridKey, Modifier),
    /// Text from the clipboard.
    Paste(String),
    /// The cell is to be copied.
    Copy,
    /// The cell is to be copied and cleared.
    Cut,
}

/// What inputs lead to, in order. Each input meets the cursor and the draft as the one before left them,
/// so that nothing is lost when several keys arrive in one frame.
pub fn react(state: &GridState, source: &dyn GridSource, page: usize, inputs: &[GridInput]) -> Vec<GridIntent> {
    let mut state = state.clone();
    let mut intents = Vec::new();
    for input in inputs {
        for intent in answer(&state, source, page, input) {
            state.apply(&intent);
            intents.push(intent);
        }
    }
    intents
}

fn answer(state: &GridState, source: &dyn GridSource, page: usize, input: &GridInput) -> Vec<GridIntent> {
    let Some((row, column)) = state.place(source) else { return Vec::new() };
    let corners = state.corners(source).unwrap_or(((row, column), (row, column)));
    let here = Here { source, row, column, page, corners };
    match (state.draft(), state.menu(), input) {
        (None, None, input) if state.question().is_some() => asked(here, input),
        (Some(draft), _, input) => editing(here, draft, input),
        (None, Some(entry), input) => listing(here, entry, input),
        (None, None, input) => moving(here, input),
    }
}

/// Whether an input ends the edit instead of going into the field. Everything else is the field's own, Ctrl+Z included.
pub fn ends_edit(draft: &Draft, kind: &CellKind, input: &GridInput) -> bool {
    let long = *kind == CellKind::LongText;
    match input {
        GridInput::Key(GridKey::Tab | GridKey::Escape | GridKey::F6 | GridKey::PageUp | GridKey::PageDown, _) => true,
        // Alt+Enter is a new line, as in Excel.
        GridInput::Key(GridKey::Enter, with) => !(long && with.alt),
        GridInput::Key(GridKey::Arrow(Arrow::Up | Arrow::Down), with) => !long && !with.shift && !with.alt,
        GridInput::Key(GridKey::Arrow(_), with) => draft.typed_over && !long && *with == Modifier::default(),
        GridInput::Paste(text) => is_block(text, long),
        _ => false,
    }
}

/// Whether pasted text is cells rather than words: two or more of them. In a long text a line break is only a line break.
fn is_block(text: &str, long: bool) -> bool {
    let block = parse_block(text);
    let wide = block.iter().any(|row| row.len() > 1);
    wide || (block.len() > 1 && !long)
}
