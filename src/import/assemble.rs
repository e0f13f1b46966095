//! Owns turning drafts into edits of the draft return: rows added, or merged by record and field; each with its source.
//! Must not know how the drafts were read.

use super::changes::{self, Changed, Decisions, base};
use super::clash::{self, Clash};
use super::context::Context;
use super::draft::Draft;
use super::earlier::Earlier;
use super::gone;
use super::identity::{self, Key};
use super::renamed;
use crate::model::{Edit, Field, RecordKind, RowId, RowIds, Sources};
use crate::tables::{CellText, Text, WholeRow};
use crate::workbook::CellRef;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The workbook the drafts are from.
#[derive(Clone, Copy)]
pub(super) struct Book<'a> {
    /// Its file's name.
    pub(super) file: &'a str,
    /// Its sheets' names.
    pub(super) sheets: &'a [String],
    /// The fields its columns hold.
    pub(super) columns: &'a BTreeSet<(RecordKind, String)>,
}

impl Book<'_> {
    /// A cell as people point at it.
    pub(super) fn place(&self, sheet: usize, at: CellRef) -> String {
        format!("{}!{at}", self.sheets.get(sheet).map_or("", String::as_str))
    }
}

/// Edits and sources.
#[derive(Default)]
pub(super) struct Assembled {
    pub(super) edits: Vec<Edit>,
    pub(super) sources: Sources,
    /// What people should know of it.
    pub(super) notes: Vec<String>,
    /// What would change of records that are there; while it is put together, what is left for a person to choose.
    pub(super) changes: Vec<Changed>,
}

/// What is known of the records while they are put together.
struct Assembler<'a> {
    context: &'a Context<'a>,
    decisions: &'a Decisions,
    book: Book<'a>,
    earlier: Earlier<'a>,
    ids: RowIds,
    places: BTreeMap<RecordKind, usize>,
    /// Records of this import by what they are called.
    added: HashMap<(RecordKind, Key), Vec<Made>>,
    /// Rows the draft return has already, by what they are called.
    held: BTreeMap<(RecordKind, Key), Vec<RowId>>,
    /// The same rows by their names.
    named: BTreeMap<(RecordKind, Key), Vec<RowId>>,
    /// Rows of last quarter's return by what the records are called now: a record keeps its row id from quarter to quarter.
    kept: BTreeMap<(RecordKind, Key), RowId>,
    /// Held rows this import has spoken of, with the sheet that did.
    taken: BTreeMap<RowId, usize>,
    /// What earlier edits of this step make of a field.
    pending: BTreeMap<(RowId, Field), String>,
    /// The cell each value of this import is from, where somebody may ask.
    cells: Cells,
    /// Whether records stand on more than one sheet.
    on_several: bool,
    names: Names,
    /// What this import says of held rows, what only the framework says included.
    spoken: BTreeMap<RowId, WholeRow>,
    made: Assembled,
}

/// The sheet and the cell that each value is from.
pub(super) type Cells = HashMap<(RowId, &'static str), (usize, CellRef)>;

/// Names that many rows and sources share.
struct Names {
    file: Text,
    sheets: Vec<Text>,
    fields: HashMap<(RecordKind, &'static str), Text>,
    confirmed: (Text, Text),
}

impl Names {
    fn of(context: &Context<'_>, book: &Book<'_>) -> Self {
        let fields = RecordKind::ALL.iter().flat_map(|kind| Field::all(*kind).map(|field| (*kind, field.name())));
        Self {
            file: book.file.into(),
            sheets: book.sheets.iter().map(|sheet| sheet.as_str().into()).collect(),
            fields: fields.map(|(kind, name)| ((kind, name), name.into())).collect(),
            confirmed: (CONFIRMED.into(), context.at.text().into()),
        }
    }
}

/// When a status was confirmed for the quarter.
pub(super) const CONFIRMED: &str = "confirmed_at";

/// A record of this import: the sheet it came from, its row, and the place of its edit.
type Made = (usize, RowId, usize);

/// Puts drafts together, in order.
pub(super) fn assemble(context: &Context<'_>, decisions: &Decisions, drafts: Vec<Draft>, book: Book<'_>) -> Assembled {
    let existing = context.existing;
    let kinds = drafts.iter().map(|draft| draft.kind).collect();
    let first = drafts.first().map(|draft| draft.sheet);
    let mut assembler = Assembler {
        context,
        decisions,
        book,
        earlier: Earlier::of(context, book.file),
        ids: existing.row_ids(),
        places: RecordKind::ALL.iter().map(|kind| (*kind, existing.count(*kind))).collect(),
        added: HashMap::new(),
        held: identity::rows(existing, identity::key),
        named: identity::rows(existing, identity::by_name),
        kept: context.previous.map(|previous| identity::kept_rows(previous, context.period)).unwrap_or_default(),
        taken: BTreeMap::new(),
        pending: BTreeMap::new(),
        cells: Cells::new(),
        on_several: drafts.iter().any(|draft| Some(draft.sheet) != first),
        names: Names::of(context, &book),
        spoken: BTreeMap::new(),
        made: Assembled::default(),
    };
    for draft in drafts {
        assembler.take(&draft);
    }
    assembler.link();
    let Assembler { earlier, taken, cells, spoken, mut made, .. } = assembler;
    let after =
        gone::After { earlier: &earlier, book, kinds, taken: &taken, cells: &cells, spoken: &spoken, decisions };
    after.settle(context, &mut made);
    made.notes.extend(renamed::notes(existing, decisions, &book, &made.sources));
    let open = std::mem::take(&mut made.changes);
    made.changes = changes::of(existing, &book, &made.edits, &cells, open);
    made
}

impl Assembler<'_> {
    fn take(&mut self, draft: &Draft) {
        let mut texts = self.texts(draft);
        let key = identity::key(draft.kind, &texts).map(|key| (draft.kind, key));
        if let Some(row) = key.as_ref().and_then(|key| self.held(draft, key, &texts)) {
            self.taken.entry(row.clone()).or_insert(draft.sheet);
            self.merge(draft, &row, &texts);
            self.spoken.entry(row).or_default().take_in(texts);
            return;
        }
        if let Some((row, at)) = key.as_ref().and_then(|key| self.again(draft, key, &texts)) {
            self.complete(draft, &row, at, &texts);
            return;
        }
        if let Some(key) = &key {
            self.say_if_two_sheets_disagree(draft, key, &texts);
        }
        let kept = key.as_ref().and_then(|key| self.kept.remove(key));
        let kept = kept.filter(|row| !self.context.existing.holds_row(row));
        if let Some(row) = &kept {
            self.tell_last_quarter(draft.kind, row, &mut texts);
        }
        let row = kept.unwrap_or_else(|| self.ids.fresh(draft.kind.prefix()));
        let place = self.places.entry(draft.kind).or_default();
        let edit = Edit::Added { kind: draft.kind, row: row.clone(), at: *place, texts };
        *place += 1;
        if let Some(key) = key {
            self.added.entry(key).or_default().push((draft.sheet, row.clone(), self.made.edits.len()));
        }
        self.made.edits.push(edit);
        self.sources(draft, &row, self.on_several);
    }

    /// What last quarter's accepted return says of a record that goes on, where the workbook itself is silent.
    fn tell_last_quarter(&self, kind: RecordKind, row: &RowId, texts: &mut WholeRow) {
        let Some(previous) = self.context.previous else { return };
        let told = match kind {
            RecordKind::Action => {
                previous.actions().row(row).map(|last| ("previous_status", last.record.counted_status().text()))
            }
            RecordKind::Risk => previous.risks().row(row).map(|last| ("previous_score", last.record.score.text())),
            _ => None,
        };
        if let Some((field, text)) = told.filter(|(_, text)| !text.is_empty()) {
            texts.fill(field, text);
        }
    }

    /// The texts of a draft; a status of the asked quarter is confirmed by being imported.
    fn texts(&self, draft: &Draft) -> WholeRow {
        let mut texts = WholeRow::with_room(draft.values().count() + 1);
        for (field, given) in draft.values() {
            if let Some(name) = self.names.fields.get(&(draft.kind, field)).filter(|_| !given.text().is_empty()) {
                texts.insert(Text::clone(name), given.to_text());
            }
        }
        let asked = draft.kind != RecordKind::Measure || draft.period() == Some(self.context.period);
        let said = match draft.kind {
            RecordKind::Action => draft.has("status"),
            RecordKind::Measure => draft.has("value") || draft.has("status") || draft.has("no_data_reason"),
            RecordKind::Risk => draft.has("score") || draft.has("rating") || draft.has("likelihood"),
            _ => false,
        };
        if asked && said {
            let (name, at) = &self.names.confirmed;
            texts.insert(Text::clone(name), Text::clone(at));
        }
        texts
    }

    /// The record of another sheet of this workbook that this one repeats without contradicting it.
    fn again(&self, draft: &Draft, key: &(RecordKind, Key), texts: &WholeRow) -> Option<(RowId, usize)> {
        let known = self.added.get(key)?;
        let agrees = |at: usize| match self.made.edits.get(at) {
            Some(Edit::Added { texts: before, .. }) => {
                texts.iter().all(|(field, text)| before.get(field).is_none_or(|known| known == text))
            }
            _ => false,
        };
        let history = draft.kind == RecordKind::Measure && draft.period() != Some(self.context.period);
        let fitting = known.iter().find(|(sheet, _, at)| (*sheet != draft.sheet || history) && agrees(*at));
        fitting.map(|(_, row, at)| (row.clone(), *at))
    }

    fn complete(&mut self, draft: &Draft, row: &RowId, at: usize, texts: &WholeRow) {
        if let Some(Edit::Added { texts: before, .. }) = self.made.edits.get_mut(at) {
            texts.iter().for_each(|(field, text)| before.fill(field, text));
        }
        self.sources(draft, row, self.on_several);
    }

    /// Changes the fields of a row that is there already; what the workbook leaves blank stays.
    fn merge(&mut self, draft: &Draft, row: &RowId, texts: &WholeRow) {
        let before = self.made.edits.len();
        // What is told beside a value follows the value. A status is confirmed by being imported; one that was confirmed
        // before and has not changed needs no new time.
        let mut names: Vec<(&str, &str)> = texts.iter().collect();
        names.sort_by_key(|(name, _)| (*name == CONFIRMED, base(name) != *name));
        let mut stay: BTreeSet<&str> = BTreeSet::new();
        for (name, text) in names {
            let Some(field) = Field::named(draft.kind, name).filter(|_| !stay.contains(base(name))) else { continue };
            let pending = self.pending.get(&(row.clone(), field)).cloned();
            let is_new = pending.is_none();
            let was = pending.or_else(|| self.context.existing.text(row, field)).unwrap_or_default();
            let given = draft.get(name);
            // What only the framework says does not replace what a person has put there.
            let from_a_cell = given.is_none_or(|given| !given.from().is_empty());
            let unchanged = name == CONFIRMED && self.made.edits.len() == before;
            if was == text || !(from_a_cell || was.is_empty()) || (unchanged && !was.is_empty()) {
                continue;
            }
            let emptied = is_new && self.earlier.is_typed(row, field.name());
            if let Some(given) = given.filter(|given| (!was.is_empty() || emptied) && !given.from().is_empty()) {
                let place = (draft.sheet, self.cells.get(&(row.clone(), field.name())).copied());
                let clash = Clash { draft, row, field, was: &was, given };
                let told = clash::between(&self.earlier, &self.book, &clash, place, is_new);
                let stays = told.stays && !self.decisions.takes(row, field);
                self.made.notes.extend(told.note.filter(|_| stays || !told.stays));
                if stays {
                    stay.insert(field.name());
                    self.made.changes.push(clash.left_open(&self.book, draft.sheet));
                    continue;
                }
            }
            self.pending.insert((row.clone(), field), text.to_owned());
            self.made.edits.push(Edit::Field { row: row.clone(), field, was, now: text.to_owned() });
        }
        self.sources(draft, row, true);
    }

    /// Two sheets give one record, and it is not the same: both rows are kept, for a person to choose.
    fn say_if_two_sheets_disagree(&mut self, draft: &Draft, key: &(RecordKind, Key), texts: &WholeRow) {
        let Some(known) = self.added.get(key) else { return };
        let Some((_, row, at)) = known.iter().find(|(sheet, ..)| *sheet != draft.sheet) else { return };
        let Some(Edit::Added { texts: before, .. }) = self.made.edits.get(*at) else { return };
        let differs = |name: &&'static str| {
            let (before, now) = (before.get(name), texts.get(name));
            !name.ends_with("_as_written") && before.is_some() && now.is_some() && before != now
        };
        let Some(name) = draft.values().map(|(name, _)| name).find(differs) else { return };
        let own = draft.get(name).and_then(|given| given.from().first()).map(|(at, _)| (draft.sheet, *at));
        let other = self.cells.get(&(row.clone(), name)).copied();
        if let (Some((sheet, at)), Some((one, other))) = (own, other) {
            let (one, two) = (self.book.place(one, other), self.book.place(sheet, at));
            let (what, name) = (clash::called(draft.kind, texts), clash::words(name));
            self.made
                .notes
                .push(format!("{what}: {one} and {two} do not agree on the {name}; both rows are kept: delete one"));
        }
    }

    /// The row of the draft return that is this record: one this import has not spoken of yet, or has on another sheet.
    fn held(&self, draft: &Draft, key: &(RecordKind, Key), texts: &WholeRow) -> Option<RowId> {
        if self.held.is_empty() && self.named.is_empty() {
            return None;
        }
        let found = self.held.get(key).and_then(|rows| self.free(draft, rows));
        found.or_else(|| {
            let rows = self.named.get(&(draft.kind, identity::by_name(draft.kind, texts)?))?;
            let reference = Field::named(draft.kind, "ref")?;
            // Two references are two records, whatever they are called.
            let fits = |row: &&RowId| {
                !draft.has("ref") || self.context.existing.text(row, reference).is_none_or(|known| known.is_empty())
            };
            self.free(draft, &rows.iter().filter(fits).cloned().collect::<Vec<_>>())
        })
    }

    fn free(&self, draft: &Draft, rows: &[RowId]) -> Option<RowId> {
        let fresh = rows.iter().find(|row| !self.taken.contains_key(*row));
        fresh.or_else(|| rows.iter().find(|row| self.taken.get(*row) != Some(&draft.sheet))).cloned()
    }

    /// Keeps where each value is from; `asked` says that somebody may ask for the cell of one of this row.
    fn sources(&mut self, draft: &Draft, row: &RowId, asked: bool) {
        let Some(sheet) = self.names.sheets.get(draft.sheet) else { return };
        self.made.sources.begin(identity::source_of(draft, row));
        for (field, given) in draft.values() {
            let Some(name) = self.names.fields.get(&(draft.kind, field)) else { continue };
            if let Some((at, _)) = given.from().first().filter(|_| asked) {
                self.cells.insert((row.clone(), field), (draft.sheet, *at));
            }
            for (at, written) in given.from() {
                // A role is what a return keeps of an owner; who stood there is not sealed.
                let as_written = if field.ends_with("owner") { Text::default() } else { Text::clone(written) };
                let place = (at.column + 1, at.row + 1);
                self.made.sources.add((&self.names.file, sheet, name), place, as_written);
            }
        }
    }

    /// Events point at the record they are about.
    fn link(&mut self) {
        let is_event = |edit: &Edit| matches!(edit, Edit::Added { kind: RecordKind::Event, .. });
        if !self.made.edits.iter().any(is_event) {
            return;
        }
        let mut rows: BTreeMap<(RecordKind, String, String), RowId> = BTreeMap::new();
        for ((kind, (container, reference, _)), held) in &self.held {
            if let Some(row) = held.first() {
                rows.insert((*kind, container.clone(), reference.clone()), row.clone());
            }
        }
        let added: BTreeMap<&(RecordKind, Key), &Vec<Made>> = self.added.iter().collect();
        for ((kind, (container, reference, _)), made) in added {
            if let Some((_, row, _)) = made.first() {
                rows.entry((*kind, container.clone(), reference.clone())).or_insert_with(|| row.clone());
            }
        }
        for edit in &mut self.made.edits {
            let Edit::Added { kind: RecordKind::Event, texts, .. } = edit else { continue };
            let text = |name: &str| texts.get(name).unwrap_or_default().to_owned();
            let said: Option<RecordKind> = CellText::parse(&text("record")).ok();
            let kinds = [RecordKind::Risk, RecordKind::Action, RecordKind::Measure];
            let found = kinds.into_iter().filter(|kind| said.is_none_or(|said| said == *kind)).find_map(|kind| {
                let container = if kind == RecordKind::Measure { String::new() } else { text("container") };
                rows.get(&(kind, container, text("ref"))).map(|row| (kind, row.text()))
            });
            let kind = found.as_ref().map(|(kind, _)| *kind).or(said).unwrap_or(RecordKind::Risk);
            texts.insert("record", kind.text());
            if let Some((_, row)) = found {
                texts.insert("row", row);
            }
        }
    }
}
