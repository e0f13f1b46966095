//! Owns making forms, importing them, and telling what a return holds so that two can be compared.
//! Must not know what any case expects.

use crate::demonstration;
use jiff::Timestamp;
use quarterdeck::document::{Starting, blank};
use quarterdeck::form::{Form, form_xlsx};
use quarterdeck::framework::Framework;
use quarterdeck::import::{Context, Imported, Words, import};
use quarterdeck::model::{BodyId, Period, RecordKind, Return};
use quarterdeck::tables::{CellText, RowText};
use quarterdeck::workbook::{Cell, CellRef, Reader, Sheet, Value, Workbook};
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// The row of the headings on every sheet that lists records.
pub(crate) const HEADS: u32 = 3;

/// A form that was asked for.
#[derive(Clone)]
pub(crate) struct Asked {
    pub(crate) body: String,
    pub(crate) period: Period,
    pub(crate) service: Option<String>,
    pub(crate) previous: Option<Return>,
}

impl Asked {
    pub(crate) fn new(body: &str, period: &str) -> Self {
        let period = Period::parse(period).expect("a quarter");
        Self { body: body.to_owned(), period, service: None, previous: None }
    }

    /// With the sample return of the quarter before as accepted.
    pub(crate) fn after_the_sample(mut self) -> Self {
        let before = self.period.previous_quarter().expect("a quarter").text();
        let name = format!("PMF_{before}_{}_r1.zip", self.body);
        let bundles = demonstration::bundles();
        let (_, bytes) = bundles.iter().find(|(known, _)| *known == name).expect("the sample bundle");
        self.previous = Some(quarterdeck::package::read(&name, bytes).expect("a good bundle").ret);
        self
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        let framework = Framework::built_in();
        let form = Form {
            framework: &framework,
            body: &BodyId::new(&self.body),
            period: self.period,
            service: self.service.as_deref(),
            previous: self.previous.as_ref(),
        };
        form_xlsx(&form).expect("a form")
    }

    pub(crate) fn workbook(&self) -> Workbook {
        Reader::read_bytes("form.xlsx", &self.bytes()).expect("our own workbook reads")
    }

    /// Imports a workbook as this form filled in, into an empty draft.
    pub(crate) fn import(&self, workbook: &Workbook) -> (Return, Imported) {
        let framework = Framework::built_in();
        let body = BodyId::new(&self.body);
        let (period, at, previous) = (self.period, Timestamp::UNIX_EPOCH, self.previous.as_ref());
        let mut after = blank(&Starting { framework: &framework, body: &body, period, at, previous });
        let context = Context {
            framework: &framework,
            words: Words::built_in(),
            body: &body,
            period,
            at,
            who: "Tester",
            sha256: "",
            existing: &after.clone(),
            log: &[],
            previous,
            mapping: None,
        };
        let imported = import(workbook, &context);
        after.apply(&imported.step).expect("an import's step fits the draft it was made for");
        (after, imported)
    }
}

/// A form, and what its import gave.
pub(crate) struct Made {
    pub(crate) asked: Asked,
    pub(crate) ret: Return,
    pub(crate) imported: Imported,
}

/// Every body in both sample quarters without a quarter before, and after each of them; imported once.
pub(crate) fn all() -> &'static [Made] {
    static ALL: OnceLock<Vec<Made>> = OnceLock::new();
    ALL.get_or_init(|| {
        let framework = Framework::built_in();
        let bodies = framework.bodies().iter().map(|body| body.id.as_str());
        let asked = bodies.flat_map(|body| {
            [
                Asked::new(body, "2022-23-Q2"),
                Asked::new(body, "2022-23-Q3"),
                Asked::new(body, "2022-23-Q3").after_the_sample(),
                Asked::new(body, "2022-23-Q4").after_the_sample(),
            ]
        });
        let made = |asked: Asked| {
            let (ret, imported) = asked.import(&asked.workbook());
            Made { asked, ret, imported }
        };
        asked.map(made).collect()
    })
}

/// What a return holds, by what each record is called; without the words as written, which say how a cell looked.
pub(crate) fn held(ret: &Return) -> BTreeMap<String, RowText> {
    let mut held = BTreeMap::new();
    macro_rules! add {
        ($kind:expr, $table:expr) => {
            for row in $table.rows() {
                let mut texts = ret.texts($kind, &row.id).expect("a row of its table");
                texts.retain(|field, _| !field.ends_with("_as_written"));
                let name = ret.name($kind, &row.id).expect("a row of its table");
                let key = called($kind, &name.container, name.reference.as_str(), &name.period.text());
                assert!(held.insert(key.clone(), texts).is_none(), "{key} stands twice");
            }
        };
    }
    add!(RecordKind::Action, ret.actions());
    add!(RecordKind::Measure, ret.measures());
    add!(RecordKind::Risk, ret.risks());
    add!(RecordKind::Contract, ret.contracts());
    add!(RecordKind::Narrative, ret.narratives());
    add!(RecordKind::Event, ret.events());
    held
}

pub(crate) fn called(kind: RecordKind, container: &str, reference: &str, period: &str) -> String {
    format!("{kind} | {container} | {reference} | {period}")
}

pub(crate) fn sheet<'a>(workbook: &'a Workbook, name: &str) -> Option<&'a Sheet> {
    workbook.sheets.iter().find(|sheet| sheet.name == name)
}

/// The column under a heading.
pub(crate) fn column(sheet: &Sheet, heading: &str) -> u32 {
    let found = sheet.row(HEADS).iter().find(|cell| cell.shown() == heading);
    found.unwrap_or_else(|| panic!("{} has no heading “{heading}”", sheet.name)).at.column
}

/// The text of a cell under a heading.
pub(crate) fn text(sheet: &Sheet, row: u32, heading: &str) -> String {
    sheet.get(CellRef::new(row, column(sheet, heading))).map(|cell| cell.shown().to_owned()).unwrap_or_default()
}

/// The rows of records, those for new ones left out.
pub(crate) fn rows(sheet: &Sheet) -> Vec<u32> {
    sheet
        .rows()
        .filter(|row| row.iter().any(|cell| cell.value != Value::Blank))
        .map(|row| row[0].at.row)
        .filter(|row| *row > HEADS)
        .collect()
}

/// Writes a text into a cell, as if it had been typed there.
pub(crate) fn write(workbook: &mut Workbook, sheet: &str, at: (u32, &str), text: &str) {
    let sheet = workbook.sheets.iter_mut().find(|known| known.name == sheet).expect("the sheet");
    let at = CellRef::new(at.0, column(sheet, at.1));
    put(sheet, Cell::new(at, Value::Text(text.into()), None));
}

/// Puts a cell where it belongs, over what may stand there.
pub(crate) fn put(sheet: &mut Sheet, cell: Cell) {
    match sheet.cells.binary_search_by_key(&cell.at, |known| known.at) {
        Ok(found) => sheet.cells[found] = cell,
        Err(place) => sheet.cells.insert(place, cell),
    }
}
