//! Owns finding the framework's outcomes, bodies, plans, contracts and sections by the names people write.
//! Must not know where on a sheet the name stands.

use super::spelling::{has_words, plain};
use crate::framework::{BodyKind, Framework, PlannedMeasure};
use crate::model::{BodyId, ContractId, OutcomeId, PlanId};

/// Shortest name that is looked for inside a longer text.
const LONG_ENOUGH: usize = 5;

/// The id of the name a text is, or else of the longest name that stands in it.
fn find<'a, I: Clone>(text: &str, entries: impl Iterator<Item = (I, Vec<&'a str>)>, inside: bool) -> Option<I> {
    let words = plain(text);
    if words.is_empty() {
        return None;
    }
    let mut best: Option<(usize, I)> = None;
    for (id, names) in entries {
        for name in names.into_iter().map(plain).filter(|name| !name.is_empty()) {
            if name == words {
                return Some(id);
            }
            let fits = inside && name.len() >= LONG_ENOUGH && has_words(&words, &name);
            if fits && best.as_ref().is_none_or(|(longest, _)| name.len() > *longest) {
                best = Some((name.len(), id.clone()));
            }
        }
    }
    best.map(|(_, id)| id)
}

fn with_aliases<'a>(names: [&'a str; 3], aliases: &'a [String]) -> Vec<&'a str> {
    names.into_iter().chain(aliases.iter().map(String::as_str)).collect()
}

/// The strategic outcome a text names.
pub(super) fn outcome(framework: &Framework, text: &str) -> Option<OutcomeId> {
    let entries = framework.outcomes().iter();
    let entries = entries.map(|o| (o.id.clone(), with_aliases([o.id.as_str(), &o.name, &o.short], &o.aliases)));
    find(text, entries, true)
}

/// The returning body a text names.
pub(super) fn body(framework: &Framework, text: &str) -> Option<BodyId> {
    let entries = framework.bodies().iter();
    let entries = entries.map(|b| (b.id.clone(), with_aliases([b.id.as_str(), &b.name, &b.short], &b.aliases)));
    find(text, entries, true)
}

/// The directorate a text names; "corporate" alone is too usual a word to name a body in passing.
pub(super) fn directorate(framework: &Framework, text: &str) -> Option<BodyId> {
    let entries = framework.bodies().iter().filter(|body| body.kind == Some(BodyKind::Directorate));
    let entries = entries.map(|b| (b.id.clone(), with_aliases([b.id.as_str(), &b.name, &b.short], &b.aliases)));
    find(text, entries, true)
}

/// The plan a text names.
pub(super) fn plan(framework: &Framework, text: &str) -> Option<PlanId> {
    let entries = framework.plans().iter().map(|plan| (plan.id.clone(), vec![plan.id.as_str(), plan.name.as_str()]));
    find(text, entries, true)
}

/// The contract a text names, by its name or its supplier.
pub(super) fn contract(framework: &Framework, text: &str) -> Option<ContractId> {
    let entries = framework.contracts().iter();
    let entries = entries.map(|c| (c.id.clone(), vec![c.id.as_str(), c.name.as_str(), c.supplier.as_str()]));
    find(text, entries.clone(), true).or_else(|| part_of_one(text, entries))
}

/// The one entry whose name has these words in it: "Waste" for "Waste and recycling".
fn part_of_one<'a, I>(text: &str, entries: impl Iterator<Item = (I, Vec<&'a str>)>) -> Option<I> {
    let words = plain(text);
    let mut having = entries.filter(|(_, names)| names.iter().any(|name| has_words(&plain(name), &words)));
    let first = having.next().filter(|_| words.len() >= LONG_ENOUGH)?;
    having.next().is_none().then_some(first.0)
}

/// The component a text names.
pub(super) fn component(framework: &Framework, text: &str) -> Option<String> {
    let entries = framework.components().iter().map(|c| (c.id.clone(), vec![c.id.as_str(), c.name.as_str()]));
    find(text, entries, true)
}

/// The section of the report a text names, by number or title; a number may stand before the title.
pub(super) fn section(framework: &Framework, text: &str) -> Option<String> {
    let text = text.trim().trim_start_matches(['§', '#']).trim();
    let number = text.split_whitespace().find(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    let number = number.map(|word| word.trim_end_matches(['.', ':', ')']));
    let numbered = framework.sections().iter().find(|section| Some(section.id.as_str()) == number);
    if let Some(section) = numbered {
        return Some(section.id.clone());
    }
    let entries = framework.sections().iter().map(|s| (s.id.clone(), vec![s.title.as_str()]));
    find(text, entries, false)
}

/// The measure a text names: by its name or an alias, those of the body first.
pub(super) fn measure<'f>(framework: &'f Framework, body: &BodyId, text: &str) -> Option<&'f PlannedMeasure> {
    let words = plain(text);
    let fits = |measure: &&PlannedMeasure| {
        plain(&measure.measure) == words || measure.aliases.iter().any(|alias| plain(alias) == words)
    };
    let measures = framework.measures();
    measures.iter().filter(|m| m.body == *body).find(fits).or_else(|| measures.iter().find(fits))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outcomes_by_their_variants() {
        let framework = Framework::built_in();
        let cases = [
            ("A Strong and Inclusive Economy", Some("inclusive-economy")),
            ("Outcome 2: People live well & age well", Some("live-well")),
            ("ONE COUNCIL, ONE TEAM", Some("one-council")),
            ("Colour of the door", None),
        ];
        for (text, wanted) in cases {
            assert_eq!(outcome(&framework, text).as_ref().map(OutcomeId::as_str), wanted, "{text}");
        }
    }

    #[test]
    fn sections_by_number_or_title() {
        let framework = Framework::built_in();
        assert_eq!(section(&framework, "8.10").as_deref(), Some("8.10"));
        assert_eq!(section(&framework, "Section 8.8: Best start").as_deref(), Some("8.8"));
        assert_eq!(section(&framework, "Channel shift").as_deref(), Some("12.3"));
    }
}
