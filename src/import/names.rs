//! Owns finding the framework's outcomes, bodies, plans, contracts and sections by the names people write.
//! Must not know where on a sheet the name stands.
//!
//! The names are put into plain words once, when one is first asked for: an import asks for every cell. For the same reason it
//! remembers what texts were found to mean as headings.

use super::headings::Reading;
use super::spelling::{has_words, plain};
use crate::framework::{Body, BodyKind, Framework, PlannedAction, PlannedMeasure};
use crate::model::{BodyId, ContractId, OutcomeId, PlanId, Ref, Status};
use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::hash::Hash;

/// Shortest name that is looked for inside a longer text.
const LONG_ENOUGH: usize = 5;

/// Things with their names in plain words, blank ones left out.
type Known<I> = Vec<(I, Vec<String>)>;

/// The names of a framework, ready to look up.
pub(super) struct Names<'f> {
    framework: &'f Framework,
    outcomes: OnceCell<Known<OutcomeId>>,
    bodies: OnceCell<Known<BodyId>>,
    directorates: OnceCell<Known<BodyId>>,
    plans: OnceCell<Known<PlanId>>,
    contracts: OnceCell<Known<ContractId>>,
    components: OnceCell<Known<String>>,
    sections: OnceCell<Known<String>>,
    statuses: OnceCell<HashMap<String, Option<Status>>>,
    measures: OnceCell<HashMap<String, Vec<usize>>>,
    actions: OnceCell<HashMap<String, Vec<usize>>>,
    references: OnceCell<HashMap<Ref, Vec<usize>>>,
    glanced: RefCell<HashMap<String, Reading>>,
}

/// Texts that are remembered with what they can mean as headings: a sheet is looked at several times for its tables.
const MOST_GLANCED: usize = 20_000;

/// Names in plain words.
fn known<'a, I>(entries: impl Iterator<Item = (I, Vec<&'a str>)>) -> Known<I> {
    let plain_names = |names: Vec<&str>| names.into_iter().map(plain).filter(|name| !name.is_empty()).collect();
    entries.map(|(id, names)| (id, plain_names(names))).collect()
}

/// The id of the name a text is, or else of the longest name that stands in it.
fn find<I: Clone>(text: &str, known: &Known<I>, inside: bool) -> Option<I> {
    let words = plain(text);
    if words.is_empty() {
        return None;
    }
    let mut best: Option<(usize, &I)> = None;
    for (id, names) in known {
        for name in names {
            if *name == words {
                return Some(id.clone());
            }
            let longer = best.is_none_or(|(longest, _)| name.len() > longest);
            if inside && longer && name.len() >= LONG_ENOUGH && has_words(&words, name) {
                best = Some((name.len(), id));
            }
        }
    }
    best.map(|(_, id)| id.clone())
}

fn with_aliases<'a>(names: [&'a str; 3], aliases: &'a [String]) -> Vec<&'a str> {
    names.into_iter().chain(aliases.iter().map(String::as_str)).collect()
}

/// Everything a body is called.
fn of_body(body: &Body) -> (BodyId, Vec<&str>) {
    (body.id.clone(), with_aliases([body.id.as_str(), &body.name, &body.short], &body.aliases))
}

/// Where things stand in their list, by what they are called.
fn places<N: Eq + Hash>(names: impl Iterator<Item = (usize, N)>) -> HashMap<N, Vec<usize>> {
    let mut places: HashMap<N, Vec<usize>> = HashMap::new();
    for (at, name) in names {
        let here = places.entry(name).or_default();
        if here.last() != Some(&at) {
            here.push(at);
        }
    }
    places
}

impl<'f> Names<'f> {
    /// The names of a framework.
    pub(super) fn of(framework: &'f Framework) -> Self {
        Self {
            framework,
            outcomes: OnceCell::new(),
            bodies: OnceCell::new(),
            directorates: OnceCell::new(),
            plans: OnceCell::new(),
            contracts: OnceCell::new(),
            components: OnceCell::new(),
            sections: OnceCell::new(),
            statuses: OnceCell::new(),
            measures: OnceCell::new(),
            actions: OnceCell::new(),
            references: OnceCell::new(),
            glanced: RefCell::default(),
        }
    }

    /// The framework whose names these are.
    pub(super) fn framework(&self) -> &'f Framework {
        self.framework
    }

    /// What a text can mean as a heading: as it was read before, or as `read` reads it.
    pub(super) fn glanced(&self, text: &str, read: impl FnOnce() -> Reading) -> Reading {
        if let Some(known) = self.glanced.borrow().get(text) {
            return known.clone();
        }
        let reading = read();
        let mut glanced = self.glanced.borrow_mut();
        if glanced.len() < MOST_GLANCED {
            glanced.insert(text.to_owned(), reading.clone());
        }
        reading
    }

    /// The strategic outcome a text names.
    pub(super) fn outcome(&self, text: &str) -> Option<OutcomeId> {
        let entries = self.framework.outcomes().iter();
        let entries = entries.map(|o| (o.id.clone(), with_aliases([o.id.as_str(), &o.name, &o.short], &o.aliases)));
        find(text, self.outcomes.get_or_init(|| known(entries)), true)
    }

    /// The returning body a text names.
    pub(super) fn body(&self, text: &str) -> Option<BodyId> {
        let entries = self.framework.bodies().iter().map(of_body);
        find(text, self.bodies.get_or_init(|| known(entries)), true)
    }

    /// The directorate a text names; "corporate" alone is too usual a word to name a body in passing.
    pub(super) fn directorate(&self, text: &str) -> Option<BodyId> {
        let entries = self.framework.bodies().iter().filter(|body| body.kind == Some(BodyKind::Directorate));
        find(text, self.directorates.get_or_init(|| known(entries.map(of_body))), true)
    }

    /// The plan a text names.
    pub(super) fn plan(&self, text: &str) -> Option<PlanId> {
        let entries = self.framework.plans().iter();
        let entries = entries.map(|plan| (plan.id.clone(), vec![plan.id.as_str(), plan.name.as_str()]));
        find(text, self.plans.get_or_init(|| known(entries)), true)
    }

    /// The contract a text names, by its name or its supplier.
    pub(super) fn contract(&self, text: &str) -> Option<ContractId> {
        let entries = self.framework.contracts().iter();
        let entries = entries.map(|c| (c.id.clone(), vec![c.id.as_str(), c.name.as_str(), c.supplier.as_str()]));
        let known = self.contracts.get_or_init(|| known(entries));
        find(text, known, true).or_else(|| part_of_one(text, known))
    }

    /// The component a text names.
    pub(super) fn component(&self, text: &str) -> Option<String> {
        let entries = self.framework.components().iter();
        let entries = entries.map(|c| (c.id.clone(), vec![c.id.as_str(), c.name.as_str()]));
        find(text, self.components.get_or_init(|| known(entries)), true)
    }

    /// The id of what a text names, for the fields that hold one of the framework's outcomes, contracts, plans or components.
    pub(super) fn id_for(&self, field: &str, text: &str) -> Option<String> {
        match field {
            "outcome" => self.outcome(text).map(|id| id.to_string()),
            "contract" => self.contract(text).map(|id| id.to_string()),
            "plan" => self.plan(text).map(|id| id.to_string()),
            "component" => self.component(text),
            _ => None,
        }
    }

    /// The section of the report a text names, by number or title; a number may stand before the title.
    pub(super) fn section(&self, text: &str) -> Option<String> {
        let text = text.trim().trim_start_matches(['§', '#']).trim();
        let number = text.split_whitespace().find(|word| word.starts_with(|c: char| c.is_ascii_digit()));
        let number = number.map(|word| word.trim_end_matches(['.', ':', ')']));
        let numbered = self.framework.sections().iter().find(|section| Some(section.id.as_str()) == number);
        if let Some(section) = numbered {
            return Some(section.id.clone());
        }
        let entries = self.framework.sections().iter().map(|s| (s.id.clone(), vec![s.title.as_str()]));
        find(text, self.sections.get_or_init(|| known(entries)), false)
    }

    /// The measure a text names: by its name or an alias, those of the body first.
    pub(super) fn measure(&self, body: &BodyId, text: &str) -> Option<&'f PlannedMeasure> {
        let measures = self.framework.measures();
        let names =
            |m: &'f PlannedMeasure| [m.measure.as_str()].into_iter().chain(m.aliases.iter().map(String::as_str));
        let all = measures.iter().enumerate().flat_map(|(at, m)| names(m).map(move |name| (at, plain(name))));
        let fitting = self.measures.get_or_init(|| places(all)).get(&plain(text))?;
        let fitting = || fitting.iter().filter_map(|at| measures.get(*at));
        fitting().find(|measure| measure.body == *body).or_else(|| fitting().next())
    }

    /// The planned actions with this reference.
    pub(super) fn actions_called(&self, reference: &Ref) -> impl Iterator<Item = &'f PlannedAction> + '_ {
        let actions = self.framework.planned_actions();
        let all = actions.iter().enumerate().map(|(at, action)| (at, action.reference.clone()));
        let by_reference = self.references.get_or_init(|| places(all));
        by_reference.get(reference).into_iter().flatten().filter_map(|at| actions.get(*at))
    }

    /// The planned actions whose words these are, which are plain.
    pub(super) fn actions_worded(&self, words: &str) -> impl Iterator<Item = &'f PlannedAction> + '_ {
        let actions = self.framework.planned_actions();
        let all = actions.iter().enumerate().map(|(at, action)| (at, plain(&action.action)));
        let by_words = self.actions.get_or_init(|| places(all));
        by_words.get(words).into_iter().flatten().filter_map(|at| actions.get(*at))
    }

    /// The status that the council's own plain words stand for.
    pub(super) fn status(&self, words: &str) -> Option<Status> {
        let statuses = self.statuses.get_or_init(|| {
            let mut own = HashMap::new();
            for status in self.framework.statuses() {
                for name in [&status.words, &status.short, &status.letter].into_iter().chain(&status.aliases) {
                    own.entry(plain(name)).or_insert(status.code);
                }
            }
            own
        });
        statuses.get(words).copied().flatten()
    }
}

/// The one entry whose name has these words in it: "Waste" for "Waste and recycling".
fn part_of_one<I: Clone>(text: &str, known: &Known<I>) -> Option<I> {
    let words = plain(text);
    let mut having = known.iter().filter(|(_, names)| names.iter().any(|name| has_words(name, &words)));
    let first = having.next().filter(|_| words.len() >= LONG_ENOUGH)?;
    having.next().is_none().then(|| first.0.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outcomes_by_their_variants() {
        let framework = Framework::built_in();
        let names = Names::of(&framework);
        let cases = [
            ("A Strong and Inclusive Economy", Some("inclusive-economy")),
            ("Outcome 2: People live well & age well", Some("live-well")),
            ("ONE COUNCIL, ONE TEAM", Some("one-council")),
            ("Colour of the door", None),
        ];
        for (text, wanted) in cases {
            assert_eq!(names.outcome(text).as_ref().map(OutcomeId::as_str), wanted, "{text}");
        }
    }

    #[test]
    fn sections_by_number_or_title() {
        let framework = Framework::built_in();
        let names = Names::of(&framework);
        assert_eq!(names.section("8.10").as_deref(), Some("8.10"));
        assert_eq!(names.section("Section 8.8: Best start").as_deref(), Some("8.8"));
        assert_eq!(names.section("Channel shift").as_deref(), Some("12.3"));
    }
}
