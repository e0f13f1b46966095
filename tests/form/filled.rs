//! Owns what a service manager writes into a form, cell by cell, and what a return should hold after it.
//! Must not know how it gets into the cells.

use crate::making::{Asked, HEADS, all, called, column, held, put, rows, sheet, text};
use quarterdeck::model::RecordKind;
use quarterdeck::tables::{CellText, RowText};
use quarterdeck::workbook::{Cell, CellRef, Sheet, Value as CellValue, Workbook};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// What a person would type, that a spreadsheet might take for something else.
pub(crate) const ODD: [&str; 5] =
    ["=1+1 is what it looks like", "+44 121 569 2200 rings out", "-5 degrees in the store", "@home for all", "1.10"];

/// What was written, and what the return should be after it.
pub(crate) struct Filled {
    pub(crate) entries: Vec<Value>,
    pub(crate) expected: BTreeMap<String, RowText>,
    pub(crate) prepared_by: String,
}

#[test]
fn a_form_filled_in_gives_what_was_written_and_nothing_else() {
    for made in all() {
        let mut workbook = made.asked.workbook();
        let filled = Filled::of(&made.asked, &workbook);
        filled.write_into(&mut workbook);
        let what = format!("{} in {}", made.asked.body, made.asked.period);
        let differences = filled.differences(&made.asked, &workbook);
        assert!(differences.is_empty(), "{what}: {}", differences.join("\n"));
    }
}

/// A record that is being written about.
struct Record<'a> {
    sheet: &'a Sheet,
    row: u32,
    key: String,
}

impl Filled {
    /// Writes into the form `asked` whose workbook is given.
    pub(crate) fn of(asked: &Asked, workbook: &Workbook) -> Self {
        let (ret, _) = asked.import(workbook);
        let mut filled = Self { entries: Vec::new(), expected: held(&ret), prepared_by: "Head of Repairs".to_owned() };
        filled.cover(sheet(workbook, "Cover").expect("the cover"));
        filled.actions(sheet(workbook, "Actions").expect("the actions"));
        if let Some(measures) = sheet(workbook, "Measures") {
            filled.measures(measures, asked);
        }
        filled.risks(sheet(workbook, "Risks").expect("the risks"));
        filled.narratives(sheet(workbook, "Narratives").expect("the narratives"));
        if let Some(contracts) = sheet(workbook, "Contracts") {
            filled.contracts(contracts);
        }
        filled
    }

    /// Where the import of a workbook differs from what should be, and what it asks.
    pub(crate) fn differences(&self, asked: &Asked, workbook: &Workbook) -> Vec<String> {
        let (ret, imported) = asked.import(workbook);
        let mut faults: Vec<String> = imported.questions.iter().map(|question| format!("{question:?}")).collect();
        let said = &ret.header().prepared_by;
        if *said != self.prepared_by {
            faults.push(format!("prepared by “{said}”"));
        }
        let found = held(&ret);
        for key in found.keys().chain(self.expected.keys()).collect::<BTreeSet<_>>() {
            if found.get(key) != self.expected.get(key) {
                faults.push(format!("{key}\n  is {:?}\n  not {:?}", found.get(key), self.expected.get(key)));
            }
        }
        faults
    }

    /// Writes it all into the workbook itself, as if it had been typed there.
    pub(crate) fn write_into(&self, workbook: &mut Workbook) {
        for entry in &self.entries {
            let text = |name: &str| entry[name].as_str().unwrap_or_default();
            let sheet = workbook.sheets.iter_mut().find(|known| known.name == text("sheet")).expect("the sheet");
            let at: CellRef = text("cell").parse().expect("a cell");
            let cell = match entry["figure"].as_f64() {
                None => Cell::new(at, CellValue::Text(text("typed").into()), None),
                Some(figure) => {
                    let percent = if figure < 0.1 { format!("{}%", figure * 100.0) } else { figure.to_string() };
                    let figure = figure.to_string().parse().expect("a figure");
                    Cell::new(at, CellValue::Number(figure), Some(percent.into()))
                }
            };
            put(sheet, cell);
        }
    }

    fn cover(&mut self, cover: &Sheet) {
        let label = cover.cells.iter().find(|cell| cell.shown() == "Prepared by").expect("who prepared it");
        let at = CellRef::new(label.at.row, label.at.column + 1);
        self.entries.push(json!({ "sheet": "Cover", "cell": at.to_string(), "typed": self.prepared_by }));
    }

    /// Writes into one cell; the record then has these texts.
    fn put(&mut self, record: &Record<'_>, heading: &str, what: Value, gives: &[(&str, &str)]) {
        let at = CellRef::new(record.row, column(record.sheet, heading));
        let mut entry = json!({ "sheet": record.sheet.name, "cell": at.to_string() });
        let how = if what.is_number() { "figure" } else { "typed" };
        entry[how] = what;
        self.entries.push(entry);
        let texts = self.expected.entry(record.key.clone()).or_default();
        texts.extend(gives.iter().map(|(field, text)| ((*field).to_owned(), (*text).to_owned())));
    }

    /// Writes words into one cell, which are then the text of a field.
    fn words(&mut self, record: &Record<'_>, heading: &str, words: &str, field: &str) {
        self.put(record, heading, json!(words), &[(field, words)]);
    }

    /// Chooses a status, which confirms the record.
    fn status(&mut self, record: &Record<'_>, words: &str, code: &str) {
        let at = jiff::Timestamp::UNIX_EPOCH.text();
        self.put(record, "Status this quarter", json!(words), &[("status", code), ("confirmed_at", &at)]);
    }

    /// The record of a row that is there.
    fn known<'a>(&self, sheet: &'a Sheet, row: u32, kind: RecordKind, name: &str, end: &str) -> Record<'a> {
        let (start, end) = (format!("{kind} | "), format!(" | {name} | {end}"));
        let mut keys = self.expected.keys().filter(|key| key.starts_with(&start) && key.ends_with(&end));
        let key = keys.next().unwrap_or_else(|| panic!("no {start}…{end}")).clone();
        Record { sheet, row, key }
    }

    fn actions(&mut self, sheet: &Sheet) {
        let rows = rows(sheet);
        let action = |filled: &Self, row| filled.known(sheet, row, RecordKind::Action, &text(sheet, row, "Ref"), "");
        let first = action(self, rows[0]);
        self.status(&first, "Actions on Track", "on-track");
        self.words(&first, "Update this quarter", ODD[0], "commentary");
        let second = action(self, rows[1]);
        self.status(&second, "Medium issues/risks/slippage", "medium");
        self.words(&second, "Update this quarter", "One line,\nand another.", "commentary");
        self.words(&second, "Why is it off track", ODD[1], "cause");
        self.words(&second, "What will bring it back on track", ODD[2], "recovery");
        self.words(&second, "Who leads recovery", ODD[3], "recovery_owner");
        self.put(&second, "Back on track by", json!("30/04/2023"), &[("recovery_date", "2023-04-30")]);
        let third = action(self, rows[2]);
        self.status(&third, "No update available", "no-update");
        self.words(&third, "Reason for no update", "Lead officer absent; expected in May", "no_update_reason");
        let fourth = action(self, rows[3]);
        self.status(&fourth, "Complete", "complete");
        self.put(&fourth, "Date completed", json!("2022-12-12"), &[("completed_date", "2022-12-12")]);
        self.put(&fourth, "Publish", json!("Public"), &[("publish", "public")]);
        let plan = text(sheet, rows[0], "Plan");
        let id = if plan == "Corporate Plan" { "corporate-plan" } else { "improvement" };
        let row = rows.iter().max().expect("rows") + 1;
        let new = Record { sheet, row, key: called(RecordKind::Action, id, ODD[4], "") };
        self.put(&new, "Plan", json!(plan), &[("plan", id)]);
        self.words(&new, "Ref", ODD[4], "ref");
        self.words(&new, "Action", "Something new that nobody had planned", "action");
        self.put(&new, "Due date", json!("30/06/2023"), &[("due_date", "2023-06-30")]);
        self.status(&new, "Significant issues/risks/slippage", "significant");
    }

    fn measures(&mut self, sheet: &Sheet, asked: &Asked) {
        let period = asked.period.text();
        let at = jiff::Timestamp::UNIX_EPOCH.text();
        let mut turn = 0;
        for row in rows(sheet) {
            let measure = self.known(sheet, row, RecordKind::Measure, &text(sheet, row, "Ref"), &period);
            let percent = text(sheet, row, "Unit") == "%";
            turn += 1;
            if turn % 3 == 0 {
                let given = [("no_data_reason", "awaited"), ("confirmed_at", at.as_str())];
                self.put(&measure, "Reason for no data", json!("Awaited"), &given);
                self.put(&measure, "Figure expected", json!("28/02/2023"), &[("expected_date", "2023-02-28")]);
            } else if percent {
                // 0.7% typed into a cell of percentages: the cell then holds 0.007.
                let given = [("value", "0.7"), ("confirmed_at", at.as_str())];
                self.put(&measure, "Value this quarter", json!(0.007), &given);
            } else {
                let given = [("value", "1234.5"), ("confirmed_at", at.as_str())];
                self.put(&measure, "Value this quarter", json!(1234.5), &given);
                self.words(&measure, "Update this quarter", ODD[turn % 4], "commentary");
                self.status(&measure, "Amber", "amber");
            }
        }
    }

    fn risks(&mut self, sheet: &Sheet) {
        let rows = rows(sheet);
        let at = jiff::Timestamp::UNIX_EPOCH.text();
        if let Some(row) = rows.first() {
            let risk = self.known(sheet, *row, RecordKind::Risk, &text(sheet, *row, "Ref"), "");
            self.put(&risk, "Likelihood", json!(3), &[("likelihood", "3"), ("confirmed_at", &at)]);
            self.put(&risk, "Impact", json!(4), &[("impact", "4")]);
            self.words(&risk, "Update this quarter", ODD[0], "commentary");
        }
        let row = rows.iter().max().map_or(HEADS + 1, |last| last + 1);
        let new = Record { sheet, row, key: called(RecordKind::Risk, "strategic", ODD[4], "") };
        self.put(&new, "Register", json!("Strategic"), &[("register", "strategic")]);
        self.words(&new, "Ref", ODD[4], "ref");
        self.words(&new, "Risk", ODD[2], "title");
        self.put(&new, "Likelihood", json!(1), &[("likelihood", "1"), ("confirmed_at", &at)]);
        self.put(&new, "Treatment", json!("Tolerate"), &[("treatment", "tolerate")]);
    }

    fn narratives(&mut self, sheet: &Sheet) {
        let row = rows(sheet).iter().max().map_or(HEADS + 1, |last| last + 1);
        let new = Record { sheet, row, key: called(RecordKind::Narrative, "8.8", "What we did", "") };
        self.put(&new, "Section", json!("8.8 Best Start in Life for Children and Young People"), &[("section", "8.8")]);
        self.put(&new, "Kind of text", json!("Headline"), &[("kind", "headline")]);
        self.words(&new, "Title", "What we did", "title");
        self.words(&new, "Text this quarter", "=SUM(A1) is no sum.\nIt is what we wrote.", "text");
        self.words(&new, "Written by", "Head of Repairs", "author_role");
    }

    fn contracts(&mut self, sheet: &Sheet) {
        let row = rows(sheet)[0];
        let key = self.expected.keys().filter(|key| key.starts_with("contract | ")).find(|key| {
            self.expected[*key].get("supplier").is_some_and(|supplier| *supplier == text(sheet, row, "Supplier"))
        });
        let contract = Record { sheet, row, key: key.expect("a contract of this supplier").clone() };
        self.words(&contract, "Change this quarter", ODD[3], "change");
        self.put(&contract, "Penalties this quarter", json!(22600), &[("penalties", "22600")]);
        self.put(&contract, "Meetings held", json!(2), &[("meetings_held", "2")]);
    }
}
