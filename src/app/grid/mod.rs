//! Owns what a grid of cells is without its drawing: columns, rows, cursor, draft, keys and the intents they lead to.
//! Must not know any record kind, and nothing of how a cell is painted.

mod block;
mod intent;
mod keys;
mod source;
mod state;
mod steps;

pub use block::{parse_block, write_block};
pub use intent::GridIntent;
pub use keys::{Arrow, GridInput, GridKey, Modifier, ends_edit, react};
pub use source::{CellKind, CellView, Choice, ColumnId, GridColumn, GridSource, Heading, Mark, Tone};
pub use state::{CellRef, Draft, GridState, Position};
pub use steps::finish;

#[cfg(test)]
mod keys_tests;
