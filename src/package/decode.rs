//! Owns the way from CSV files to the tables of a package.
//! Must not know manifests, hashes or descriptions.

use super::container::Entries;
use super::earlier::{self, Earlier};
use super::kept::Kept;
use super::rows::RowKeys;
use super::{FindingRow, Package, Problem, bag, csvw, datapackage, names, rendering, spec};
use crate::framework::Framework;
use crate::model::{
    Evidence, Explanation, Header, LedgerEntry, LogRow, Parts, Record, Return, Row, RowId, RowIds, Source, SourceFile,
};
use crate::tables::{Columns, ReadRow, RowText, read_csv};
use std::collections::{BTreeMap, BTreeSet};

const FRAMEWORK: &str = "data/framework/";

/// Reads tables one by one and collects what is wrong with them.
pub(super) struct Decoder<'a> {
    entries: &'a Entries<'a>,
    problems: Vec<Problem>,
    kept: Kept,
    rows: BTreeSet<RowId>,
    ids: RowIds,
}

impl<'a> Decoder<'a> {
    pub(super) fn new(entries: &'a Entries<'a>) -> Self {
        let (rows, ids) = (BTreeSet::new(), RowIds::default());
        Self { entries, problems: Vec::new(), kept: Kept::default(), rows, ids }
    }

    /// What the package holds, and what is wrong; nothing when a table is unreadable.
    pub(super) fn package(mut self) -> (Option<Package>, Vec<Problem>) {
        let mut parts = Parts::default();
        (parts.header, parts.header_extra) = self.header();
        // Rows with an id of their own first, so that no id is handed out twice.
        parts.actions = self.records("actions");
        parts.measures = self.records("measures");
        parts.risks = self.records("risks");
        parts.contracts = self.records("contracts");
        parts.narratives = self.records("narratives");
        let log: Vec<LogRow> = self.side("edits");
        parts.retired = log.iter().filter_map(|edit| edit.row.clone()).collect();
        parts.retired.iter().for_each(|row| self.ids.taken(row));
        parts.sign_offs = self.unnumbered("signoffs");
        parts.benchmarks = self.unnumbered("benchmarks");
        parts.events = self.unnumbered("events");
        parts.restatements = self.unnumbered("restatements");
        parts.queries = self.unnumbered("queries");
        let (findings, explanations) = self.findings();
        parts.explanations = explanations;
        parts.evidence = self.evidence();
        let framework = self.framework();
        self.unknown_files();
        let earlier = self.earlier();
        let ret = Return::from_parts(parts).map_err(|refused| Problem::whole(refused.to_string()));
        let ret = ret.map_err(|problem| self.problems.push(problem)).ok();
        let package = match (ret, framework) {
            (Some(ret), Some(framework)) if self.problems.is_empty() => {
                Some(Package { ret, log, findings, framework: framework.into(), kept: self.kept, earlier })
            }
            _ => None,
        };
        (package, self.problems)
    }

    fn table<R: Columns>(&mut self, name: &str) -> Vec<ReadRow<R>> {
        let Some(spec) = spec::table(name) else { return Vec::new() };
        let path = spec.path();
        let Some(bytes) = self.entries.get(&path) else {
            self.problems.push(Problem::at(path, "it is not there, and every package has it; ask for the file again"));
            return Vec::new();
        };
        self.problems.extend(plain_csv(&path, bytes));
        match read_csv(&path, bytes, spec.with_row) {
            Ok(rows) => rows,
            Err(problem) => {
                self.problems.push(problem.into());
                Vec::new()
            }
        }
    }

    fn header(&mut self) -> (Header, RowText) {
        let rows = self.table("return");
        let count = rows.len();
        if let (Some(row), 1) = (rows.into_iter().next(), count) {
            return (row.record, row.extra);
        }
        self.problems.push(Problem::at("data/return.csv", format!("it has {count} rows where one is needed")));
        Default::default()
    }

    /// A table that begins with the row id.
    fn records<R: Record>(&mut self, name: &str) -> Vec<Row<R>> {
        let read: Vec<ReadRow<R>> = self.table(name);
        let mut rows = Vec::with_capacity(read.len());
        for row in read {
            let id = RowId::new(row.row.as_deref().unwrap_or_default());
            let as_read = row.row.as_deref() == Some(id.as_str()) && !id.is_empty();
            let place = |what: String| Problem::line(&format!("data/{name}.csv"), row.line, what);
            if !as_read {
                self.problems.push(place("the row id is blank or has spaces around it".to_owned()));
            } else if !self.rows.insert(id.clone()) {
                self.problems.push(place(format!("the row id “{id}” stands in the package already")));
            }
            self.ids.taken(&id);
            rows.push(Row { id, record: row.record, extra: row.extra });
        }
        rows
    }

    /// A table whose rows have no id in the file; they get one for as long as the package is open.
    fn unnumbered<R: Record>(&mut self, name: &str) -> Vec<Row<R>> {
        let read: Vec<ReadRow<R>> = self.table(name);
        let row = |row: ReadRow<R>| Row { id: self.ids.fresh(R::KIND.prefix()), record: row.record, extra: row.extra };
        read.into_iter().map(row).collect()
    }

    /// A table whose rows live outside the return's tables; unknown columns are kept beside it.
    fn side<R: Columns>(&mut self, name: &str) -> Vec<R> {
        let read: Vec<ReadRow<R>> = self.table(name);
        let mut keys = RowKeys::default();
        let any_extra = read.iter().any(|row| !row.extra.is_empty());
        let mut record = |row: ReadRow<R>| {
            if any_extra {
                self.keep(keys.of(name, &row.record), row.extra);
            }
            row.record
        };
        read.into_iter().map(&mut record).collect()
    }

    fn keep(&mut self, key: super::kept::RowKey, extra: RowText) {
        if !extra.is_empty() {
            self.kept.columns.insert(key, extra);
        }
    }

    fn findings(&mut self) -> (Vec<FindingRow>, Vec<Row<Explanation>>) {
        let (mut findings, mut explanations) = (Vec::new(), Vec::new());
        let mut keys = RowKeys::default();
        let read: Vec<ReadRow<FindingRow>> = self.table("findings");
        for row in read {
            let key = keys.of("findings", &row.record);
            match row.record.explained() {
                Some(record) => {
                    let id = self.ids.fresh(Explanation::KIND.prefix());
                    explanations.push(Row { id, record, extra: row.extra });
                }
                None => self.keep(key, row.extra),
            }
            if row.record.tier.is_some() {
                findings.push(row.record);
            }
        }
        for finding in findings.iter_mut().filter(|finding| finding.explanation.is_empty()) {
            let answer = explanations.iter().rev().find(|row: &&Row<Explanation>| {
                !row.record.explanation.is_empty() && finding.is_answered_by(&row.record)
            });
            if let Some(answer) = answer {
                finding.explanation.clone_from(&answer.record.explanation);
                finding.explained_by.clone_from(&answer.record.explained_by);
            }
        }
        (findings, explanations)
    }

    fn evidence(&mut self) -> Vec<Evidence> {
        let files: Vec<SourceFile> = self.side("files");
        let sources: Vec<Source> = self.side("sources");
        let ledger: Vec<LedgerEntry> = self.side("cells");
        let place: BTreeMap<String, usize> = files.iter().enumerate().map(|(at, f)| (f.file.clone(), at)).collect();
        if place.len() < files.len() {
            self.problems.push(Problem::at("data/files.csv", "it lists a file twice"));
        }
        let mut evidence: Vec<Evidence> =
            files.into_iter().map(|file| Evidence { file, ..Evidence::default() }).collect();
        for source in sources {
            match place.get(&source.file).and_then(|at| evidence.get_mut(*at)) {
                Some(evidence) => evidence.sources.push(source),
                None => self.problems.push(no_file("data/sources.csv", &source.file)),
            }
        }
        for entry in ledger {
            match place.get(&entry.file).and_then(|at| evidence.get_mut(*at)) {
                Some(evidence) => evidence.ledger.push(entry),
                None => self.problems.push(no_file("data/cells.csv", &entry.file)),
            }
        }
        evidence
    }

    fn framework(&mut self) -> Option<Framework> {
        let files = framework_entries(self.entries);
        for (name, bytes) in &files {
            self.problems.extend(plain_csv(&format!("{FRAMEWORK}{name}"), bytes));
        }
        match Framework::from_files(&files) {
            Ok(framework) => {
                let ours = framework.files();
                self.kept.framework = files.into_iter().filter(|(name, bytes)| ours.get(name) != Some(bytes)).collect();
                Some(framework)
            }
            Err(problem) => {
                self.problems.push(Problem::line(&format!("{FRAMEWORK}{}", problem.file), problem.line, problem.what));
                None
            }
        }
    }

    /// The accepted returns of earlier quarters, newest first.
    fn earlier(&mut self) -> Vec<Earlier> {
        let mut read = Vec::new();
        for (name, bytes) in self.entries.iter().filter(|(name, _)| name.starts_with(earlier::FOLDER)) {
            match Earlier::read(name, bytes).map(|earlier| (earlier.file() == *name, earlier)) {
                Ok((true, earlier)) => read.push(earlier),
                Ok((false, _)) => self.problems.push(Problem::at(name, "it is of another quarter than its name says")),
                Err(problem) => self.problems.push(problem),
            }
        }
        read.sort_by_key(|earlier| std::cmp::Reverse(earlier.ret().header().period));
        read
    }

    fn unknown_files(&mut self) {
        let written = [
            bag::BAGIT,
            bag::BAG_INFO,
            bag::MANIFEST,
            bag::TAG_MANIFEST,
            bag::SIGNATURE,
            datapackage::FILE,
            csvw::FILE,
            names::README,
            rendering::FILE,
        ];
        let tables: BTreeSet<String> = spec::TABLES.iter().map(spec::TableSpec::path).collect();
        let known = |name: &str| {
            let folder = name.starts_with(FRAMEWORK) || name.starts_with(earlier::FOLDER);
            folder || written.contains(&name) || tables.contains(name)
        };
        let unknown = self.entries.iter().filter(|(name, _)| !known(name));
        self.kept.files = unknown.map(|(name, bytes)| (name.clone(), bytes.to_vec())).collect();
    }
}

/// The framework's files as the package carries them.
pub(super) fn framework_entries(entries: &Entries<'_>) -> BTreeMap<String, Vec<u8>> {
    let inside = |(name, bytes): (&String, &&[u8])| Some((name.strip_prefix(FRAMEWORK)?.to_owned(), bytes.to_vec()));
    entries.iter().filter_map(inside).collect()
}

fn no_file(table: &str, file: &str) -> Problem {
    Problem::at(table, format!("it names the workbook “{file}”, which data/files.csv does not list"))
}

/// Whether a CSV is written as the format says: with a byte order mark, each line ended by CR and LF.
fn plain_csv(path: &str, bytes: &[u8]) -> Option<Problem> {
    let Some(text) = bytes.strip_prefix(b"\xEF\xBB\xBF") else {
        return Some(Problem::at(path, "it does not begin with a UTF-8 byte order mark, so Excel would misread it"));
    };
    let (mut quoted, mut before) = (false, 0);
    let mut broken = |byte: &u8| {
        let wrong = !quoted && ((*byte == b'\n') != (before == b'\r'));
        quoted ^= *byte == b'"';
        before = if quoted { 0 } else { *byte };
        wrong
    };
    let broken = text.iter().any(&mut broken) || !text.ends_with(b"\r\n");
    broken.then(|| Problem::at(path, "its lines do not all end with CR LF, as the format says"))
}

#[cfg(test)]
mod tests {
    use super::plain_csv;

    #[test]
    fn line_feeds_count_outside_quotes_only() {
        assert_eq!(plain_csv("x", b"\xEF\xBB\xBFa,b\r\n\"one\ntwo\",\"\r\"\r\n"), None);
        assert!(plain_csv("x", b"\xEF\xBB\xBFa,b\n1,2\n").is_some());
        assert!(plain_csv("x", b"\xEF\xBB\xBFa\r\n1\r2\r\n").is_some());
        assert!(plain_csv("x", b"\xEF\xBB\xBFa\r\n1").is_some());
        assert!(plain_csv("x", b"a\r\n").is_some());
    }
}
