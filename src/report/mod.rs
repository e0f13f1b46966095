//! Owns what people get of a quarter: the workbook, the page, the console text and the JSON summary.
//! Must not know files; every total is asked of the quarter, none is kept.

mod annotated;
mod answer;
mod findings_csv;
mod html;
mod json;
mod phrases;
mod table;
pub mod tables;
mod text;
mod xlsx;

pub use annotated::annotated_xlsx;
pub use answer::{answer, evidence};
pub use findings_csv::findings_csv;
pub use html::corporate_html;
pub use json::summary as json_summary;
pub use phrases::{band_word, capital, counted, from_to, letter, moves, percent, short_period, short_word, when};
pub use table::{Cell, Column, Place, Table, Tone};
pub use text::{headline_table, summary as text_summary};
pub use xlsx::corporate_xlsx;

/// A report that could not be written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("The {what} could not be written: {why}")]
pub struct ReportError {
    /// Which report.
    pub what: &'static str,
    /// Why, in the words of the library that writes it.
    pub why: String,
}
