//! Owns how a record becomes columns and CSV text, and back: the one shape that files, edits and grids share.
//! Must not know what any record means, nor where files are.

mod cell;
mod columns;
mod csv_text;
mod digest;
mod whole_row;
mod words;

pub use cell::{BadValue, CellText, ColumnKind};
pub use columns::{Column, Columns, RowText};
pub use csv_text::{CsvProblem, ReadRow, guard, read_csv, unguard, write_csv, write_csv_plain};
pub use digest::{sha256, sha256_of_parts};
pub use whole_row::{Text, WholeRow};

pub(crate) use columns::columns;
pub(crate) use csv_text::line_at;
pub(crate) use words::closed_words;
