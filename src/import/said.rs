//! Owns what a workbook says of itself, whose return it is and of which quarter, against what it is imported as.
//! Must not know where titles stand.

use super::context::Context;
use super::draft::Draft;
use super::lift::Env;
use super::names::Names;
use super::periods;
use super::sheet::SheetWork;
use super::spelling::{has_words, plain, quoted};
use crate::model::{BodyId, Period, RecordKind, Ref};
use crate::workbook::CellRef;
use serde::Serialize;
use std::collections::BTreeMap;

/// What a title, a heading or a sheet's name says.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Said {
    what: What,
    /// Its cell; none for a sheet's name.
    at: Option<CellRef>,
    /// The words.
    written: String,
    weight: Weight,
}

impl Said {
    /// The same, said in another place.
    pub(super) fn moved(mut self, to: impl Fn(CellRef) -> Option<CellRef>) -> Self {
        self.at = self.at.and_then(to);
        self
    }
}

/// How much a place means what it says: a lighter one is heard only where no heavier one speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Weight {
    /// Columns are of many quarters.
    Heading,
    /// A title or a sheet's name.
    Title,
    /// A label beside it says what it is.
    Labelled,
}

#[derive(Clone, Debug, PartialEq)]
enum What {
    Body(BodyId),
    /// A quarter or a financial year, and whether its year was said.
    Period(Period, bool),
}

/// The body a text names; the one it is imported for, when that is named among others.
pub(super) fn body(
    context: &Context<'_>,
    env: &Env<'_>,
    text: &str,
    at: Option<CellRef>,
    weight: Weight,
) -> Option<Said> {
    let words = plain(text);
    let own = context.framework.body(context.body).is_some_and(|body| {
        let names = [body.id.as_str(), &body.name, &body.short].into_iter();
        names.chain(body.aliases.iter().map(String::as_str)).map(plain).any(|name| has_words(&words, &name))
    });
    // "8 - Finance" is a chapter and "Chief Finance Officer:" a label; neither says whose the workbook is.
    let in_passing = weight < Weight::Labelled
        && (text.contains('%')
            || text.trim_end().ends_with(':')
            || text.starts_with(|c: char| c.is_ascii_digit())
            || ["officer", "director", "head of", "manager"].iter().any(|role| has_words(&words, role)));
    if in_passing && !own {
        return None;
    }
    let named = match weight {
        _ if own => Some(context.body.clone()),
        Weight::Labelled => env.names.body(text),
        Weight::Heading | Weight::Title => env.names.directorate(text),
    };
    named.map(|body| Said { what: What::Body(body), at, written: text.to_owned(), weight })
}

/// The quarter or the year a text names outright.
pub(super) fn period(env: &Env<'_>, text: &str, at: Option<CellRef>, weight: Weight) -> Option<Said> {
    let found = periods::mention(env.words, text, env.asked).0?;
    of_mention(found, text, at, weight)
}

/// The quarter or the year that was found outright in a text.
pub(super) fn of_mention(found: periods::Mention, text: &str, at: Option<CellRef>, weight: Weight) -> Option<Said> {
    let tells = match found.period {
        Period::Quarter(..) => found.dated,
        Period::Year(_) => found.dated && weight > Weight::Heading,
        _ => false,
    };
    let what = What::Period(found.period, found.year_said);
    tells.then(|| Said { what, at, written: text.to_owned(), weight })
}

/// Something that speaks against a workbook's being of the body and the quarter it is imported for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Doubt {
    /// The sentence.
    pub text: String,
    /// Whose return it seems to be instead.
    pub body: Option<BodyId>,
    /// The quarter it seems to be of instead.
    pub period: Option<Period>,
}

/// What contradicts what the workbook is imported as.
pub(super) fn doubts(context: &Context<'_>, known: &Names<'_>, works: &[SheetWork], drafts: &[Draft]) -> Vec<Doubt> {
    let all: Vec<Place<'_>> =
        works.iter().flat_map(|work| work.said.iter().map(|said| (work.report.sheet.as_str(), said))).collect();
    let (bodies, periods): (Vec<Place<'_>>, Vec<Place<'_>>) =
        all.into_iter().partition(|(_, said)| matches!(said.what, What::Body(_)));
    let own_body = |said: &Said| said.what == What::Body(context.body.clone());
    let other_body = heaviest(&bodies).find(|(_, said)| !own_body(said)).copied();
    let other_body = other_body.filter(|_| !heaviest(&bodies).any(|(_, said)| own_body(said)));
    let doubt = |(sheet, said): Place<'_>, own: &str| {
        let (body, period) = match &said.what {
            What::Body(body) => (Some(body.clone()), None),
            What::Period(period @ Period::Quarter(..), _) => (None, Some(*period)),
            What::Period(..) => (None, None),
        };
        Doubt { text: told(sheet, said, own), body, period }
    };
    let body = other_body.map(|place| doubt(place, &name(context, context.body)));
    let period = other_period(context.period, &periods).map(|place| doubt(place, &context.period.words()));
    body.into_iter().chain(period).chain(others_references(context, known, drafts)).collect()
}

/// A sheet and what it says.
type Place<'a> = (&'a str, &'a Said);

/// What the heaviest places say.
fn heaviest<'p, 'a>(places: &'p [Place<'a>]) -> impl Iterator<Item = &'p Place<'a>> {
    let most = places.iter().map(|(_, said)| said.weight).max();
    places.iter().filter(move |(_, said)| Some(said.weight) == most)
}

/// The first place that names another quarter or another year, where none names the asked one.
fn other_period<'a>(asked: Period, places: &[Place<'a>]) -> Option<Place<'a>> {
    let own_year = asked.financial_year();
    let quarter = |said: &Said| match said.what {
        What::Period(period @ Period::Quarter(..), _) => Some(period == asked),
        _ => None,
    };
    let year = |said: &Said| match said.what {
        What::Period(period, true) => Some(period.financial_year() == own_year),
        _ => None,
    };
    let first = |fits: &dyn Fn(&Said) -> Option<bool>| {
        let known = heaviest(places).any(|(_, said)| fits(said) == Some(true));
        heaviest(places).find(|(_, said)| !known && fits(said) == Some(false)).copied()
    };
    first(&quarter).or_else(|| first(&year))
}

fn told(sheet: &str, said: &Said, own: &str) -> String {
    let place = said.at.map_or_else(|| format!("The name of the sheet {sheet}"), |at| format!("{sheet}!{at}"));
    format!("{place} says “{}”, but the workbook is imported for {own}: is that right?", quoted(&said.written))
}

fn name(context: &Context<'_>, id: &BodyId) -> String {
    context.framework.body(id).map_or_else(|| id.to_string(), |body| body.name.clone())
}

/// Most references are another body's in the plan: the workbook is probably that body's.
fn others_references(context: &Context<'_>, known: &Names<'_>, drafts: &[Draft]) -> Option<Doubt> {
    let mut own = 0_usize;
    let mut others: BTreeMap<&BodyId, usize> = BTreeMap::new();
    let written = drafts.iter().filter(|draft| draft.get("ref").is_some_and(|given| !given.from().is_empty()));
    for draft in written {
        let reference = Ref::new(draft.text("ref"));
        let bodies: Vec<&BodyId> = match draft.kind {
            RecordKind::Action => known.actions_called(&reference).map(|action| &action.body).collect(),
            RecordKind::Measure => context.framework.measure(&reference).map(|m| &m.body).into_iter().collect(),
            _ => continue,
        };
        if bodies.contains(&context.body) {
            own += 1;
        } else if let [other] = bodies.as_slice() {
            *others.entry(other).or_default() += 1;
        }
    }
    let (other, count) = others.into_iter().max_by_key(|(_, count)| *count).filter(|(_, count)| *count > own)?;
    let (named, body) = (name(context, other), name(context, context.body));
    let text = format!("{count} references are of {named} in the plan and {own} of {body}: is it the right workbook?");
    Some(Doubt { text, body: Some(other.clone()), period: None })
}
