//! Owns words that stand in no table: a heading and its paragraphs, a question and its answer.
//! Must not know tables of records.

use super::concept::Concept;
use super::draft::Draft;
use super::fates::Fate;
use super::headings;
use super::layout::lines::is_mark;
use super::lift::{Env, closed, placeholder, written};
use super::rows::Unknown;
use super::sheet::SheetWork;
use super::spelling::{has_words, plain, quoted};
use crate::model::RecordKind;
use crate::workbook::{Cell, Sheet, Value};

/// Words of a heading; more are a sentence.
const LONGEST_HEADING: usize = 8;
/// Words from which a text that nothing explains is worth a question.
const WORTH_ASKING: usize = 25;
/// What is wanted of words that stand nowhere.
const PLACE: &str = "a heading that says what the words are";

/// Reads the words of a sheet without a table.
pub(super) fn read(env: &Env<'_>, sheet: &Sheet, index: usize, work: &mut SheetWork) {
    let about = plain(&sheet.name);
    let hinted = env.words.list("hint-narrative").iter().any(|hint| has_words(&about, hint));
    let mut reader = Reader { env, index, hinted, open: None, work };
    let mut heading: Option<&Cell> = None;
    for row in sheet.rows() {
        let cells: Vec<&Cell> = row.iter().filter(|cell| !cell.is_empty()).collect();
        if let [cell] = cells.as_slice()
            && is_heading(cell)
        {
            heading = Some(*cell);
            reader.open = None;
            continue;
        }
        for (at, cell) in cells.iter().enumerate() {
            let label = at.checked_sub(1).and_then(|at| cells.get(at)).copied();
            reader.cell(label.filter(|label| is_label(label)).or(heading), cell);
        }
    }
}

/// Reads a question with its answer beside it, as forms have them above a table.
pub(super) fn answer(env: &Env<'_>, index: usize, cells: &[&Cell], work: &mut SheetWork) {
    let mut reader = Reader { env, index, hinted: false, open: None, work };
    for pair in cells.windows(2) {
        let [question, answer] = pair else { continue };
        let asks = written(question).contains('?') && written(question).split_whitespace().count() > 3;
        if asks && is_prose(env, answer) {
            reader.take(question, answer);
        }
    }
}

struct Reader<'a, 'w> {
    env: &'a Env<'a>,
    index: usize,
    hinted: bool,
    /// The heading of the words that the last ones went to.
    open: Option<crate::workbook::CellRef>,
    work: &'w mut SheetWork,
}

impl Reader<'_, '_> {
    fn cell(&mut self, heading: Option<&Cell>, cell: &Cell) {
        if !is_prose(self.env, cell) {
            return;
        }
        let Some(heading) = heading else { return };
        if self.hinted || says_words(self.env, written(heading)) {
            self.take(heading, cell);
        } else if written(cell).split_whitespace().count() >= WORTH_ASKING {
            self.ask(heading, cell);
        }
    }

    /// The words go to the report; further paragraphs under a heading are lines of one text.
    fn take(&mut self, heading: &Cell, cell: &Cell) {
        let goes_on = self.open == Some(heading.at);
        self.work.fates.imported(cell.at);
        if goes_on && let Some(draft) = self.work.drafts.last_mut() {
            draft.add_line("text", written(cell), cell.at);
            return;
        }
        let mut draft = Draft::new(RecordKind::Narrative, self.index);
        let title = written(heading);
        draft.set("title", title.trim_end_matches(':'), Some((heading.at, title.into())));
        draft.set("text", cell.shared(), Some((cell.at, cell.shared())));
        if let Some(kind) = closed::code(self.env, "narrative-kind", "narrative.kind", title) {
            draft.set("kind", kind, None);
        }
        self.work.fates.imported(heading.at);
        self.work.drafts.push(draft);
        self.open = Some(heading.at);
    }

    fn ask(&mut self, heading: &Cell, cell: &Cell) {
        let title = written(heading).to_owned();
        let place = format!("{}!{}", self.work.report.sheet, crate::workbook::column_letters(cell.at.column));
        let answer = self.env.mapping.and_then(|mapping| mapping.column(&place, &title));
        if let Some((about, says)) = answer {
            self.work.fates.heard(about);
            match super::answers::left_out(says) {
                Some(why) => self.work.fates.ignored(cell.at, super::answers::reason(why)),
                None => self.take(heading, cell),
            }
            return;
        }
        let question = format!("“{}” under “{}” stands in no table", quoted(written(cell)), quoted(&title));
        self.work.fates.set(cell.at, Fate::Asked(question));
        self.work.unknown.push(Unknown {
            sheet: self.index,
            at: cell.at,
            kind: RecordKind::Narrative,
            field: "",
            key: title.split_whitespace().collect::<Vec<_>>().join(" "),
            heading: title,
            written: written(cell).to_owned(),
            wanted: PLACE,
        });
    }
}

fn is_heading(cell: &Cell) -> bool {
    let words = written(cell).split_whitespace().count();
    matches!(cell.value, Value::Text(_)) && words <= LONGEST_HEADING && !is_mark(written(cell))
}

/// A label is words; a number before a question is none.
fn is_label(cell: &Cell) -> bool {
    let text = written(cell);
    matches!(cell.value, Value::Text(_)) && text.chars().filter(|c| c.is_alphabetic()).count() > 3 && !is_mark(text)
}

/// Whether words under this heading are words for the report.
fn says_words(env: &Env<'_>, heading: &str) -> bool {
    let reading = headings::glance(env, heading);
    let concept = reading.candidates.first().filter(|candidate| candidate.confidence >= 84);
    concept.is_some_and(|candidate| matches!(candidate.concept, Concept::Commentary | Concept::Text | Concept::Cause))
        || closed::code(env, "narrative-kind", "narrative.kind", heading).is_some()
}

/// Sentences that tell something, and do not speak to who fills the form in.
fn is_prose(env: &Env<'_>, cell: &Cell) -> bool {
    let text = written(cell);
    let words = plain(text);
    let speaks = ["please", "you", "your", "click", "guidance", "tab", "template", "form", "worksheet", "drop down"];
    let guides = env.words.guides(&words) || speaks.iter().any(|word| has_words(&words, word));
    matches!(cell.value, Value::Text(_))
        && text.split_whitespace().count() > LONGEST_HEADING
        && !text.trim_end().ends_with('?')
        && !text.contains('=')
        && !guides
        && !placeholder(env, text)
}
