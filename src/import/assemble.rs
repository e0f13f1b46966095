//! Owns turning drafts into edits of the draft return: rows added, or merged by record and field; each with its source.
//! Must not know how the drafts were read.

use super::context::Context;
use super::draft::Draft;
use crate::model::{Edit, Field, Name, Period, RecordKind, Ref, Return, RowId, RowIds, Source};
use crate::tables::{CellText, Columns, RowText};
use std::collections::BTreeMap;

/// Edits and sources.
#[derive(Default)]
pub(super) struct Assembled {
    pub(super) edits: Vec<Edit>,
    pub(super) sources: Vec<Source>,
}

/// What is known of the records while they are put together.
struct Assembler<'a> {
    context: &'a Context<'a>,
    sheets: &'a [String],
    file: &'a str,
    ids: RowIds,
    places: BTreeMap<RecordKind, usize>,
    /// Records of this import by what they are called.
    added: BTreeMap<(RecordKind, Key), Vec<Made>>,
    /// Rows the draft return has already, by what they are called.
    held: BTreeMap<(RecordKind, Key), Vec<RowId>>,
    /// Rows of last quarter's return by what the records are called now: a record keeps its row id from quarter to quarter.
    kept: BTreeMap<(RecordKind, Key), RowId>,
    /// Held rows this import has spoken of, with the sheet that did.
    taken: BTreeMap<RowId, usize>,
    /// What earlier edits of this step make of a field.
    pending: BTreeMap<(RowId, Field), String>,
    made: Assembled,
}

/// A record of this import: the sheet it came from, its row, and the place of its edit.
type Made = (usize, RowId, usize);

/// What makes two records the same one.
type Key = (String, String, String);

/// Puts drafts together, in order.
pub(super) fn assemble(context: &Context<'_>, drafts: &[Draft], sheets: &[String], file: &str) -> Assembled {
    let mut assembler = Assembler {
        context,
        sheets,
        file,
        ids: context.existing.row_ids(),
        places: RecordKind::ALL.iter().map(|kind| (*kind, context.existing.count(*kind))).collect(),
        added: BTreeMap::new(),
        held: held_rows(context.existing),
        kept: context.previous.map(|previous| kept_rows(previous, context.period)).unwrap_or_default(),
        taken: BTreeMap::new(),
        pending: BTreeMap::new(),
        made: Assembled::default(),
    };
    for draft in drafts {
        assembler.take(draft);
    }
    assembler.link();
    assembler.made
}

fn key(kind: RecordKind, text: impl Fn(&str) -> String) -> Option<Key> {
    let (container, reference, period) = match kind {
        RecordKind::Action => (text("plan"), text("ref"), String::new()),
        RecordKind::Measure => (String::new(), text("ref"), text("period")),
        RecordKind::Risk => (text("register"), text("ref"), String::new()),
        RecordKind::Contract => (String::new(), text("contract"), String::new()),
        RecordKind::Narrative => (text("section"), text("title"), text("outcome")),
        RecordKind::Benchmark => (text("name"), text("ref"), text("period")),
        RecordKind::Restatement => (text("field"), text("ref"), text("period")),
        RecordKind::Event => (text("container"), format!("{} {}", text("ref"), text("event")), text("related_ref")),
        _ => return None,
    };
    let named = match kind {
        RecordKind::Narrative => !container.is_empty() || !reference.is_empty() || !period.is_empty(),
        _ => !reference.trim().is_empty(),
    };
    named.then_some((container, reference, period))
}

impl Assembler<'_> {
    fn take(&mut self, draft: &Draft) {
        let texts = self.texts(draft);
        let key = key(draft.kind, |field| texts.get(field).cloned().unwrap_or_default());
        if let Some(row) = key.as_ref().and_then(|key| self.held(draft, key)) {
            self.taken.entry(row.clone()).or_insert(draft.sheet);
            self.merge(draft, &row, &texts);
            return;
        }
        if let Some((row, at)) = key.as_ref().and_then(|key| self.again(draft, key, &texts)) {
            self.complete(draft, &row, at, texts);
            return;
        }
        let kept = key.clone().and_then(|key| self.kept.remove(&(draft.kind, key)));
        let kept = kept.filter(|row| !self.context.existing.holds_row(row));
        let row = kept.unwrap_or_else(|| self.ids.fresh(draft.kind.prefix()));
        let place = self.places.entry(draft.kind).or_default();
        let edit = Edit::Added { kind: draft.kind, row: row.clone(), at: *place, texts };
        *place += 1;
        if let Some(key) = key {
            self.added.entry((draft.kind, key)).or_default().push((draft.sheet, row.clone(), self.made.edits.len()));
        }
        self.made.edits.push(edit);
        self.sources(draft, &row);
    }

    /// The texts of a draft; a status of the asked quarter is confirmed by being imported.
    fn texts(&self, draft: &Draft) -> RowText {
        let mut texts: RowText = RowText::new();
        for (field, given) in &draft.values {
            if Field::named(draft.kind, field).is_some() && !given.text.is_empty() {
                texts.insert((*field).to_owned(), given.text.clone());
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
            texts.insert("confirmed_at".to_owned(), self.context.at.text());
        }
        texts
    }

    /// The record of another sheet of this workbook that this one repeats without contradicting it.
    fn again(&self, draft: &Draft, key: &Key, texts: &RowText) -> Option<(RowId, usize)> {
        let known = self.added.get(&(draft.kind, key.clone()))?;
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

    fn complete(&mut self, draft: &Draft, row: &RowId, at: usize, texts: RowText) {
        if let Some(Edit::Added { texts: before, .. }) = self.made.edits.get_mut(at) {
            for (field, text) in texts {
                before.entry(field).or_insert(text);
            }
        }
        self.sources(draft, row);
    }

    /// Changes the fields of a row that is there already; what the workbook leaves blank stays.
    fn merge(&mut self, draft: &Draft, row: &RowId, texts: &RowText) {
        for (name, text) in texts {
            let Some(field) = Field::named(draft.kind, name) else { continue };
            let pending = self.pending.get(&(row.clone(), field)).cloned();
            let was = pending.or_else(|| self.context.existing.text(row, field)).unwrap_or_default();
            let given = draft.values.get(name.as_str()).is_none_or(|given| !given.from.is_empty());
            // What only the framework says does not replace what a person has put there.
            if was != *text && (given || was.is_empty()) {
                self.pending.insert((row.clone(), field), text.clone());
                self.made.edits.push(Edit::Field { row: row.clone(), field, was, now: text.clone() });
            }
        }
        self.sources(draft, row);
    }

    /// The row of the draft return that is this record: one this import has not spoken of yet, or has on another sheet.
    fn held(&self, draft: &Draft, key: &Key) -> Option<RowId> {
        let rows = self.held.get(&(draft.kind, key.clone()))?;
        let fresh = rows.iter().find(|row| !self.taken.contains_key(*row));
        fresh.or_else(|| rows.iter().find(|row| self.taken.get(*row) != Some(&draft.sheet))).cloned()
    }

    fn sources(&mut self, draft: &Draft, row: &RowId) {
        let name = name_of(draft);
        let sheet = self.sheets.get(draft.sheet).cloned().unwrap_or_default();
        for (field, given) in &draft.values {
            if Field::named(draft.kind, field).is_none() {
                continue;
            }
            for (at, written) in &given.from {
                self.made.sources.push(Source {
                    record: Some(draft.kind),
                    row: draft.kind.has_row_column().then(|| row.clone()),
                    container: name.container.clone(),
                    reference: name.reference.clone(),
                    period: name.period,
                    field: (*field).to_owned(),
                    file: self.file.to_owned(),
                    sheet: sheet.clone(),
                    cell: at.to_string(),
                    // A role is what a return keeps of an owner; who stood there is not sealed.
                    as_written: if field.ends_with("owner") { String::new() } else { written.clone() },
                });
            }
        }
    }

    /// Events point at the record they are about.
    fn link(&mut self) {
        let mut rows: BTreeMap<(RecordKind, String, String), RowId> = BTreeMap::new();
        for ((kind, (container, reference, _)), held) in &self.held {
            if let Some(row) = held.first() {
                rows.insert((*kind, container.clone(), reference.clone()), row.clone());
            }
        }
        for ((kind, (container, reference, _)), made) in &self.added {
            if let Some((_, row, _)) = made.first() {
                rows.entry((*kind, container.clone(), reference.clone())).or_insert_with(|| row.clone());
            }
        }
        for edit in &mut self.made.edits {
            let Edit::Added { kind: RecordKind::Event, texts, .. } = edit else { continue };
            let text = |name: &str| texts.get(name).cloned().unwrap_or_default();
            let said: Option<RecordKind> = CellText::parse(&text("record")).ok();
            let kinds = [RecordKind::Risk, RecordKind::Action, RecordKind::Measure];
            let found = kinds.into_iter().filter(|kind| said.is_none_or(|said| said == *kind)).find_map(|kind| {
                let container = if kind == RecordKind::Measure { String::new() } else { text("container") };
                rows.get(&(kind, container, text("ref"))).map(|row| (kind, row.text()))
            });
            let kind = found.as_ref().map(|(kind, _)| *kind).or(said).unwrap_or(RecordKind::Risk);
            texts.insert("record".to_owned(), kind.text());
            if let Some((_, row)) = found {
                texts.insert("row".to_owned(), row);
            }
        }
    }
}

/// The rows of last quarter's return that go on this quarter. A measure's row goes on in the asked period.
fn kept_rows(previous: &Return, asked: Period) -> BTreeMap<(RecordKind, Key), RowId> {
    let last = previous.header().period.text();
    let mut kept = BTreeMap::new();
    for ((kind, mut key), rows) in held_rows(previous) {
        if kind == RecordKind::Measure && key.2 == last {
            key.2 = asked.text();
        } else if kind == RecordKind::Measure {
            continue;
        }
        if let (true, [row]) = (kind.has_row_column(), rows.as_slice()) {
            kept.insert((kind, key), row.clone());
        }
    }
    kept
}

/// The rows of a return by what they are called.
fn held_rows(existing: &Return) -> BTreeMap<(RecordKind, Key), Vec<RowId>> {
    let mut rows: BTreeMap<(RecordKind, Key), Vec<RowId>> = BTreeMap::new();
    macro_rules! add {
        ($table:expr, $kind:expr) => {
            for row in $table.rows() {
                let texts = Columns::to_texts(&row.record);
                if let Some(key) = key($kind, |field| texts.get(field).cloned().unwrap_or_default()) {
                    rows.entry(($kind, key)).or_default().push(row.id.clone());
                }
            }
        };
    }
    add!(existing.actions(), RecordKind::Action);
    add!(existing.measures(), RecordKind::Measure);
    add!(existing.risks(), RecordKind::Risk);
    add!(existing.contracts(), RecordKind::Contract);
    add!(existing.narratives(), RecordKind::Narrative);
    add!(existing.benchmarks(), RecordKind::Benchmark);
    add!(existing.restatements(), RecordKind::Restatement);
    add!(existing.events(), RecordKind::Event);
    rows
}

fn name_of(draft: &Draft) -> Name {
    let period: Option<Period> = draft.period();
    let container = match draft.kind {
        RecordKind::Action => draft.text("plan"),
        RecordKind::Measure => draft.text("component"),
        RecordKind::Risk => draft.text("register"),
        RecordKind::Narrative => draft.text("section"),
        RecordKind::Benchmark => draft.text("name"),
        _ => draft.text("container"),
    };
    let reference = match draft.kind {
        RecordKind::Contract => draft.text("contract"),
        RecordKind::Narrative => draft.text("title"),
        _ => draft.text("ref"),
    };
    let period =
        period.filter(|_| matches!(draft.kind, RecordKind::Measure | RecordKind::Benchmark | RecordKind::Restatement));
    Name { container: container.to_owned(), reference: Ref::new(reference), period }
}
