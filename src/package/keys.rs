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

/// What is wrong with the natural key of a table.
enum Fault {
    /// These columns of it are blank; the rest of it says what there is.
    Blank { line: u64, columns: String, rest: String },
    /// The row has the key of an earlier line.
    Twice { line: u64, first: u64, shown: String },
}

fn key_faults(spec: &TableSpec, rows: &Rows) -> Vec<Fault> {
    let (mut seen, mut faults) = (BTreeMap::new(), Vec::new());
    for (line, key) in rows.values(spec.key) {
        let shown = key.join(", ");
        let (blank, rest): (Vec<_>, Vec<_>) = spec.key.iter().zip(&key).partition(|(_, text)| text.is_empty());
        if !blank.is_empty() {
            let columns = blank.into_iter().map(|(column, _)| *column).collect::<Vec<_>>().join(", ");
            let rest =
                rest.into_iter().map(|(column, text)| format!("{column} “{text}”")).collect::<Vec<_>>().join(", ");
            faults.push(Fault::Blank { line, columns, rest });
        } else if let Some(first) = seen.insert(key, line) {
            faults.push(Fault::Twice { line, first, shown });
        }
    }
    faults
}

fn check_key(spec: &TableSpec, rows: &Rows, problems: &mut Vec<Problem>) {
    for fault in key_faults(spec, rows) {
        let (line, what) = match fault {
            Fault::Blank { line, columns, rest } => {
                let rest = if rest.is_empty() { rest } else { format!(" (with {rest})") };
                (line, format!("it has no {columns}{rest}, and a sealed row needs it"))
            }
            Fault::Twice { line, first, shown } => {
                let columns = spec.key.join(", ");
                (line, format!("“{shown}” stands on line {first} already; {columns} may stand once only"))
            }
        };
        problems.push(Problem::line(&spec.path(), line, what));
    }
}

/// The same for people who have a draft and not its files: alike faults are one sentence, records are named and not lines.
pub(super) fn in_words<B: AsRef<[u8]>>(files: &BTreeMap<String, B>) -> Vec<String> {
    let mut told = Vec::new();
    for spec in TABLES {
        let Some(rows) = Rows::read(files, spec) else { continue };
        let (mut blank, mut twice) = (BTreeMap::<String, usize>::new(), BTreeSet::new());
        let faults = if spec.key.is_empty() { Vec::new() } else { key_faults(spec, &rows) };
        for fault in faults {
            match fault {
                Fault::Blank { columns, .. } => *blank.entry(columns).or_default() += 1,
                Fault::Twice { shown, .. } => {
                    twice.insert(shown);
                }
            }
        }
        let name = spec.name;
        told.extend(blank.into_iter().map(|(columns, count)| match count {
            1 => format!("1 of the {name} has no {columns}"),
            _ => format!("{count} of the {name} have no {columns}"),
        }));
        told.extend(twice.into_iter().map(|shown| format!("“{shown}” stands more than once among the {name}")));
        let mut foreign = Vec::new();
        spec.foreign.iter().for_each(|key| check_foreign(spec, &rows, key, files, &mut foreign));
        let unknown: BTreeSet<String> = foreign.into_iter().map(|problem| problem.what).collect();
        told.extend(unknown.into_iter().map(|what| format!("Among the {name}, {what}")));
    }
    told
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
