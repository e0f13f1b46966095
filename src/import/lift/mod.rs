//! Owns lifting: what was written in a cell -> what it means for a field, in canonical text.
//! Must not know which cell it was, nor what becomes of it.

pub(super) mod closed;
pub(super) mod colour;
pub(super) mod date;
pub(super) mod missing;
pub(super) mod number;
pub(super) mod reference;
pub(super) mod status;

use super::answers::Mapping;
use super::names::Names;
use super::spelling::plain;
use super::words::Words;
use crate::model::Period;
use crate::tables::Text;
use crate::workbook::{Cell, Value};

/// What lifting may ask besides the cell.
#[derive(Clone, Copy)]
pub(super) struct Env<'a> {
    /// The names of the council's framework.
    pub(super) names: &'a Names<'a>,
    /// The word tables.
    pub(super) words: &'a Words,
    /// The asked quarter.
    pub(super) asked: Period,
    /// Answers given before.
    pub(super) mapping: Option<&'a Mapping>,
}

impl<'a> Env<'a> {
    /// What there is to ask without a workbook: the program's own words, and no answers.
    pub(super) fn without_a_workbook(names: &'a Names<'a>, asked: Period) -> Self {
        Self { names, words: Words::built_in(), asked, mapping: None }
    }
}

/// What a cell means for a field.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Lifted {
    /// Texts for fields: the one asked for, and others the same cell speaks of.
    Values(Vec<(&'static str, Text)>),
    /// It says nothing, and why.
    Nothing(&'static str),
    /// A person said to leave it out, and why.
    LeftOut(String),
    /// It says something we cannot tell; the words name what was wanted: "a date".
    Unknown(&'static str),
}

/// The text of a cell as a person would read it out: the whole text, or what is shown of a figure.
pub(super) fn written(cell: &Cell) -> &str {
    cell.shown().trim()
}

/// Bytes of the longest placeholder; most cells are longer, and words are not compared for nothing.
pub(super) const LONGEST_PLACEHOLDER: usize = 90;

/// "< Select >", a dash: something stands there, and says nothing.
pub(super) fn placeholder(env: &Env<'_>, text: &str) -> bool {
    if text.len() > LONGEST_PLACEHOLDER {
        return false;
    }
    let words = plain(text);
    let marked = text.starts_with(['<', '[', '{']) && text.ends_with(['>', ']', '}']);
    words.is_empty()
        && text.chars().all(|c| !c.is_alphanumeric() && c.is_ascii_punctuation() || matches!(c, '–' | '—' | '…'))
        || env.words.listed("placeholders", &words)
        || (marked && words.split(' ').count() < 6)
}

/// What is wanted of a cell in a row that does not say which record it is.
pub(super) const NAMED: &str = "in a row that says which record it is";

/// What is wanted in place of a formula nobody calculated.
pub(super) const CALCULATED: &str = "a value; the formula was never calculated";

/// What is wanted in place of an error.
pub(super) const NO_ERROR: &str = "a value; the cell shows an error";

/// What is wanted instead, when the cell shows an error or a formula nobody calculated.
pub(super) fn broken(cell: &Cell) -> Option<&'static str> {
    match cell.value {
        Value::Error(_) => Some(NO_ERROR),
        _ if cell.flags.uncalculated => Some(CALCULATED),
        _ => None,
    }
}
