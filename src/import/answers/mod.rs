//! Owns the answers a person gave about the workbooks of one body: what each is about, what it says, and finding it again.
//! Must not know which cells it is used for.

mod choices;
mod close;
mod file;
mod meaning;

pub use choices::{Choice, for_column, for_sheet, period_choices, scale_choices};
pub(super) use choices::{for_word, free, like_heading, like_word};
pub(super) use meaning::meaning;

use super::spelling::plain;
use crate::model::{Period, RecordKind};
use crate::tables::CellText;
use serde::Serialize;
use std::collections::BTreeMap;

/// What an answer is about: a line of a mapping file, named by the table it stands in and by its key.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct About {
    /// The table: `columns`, or `words.action.status`.
    pub section: String,
    /// The sheet, heading, label, name or word, as written.
    pub name: String,
}

/// The tables of a mapping file but for the words, which have one a field.
const SECTIONS: [&str; 6] = [SHEETS, COLUMNS, PERIODS, SCALES, LABELS, ROLES];
/// Sheets, each with what it is.
pub const SHEETS: &str = "sheets";
/// Headings, each with the field the column holds.
pub const COLUMNS: &str = "columns";
/// Headings, each with the period the column is of.
pub const PERIODS: &str = "periods";
/// Headings, each with the scale of its percentages.
pub const SCALES: &str = "scales";
/// Labels of a cover, each with what stands beside it.
pub const LABELS: &str = "labels";
/// Names of people, each with the role a return keeps.
pub const ROLES: &str = "roles";

/// What an answer says that leaves something out; `leave out: why` gives the reason.
pub const LEAVE_OUT: &str = "leave out";

impl About {
    /// A line of a table.
    pub fn new(section: &str, name: impl Into<String>) -> Self {
        Self { section: section.to_owned(), name: name.into() }
    }

    /// What a word means in a field.
    pub fn word(kind: RecordKind, field: &str, word: impl Into<String>) -> Self {
        Self { section: format!("words.{kind}.{field}"), name: word.into() }
    }

    /// The field, `action.status`, when it is about a word.
    pub fn field(&self) -> Option<&str> {
        self.section.strip_prefix("words.")
    }

    /// The key as the file quotes it.
    pub fn key(&self) -> String {
        file::quote(&self.name)
    }

    /// The same whatever its dress.
    fn plain_key(&self) -> (String, String) {
        (self.section.clone(), plain(&self.name))
    }
}

/// Answers a person gave, kept for the next import of the same body; they travel as a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping {
    /// Whose answers they are: the id of a body.
    pub body: String,
    /// Section, then key in plain words, then the key as written and what is said.
    answers: BTreeMap<String, BTreeMap<String, (String, String)>>,
}

/// What a sheet is said to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum SheetSays {
    /// It holds records.
    Return,
    /// It says whose return it is, and of which quarter.
    Cover,
    /// It holds none; the reason.
    LeaveOut(String),
}

impl Mapping {
    /// No answers yet about a body's workbooks.
    pub fn new(body: impl Into<String>) -> Self {
        Self { body: body.into(), answers: BTreeMap::new() }
    }

    /// How many answers there are.
    pub fn count(&self) -> usize {
        self.answers.values().map(BTreeMap::len).sum()
    }

    /// Every answer with what it is about, table by table.
    pub fn entries(&self) -> impl Iterator<Item = (About, &str)> {
        self.answers.iter().flat_map(|(section, lines)| {
            lines.values().map(move |(name, says)| (About::new(section, name.as_str()), says.as_str()))
        })
    }

    /// What is said about something.
    pub fn get(&self, about: &About) -> Option<&str> {
        self.said(&about.section, &plain(&about.name))
    }

    /// Takes an answer in; one given before about the same thing is replaced.
    pub fn set(&mut self, about: &About, says: impl Into<String>) {
        let (section, key) = about.plain_key();
        self.answers.entry(section).or_default().insert(key, (about.name.clone(), says.into()));
    }

    /// Takes an answer back.
    pub fn remove(&mut self, about: &About) {
        let (section, key) = about.plain_key();
        if let Some(lines) = self.answers.get_mut(&section) {
            lines.remove(&key);
        }
        self.answers.retain(|_, lines| !lines.is_empty());
    }

    /// Takes in all answers of another; where both say something the other is heard.
    pub fn merge(&mut self, other: &Self) {
        for (about, says) in other.entries() {
            self.set(&about, says);
        }
    }

    fn said(&self, section: &str, plain: &str) -> Option<&str> {
        self.answers.get(section)?.get(plain).map(|(_, says)| says.as_str())
    }

    /// Whether anything is said about words of a field.
    fn has_words(&self, kind: RecordKind, field: &str) -> Option<&BTreeMap<String, (String, String)>> {
        let is_it = |section: &str| {
            let own = section.strip_prefix("words.").and_then(|own| own.split_once('.'));
            own == Some((kind.code(), field))
        };
        self.answers.iter().find(|(section, _)| is_it(section)).map(|(_, lines)| lines)
    }

    /// What a cell's words stand for in a field, and the answer's own words for them.
    pub(super) fn word_of(&self, kind: RecordKind, field: &str, text: &str) -> Option<(&str, &str)> {
        let lines = self.has_words(kind, field)?;
        lines.get(&plain(text)).map(|(word, says)| (word.as_str(), says.as_str()))
    }

    /// The code that plain words stand for in a field, `action.status`.
    pub(super) fn word(&self, field: &str, plain: &str) -> Option<&str> {
        let (kind, field) = field.split_once('.')?;
        let kind = RecordKind::parse(kind).ok()?;
        let says = self.has_words(kind, field)?.get(plain).map(|(_, says)| says.as_str());
        says.filter(|says| left_out(says).is_none())
    }

    /// What a column with this heading holds, or one at this place (`Plan!K`) where no heading tells it apart.
    pub(super) fn column(&self, place: &str, heading: &str) -> Option<(About, &str)> {
        self.about_column(COLUMNS, place, heading)
    }

    fn about_column(&self, section: &str, place: &str, heading: &str) -> Option<(About, &str)> {
        let lines = self.answers.get(section)?;
        let of = |name: &str| lines.get(&plain(name)).map(|(name, says)| (About::new(section, name), says.as_str()));
        of(place).or_else(|| of(heading).filter(|_| !plain(heading).is_empty()))
    }

    /// The period a column is of.
    pub(super) fn period(&self, place: &str, heading: &str, asked: Period) -> Option<(About, Period)> {
        let (about, says) = self.about_column(PERIODS, place, heading)?;
        period(says, asked).map(|period| (about, period))
    }

    /// Whether the percentages of a column are said to be out of 1 (true) or out of 100.
    pub(super) fn is_out_of_one(&self, place: &str, heading: &str) -> Option<(About, bool)> {
        self.about_column(SCALES, place, heading).map(|(about, says)| (about, says == OUT_OF_ONE))
    }

    /// Whether anything is said of any column.
    pub(super) fn speaks_of_columns(&self) -> bool {
        self.answers.contains_key(COLUMNS)
    }

    /// What stands beside a label.
    pub(super) fn label(&self, plain: &str) -> Option<&str> {
        self.said(LABELS, plain)
    }

    /// The role of a person, and the name the answer is kept under.
    pub(super) fn role(&self, name: &str) -> Option<(&str, &str)> {
        let lines = self.answers.get(ROLES)?;
        lines.get(&plain(name)).map(|(name, role)| (name.as_str(), role.as_str()))
    }

    /// What a sheet is.
    pub(super) fn sheet(&self, name: &str) -> Option<SheetSays> {
        let says = self.said(SHEETS, &plain(name))?;
        match says {
            RETURN => Some(SheetSays::Return),
            COVER => Some(SheetSays::Cover),
            _ => left_out(says).map(|why| SheetSays::LeaveOut(why.to_owned())),
        }
    }
}

/// A sheet that may hold records.
pub(super) const RETURN: &str = "return";
/// A sheet that says whose return it is.
pub(super) const COVER: &str = "cover";
/// 0.97 is 97%.
const OUT_OF_ONE: &str = "out of 1";
/// 0.97 is 0.97%.
const OUT_OF_HUNDRED: &str = "out of 100";
/// The asked quarter, the one before, and the same a year before: these stay true from quarter to quarter.
pub(super) const RELATIVE: [&str; 3] = ["this quarter", "last quarter", "this quarter last year"];
/// What can stand beside a label.
pub(super) const BESIDE_LABEL: [&str; 3] = ["prepared by", "body", "period"];

/// The period an answer names.
pub(super) fn period(says: &str, asked: Period) -> Option<Period> {
    match (says, asked) {
        ("this quarter", _) => Some(asked),
        ("last quarter", _) => asked.previous_quarter(),
        ("this quarter last year", Period::Quarter(year, quarter)) => Some(Period::Quarter(year - 1, quarter)),
        _ => Period::parse(says).ok(),
    }
}

/// The reason, when an answer leaves something out; empty when none was given.
pub(super) fn left_out(says: &str) -> Option<&str> {
    let rest = says.strip_prefix(LEAVE_OUT)?;
    if rest.is_empty() { Some(rest) } else { rest.strip_prefix(':').map(str::trim) }
}

/// Why something is left out, as the ledger tells it.
pub(super) fn reason(why: &str) -> String {
    if why.is_empty() { "you said: leave it out".to_owned() } else { format!("you said: leave it out: {why}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_found_whatever_the_dress_of_its_key() {
        let mut mapping = Mapping::new("housing");
        mapping.set(&About::word(RecordKind::Action, "status", "Pending"), "no-update");
        mapping.set(&About::new(COLUMNS, "Latest  psoition:"), "action.commentary");
        assert_eq!(mapping.word("action.status", "pending"), Some("no-update"));
        assert_eq!(mapping.word("measure.status", "pending"), None, "another field is another question");
        let (about, says) = mapping.column("Plan!F", "latest psoition").expect("an answer");
        assert_eq!((about.section.as_str(), says), (COLUMNS, "action.commentary"));
        assert_eq!(mapping.count(), 2);
        mapping.remove(&About::word(RecordKind::Action, "status", "PENDING "));
        assert_eq!(mapping.count(), 1);
    }

    #[test]
    fn leaving_out_may_have_a_reason() {
        assert_eq!(left_out("leave out"), Some(""));
        assert_eq!(left_out("leave out: kept by finance"), Some("kept by finance"));
        assert_eq!(left_out("leave outside"), None);
    }

    #[test]
    fn last_quarter_is_another_one_next_time() {
        assert_eq!(period("last quarter", Period::Quarter(2022, 3)), Some(Period::Quarter(2022, 2)));
        assert_eq!(period("last quarter", Period::Quarter(2022, 1)), Some(Period::Quarter(2021, 4)));
        assert_eq!(period("2022-23-Q1", Period::Quarter(2022, 3)), Some(Period::Quarter(2022, 1)));
        assert_eq!(period("soon", Period::Quarter(2022, 3)), None);
    }
}
