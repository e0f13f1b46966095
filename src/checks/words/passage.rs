//! Owns which texts of a return are read, with the record each stands in and how a headline names it.
//! Must not know what the sentences say.

use super::super::context::Context;
use super::super::found::{place, quoted, risk};
use super::sentences::{Sentence, sentences};
use crate::model::{
    Action, Contract, Field, Measure, Narrative, OutcomeId, Place, Record, RecordKind, Risk, Row, RowId,
};
use std::ops::Range;
use std::sync::OnceLock;

/// The record a text stands in.
#[derive(Clone, Copy)]
pub(in crate::checks) enum About<'a> {
    /// Words for a section of the report.
    Narrative(&'a Narrative),
    /// The commentary of an action.
    Action(&'a Action),
    /// The commentary of a measure.
    Measure(&'a Measure),
    /// The commentary of a risk, or what changed in a contract: held against no figure.
    Other,
}

/// A text of a return.
pub struct Passage<'a> {
    place: Place,
    name: String,
    text: &'a str,
    about: About<'a>,
    sentences: OnceLock<Vec<Sentence<'a>>>,
}

impl<'a> Passage<'a> {
    fn new<R: Record>(row: &'a Row<R>, field: &str, name: String, text: &'a str, about: About<'a>) -> Option<Self> {
        let place = place(row, Field::named(R::KIND, field));
        (!text.trim().is_empty()).then(|| Self { place, name, text, about, sentences: OnceLock::new() })
    }

    /// Where it stands.
    pub(in crate::checks) fn place(&self) -> Place {
        self.place.clone()
    }

    /// How a headline names it.
    pub(in crate::checks) fn name(&self) -> &str {
        &self.name
    }

    /// The record it stands in.
    pub(in crate::checks) fn about(&self) -> About<'a> {
        self.about
    }

    /// Its text.
    pub(in crate::checks) fn text(&self) -> &'a str {
        self.text
    }

    /// Its sentences, in order.
    pub(in crate::checks) fn sentences(&self) -> &[Sentence<'a>] {
        self.sentences.get_or_init(|| sentences(self.text))
    }

    /// The narrative it is.
    pub(in crate::checks) fn narrative(&self) -> Option<&'a Narrative> {
        match self.about {
            About::Narrative(narrative) => Some(narrative),
            _ => None,
        }
    }

    /// What a headline begins with: whose words, and which.
    pub(in crate::checks) fn says(&self, sentence: &Sentence<'_>, span: Range<usize>) -> String {
        let mark =
            |at: &usize| sentence.tokens.get(*at).is_some_and(|token| token.is_any(&[",", ";", ":", ")", "%", "."]));
        let from = span.start + (span.start..span.end).take_while(mark).count();
        format!("{} says {}", self.name, quoted(sentence.words(from..span.end)))
    }
}

/// The outcome a narrative is about: its own, else its section's.
pub(in crate::checks) fn outcome_of<'b>(context: &'b Context<'_>, narrative: &'b Narrative) -> Option<&'b OutcomeId> {
    let section = || context.framework().sections().iter().find(|section| section.id == narrative.section);
    narrative.outcome.as_ref().or_else(|| section()?.outcome.as_ref())
}

/// Every text of the return.
pub(in crate::checks) fn passages<'a>(context: &Context<'a>) -> Vec<Passage<'a>> {
    let ret = context.ret();
    let mut made: Vec<Passage<'a>> = narratives(context);
    made.extend(ret.actions().rows().iter().filter_map(|row| of_action(context, row)));
    made.extend(ret.measures().rows().iter().filter_map(|row| of_measure(context, row)));
    made.extend(ret.risks().rows().iter().filter_map(of_risk));
    made.extend(ret.contracts().rows().iter().filter_map(of_contract));
    made
}

/// The narratives of the return.
pub(in crate::checks) fn narratives<'a>(context: &Context<'a>) -> Vec<Passage<'a>> {
    context.ret().narratives().rows().iter().filter_map(|row| of_narrative(context, row)).collect()
}

/// The text of one record; a narrative speaks of other records and is read with the whole.
pub(in crate::checks) fn of_record<'a>(context: &Context<'a>, kind: RecordKind, row: &RowId) -> Option<Passage<'a>> {
    let ret = context.ret();
    match kind {
        RecordKind::Action => of_action(context, ret.actions().row(row)?),
        RecordKind::Measure => of_measure(context, ret.measures().row(row)?),
        RecordKind::Risk => of_risk(ret.risks().row(row)?),
        RecordKind::Contract => of_contract(ret.contracts().row(row)?),
        _ => None,
    }
}

fn of_action<'a>(context: &Context<'a>, row: &'a Row<Action>) -> Option<Passage<'a>> {
    let (name, text) = (context.action(&row.record), &row.record.commentary);
    Passage::new(row, "commentary", name, text, About::Action(&row.record))
}

fn of_measure<'a>(context: &Context<'a>, row: &'a Row<Measure>) -> Option<Passage<'a>> {
    if !context.is_current(row.record.period) {
        return None;
    }
    let (name, text) = (context.measure(&row.record), &row.record.commentary);
    Passage::new(row, "commentary", name, text, About::Measure(&row.record))
}

fn of_risk(row: &Row<Risk>) -> Option<Passage<'_>> {
    Passage::new(row, "commentary", risk(&row.record), &row.record.commentary, About::Other)
}

fn of_contract(row: &Row<Contract>) -> Option<Passage<'_>> {
    let name = format!("Contract {}", row.record.contract);
    Passage::new(row, "change", name, &row.record.change, About::Other)
}

fn of_narrative<'a>(context: &Context<'a>, row: &'a Row<Narrative>) -> Option<Passage<'a>> {
    let own = &row.record;
    let outcome = own.outcome.as_ref().and_then(|id| context.framework().outcome(id));
    let name = match (own.section.is_empty(), outcome, own.title.is_empty()) {
        (false, _, _) => format!("Section {}", own.section),
        (true, Some(outcome), _) => format!("Narrative on {}", outcome.name),
        (true, None, false) => format!("Narrative {}", quoted(&own.title)),
        (true, None, true) => "Narrative".to_owned(),
    };
    Passage::new(row, "text", name, &own.text, About::Narrative(own))
}
