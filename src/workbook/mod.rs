//! Owns other people's workbooks as plain data: what each cell holds, shows and is coloured, and what is hidden or merged.
//! Must not know what a return is: no headings, no measures, no outcomes, and no type of the library that reads the file.
//!
//! ```no_run
//! use quarterdeck::workbook::{Reader, Value};
//!
//! let book = Reader::read("Adults Q3.xlsx".as_ref())?; // Err is one plain sentence for the reader of it
//! for sheet in &book.sheets {
//!     for row in sheet.rows() {                          // top to bottom; only rows that hold something
//!         for cell in row {                              // left to right
//!             let (at, seen) = (cell.at, cell.shown());  // `at` displays as `B7`; `seen` as a person sees it: "86%"
//!             if let Value::Number(figure) = &cell.value {} // 0.86, exact
//!         }
//!     }
//! }
//! # Ok::<(), quarterdeck::workbook::Refusal>(())
//! ```
//!
//! What to rely on:
//! - `Sheet::cells` is sorted by row, then column, one entry a position. It holds every non-empty cell, and within the rectangle
//!   of those also the blank cells that are coloured (a status given by colour alone): those are [`Value::Blank`] with a `fill`.
//! - Non-empty means: a value other than empty text, or a formula whose result was never stored (`flags.uncalculated`).
//!   [`Sheet::non_empty`] counts them. A cell covered by a merge counts too when it carries a value of its own.
//! - [`Cell::shown`] follows the number format as a United Kingdom Excel would; plain numbers show up to 15 significant digits.
//! - [`Sheet::problem`] is set when the rest of a sheet could not be read; what came before is kept.
//! - What is not known, by kind of file. `.xls`: the filter's range, names, the words of a list that stand on another sheet, rules of
//!   conditional formats (their ranges are listed), colours of the theme (the nearest of 56). `.xlsb`: notes (only that there are some),
//!   lists, names, rules. `.ods`: number formats (`shown` is the very text of the file), rules. Text: everything but text; one sheet, named
//!   after the file. In `.xlsx` a rule that compares with a word or a number is worked out; one that needs a formula is not, nor is what a
//!   colour of the theme comes to in it, nor a colour scale: those ranges stay in `conditional_formats`.
//! - Everything here serialises, so that reading can move to a process of its own.

mod address;
mod beside;
mod cell;
mod read;
mod sheet;

pub use address::{BadAddress, CellRange, CellRef, column_letters};
pub use beside::{Choices, DefinedName, Note};
pub use cell::{Cell, Flags, Rgb, Value};
pub use read::{Reader, Reason, Refusal};
pub use sheet::{FileKind, Sheet, Spans, Visibility, Workbook};
