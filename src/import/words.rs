//! Owns the word tables of `assets/words`, ready to look up.
//! Must not know any one council: its own words are in its framework.

use super::concept::Concept;
use super::spelling::{after_words, plain};
use crate::model::Status;
use crate::tables::CellText;
use std::collections::{BTreeMap, HashMap};

/// The list of what a workbook's own key says.
const KEY: &str = "key";

type Lists = BTreeMap<String, Vec<String>>;

/// The word tables.
#[derive(Clone, Debug, Default)]
pub struct Words {
    headings: HashMap<String, Vec<Concept>>,
    closed: HashMap<String, HashMap<String, String>>,
    lists: HashMap<String, Vec<String>>,
    cues: Vec<(Vec<String>, Concept)>,
    numbers: Vec<String>,
    marks: HashMap<String, HashMap<String, String>>,
}

impl Words {
    /// The tables that come with the program.
    ///
    /// # Panics
    /// Never in a released program: a test reads the same tables.
    #[expect(clippy::expect_used, reason = "the tables are part of the program and a test reads them")]
    pub fn built_in() -> &'static Self {
        static READ: std::sync::LazyLock<Words> = std::sync::LazyLock::new(|| {
            Words::read(
                include_str!("../../assets/words/headings.toml"),
                include_str!("../../assets/words/statuses.toml"),
                include_str!("../../assets/words/periods.toml"),
            )
            .expect("the word tables inside the program read")
        });
        &READ
    }

    /// Reads the three tables.
    ///
    /// # Errors
    /// One sentence naming the table and what is wrong with it.
    pub fn read(headings: &str, statuses: &str, periods: &str) -> Result<Self, String> {
        let wrong = |table: &str, error: toml::de::Error| format!("{table}.toml cannot be read: {}", error.message());
        let headings: BTreeMap<String, Lists> = toml::from_str(headings).map_err(|e| wrong("headings", e))?;
        let statuses: BTreeMap<String, Lists> = toml::from_str(statuses).map_err(|e| wrong("statuses", e))?;
        let lists: Lists = toml::from_str(periods).map_err(|e| wrong("periods", e))?;
        let mut words = Self::default();
        let entries =
            headings.into_iter().flat_map(|(table, lists)| lists.into_iter().map(move |list| (table.clone(), list)));
        for (table, (code, texts)) in entries {
            let concept = Concept::parse(&code).map_err(|bad| format!("headings.toml: {bad}"))?;
            for text in texts {
                if table == "cues" {
                    words.cues.push((plain(&text).split(' ').map(str::to_owned).collect(), concept));
                    continue;
                }
                let known = words.headings.entry(plain(&text)).or_default();
                if !known.contains(&concept) {
                    known.push(concept);
                }
            }
        }
        for (list, codes) in statuses {
            for (code, texts) in codes {
                if code == "numbers" {
                    words.numbers = texts;
                    continue;
                }
                if let Some(of) = list.strip_suffix("-marks") {
                    let known = words.marks.entry(of.to_owned()).or_default();
                    known.extend(texts.into_iter().map(|mark| (mark, code.clone())));
                    continue;
                }
                let known = words.closed.entry(list.clone()).or_default();
                known.entry(plain(&code)).or_insert_with(|| code.clone());
                for text in texts {
                    known.entry(plain(&text)).or_insert_with(|| code.clone());
                }
            }
        }
        for (list, texts) in lists {
            let mut texts: Vec<String> = texts.iter().map(|text| plain(text)).collect();
            // Longest first, so that "last quarter" is found before "last".
            texts.sort_by_key(|text| std::cmp::Reverse(text.len()));
            words.lists.insert(list, texts);
        }
        Ok(words)
    }

    /// The tables with what a workbook's own key says, before anything else.
    pub(super) fn with_key(&self, says: BTreeMap<String, String>) -> Self {
        let mut words = self.clone();
        words.closed.insert(KEY.to_owned(), says.into_iter().collect());
        words
    }

    /// The code of the status that the workbook's own key says plain words stand for.
    pub(super) fn keyed(&self, plain: &str) -> Option<&str> {
        self.closed(KEY, plain)
    }

    /// What a heading's plain words can mean, most usual first.
    pub(super) fn heading(&self, plain: &str) -> &[Concept] {
        self.headings.get(plain).map_or(&[], Vec::as_slice)
    }

    /// The concept whose cue words all stand in a heading's plain words; the cue with most words wins.
    pub(super) fn cue(&self, plain: &str) -> Option<Concept> {
        let words: Vec<&str> = plain.split(' ').collect();
        let fits = |(cue, _): &&(Vec<String>, Concept)| cue.iter().all(|word| words.contains(&word.as_str()));
        self.cues.iter().filter(fits).max_by_key(|(cue, _)| cue.len()).map(|(_, concept)| *concept)
    }

    /// Every known heading with what it can mean.
    pub(super) fn headings(&self) -> impl Iterator<Item = (&str, &[Concept])> {
        self.headings.iter().map(|(text, concepts)| (text.as_str(), concepts.as_slice()))
    }

    /// The code that plain words stand for in a closed list.
    pub(super) fn closed(&self, list: &str, plain: &str) -> Option<&str> {
        self.closed.get(list)?.get(plain).map(String::as_str)
    }

    /// The tables with what a workbook says its own signs stand for.
    pub(super) fn explained(&self, key: &BTreeMap<String, Status>) -> Self {
        let mut words = self.clone();
        let known = words.closed.entry("status".to_owned()).or_default();
        known.extend(key.iter().map(|(sign, status)| (sign.clone(), status.code().to_owned())));
        words
    }

    /// The code that a mark stands for, wherever it stands in a text of few signs: a coloured circle, a tick.
    pub(super) fn mark(&self, list: &str, text: &str) -> Option<&str> {
        let bare = |c: char| c.is_whitespace() || c == '\u{fe0f}' || c == '\u{fe0e}';
        let mut signs = text.chars().filter(|c| !bare(*c) && !c.is_alphanumeric());
        let (first, second) = (signs.next()?, signs.next());
        let is_alone = second.is_none() && !text.chars().any(char::is_alphanumeric);
        let marks = self.marks.get(list).filter(|_| is_alone)?;
        marks.get(first.encode_utf8(&mut [0; 4]) as &str).map(String::as_str)
    }

    /// Every word of a closed list with its code.
    pub(super) fn closed_list(&self, list: &str) -> impl Iterator<Item = (&str, &str)> {
        let entries = self.closed.get(list).into_iter().flatten();
        entries.map(|(word, code)| (word.as_str(), code.as_str()))
    }

    /// A plain list, longest words first.
    pub(super) fn list(&self, name: &str) -> &[String] {
        self.lists.get(name).map_or(&[], Vec::as_slice)
    }

    /// Whether plain words stand in a plain list.
    pub(super) fn listed(&self, name: &str, plain: &str) -> bool {
        self.list(name).iter().any(|word| word == plain)
    }

    /// Whether plain words begin as guidance does: they tell whoever fills the form in what to do.
    pub(super) fn guides(&self, plain: &str) -> bool {
        self.list("guidance").iter().any(|guide| after_words(plain, guide).is_some())
    }

    /// The status that a bare figure from 1 stands for.
    pub(super) fn numbered(&self, number: usize) -> Option<&str> {
        self.numbers.get(number.checked_sub(1)?).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{
        Aggregation, Band, EventKind, Frequency, Lifecycle, MeasureStatus, NoDataReason, Polarity, Publish,
        RestatementState, ToleranceKind, Treatment,
    };

    #[test]
    fn the_built_in_tables_read_and_every_code_is_known() {
        let words = Words::built_in();
        let lists: [(&str, &[&str]); 13] = [
            ("status", Status::CODES),
            ("measure-status", MeasureStatus::CODES),
            ("no-data", NoDataReason::CODES),
            ("polarity", Polarity::CODES),
            ("frequency", Frequency::CODES),
            ("aggregation", Aggregation::CODES),
            ("tolerance-kind", ToleranceKind::CODES),
            ("lifecycle", Lifecycle::CODES),
            ("publish", Publish::CODES),
            ("treatment", Treatment::CODES),
            ("band", Band::CODES),
            ("event", EventKind::CODES),
            ("restatement-state", RestatementState::CODES),
        ];
        for (list, codes) in lists {
            for (word, code) in words.closed_list(list) {
                assert!(codes.contains(&code), "{list}: “{word}” stands for “{code}”, which is no code");
            }
            for code in codes {
                assert!(words.closed_list(list).any(|(_, c)| c == *code), "{list} has no words for “{code}”");
            }
        }
    }

    #[test]
    fn every_concept_has_a_heading() {
        let words = Words::built_in();
        for concept in Concept::ALL {
            assert!(words.headings().any(|(_, known)| known.contains(concept)), "no heading for “{concept}”");
        }
    }
}
