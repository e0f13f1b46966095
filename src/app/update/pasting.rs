//! Owns a block on its way into a grid: one step, asked about first when it is big, with an account of what was refused.
//! Must not know how typed text is understood.

use super::editing;
use crate::app::designed::field_of;
use crate::app::effect::Effect;
use crate::app::grid::{CellRef, Deed, GridSource, Question, covered};
use crate::app::records::Records;
use crate::app::room::{Pending, Room};
use crate::app::state::{AppState, Message, Now};
use crate::import::typed;
use crate::model::{Cause, Field, RecordKind, RowId};

/// A paste of more cells is asked about first.
const MANY: usize = 10;

/// What a block comes to.
#[derive(Default)]
struct Block {
    changes: Vec<(RowId, Field, String)>,
    /// Why cells were refused, a sentence each.
    refused: Vec<String>,
    /// Cells over columns that are not edited, or beyond the last one.
    fixed: usize,
    /// Cells below the last row.
    below: usize,
    /// Cells that hold something else now.
    over: usize,
    /// The headings of the columns it goes into.
    columns: Vec<String>,
    /// How its first row is called.
    first: String,
}

impl Block {
    /// What is left out, in words; nothing when all goes in.
    fn left_out(&self) -> String {
        let mut told = String::new();
        if let Some(first) = self.refused.first() {
            told = format!(", {} refused: {first}", self.refused.len());
        }
        for (count, words) in [(self.fixed, "in columns that cannot be edited"), (self.below, "below the last row")] {
            if count > 0 {
                told = format!("{told}, {count} {words}");
            }
        }
        told
    }

    /// Whether a person is asked before so much is put in.
    fn is_big(&self, cells: usize) -> bool {
        !self.changes.is_empty() && (cells > MANY || (cells > 1 && self.over > 0))
    }

    fn question(&self, size: &str) -> String {
        let columns = match self.columns.as_slice() {
            [first, .., last] if self.columns.len() > 4 => format!("{first} to {last}"),
            columns => columns.join(", "),
        };
        let over = if self.over > 0 { format!(", over {} that hold something else", self.over) } else { String::new() };
        let left_out = self.left_out();
        let left_out = left_out.strip_prefix(", ").map(|rest| format!("; {rest}")).unwrap_or_default();
        format!("{size} cells into {columns} from {}{over}{left_out}", self.first)
    }
}

/// Takes a block in with its first cell at `at`; a big one only after it was asked about.
pub(super) fn paste(
    state: &mut AppState,
    kind: RecordKind,
    at: &CellRef,
    block: &[Vec<String>],
    now: Now,
) -> Vec<Effect> {
    let Some(room) = state.room.as_mut() else { return Vec::new() };
    let Some(taken) = read(room, kind, at, block, now) else { return Vec::new() };
    let selection = Records::of(room, kind, now.today).and_then(|records| covered(&records, at, block));
    let (size, cells) = (size(block), block.iter().map(Vec::len).sum());
    let told = format!("Pasted {size} cells{}", taken.left_out());
    let question = (taken.is_big(cells) && room.can_change()).then(|| taken.question(&size));
    let pending = Pending { changes: taken.changes, told };
    if let Some(grid) = room.grid_mut(kind) {
        grid.state.select(selection);
        if let Some(question) = question {
            grid.pending = Some(pending);
            let keys = "Enter pastes, Escape does not";
            grid.state.ask(Question { sentence: question, yes: "Paste", no: "Leave it", keys });
            return Vec::new();
        }
    }
    put(state, Cause::Pasted, pending, now)
}

/// Takes in, or leaves, what was asked about.
pub(super) fn answer(state: &mut AppState, kind: RecordKind, yes: bool, now: Now) -> Vec<Effect> {
    let pending = state.room.as_mut().and_then(|room| room.grid_mut(kind)).and_then(|grid| grid.pending.take());
    pending.filter(|_| yes).map(|pending| put(state, Cause::Pasted, pending, now)).unwrap_or_default()
}

/// Fills cells of the grid itself; nothing is asked, undo takes it back.
pub(super) fn fill(
    state: &mut AppState,
    kind: RecordKind,
    at: &CellRef,
    (block, deed): (&[Vec<String>], Deed),
    now: Now,
) -> Vec<Effect> {
    let Some(room) = state.room.as_mut() else { return Vec::new() };
    let Some(taken) = read(room, kind, at, block, now) else { return Vec::new() };
    let cursor = room.grid(kind).and_then(|grid| grid.state.cursor().cloned());
    if let (Deed::Typed, [.., sentence], true, Some(cell)) =
        (deed, taken.refused.as_slice(), taken.changes.is_empty(), cursor)
    {
        let (text, sentence) =
            (block.first().and_then(|row| row.first()).cloned().unwrap_or_default(), sentence.clone());
        if let Some(grid) = room.grid_mut(kind) {
            grid.state.refuse(cell, text, String::new(), sentence);
        }
        return Vec::new();
    }
    let size = size(block);
    let done = match deed {
        Deed::Cleared => format!("Cleared {size} cells"),
        Deed::Chosen => format!("Set {size} cells"),
        Deed::Down => format!("Filled down {size} cells"),
        Deed::Typed => format!("Filled {size} cells"),
    };
    let cause = if deed == Deed::Down { Cause::Pasted } else { Cause::Typed };
    // What is emptied or filled over columns that are not edited was not meant.
    let refused = Block { refused: taken.refused, ..Block::default() }.left_out();
    put(state, cause, Pending { changes: taken.changes, told: format!("{done}{refused}") }, now)
}

fn put(state: &mut AppState, cause: Cause, pending: Pending, now: Now) -> Vec<Effect> {
    let before = state.message.take();
    let effects = editing::change(state, cause, pending.changes, now);
    if matches!(state.message, Some(Message::Problem(_))) {
        return effects;
    }
    state.message = before;
    state.done(pending.told, !effects.is_empty());
    effects
}

fn size(block: &[Vec<String>]) -> String {
    format!("{} × {}", block.len(), block.iter().map(Vec::len).max().unwrap_or(0))
}

fn read(room: &Room, kind: RecordKind, at: &CellRef, block: &[Vec<String>], now: Now) -> Option<Block> {
    let records = Records::of(room, kind, now.today)?;
    let period = room.document.ret().header().period;
    let first_row = records.row_of(&at.row)?;
    let first_column = records.columns().iter().position(|column| column.id == at.column)?;
    let mut taken = Block { first: records.row_name(first_row).into_owned(), ..Block::default() };
    let wide = block.iter().map(Vec::len).max().unwrap_or(0);
    let into = records.columns().iter().skip(first_column).take(wide).filter(|column| column.editable);
    taken.columns = into.map(|column| column.title.clone()).collect();
    for (down, line) in block.iter().enumerate() {
        for (across, text) in line.iter().enumerate() {
            let (row, column) = (first_row + down, first_column + across);
            let Some(id) = records.row_id(row) else {
                taken.below += 1;
                continue;
            };
            let editable = records.columns().get(column).filter(|column| column.editable);
            let Some(field) = editable.and_then(|column| field_of(kind, &column.id)) else {
                taken.fixed += 1;
                continue;
            };
            // A cell that reads like this already stays as it is: what was copied and put back confirms nothing.
            let held = records.copy_text(row, column);
            if held == *text {
                continue;
            }
            match typed(field, text, room.framework(), period) {
                Ok(meant) => {
                    taken.over += usize::from(!held.is_empty());
                    taken.changes.push((id, field, meant));
                }
                Err(sentence) => taken.refused.push(sentence),
            }
        }
    }
    Some(taken)
}
