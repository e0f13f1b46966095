//! Owns the palette while it is open: what was typed, the lines that gives, and which of them is the current one.
//! Must not know what a line does.

use super::{Line, lines};
use crate::app::state::AppState;

/// The open palette.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Palette {
    text: String,
    lines: Vec<Line>,
    chosen: usize,
    /// Whether only records are looked for.
    records: bool,
}

impl Palette {
    /// The palette with these words in it.
    pub(in crate::app) fn of(state: &AppState, text: String, records: bool) -> Self {
        Self { lines: lines(state, &text, records), text, chosen: 0, records }
    }

    /// What was typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What fits it, the best first.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// Which line Enter uses.
    pub fn chosen(&self) -> usize {
        self.chosen
    }

    /// Whether only records are looked for.
    pub fn records(&self) -> bool {
        self.records
    }

    pub(in crate::app) fn choose(&mut self, at: usize) {
        self.chosen = at.min(self.lines.len().saturating_sub(1));
    }
}
