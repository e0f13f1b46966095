//! Owns what a grid of cells is without its drawing: columns, rows, cursor, draft, keys and the intents they lead to.
//! Must not know any record kind, and nothing of how a cell is painted.

mod block;
mod html;
mod intent;
mod keys;
mod ranges;
mod selection;
mod source;
mod state;
mod steps;

pub use block::{parse_block, write_block};
pub use html::html_block;
pub use intent::{ColumnDeed, Deed, GridIntent};
pub use keys::{Arrow, GridInput, GridKey, Modifier, ends_edit, react};
pub use ranges::{choose, covered, entry_of, reach_for, select_row};
pub use selection::{Selection, Span};
pub use source::{CellKind, CellView, Choice, ColumnId, GridColumn, GridSource, Heading, Mark, Tone};
pub use state::{CellRef, Draft, GridState, Position, Question};
pub use steps::finish;

#[cfg(test)]
mod keys_tests;
#[cfg(test)]
mod range_tests;
