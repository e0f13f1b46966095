//! Owns the list of tables in a package: file, columns, keys. Descriptions and checks are read off it.
//! Must not know any return.

use super::FindingRow;
use crate::framework::{
    Body, Component, ContractTerms, Due, Fact, Limit, MatrixCell, Outcome, Plan, PlannedAction, PlannedMeasure,
    Section, StatusWords,
};
use crate::model::{
    Action, Benchmark, Contract, Event, Header, LedgerEntry, LogRow, Measure, Narrative, Query, Restatement, Risk,
    SignOff, Source, SourceFile,
};
use crate::tables::{Column, ColumnKind, Columns};

/// Columns that name a row of another table.
#[derive(Clone, Copy, Debug)]
pub(super) struct ForeignKey {
    /// The columns here.
    pub(super) columns: &'static [&'static str],
    /// The table there.
    pub(super) table: &'static str,
    /// The columns there.
    pub(super) there: &'static [&'static str],
    /// Whether a sealed table gives it in every row.
    pub(super) always: bool,
}

/// One table of a package.
#[derive(Clone, Copy, Debug)]
pub(super) struct TableSpec {
    /// The file under `data/`, without `.csv`.
    pub(super) name: &'static str,
    /// What it holds, for people.
    pub(super) title: &'static str,
    /// Whether it begins with the row id.
    pub(super) with_row: bool,
    /// Its columns.
    pub(super) columns: &'static [Column],
    /// Its natural key, enforced when sealed; empty when it has none.
    pub(super) key: &'static [&'static str],
    /// Its references to other tables, enforced when sealed.
    pub(super) foreign: &'static [ForeignKey],
}

/// The first column of records.
pub(super) const ROW: Column =
    Column { name: "row", kind: ColumnKind::Text, doc: " Row id: opaque, unique in the package, never used again." };

impl TableSpec {
    /// The file inside the package.
    pub(super) fn path(&self) -> String {
        format!("data/{}.csv", self.name)
    }

    /// Its name as a resource of the data package.
    pub(super) fn resource(&self) -> String {
        self.name.replace('/', "-")
    }

    /// Its columns in file order, the row id included.
    pub(super) fn all_columns(&self) -> impl Iterator<Item = &'static Column> + use<> {
        self.with_row.then_some(&ROW).into_iter().chain(self.columns)
    }
}

/// The table of this name.
pub(super) fn table(name: &str) -> Option<&'static TableSpec> {
    TABLES.iter().find(|table| table.name == name)
}

const fn to(columns: &'static [&'static str], table: &'static str, there: &'static [&'static str]) -> ForeignKey {
    ForeignKey { columns, table, there, always: false }
}

const fn always(columns: &'static [&'static str], table: &'static str, there: &'static [&'static str]) -> ForeignKey {
    ForeignKey { columns, table, there, always: true }
}

const OUTCOME: ForeignKey = to(&["outcome"], "framework/outcomes", &["id"]);
const CONTRACT: ForeignKey = to(&["contract"], "framework/contracts", &["id"]);
const BODY: ForeignKey = always(&["body"], "framework/bodies", &["id"]);
const PLAN: ForeignKey = always(&["plan"], "framework/plans", &["id"]);
const COMPONENT: ForeignKey = to(&["component"], "framework/components", &["id"]);
const FILE: ForeignKey = always(&["file"], "files", &["file"]);

macro_rules! tables {
    ($($name:literal, $title:literal, $record:ident, row: $row:literal, key: $key:expr, foreign: $foreign:expr;)+) => {
        /// Every table, in the order people read them.
        pub(super) const TABLES: &[TableSpec] = &[$(TableSpec {
            name: $name, title: $title, with_row: $row, columns: $record::COLUMNS, key: $key, foreign: $foreign,
        },)+];
    };
}

tables! {
    "return", "Whose return it is (one row)", Header, row: false, key: &["return_id"], foreign: &[BODY];
    "signoffs", "Who signed it off", SignOff, row: false, key: &["level"], foreign: &[];
    "actions", "Actions and their status", Action, row: true, key: &["plan", "ref"], foreign: &[PLAN, OUTCOME];
    "measures", "Measures, one row a measure and period", Measure, row: true, key: &["ref", "period"], foreign: &[COMPONENT, CONTRACT, OUTCOME];
    "benchmarks", "Figures of others to compare with", Benchmark, row: false, key: &[], foreign: &[always(&["ref", "period"], "measures", &["ref", "period"])];
    "risks", "Risks and their scores", Risk, row: true, key: &["register", "ref"], foreign: &[OUTCOME];
    "contracts", "Contracts", Contract, row: true, key: &["contract"], foreign: &[always(&["contract"], "framework/contracts", &["id"])];
    "narratives", "Words for sections of the report", Narrative, row: true, key: &[], foreign: &[OUTCOME];
    "events", "What happened to actions, measures and risks", Event, row: false, key: &[], foreign: &[];
    "restatements", "Declared changes of earlier figures", Restatement, row: false, key: &[], foreign: &[];
    "findings", "What the checks found, with explanations", FindingRow, row: false, key: &[], foreign: &[];
    "queries", "Questions of the centre and their answers", Query, row: false, key: &["id"], foreign: &[];
    "files", "Workbooks that were imported", SourceFile, row: false, key: &["file"], foreign: &[];
    "sources", "The workbook cell of each value", Source, row: false, key: &[], foreign: &[FILE];
    "cells", "What became of every non-empty cell of those workbooks", LedgerEntry, row: false, key: &["file", "sheet", "range"], foreign: &[FILE];
    "edits", "Every edit, in order", LogRow, row: false, key: &["seq"], foreign: &[];
    "framework/framework", "Framework: facts about it", Fact, row: false, key: &["key"], foreign: &[];
    "framework/bodies", "Framework: returning bodies", Body, row: false, key: &["id"], foreign: &[];
    "framework/outcomes", "Framework: strategic outcomes", Outcome, row: false, key: &["id"], foreign: &[];
    "framework/components", "Framework: components", Component, row: false, key: &["id"], foreign: &[];
    "framework/contracts", "Framework: contracts", ContractTerms, row: false, key: &["id"], foreign: &[BODY];
    "framework/plans", "Framework: plans", Plan, row: false, key: &["id"], foreign: &[];
    "framework/statuses", "Framework: words for each status", StatusWords, row: false, key: &["code"], foreign: &[];
    "framework/matrix", "Framework: risk matrix", MatrixCell, row: false, key: &["likelihood", "impact"], foreign: &[];
    "framework/sections", "Framework: sections of the report", Section, row: false, key: &["id"], foreign: &[OUTCOME];
    "framework/actions", "Framework: planned actions", PlannedAction, row: false, key: &["plan", "ref"], foreign: &[PLAN, BODY, OUTCOME];
    "framework/measures", "Framework: measures", PlannedMeasure, row: false, key: &["ref"], foreign: &[BODY, COMPONENT, CONTRACT, OUTCOME];
    "framework/due", "Framework: measures due, with the target of each period", Due, row: false, key: &["ref", "period"], foreign: &[always(&["ref"], "framework/measures", &["ref"])];
    "framework/limits", "Framework: limits of the rules", Limit, row: false, key: &["rule", "limit"], foreign: &[];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_names_columns_that_are_there() {
        let has = |table: &TableSpec, names: &[&str]| names.iter().all(|n| table.columns.iter().any(|c| c.name == *n));
        for spec in TABLES {
            assert!(has(spec, spec.key), "{}", spec.name);
            for key in spec.foreign {
                let there = table(key.table).expect("a table of the package");
                assert!(has(spec, key.columns) && has(there, key.there), "{} to {}", spec.name, key.table);
            }
        }
    }
}
