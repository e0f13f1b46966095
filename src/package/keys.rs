//! Owns the keys of the tables: no two rows of one natural key, no reference to a row that is not there.
//! Must not know which tables there are (the list of tables says).

use super::Problem;
use super::spec::{ForeignKey, TABLES, TableSpec, table};
use crate::tables::{line_at, unguard};
use std::collections::{BTreeMap, BTreeSet};

/// Everything wrong with the keys of these files.
pub(super) fn check<B: AsRef<[u8]>>(files: &BTreeMap<String, B>) -> Vec<Problem> {
    let mut problems = Vec::new();
    for spec in TABLES {
        let Some(rows) = Rows::read(files, spec) else { continue };
        if !spec.key.is_empty() {
            check_key(spec, &rows, &mut problems);
        }
        for key in spec.foreign {
            check_foreign(spec, &rows, key, files, &mut problems);
        }
    }
    problems
}

fn check_key(spec: &TableSpec, rows: &Rows, problems: &mut Vec<Problem>) {
    let mut seen = BTreeMap::new();
    let columns = spec.key.join(", ");
    for (line, key) in rows.values(spec.key) {
        let shown = key.join(", ");
        if key.iter().any(String::is_empty) {
            let about =
                if shown.chars().all(|c| c == ',' || c == ' ') { String::new() } else { format!(" (“{shown}”)") };
            problems.push(Problem::line(
                &spec.path(),
                line,
                format!("it has no {columns}{about}, and a sealed row needs it"),
            ));
        } else if let Some(first) = seen.insert(key, line) {
            let what = format!("“{shown}” stands on line {first} already; {columns} may stand once only");
            problems.push(Problem::line(&spec.path(), line, what));
        }
    }
}

fn check_foreign<B: AsRef<[u8]>>(
    spec: &TableSpec,
    rows: &Rows,
    key: &ForeignKey,
    files: &BTreeMap<String, B>,
    problems: &mut Vec<Problem>,
) {
    let there = table(key.table).and_then(|there| Rows::read(files, there));
    let known: BTreeSet<Vec<String>> =
        there.iter().flat_map(|rows| rows.values(key.there)).map(|(_, values)| values).collect();
    for (line, values) in rows.values(key.columns) {
        let blank = values.iter().any(String::is_empty);
        if known.contains(&values) || (blank && !key.always) {
            continue;
        }
        let (columns, shown) = (key.columns.join(", "), values.join(", "));
        let what = format!("{columns} is “{shown}”, and data/{}.csv has no such row", key.table);
        problems.push(Problem::line(&spec.path(), line, what));
    }
}

/// A table as text: its header and its rows, each with its line.
struct Rows {
    header: Vec<String>,
    rows: Vec<(u64, Vec<String>)>,
}

impl Rows {
    fn read<B: AsRef<[u8]>>(files: &BTreeMap<String, B>, spec: &TableSpec) -> Option<Self> {
        let bytes = files.get(&spec.path())?.as_ref();
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        let mut reader = csv::ReaderBuilder::new().from_reader(bytes);
        let texts = |record: &csv::StringRecord| record.iter().map(|text| unguard(text).to_owned()).collect();
        let header = texts(reader.headers().ok()?);
        let line = |record: &csv::StringRecord| line_at(bytes, record.position());
        let rows = reader.into_records().filter_map(Result::ok).map(|record| (line(&record), texts(&record)));
        Some(Self { header, rows: rows.collect() })
    }

    /// The values of some columns, row by row.
    fn values<'a>(&'a self, columns: &'a [&'a str]) -> impl Iterator<Item = (u64, Vec<String>)> + 'a {
        let places: Vec<Option<usize>> =
            columns.iter().map(|name| self.header.iter().position(|column| column == name)).collect();
        self.rows.iter().map(move |(line, row)| {
            let value = |place: &Option<usize>| place.and_then(|at| row.get(at)).cloned().unwrap_or_default();
            (*line, places.iter().map(value).collect())
        })
    }
}
