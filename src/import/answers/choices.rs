//! Owns what can be answered: the choices for a word, a column, a period and a scale, in the framework's words, and a likely one.
//! Must not know which answer was given.

use super::close::nearest;
use super::{LEAVE_OUT, OUT_OF_HUNDRED, OUT_OF_ONE, RELATIVE};
use crate::framework::Framework;
use crate::import::concept::Concept;
use crate::import::lift::Env;
use crate::import::spelling::plain;
use crate::model::{Field, MeasureStatus, NoDataReason, Period, RecordKind};
use crate::tables::{CellText, ColumnKind};
use serde::Serialize;
use std::collections::BTreeSet;

/// One possible answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Choice {
    /// What the mapping then says.
    pub says: String,
    /// The same in the framework's words.
    pub words: String,
}

impl Choice {
    fn new(says: impl Into<String>, words: impl Into<String>) -> Self {
        Self { says: says.into(), words: words.into() }
    }
}

/// What a word may mean in a field; nothing where the answer is typed.
pub(in crate::import) fn for_word(framework: &Framework, kind: RecordKind, field: &str) -> Vec<Choice> {
    let codes = |codes: &[&str]| codes.iter().map(|code| Choice::new(*code, capital(code))).collect();
    match (kind, field) {
        (RecordKind::Action, "status" | "previous_status") => {
            let own = framework.statuses().iter();
            own.filter_map(|status| Some(Choice::new(status.code?.text(), status.words.clone()))).collect()
        }
        (RecordKind::Measure, "status") => codes(MeasureStatus::CODES),
        (RecordKind::Measure, "value") => codes(NoDataReason::CODES),
        (_, "outcome") => framework.outcomes().iter().map(|one| Choice::new(one.id.text(), one.name.clone())).collect(),
        (_, "contract") => {
            framework.contracts().iter().map(|one| Choice::new(one.id.text(), one.name.clone())).collect()
        }
        (_, "plan") => framework.plans().iter().map(|one| Choice::new(one.id.text(), one.name.clone())).collect(),
        (_, "component") => {
            framework.components().iter().map(|one| Choice::new(one.id.clone(), one.name.clone())).collect()
        }
        _ => match column(kind, field) {
            Some(ColumnKind::Words(known)) => codes(known),
            Some(ColumnKind::Boolean) => vec![Choice::new("true", "Yes"), Choice::new("false", "No")],
            _ => Vec::new(),
        },
    }
}

/// What may be typed for an answer, if anything may.
pub(in crate::import) fn free(kind: RecordKind, field: &str) -> Option<&'static str> {
    if matches!(field, "outcome" | "contract" | "plan" | "component") {
        return None;
    }
    match column(kind, field)? {
        ColumnKind::Decimal => Some("a figure"),
        ColumnKind::Integer => Some("a whole number"),
        ColumnKind::Date => Some("a date"),
        ColumnKind::Text if field.contains("period") => Some("a period"),
        ColumnKind::Text => Some("the words for it"),
        _ => None,
    }
}

fn column(kind: RecordKind, field: &str) -> Option<ColumnKind> {
    Field::named(kind, field).and_then(Field::column).map(|column| column.kind)
}

/// What a column of a table of this kind may hold.
pub fn for_column(kind: RecordKind) -> Vec<Choice> {
    let mut seen = BTreeSet::new();
    let fields = Concept::ALL.iter().filter_map(|concept| concept.field(kind));
    let mut choices: Vec<Choice> = fields
        .filter(|field| seen.insert(*field))
        .map(|field| Choice::new(format!("{kind}.{field}"), capital(field)))
        .collect();
    match kind {
        RecordKind::Measure => choices.push(Choice::new("measure.benchmark", "A figure of others to compare with")),
        RecordKind::Risk => choices.push(Choice::new("risk.event", "What happened to the risk")),
        _ => {}
    }
    choices.push(Choice::new(LEAVE_OUT, "Leave it out"));
    choices
}

/// What a sheet may be.
pub fn for_sheet() -> Vec<Choice> {
    vec![
        Choice::new(super::RETURN, "A return: it lists records"),
        Choice::new(super::COVER, "A cover: whose return, which quarter"),
        Choice::new(LEAVE_OUT, "No return: leave it out"),
    ]
}

/// Which period a column may be of.
pub fn period_choices(asked: Period) -> Vec<Choice> {
    let relative = RELATIVE.iter().filter_map(|says| {
        let period = super::period(says, asked)?;
        Some(Choice::new(*says, format!("{}, {}", capital(says), period.words())))
    });
    let earlier = std::iter::successors(asked.previous_quarter(), |period| period.previous_quarter()).take(4);
    relative.chain(earlier.map(|period| Choice::new(period.text(), period.words()))).collect()
}

/// On which scale percentages may stand.
pub fn scale_choices() -> Vec<Choice> {
    vec![Choice::new(OUT_OF_ONE, "Out of 1: 0.97 is 97%"), Choice::new(OUT_OF_HUNDRED, "Out of 100: 0.97 is 0.97%")]
}

/// The field of the usual heading that a heading is, but for a slip of the fingers.
pub(in crate::import) fn like_heading(env: &Env<'_>, kind: RecordKind, heading: &str) -> Option<String> {
    let known = env.words.headings().filter_map(|(text, concepts)| {
        let field = concepts.iter().find_map(|concept| concept.field(kind))?;
        Some((text, field))
    });
    nearest(&plain(heading), known).map(|field| format!("{kind}.{field}"))
}

/// The answer of the known word that a word is, but for a slip of the fingers.
pub(in crate::import) fn like_word(env: &Env<'_>, kind: RecordKind, field: &str, word: &str) -> Option<String> {
    let word = plain(word);
    let choices = for_word(env.names.framework(), kind, field);
    let list = match (kind, field) {
        (RecordKind::Action, "status" | "previous_status") => "status",
        (RecordKind::Measure, "status") => "measure-status",
        (RecordKind::Measure, "value") | (_, "no_data_reason") => "no-data",
        (RecordKind::Risk, "rating") => "band",
        _ => "",
    };
    let spelt: Vec<(String, &str)> = choices
        .iter()
        .flat_map(|one| [(plain(&one.words), one.says.as_str()), (plain(&one.says), &one.says)])
        .collect();
    let own = spelt.iter().map(|(text, says)| (text.as_str(), *says));
    nearest(&word, own.chain(env.words.closed_list(list))).map(str::to_owned)
}

/// A code in words: `not-due` is "Not due".
fn capital(code: &str) -> String {
    let words = code.replace(['-', '_'], " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::names::Names;

    #[test]
    fn a_slip_of_the_fingers_is_suggested_and_another_word_is_not() {
        let framework = Framework::built_in();
        let names = &Names::of(&framework);
        let env = Env::without_a_workbook(names, Period::Quarter(2022, 3));
        let word = |text: &str| like_word(&env, RecordKind::Action, "status", text);
        assert_eq!(word("Ambre").as_deref(), Some("medium"));
        assert_eq!(word("Complteed").as_deref(), Some("complete"));
        assert_eq!(word("Pending"), None);
        let heading = |text: &str| like_heading(&env, RecordKind::Action, text);
        assert_eq!(heading("Progess updaet").as_deref(), Some("action.commentary"));
        assert_eq!(heading("Zzz"), None);
    }

    #[test]
    fn every_field_with_closed_words_has_choices_and_every_other_one_can_be_typed() {
        let framework = Framework::built_in();
        for (kind, field) in
            [(RecordKind::Action, "status"), (RecordKind::Risk, "rating"), (RecordKind::Risk, "outcome")]
        {
            assert!(!for_word(&framework, kind, field).is_empty(), "{kind}.{field}");
        }
        assert_eq!(free(RecordKind::Action, "due_date"), Some("a date"));
        assert_eq!(free(RecordKind::Risk, "score"), Some("a whole number"));
        assert_eq!(free(RecordKind::Action, "outcome"), None);
    }
}
