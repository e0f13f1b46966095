//! Owns gathering what is known of one record: its row in last quarter's return, its sources, its history.
//! Must not know what is told of it.

use crate::app::room::Room;
use crate::model::{Field, LogRow, RecordKind, Return, RowId, SourceOf};

/// A record of this quarter and, where there is one, its row in a return of last quarter.
pub(super) struct Pair<'a> {
    pub(super) kind: RecordKind,
    pub(super) row: RowId,
    pub(super) last: Option<(&'a Return, RowId)>,
    /// The workbook cells its values came from.
    pub(super) sources: Vec<SourceOf<'a>>,
    /// What the history tells of it, the oldest first.
    pub(super) log: Vec<&'a LogRow>,
}

impl<'a> Pair<'a> {
    /// By its row id, which a record keeps; else by what people call it.
    pub(super) fn of(room: &'a Room, kind: RecordKind, row: &RowId) -> Self {
        let document = room.document();
        let ret = document.ret();
        let last_of = |last: &'a Return| {
            let period = last.header().period;
            let fits = |other: &RowId| kind != RecordKind::Measure || period_of(last, other) == text(period);
            let own = Some(row.clone()).filter(|row| last.texts(kind, row).is_some() && fits(row));
            own.or_else(|| {
                let name = ret.name(kind, row)?;
                let title = |ret: &Return, row: &RowId| {
                    Field::named(kind, "title").and_then(|field| ret.text(row, field)).unwrap_or_default()
                };
                let same = |other: &RowId| {
                    let known = last.name(kind, other).is_some_and(|known| {
                        (&known.container, &known.reference) == (&name.container, &name.reference)
                    });
                    known && (kind != RecordKind::Narrative || title(last, other) == title(ret, row)) && fits(other)
                };
                last.row_ids_of(kind).into_iter().find(same)
            })
        };
        let last = document.previous().and_then(|last| last_of(last).map(|row| (last, row)));
        let sources = ret.evidence().iter().flat_map(|evidence| evidence.sources.iter());
        let log = document.log().iter().filter(|told| told.record == Some(kind) && told.row.as_ref() == Some(row));
        Self {
            kind,
            row: row.clone(),
            last: last.or_else(|| earlier_row(ret, kind, row)),
            sources: sources.filter(|source| source.row == Some(row)).collect(),
            log: log.collect(),
        }
    }

    /// What last quarter's record says in a field.
    pub(super) fn before(&self, field: Field) -> Option<String> {
        self.last.as_ref().and_then(|(ret, row)| ret.text(row, field))
    }
}

/// A workbook tells last quarter's figure in a row of this return.
fn earlier_row<'a>(ret: &'a Return, kind: RecordKind, row: &RowId) -> Option<(&'a Return, RowId)> {
    let measure = &ret.measures().row(row).filter(|_| kind == RecordKind::Measure)?.record;
    let before = measure.period?.previous_quarter();
    let mut rows = ret.measures().rows().iter();
    let found = rows.find(|other| other.record.reference == measure.reference && other.record.period == before)?;
    Some((ret, found.id.clone()))
}

fn period_of(ret: &Return, row: &RowId) -> String {
    text(ret.measures().row(row).and_then(|row| row.record.period))
}

fn text(period: Option<crate::model::Period>) -> String {
    period.map(|period| period.to_string()).unwrap_or_default()
}
