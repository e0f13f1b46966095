//! Owns the life of an edit from frame to frame: its field, what is typed, and the one way in which it ends.
//! Must not know what becomes of the text.

use super::body::Shown;
use super::{GridView, editor};
use crate::app::grid::{GridInput, GridIntent, GridState, finish, react};
use eframe::egui::{Id, Ui};

/// One frame of an edit.
pub(super) struct Edit<'a> {
    pub(super) id: Id,
    pub(super) view: GridView<'a>,
    /// The edit whose field had the keyboard in the last frame.
    pub(super) field: Option<u64>,
    /// How many rows a page is.
    pub(super) rows: usize,
    /// What ends the edit, and what came after it.
    pub(super) inputs: &'a [GridInput],
}

impl Edit<'_> {
    /// Shows the field and says what became of the edit; returns the edit whose field has the keyboard now.
    pub(super) fn go_on(&self, ui: &mut Ui, shown: &Shown, intents: &mut Vec<GridIntent>) -> Option<u64> {
        let draft = self.view.state.draft()?;
        let was_there = self.field == Some(draft.serial);
        let mut state = self.view.state.clone();
        let has_keyboard = shown.draft_cell.as_ref().is_some_and(|cell| {
            let after = editor::editor_ui(ui, self.id, draft, cell, !was_there);
            if after.text != draft.text {
                let typed = GridIntent::EditText(after.text);
                state.apply(&typed);
                intents.push(typed);
            }
            after.has_keyboard
        });
        // A click elsewhere took the keyboard, the cell was scrolled out of view, or its row has gone: the field is lost, the
        // text is not. A field that has not had the keyboard yet is waited for, while its cell is being scrolled to.
        let lost = was_there && !has_keyboard || self.view.source.row_of(&draft.cell.row).is_none();
        if !self.inputs.is_empty() {
            intents.extend(react(&state, self.view.source, self.rows, self.inputs));
        } else if lost {
            end(&state, intents);
        }
        if has_keyboard { Some(draft.serial) } else { self.field.filter(|_| lost) }
    }
}

/// Ends the edit before anything else that this frame's clicks asked for.
fn end(state: &GridState, intents: &mut Vec<GridIntent>) {
    let Some(draft) = state.draft() else { return };
    intents.push(finish(draft));
    let of_edit = |intent: &GridIntent| {
        matches!(intent, GridIntent::EditText(_) | GridIntent::Commit { .. } | GridIntent::Cancel)
    };
    intents.sort_by_key(|intent| !of_edit(intent));
}
