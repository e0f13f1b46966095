//! Owns the way from a place in the return to the workbook cell it came from, or would have come from.
//! Must not know how a workbook is read.

use crate::model::{Disposition, Place, RecordKind, Return, RowId, SourceCell, SourceOf};
use std::collections::HashMap;

/// A sheet of a file.
type Sheet<'a> = (&'a str, &'a str);

/// The source of each value, found by row and column.
pub(super) struct Sources<'a> {
    by_place: HashMap<(&'a RowId, &'a str), SourceOf<'a>>,
    by_row: HashMap<&'a RowId, Vec<SourceOf<'a>>>,
    /// The one column of a sheet that a field comes from; nothing where it comes from several.
    columns: HashMap<(Sheet<'a>, RecordKind, &'a str), Option<u32>>,
    /// Lines of sheets on which cells are still asked about, first and last.
    asked: Vec<(Sheet<'a>, u32, u32)>,
}

impl<'a> Sources<'a> {
    pub(super) fn of(ret: &'a Return) -> Self {
        let (mut by_place, mut by_row, mut columns) = (HashMap::new(), HashMap::new(), HashMap::new());
        for source in ret.evidence().iter().flat_map(|evidence| evidence.sources.iter()) {
            let Some(row) = source.row else { continue };
            by_place.insert((row, source.field), source);
            by_row.entry(row).or_insert_with(Vec::new).push(source);
            if let (Some(kind), Some((column, _))) = (source.record, source.cell.place()) {
                let known = columns.entry((sheet(&source), kind, source.field)).or_insert(Some(column));
                if *known != Some(column) {
                    *known = None;
                }
            }
        }
        Self { by_place, by_row, columns, asked: asked(ret) }
    }

    /// The cell of a place as `file, sheet!A1`. Where the field came from no cell, the blank one under its column in the row's line;
    /// where that is not known, the row's own; else empty.
    pub(super) fn cell(&self, place: &Place) -> String {
        let Some(row) = &place.row else { return String::new() };
        let field = place.field.map_or("", |field| field.name());
        if let Some(source) = self.by_place.get(&(row, field)) {
            return cell(source);
        }
        if let Some(blank) = place.record.and_then(|kind| self.blank(kind, row, field)) {
            return blank;
        }
        let of_row = self.by_place.get(&(row, "ref")).or_else(|| self.by_place.get(&(row, "")));
        of_row.or_else(|| self.by_row.get(row)?.first()).map(cell).unwrap_or_default()
    }

    /// Whether a cell on the line of this row is still asked about.
    pub(super) fn is_asked_about(&self, row: &RowId) -> bool {
        let on_line = |source: &SourceOf<'_>| {
            let line = source.cell.place().map(|(_, line)| line);
            let fits = |(on, first, last): &(Sheet<'_>, u32, u32)| {
                *on == sheet(source) && line.is_some_and(|line| (*first..=*last).contains(&line))
            };
            self.asked.iter().any(fits)
        };
        self.by_row.get(row).into_iter().flatten().any(on_line)
    }

    /// The blank cell of a field, for a record that stands on one line of a sheet.
    fn blank(&self, kind: RecordKind, row: &RowId, field: &str) -> Option<String> {
        let sources = self.by_row.get(row)?;
        let known = |source: &SourceOf<'_>| self.columns.get(&(sheet(source), kind, field)).copied().flatten();
        let source = sources.iter().find(|source| known(source).is_some())?;
        let line = |source: &SourceOf<'_>| source.cell.place().map(|(_, line)| line);
        let here = line(source)?;
        let one_line =
            sources.iter().filter(|other| sheet(other) == sheet(source)).all(|other| line(other) == Some(here));
        let column = known(source)?;
        one_line.then(|| block(source.file, source.sheet, &SourceCell::At(column, here).to_string()))
    }
}

fn asked(ret: &Return) -> Vec<(Sheet<'_>, u32, u32)> {
    let ledger = ret.evidence().iter().flat_map(|evidence| &evidence.ledger);
    let asked = ledger.filter(|entry| entry.disposition == Some(Disposition::Asked));
    let lines = asked.filter_map(|entry| {
        let (first, last) = entry.range.split_once(':').unwrap_or((&entry.range, &entry.range));
        Some(((entry.file.as_str(), entry.sheet.as_str()), parts(first)?.1, parts(last)?.1))
    });
    lines.collect()
}

fn sheet<'a>(source: &SourceOf<'a>) -> Sheet<'a> {
    (source.file, source.sheet)
}

/// The letters and the line of a cell such as `F27`.
fn parts(cell: &str) -> Option<(&str, u32)> {
    let letters = cell.trim_end_matches(|c: char| c.is_ascii_digit());
    let line = cell.get(letters.len()..)?.parse().ok()?;
    (!letters.is_empty()).then_some((letters, line))
}

fn cell(source: &SourceOf<'_>) -> String {
    block(source.file, source.sheet, &source.cell.to_string())
}

/// A cell or block as people write it.
pub(super) fn block(file: &str, sheet: &str, range: &str) -> String {
    format!("{file}, {sheet}!{range}")
}
