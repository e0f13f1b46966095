//! Owns the way from a place in the return to the workbook cell it came from.
//! Must not know how a workbook is read.

use crate::model::{Place, Return, RowId, Source};
use std::collections::HashMap;

/// The source of each value, found by row and column.
pub(super) struct Sources<'a> {
    by_place: HashMap<(&'a RowId, &'a str), &'a Source>,
}

impl<'a> Sources<'a> {
    pub(super) fn of(ret: &'a Return) -> Self {
        let sources = ret.evidence().iter().flat_map(|evidence| &evidence.sources);
        let keyed = sources.filter_map(|source| Some(((source.row.as_ref()?, source.field.as_str()), source)));
        Self { by_place: keyed.collect() }
    }

    /// The cell of a place as `file, sheet!A1`, its row's where the field itself came from no cell; else empty.
    pub(super) fn cell(&self, place: &Place) -> String {
        let Some(row) = &place.row else { return String::new() };
        let field = place.field.map_or("", |field| field.name());
        let source = self.by_place.get(&(row, field)).or_else(|| self.by_place.get(&(row, "ref")));
        source.or_else(|| self.by_place.get(&(row, ""))).map(|source| cell(source)).unwrap_or_default()
    }
}

fn cell(source: &Source) -> String {
    block(&source.file, &source.sheet, &source.cell)
}

/// A cell or block as people write it.
pub(super) fn block(file: &str, sheet: &str, range: &str) -> String {
    format!("{file}, {sheet}!{range}")
}
