//! Owns CSV as the package writes it: RFC 4180, UTF-8 with BOM, CRLF, header row, and the guard against formulas.
//! Must not know which tables there are.

use super::cell::ColumnKind;
use super::columns::{Column, Columns, RowText};

/// What is wrong with a CSV file, where, and how to put it right.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}, line {line}: {what}")]
pub struct CsvProblem {
    /// The file's name as the person knows it.
    pub file: String,
    /// The line in the file, from 1.
    pub line: u64,
    /// The sentence.
    pub what: String,
}

/// A row read from CSV.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadRow<R> {
    /// The row id, where the table begins with one.
    pub row: Option<String>,
    /// The known columns.
    pub record: R,
    /// Columns we do not know, kept for the way back out.
    pub extra: RowText,
    /// The line the row starts on, from 1.
    pub line: u64,
}

const RISKY: [char; 7] = ['=', '+', '-', '@', '\t', '\r', '\''];

/// Text made harmless in a spreadsheet: a leading apostrophe before what could be a formula (and before an apostrophe that stands there already).
pub fn guard(text: &str) -> String {
    let mut rest = text.chars();
    let risky = match rest.next() {
        Some('\'') => rest.next().is_some_and(|second| RISKY.contains(&second)),
        Some(first) => RISKY.contains(&first),
        None => false,
    };
    if risky { format!("'{text}") } else { text.to_owned() }
}

/// The text that `guard` made harmless.
pub fn unguard(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if rest.starts_with(RISKY) => rest,
        _ => text,
    }
}

/// A table as the package's CSV; `row` is the id column that stands first, where the table has one.
pub fn write_csv<'a, R: Columns + 'a>(
    rows: impl Iterator<Item = (Option<&'a str>, &'a R, &'a RowText)> + Clone,
    with_row: bool,
) -> Vec<u8> {
    let mut extra_names: Vec<&str> = rows.clone().flat_map(|(_, _, extra)| extra.keys().map(String::as_str)).collect();
    extra_names.sort_unstable();
    extra_names.dedup();
    let mut lines: Vec<Vec<String>> = Vec::new();
    let row_name = with_row.then_some("row");
    let names = row_name.into_iter().chain(R::COLUMNS.iter().map(|c| c.name)).chain(extra_names.iter().copied());
    lines.push(names.map(str::to_owned).collect());
    for (row, record, extra) in rows {
        let own = R::COLUMNS.iter().enumerate().map(|(i, column)| cell(column.kind, &record.get(i)));
        let others = extra_names.iter().map(|name| extra.get(*name).map(|text| guard(text)).unwrap_or_default());
        let id = with_row.then(|| guard(row.unwrap_or_default()));
        lines.push(id.into_iter().chain(own).chain(others).collect());
    }
    render(&lines)
}

/// A table without row ids or extra columns.
pub fn write_csv_plain<R: Columns>(rows: &[R]) -> Vec<u8> {
    let none = RowText::new();
    write_csv(rows.iter().map(|record| (None, record, &none)), false)
}

fn cell(kind: ColumnKind, text: &str) -> String {
    if kind.is_text() { guard(text) } else { text.to_owned() }
}

fn render(lines: &[Vec<String>]) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .flexible(true)
        .from_writer(b"\xEF\xBB\xBF".to_vec());
    for line in lines {
        // Writing to memory has no way to fail; a failure would show as a missing line in every round-trip test.
        let _ = writer.write_record(line);
    }
    writer.into_inner().unwrap_or_default()
}

/// Reads a table; unknown columns are kept, a missing one or a bad value is a problem with its line.
///
/// # Errors
/// The first problem found, naming `file`, the line, and what was wanted.
pub fn read_csv<R: Columns>(file: &str, bytes: &[u8], with_row: bool) -> Result<Vec<ReadRow<R>>, CsvProblem> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let problem = |line: u64, what: String| CsvProblem { file: file.to_owned(), line, what };
    if std::str::from_utf8(bytes).is_err() {
        return Err(problem(1, "is not UTF-8 text; save it as “CSV UTF-8”".to_owned()));
    }
    let mut reader = csv::ReaderBuilder::new().from_reader(bytes);
    let header: Vec<String> = match reader.headers() {
        Ok(names) => names.iter().map(str::to_owned).collect(),
        Err(error) => return Err(problem(1, format!("cannot be read as CSV: {error}"))),
    };
    let plan = plan::<R>(&header, with_row).map_err(|what| problem(1, what))?;
    let mut rows = Vec::new();
    for line in reader.into_records() {
        let line = line.map_err(|error| problem(line_at(bytes, error.position()), describe(&error)))?;
        let number = line_at(bytes, line.position());
        rows.push(read_row(&plan, &line, number).map_err(|what| problem(number, what))?);
    }
    Ok(rows)
}

/// The line a record starts on, from 1. The reader's own count stops before the line feed of CRLF, one line early.
pub(crate) fn line_at(bytes: &[u8], position: Option<&csv::Position>) -> u64 {
    let Some(position) = position else { return 0 };
    let feed_pending = usize::try_from(position.byte()).ok().and_then(|at| bytes.get(at)) == Some(&b'\n');
    position.line() + u64::from(feed_pending)
}

fn describe(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            format!("has {len} values where the header has {expected_len} columns; a comma or a quote may be missing")
        }
        _ => format!("cannot be read as CSV: {error}"),
    }
}

/// Where each column of the file goes.
enum Target {
    Row,
    Known(usize, Column),
    Extra(String),
}

fn plan<R: Columns>(header: &[String], with_row: bool) -> Result<Vec<Target>, String> {
    let mut seen = std::collections::BTreeSet::new();
    if let Some(twice) = header.iter().find(|name| !seen.insert(name.as_str())) {
        return Err(format!("has the column “{twice}” twice; remove one"));
    }
    let wanted = with_row.then_some("row").into_iter().chain(R::COLUMNS.iter().map(|c| c.name));
    if let Some(missing) = wanted.into_iter().find(|name| !seen.contains(name)) {
        return Err(format!("has no column “{missing}”; add it, empty if need be"));
    }
    let target = |name: &String| match R::column(name).and_then(|i| R::COLUMNS.get(i).map(|c| (i, *c))) {
        _ if with_row && name == "row" => Target::Row,
        Some((index, column)) => Target::Known(index, column),
        None => Target::Extra(name.clone()),
    };
    Ok(header.iter().map(target).collect())
}

fn read_row<R: Columns>(plan: &[Target], line: &csv::StringRecord, number: u64) -> Result<ReadRow<R>, String> {
    let mut read = ReadRow { row: None, record: R::default(), extra: RowText::new(), line: number };
    for (target, text) in plan.iter().zip(line) {
        match target {
            Target::Row => read.row = Some(unguard(text).to_owned()),
            Target::Known(index, column) => {
                let text = if column.kind.is_text() { unguard(text) } else { text };
                read.record.set(*index, text).map_err(|bad| format!("{}: {bad}", column.name))?;
            }
            Target::Extra(_) if text.is_empty() => {}
            Target::Extra(name) => drop(read.extra.insert(name.clone(), unguard(text).to_owned())),
        }
    }
    Ok(read)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::columns;
    use proptest::prelude::*;

    columns! {
        /// A row for the tests.
        struct Sample {
            /// Some text.
            words: String = "words",
            /// A count.
            count: Option<u32> = "count",
        }
    }

    proptest! {
        #[test]
        fn any_text_survives_the_way_out_and_back(words in any::<String>(), count in any::<Option<u32>>(), more in ".*") {
            let row = Sample { words, count };
            let extra: RowText = [("later".to_owned(), more)].into_iter().filter(|(_, v)| !v.is_empty()).collect();
            let bytes = write_csv([(Some("=a1"), &row, &extra)].into_iter(), true);
            let read = read_csv::<Sample>("x.csv", &bytes, true).expect("what we write can be read");
            prop_assert_eq!(&read[0].record, &row);
            prop_assert_eq!(read[0].row.as_deref(), Some("=a1"));
            prop_assert_eq!(&read[0].extra, &extra);
        }

        #[test]
        fn no_guarded_text_starts_like_a_formula(text in any::<String>()) {
            prop_assert!(!guard(&text).starts_with(['=', '+', '-', '@', '\t', '\r']));
            let guarded = guard(&text);
            prop_assert_eq!(unguard(&guarded), text);
        }
    }

    #[test]
    fn a_missing_column_names_the_file_and_the_line() {
        let problem = read_csv::<Sample>("bodies.csv", b"words\nx\n", false).expect_err("count is missing");
        assert_eq!(problem.to_string(), "bodies.csv, line 1: has no column “count”; add it, empty if need be");
    }

    #[test]
    fn lines_are_counted_right_with_crlf() {
        let problem = read_csv::<Sample>("x.csv", b"words,count\r\n\"a\r\nb\",1\r\nc,two\r\n", false).expect_err("two");
        assert_eq!(problem.line, 4, "the quoted line break counts, the header counts");
    }

    #[test]
    fn a_bad_value_names_its_line_and_column() {
        let problem = read_csv::<Sample>("x.csv", b"words,count\na,1\nb,two\n", false).expect_err("two is no number");
        assert_eq!(problem.to_string(), "x.csv, line 3: count: “two” is not a whole number");
    }
}
