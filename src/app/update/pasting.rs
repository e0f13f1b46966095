//! Owns a block from a spreadsheet on its way into a grid: one step, whatever its size, and an account of what was refused.
//! Must not know how typed text is understood.

use super::editing;
use crate::app::effect::Effect;
use crate::app::grid::CellRef;
use crate::app::room::{Room, field_of};
use crate::app::state::{AppState, Message, Now};
use crate::import::typed;
use crate::model::{Cause, Field, RecordKind, RowId};

/// What a block comes to.
#[derive(Default)]
struct Block {
    changes: Vec<(RowId, Field, String)>,
    /// Why cells were refused, a sentence each.
    refused: Vec<String>,
    /// Cells beyond the table, or over columns that are not edited.
    outside: usize,
}

/// Takes a block in with its first cell at `at`.
pub(super) fn paste(
    state: &mut AppState,
    kind: RecordKind,
    at: &CellRef,
    block: &[Vec<String>],
    now: Now,
) -> Vec<Effect> {
    let Some(taken) = state.room.as_ref().and_then(|room| read(room, kind, at, block)) else { return Vec::new() };
    let width = block.iter().map(Vec::len).max().unwrap_or(0);
    let mut told = format!("Pasted {} x {width} cells", block.len());
    if let Some(first) = taken.refused.first() {
        told = format!("{told}, {} refused: {first}", taken.refused.len());
    }
    if taken.outside > 0 {
        told = format!("{told}, {} outside the columns that can be edited", taken.outside);
    }
    let effects = editing::change(state, Cause::Pasted, taken.changes, now);
    if !matches!(state.message, Some(Message::Problem(_))) {
        state.done(told, !effects.is_empty());
    }
    effects
}

fn read(room: &Room, kind: RecordKind, at: &CellRef, block: &[Vec<String>]) -> Option<Block> {
    let grid = room.grid(kind)?;
    let period = room.document.ret().header().period;
    let first_row = grid.view.place(&at.row)?;
    let first_column = grid.columns.iter().position(|column| column.id == at.column)?;
    let mut taken = Block::default();
    for (down, line) in block.iter().enumerate() {
        for (across, text) in line.iter().enumerate() {
            let row = grid.view.rows.get(first_row + down);
            let column = grid.columns.get(first_column + across).filter(|column| column.editable);
            match row.zip(column.and_then(|column| field_of(kind, &column.id))) {
                Some((row, field)) => match typed(field, text, room.framework(), period) {
                    Ok(meant) => taken.changes.push((row.clone(), field, meant)),
                    Err(sentence) => taken.refused.push(sentence),
                },
                None => taken.outside += 1,
            }
        }
    }
    Some(taken)
}
