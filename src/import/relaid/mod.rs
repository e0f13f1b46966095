//! Owns other layouts than a table, laid out again as one: forms, records across, tables beside each other.
//! Must not know what becomes of a record; every cell keeps the place where it really stands.

mod beside;
mod forms;
mod recast;
mod runs;

pub(super) use recast::Recast;

use super::lift::Env;
use crate::workbook::Sheet;
use std::borrow::Cow;

/// A sheet taken apart: what is left of it, and what was laid out again.
pub(super) struct Parts<'a> {
    /// What stands in plain tables, or in none.
    pub(super) rest: Cow<'a, Sheet>,
    /// The rest.
    pub(super) recast: Vec<Recast>,
}

/// A sheet with more cells than this is a plain table: nobody fills in so many forms on one sheet.
const LARGEST: usize = 60_000;

/// Takes a sheet apart.
pub(super) fn parts<'a>(env: &Env<'_>, sheet: &'a Sheet) -> Parts<'a> {
    if sheet.cells.len() > LARGEST {
        return Parts { rest: Cow::Borrowed(sheet), recast: Vec::new() };
    }
    let mut recast = forms::find(env, sheet);
    let mut rest = without(Cow::Borrowed(sheet), &recast);
    let beside = beside::find(env, &rest);
    rest = without(rest, &beside);
    recast.extend(beside);
    recast.sort_by_key(Recast::first);
    Parts { rest, recast }
}

fn without<'a>(sheet: Cow<'a, Sheet>, taken: &[Recast]) -> Cow<'a, Sheet> {
    if taken.is_empty() {
        return sheet;
    }
    let mut rest = sheet.into_owned();
    rest.cells.retain(|cell| !taken.iter().any(|recast| recast.holds(cell.at)));
    Cow::Owned(rest)
}
