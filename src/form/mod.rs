//! Owns the form: a workbook for a service manager without Quarterdeck, to be filled in and imported again.
//! Must not know how a workbook is read; what it relies on is that people's own headings are understood.
//!
//! `scope` says which records a form is for, one file a kind of record which columns its sheet has, `sheet` what a column
//! is, `lists` the words to choose from, `rules` what cells accept, `write`, `cover` and `styles` how all that becomes a workbook.

mod actions;
mod contracts;
mod cover;
mod lists;
mod measures;
mod narratives;
mod risks;
mod rules;
mod scope;
mod sheet;
mod styles;
mod write;

pub use scope::{Form, FormError, services};

use rust_xlsxwriter::XlsxError;

/// The workbook of a form, as bytes. Equal forms give equal bytes.
///
/// # Errors
/// When the body has no such service, or the library refuses what it is given; no content of a return should bring that about.
pub fn form_xlsx(form: &Form<'_>) -> Result<Vec<u8>, FormError> {
    let scope = scope::Scope::of(form)?;
    let sheets = [
        Some(actions::sheet(&scope)),
        measures::sheet(&scope),
        Some(risks::sheet(&scope)),
        Some(narratives::sheet(&scope)),
        contracts::sheet(&scope),
    ];
    let sheets: Vec<sheet::Sheet> = sheets.into_iter().flatten().collect();
    write::workbook(&scope, &sheets).map_err(|why: XlsxError| FormError::Refused(why.to_string()))
}
