//! Owns where a measure's figures of the year's other quarters are: in this return, or in last quarter's.
//! Must not know how they are shown.

use crate::model::{Field, Measure, Period, RecordKind, Ref, Return, RowId};
use std::collections::HashMap;

/// The columns of a quarter: field, title and width.
pub(super) const SHOWN: [(&str, &str, u16); 2] = [("target", "Target", 68), ("value", "Actual", 82)];

/// The rows of each measure, by quarter; worked out when rows come or go.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Quarters {
    rows: HashMap<RowId, [Option<Place>; 4]>,
}

/// A row of a quarter.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Place {
    row: RowId,
    /// Whether it stands in last quarter's return.
    before: bool,
}

impl Quarters {
    /// The quarters of the year of this return; this return's own rows come before last quarter's.
    pub(super) fn of(ret: &Return, previous: Option<&Return>) -> Self {
        let Some(Period::Quarter(year, now)) = ret.header().period else { return Self::default() };
        let mut known: HashMap<(&str, &Ref), [Option<Place>; 4]> = HashMap::new();
        for (held, before) in previous.map(|held| (held, true)).into_iter().chain([(ret, false)]) {
            for row in held.measures().rows() {
                if let Some(at) = row.record.period.and_then(|period| place(period, year)) {
                    let of_measure = known.entry((&row.record.component, &row.record.reference)).or_default();
                    of_measure[at] = Some(Place { row: row.id.clone(), before });
                }
            }
        }
        let current = |row: &&crate::model::Row<Measure>| row.record.period == ret.header().period;
        let rows = ret.measures().rows().iter().filter(current).map(|row| {
            let key = (row.record.component.as_str(), &row.record.reference);
            let mut quarters = known.get(&key).cloned().unwrap_or_default();
            // A measure given twice keeps each row's own figure.
            if let Some(own) = place(Period::Quarter(year, now), year) {
                quarters[own] = Some(Place { row: row.id.clone(), before: false });
            }
            (row.id.clone(), quarters)
        });
        Self { rows: rows.collect() }
    }

    /// The text of a measure in another quarter, with the row it stands in.
    pub(super) fn text(
        &self,
        row: &RowId,
        quarter: usize,
        field: Field,
        from: (&Return, Option<&Return>),
    ) -> Option<String> {
        let place = self.rows.get(row)?.get(quarter)?.as_ref()?;
        let held = if place.before { from.1? } else { from.0 };
        held.text(&place.row, field)
    }
}

fn place(period: Period, year: i16) -> Option<usize> {
    match period {
        Period::Quarter(of, quarter @ 1..=4) if of == year => Some(usize::from(quarter) - 1),
        _ => None,
    }
}

/// The name of a column of a quarter of the year: `q2_value`.
pub(super) fn column_name(quarter: usize, field: &str) -> String {
    format!("q{}_{field}", quarter + 1)
}

/// The quarter and the field of such a name.
pub(super) fn column_of(name: &str) -> Option<(usize, Field)> {
    let (quarter, field) = name.strip_prefix('q')?.split_once('_')?;
    let quarter = quarter.parse::<usize>().ok()?.checked_sub(1).filter(|quarter| *quarter < 4)?;
    Some((quarter, Field::named(RecordKind::Measure, field)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Header, Parts, Row};
    use crate::tables::RowText;
    use rust_decimal::Decimal;

    fn measure(id: &str, reference: &str, quarter: u8, value: i64) -> Row<Measure> {
        let record = Measure {
            reference: Ref::new(reference),
            period: Some(Period::Quarter(2022, quarter)),
            value: Some(Decimal::from(value)),
            ..Measure::default()
        };
        Row { id: RowId::new(id), record, extra: RowText::new() }
    }

    fn ret(quarter: u8, measures: Vec<Row<Measure>>) -> Return {
        let header = Header { period: Some(Period::Quarter(2022, quarter)), ..Header::default() };
        Return::from_parts(Parts { header, measures, ..Parts::default() }).expect("valid rows")
    }

    #[test]
    fn each_quarter_comes_from_this_return_first_and_from_last_quarters_otherwise() {
        let now = ret(3, vec![measure("m1", "A", 3, 30), measure("m2", "A", 2, 21), measure("m3", "B", 3, 5)]);
        let before = ret(2, vec![measure("m1", "A", 2, 20), measure("m2", "A", 1, 10)]);
        let quarters = Quarters::of(&now, Some(&before));
        let value = Field::of::<Measure>("value");
        let figures = |row: &str| {
            let text = |quarter| quarters.text(&RowId::new(row), quarter, value, (&now, Some(&before)));
            [0, 1, 2, 3].map(|quarter| text(quarter).unwrap_or_default())
        };
        assert_eq!(figures("m1"), ["10", "21", "30", ""], "a figure restated here counts");
        assert_eq!(figures("m3"), ["", "", "5", ""]);
    }

    #[test]
    fn a_columns_name_tells_its_quarter_and_field() {
        assert_eq!(column_of(&column_name(1, "target")), Some((1, Field::of::<Measure>("target"))));
        assert_eq!((column_of("q5_value"), column_of("quality"), column_of("value")), (None, None, None));
    }
}
