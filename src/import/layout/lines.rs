//! Owns which lines under a header band are records, and which are sections, totals, notes, examples or guidance.
//! Must not know what a record's values mean.

use super::grid::Grid;
use super::spare;
use crate::import::concept::Concept;
use crate::import::lift::{Env, placeholder, reference, status, written};
use crate::import::mapping::TableMap;
use crate::import::spelling::{after_words, plain};
use crate::model::{RecordKind, Ref};
use crate::workbook::{Cell, CellRef, Value};

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum Line {
    /// A record.
    Record,
    /// More of the record above.
    More,
    /// A row for a record of its own that does not say which.
    Nameless,
    /// The heading of a section.
    Section,
    /// Totals, which are computed again.
    Total,
    /// A note.
    Note,
    /// An example of how to fill the form in.
    Example,
    /// Guidance under the headings.
    Guidance,
    /// A title of the next table.
    Title,
    /// Nothing but "please select".
    Blank,
    /// A mark for a program, or where the form ends.
    Mark,
    /// A list that cells are filled from.
    List,
}

impl Line {
    /// Why a line that is no record is left out.
    pub(in crate::import) fn reason(self) -> &'static str {
        match self {
            Self::Total => "a total, recomputed",
            Self::Example => "an example",
            Self::Guidance => "guidance",
            Self::Title => "a title",
            Self::Blank => "a placeholder",
            Self::Mark => "a mark that says where the form ends",
            Self::List => "a list to choose from",
            Self::Record | Self::More | Self::Nameless | Self::Section | Self::Note => "a note",
        }
    }
}

/// Longest text of a section's heading.
const LONGEST_SECTION: usize = 120;

/// What each of these rows is; `last_table` says that no other table follows on the sheet.
pub(in crate::import) fn classify(
    env: &Env<'_>,
    grid: &Grid<'_>,
    table: &TableMap,
    rows: &[u32],
    last_table: bool,
) -> Vec<(u32, Line)> {
    let look = Looker { env, grid, table };
    let mut lines: Vec<(u32, Line)> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let above = above(&lines, *row);
        let goes_on = |(last, line): &(u32, Line)| *line == Line::List && last + 1 == *row;
        if look.heads_lists(*row) || lines.last().is_some_and(goes_on) {
            lines.push((*row, Line::List));
            continue;
        }
        if let Some(line) = look.line(*row, at == 0, above) {
            lines.push((*row, line));
        }
    }
    // A lone text heads a section only when records follow it.
    let last_record = lines.iter().rposition(|(_, line)| *line == Line::Record);
    for (at, (_, line)) in lines.iter_mut().enumerate() {
        if *line == Line::Section && last_record.is_none_or(|last| at > last) {
            *line = if last_table { Line::Note } else { Line::Title };
        }
    }
    lines
}

/// What stands over a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Above {
    /// No record yet.
    Nothing,
    /// A record, or more of it, right above.
    Record,
    /// Records, and then a gap, totals or notes: what follows does not go on with the record.
    Other,
}

fn above(lines: &[(u32, Line)], row: u32) -> Above {
    match lines.last() {
        Some((last, Line::Record | Line::More)) if last + 1 == row => Above::Record,
        _ if lines.iter().any(|(_, line)| *line == Line::Record) => Above::Other,
        _ => Above::Nothing,
    }
}

struct Looker<'a> {
    env: &'a Env<'a>,
    grid: &'a Grid<'a>,
    table: &'a TableMap,
}

impl<'a> Looker<'a> {
    fn line(&self, row: u32, first: bool, above: Above) -> Option<Line> {
        let record_above = above == Above::Record;
        let cells: Vec<&Cell> = self.cells(row);
        let (cells, marks): (Vec<&Cell>, Vec<&Cell>) = cells.into_iter().partition(|cell| !is_mark(written(cell)));
        let Some(lead) = cells.first() else { return (!marks.is_empty()).then_some(Line::Mark) };
        let text = written(lead);
        let words = plain(text);
        if cells.iter().all(|cell| placeholder(self.env, written(cell)) && !self.is_first(cell)) {
            return Some(Line::Blank);
        }
        if self.is_example(&cells) {
            return Some(Line::Example);
        }
        if is_block(&cells) {
            return Some(Line::Section);
        }
        if first && self.is_guidance(&cells) {
            return Some(Line::Guidance);
        }
        let (has_ref, has_title) = (self.is_named(row), self.holds(row, self.title()));
        if !has_ref && spare::is_offered(self.grid, self.table, row) {
            match self.table.kind {
                RecordKind::Narrative if has_title => return Some(Line::Record),
                RecordKind::Narrative => {}
                _ if !has_title && above != Above::Nothing => return Some(Line::Nameless),
                _ => {}
            }
        }
        if self.is_total(&cells) {
            return Some(Line::Total);
        }
        if self.is_note(text, &words, cells.len()) {
            return Some(Line::Note);
        }
        if self.names_a_place(&cells) {
            return Some(Line::Section);
        }
        if self.is_key(&cells) {
            return Some(Line::Note);
        }
        if !has_ref && !has_title && record_above && self.has_own_status(row) {
            return Some(Line::Nameless);
        }
        if cells.len() == 1 {
            return Some(self.lone(lead, has_ref, record_above));
        }
        // A numbered heading of a section looks like a reference with a name, and no heading says it is one.
        let bare = self.table.columns.first().is_some_and(|column| column.heading.is_empty() && !column.why.is_empty());
        if bare && cells.len() == 2 && has_ref && has_title && self.table.columns.len() > 3 {
            return Some(Line::Section);
        }
        let merged = |field: &str| self.column(field).is_some_and(|column| self.runs_on(row, column));
        if record_above && (merged("ref") || merged(self.title())) && !has_ref && !has_title {
            return Some(Line::More);
        }
        if !has_ref && !has_title {
            let figures = cells.iter().all(|cell| !matches!(cell.value, Value::Text(_)) || cell.at == lead.at);
            return Some(if figures {
                Line::Total
            } else if self.is_labelled(&cells) {
                Line::Section
            } else {
                match above {
                    Above::Record => Line::More,
                    Above::Other => Line::Note,
                    Above::Nothing => Line::Record,
                }
            });
        }
        Some(Line::Record)
    }

    /// The filled cells of a row within the table's columns.
    fn cells(&self, row: u32) -> Vec<&'a Cell> {
        let columns = self.table.columns.iter().map(|column| column.at);
        let (left, right) = (columns.clone().min().unwrap_or(0), columns.max().unwrap_or(0));
        self.grid.filled(row).filter(|cell| (left..=right).contains(&cell.at.column)).collect()
    }

    fn title(&self) -> &'static str {
        use crate::model::RecordKind as Kind;
        match self.table.kind {
            Kind::Action => "action",
            Kind::Measure => "measure",
            Kind::Contract => "contract",
            Kind::Narrative => "text",
            Kind::Event => "event",
            Kind::Restatement => "new",
            _ => "title",
        }
    }

    /// Whether the row says itself which record it is: by a reference, or by what its words are for.
    fn is_named(&self, row: u32) -> bool {
        let fields: &[&str] = match self.table.kind {
            RecordKind::Narrative => &["ref", "section", "outcome"],
            _ => &["ref"],
        };
        fields.iter().any(|field| self.holds(row, field))
    }

    /// Whether a row that no block from above runs into has a status: words that go on have none.
    fn has_own_status(&self, row: u32) -> bool {
        let lists_statuses = matches!(self.table.kind, RecordKind::Action | RecordKind::Measure);
        let runs_on = self.table.columns.iter().any(|column| self.runs_on(row, column.at));
        let said = self.column("status").and_then(|column| self.grid.get(CellRef::new(row, column)));
        lists_statuses && !runs_on && said.is_some_and(|cell| status::is_bare(self.env, written(cell)))
    }

    fn column(&self, field: &str) -> Option<u32> {
        self.table.column_of(field)
    }

    /// Whether a field's own cell in this row holds something.
    fn holds(&self, row: u32, field: &str) -> bool {
        let at = self.column(field).map(|column| CellRef::new(row, column));
        at.is_some_and(|at| !self.grid.is_covered(at) && self.grid.get(at).is_some_and(|cell| !cell.is_empty()))
    }

    /// Whether a block from an earlier row covers this place.
    fn runs_on(&self, row: u32, column: u32) -> bool {
        self.grid.block(CellRef::new(row, column)).is_some_and(|block| block.first.row < row)
    }

    fn lone(&self, cell: &Cell, has_ref: bool, record_above: bool) -> Line {
        let text = written(cell);
        let wide = self.grid.block(cell.at).is_some_and(|block| block.width() > 1);
        if has_ref && !wide && reference::looks_like(text) {
            return Line::Record;
        }
        let first = self.table.columns.first().map(|column| column.at);
        let title = self.column(self.title());
        let at_edge = Some(cell.at.column) == first || Some(cell.at.column) == title || wide;
        let sentence =
            text.chars().count() > LONGEST_SECTION || (text.ends_with('.') && text.split_whitespace().count() > 6);
        match () {
            () if !matches!(cell.value, Value::Text(_)) => Line::Total,
            () if sentence && !at_edge && record_above => Line::More,
            () if sentence => Line::Note,
            () if at_edge => Line::Section,
            () if record_above => Line::More,
            () => Line::Note,
        }
    }

    /// "Outcome | Best start in life": a label and what it labels.
    fn is_labelled(&self, cells: &[&Cell]) -> bool {
        let label = cells.first().map(|cell| plain(written(cell))).unwrap_or_default();
        cells.len() == 2 && !self.env.words.heading(&label).is_empty()
    }

    /// "Outcome | Quality homes" in two cells side by side, whichever columns they stand in.
    fn names_a_place(&self, cells: &[&Cell]) -> bool {
        let [label, name] = cells else { return false };
        let concepts = self.env.words.heading(&plain(written(label)));
        let beside = name.at.column == label.at.column + 1 && matches!(name.value, Value::Text(_));
        let place = [Concept::Outcome, Concept::Theme, Concept::Service, Concept::Plan];
        let first = concepts.first().filter(|first| place.contains(first));
        // A status or a figure beside the word is no name of a place.
        beside
            && first.is_some()
            && !reference::looks_like(written(name))
            && status::by_words(self.env, written(name)).is_none()
    }

    /// "Risk categories | Impact inputs | Likelihood inputs": lists that the cells above are filled from.
    fn heads_lists(&self, row: u32) -> bool {
        let cells: Vec<&Cell> = self.cells(row);
        let list = |cell: &&&Cell| {
            let words = plain(written(cell));
            ["inputs", "options", "dropdown", "drop down", "values", "picklist"]
                .iter()
                .any(|end| words.ends_with(&format!(" {end}")))
        };
        // "13 Alternative Options" is a section of a report with its text beside it, and heads no list.
        let short = |cell: &&Cell| {
            let text = written(cell);
            text.chars().count() <= 40 && !text.starts_with(|c: char| c.is_ascii_digit())
        };
        cells.len() >= 2 && cells.iter().all(short) && cells.iter().filter(list).count() * 2 > cells.len()
    }

    /// "G | On or better than target": a status, what it means, and nothing else.
    fn is_key(&self, cells: &[&Cell]) -> bool {
        let [sign, meaning] = cells else { return false };
        let beside = meaning.at.column == sign.at.column + 1;
        let words = written(meaning).split_whitespace().count();
        beside && words > 1 && status::is_bare(self.env, written(sign)) && !self.is_known_ref(sign)
    }

    /// Whether a dash stands where the record's name would.
    fn is_first(&self, cell: &Cell) -> bool {
        Some(cell.at.column) == self.column(self.title()) && written(cell).chars().count() <= 1
    }

    fn is_example(&self, cells: &[&Cell]) -> bool {
        cells.iter().take(2).any(|cell| {
            let words = plain(written(cell));
            self.env
                .words
                .list("example")
                .iter()
                .any(|example| words == *example || (example.len() > 3 && after_words(&words, example).is_some()))
        })
    }

    fn is_guidance(&self, cells: &[&Cell]) -> bool {
        let says = |cell: &&&Cell| self.env.words.guides(&plain(written(cell))) || written(cell).starts_with('(');
        cells.len() > 1 && cells.iter().filter(says).count() * 2 > cells.len()
    }

    fn is_note(&self, text: &str, words: &str, count: usize) -> bool {
        let marked = text.starts_with(['*', '†', '‡', '¹', '²']);
        let named = self.env.words.list("notes").iter().any(|note| {
            words == note
                || after_words(words, note).is_some()
                    && text.get(..note.len() + 2).is_some_and(|start| start.contains([':', '-', '–', '.']))
        });
        count <= 2 && (marked || named)
    }

    /// "Total | 46", "Green: 23", "Amber | 9": words for a total, or nothing but statuses and counts.
    fn is_total(&self, cells: &[&Cell]) -> bool {
        let Some(lead) = cells.first() else { return false };
        let words = plain(written(lead));
        let totals = self.env.words.list("totals");
        let rest_counts =
            cells.iter().skip(1).all(|cell| !matches!(cell.value, Value::Text(_)) || self.is_count(written(cell)));
        let bare = words.trim_end_matches(|c: char| c.is_ascii_digit() || c == '%' || c == ' ');
        if totals.iter().any(|total| words == *total || bare == total) && (rest_counts || cells.len() <= 3) {
            return true;
        }
        let leads = totals.iter().any(|total| after_words(&words, total).is_some() && total.contains("total"));
        if leads && rest_counts {
            return true;
        }
        let said = cells.iter().all(|cell| {
            !matches!(cell.value, Value::Text(_))
                || self.is_count(written(cell))
                || status::is_bare(self.env, written(cell))
        });
        let counted = cells.iter().any(|cell| written(cell).chars().any(|c| c.is_ascii_digit()));
        let names_a_status = cells.iter().any(|cell| matches!(cell.value, Value::Text(_)));
        said && counted && names_a_status && cells.len() <= 12 && !self.is_known_ref(lead)
    }

    fn is_known_ref(&self, cell: &Cell) -> bool {
        let text = written(cell);
        self.column("ref") == Some(cell.at.column) && self.env.names.actions_called(&Ref::new(text)).next().is_some()
    }

    /// "On schedule: 2", "23 green", "62.9%".
    fn is_count(&self, text: &str) -> bool {
        let words = plain(text);
        let parts: Vec<&str> = words.split(' ').collect();
        let (figures, names): (Vec<&str>, Vec<&str>) =
            parts.iter().partition(|part| part.chars().all(|c| c.is_ascii_digit() || c == '%'));
        let each = || !names.is_empty() && names.iter().all(|name| status::is_bare(self.env, name));
        !figures.is_empty() && (names.is_empty() || status::is_bare(self.env, &names.join(" ")) || each())
    }
}

/// "END", or a name in capitals that only a program reads: `RISKS_TABLE-END`.
pub(in crate::import) fn is_mark(text: &str) -> bool {
    let named = text.len() >= 8 && text.contains(['_', '-']) && (text.ends_with("START") || text.ends_with("END"));
    let shouted = text.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || matches!(c, '_' | '-'));
    text == "END" || (named && shouted)
}

/// "Project 1:" with the project's name beside it, or none yet: what follows is the project's.
pub(in crate::import) fn is_block(cells: &[&Cell]) -> bool {
    let (Some(label), true) = (cells.first(), cells.len() <= 2) else { return false };
    let text = written(label);
    let short = text.split_whitespace().count() <= 4;
    let numbered = text.trim_end_matches(':').ends_with(|c: char| c.is_ascii_digit());
    short && text.ends_with(':') && (numbered || cells.len() == 2)
}
