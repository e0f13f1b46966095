//! Owns NAR.11: words give a figure, a target or last quarter's figure that the measure does not have.
//! Must not know how a quantity is read.

use super::by_how_much::{Distance, moved, stands};
use super::judging::{in_full, in_unit};
use super::roles::{Role, begins_with, role};
use crate::checks::context::Context;
use crate::checks::found::Found;
use crate::checks::registry::rule;
use crate::checks::words::{About, Figures, Passage, Quantity, Sentence, is_calendar, matched, spoken_of};
use rust_decimal::Decimal;
use std::ops::Range;

rule! {
    /// The commentary of a measure says “at 84%”, “against a target of 90%”, “from 66% last quarter”, “the national average is 9 days”, and
    /// the measure's own columns say another figure. Only figures in the measure's unit are held against it, and only where the words
    /// say which of its figures is meant; a figure that is written shorter is rounded.
    ///
    /// Why: one of the two is last quarter's, and both are published.
    ///
    /// Remedy: put the figure in the words right, or the one in the column.
    ///
    /// Source: councils' published corrections, where text and table disagreed.
    "NAR.11", "The words give another figure than the measure", ExplainOrFix, Return,
    Words(check),
    acceptable: ["The words speak of one month or one part of the measure, which the text names"],
    looks_at: [],
}

fn check(context: &Context<'_>, passage: &Passage<'_>) -> Vec<Found> {
    if !matches!(passage.about(), About::Measure(_) | About::Narrative(_)) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (at, sentence) in passage.sentences().iter().enumerate() {
        let all = sentence.quantities();
        if all.is_empty() && !sentence.movements().iter().any(|claim| claim.by.is_some()) {
            continue;
        }
        let Some(figures) = spoken_of(context, passage, at) else { continue };
        let own = all.iter().filter(|said| in_unit(&figures, said) && !is_calendar(&sentence.tokens, said));
        found.extend(between(sentence, &figures, all).map(|(span, is)| {
            let headline =
                format!("{}; the figure of {} is {}", passage.says(sentence, span), figures.name, is.normalize());
            Found::explain(passage.place(), headline, "Put the figures in the words right, or the one in the column")
        }));
        let distances = distances(sentence, &figures, all);
        found.extend(distances.into_iter().map(|(span, distance)| far(passage, sentence, &figures, span, &distance)));
        for said in own {
            found.extend(fault(sentence, &figures, said).map(|(role, is)| {
                let span = said.at.start.saturating_sub(5)..(said.at.end + 2).min(sentence.tokens.len());
                let headline =
                    format!("{}; {} of {} is {}", passage.says(sentence, span), role, figures.name, is.normalize());
                Found::explain(passage.place(), headline, "Put the figure in the words right, or the one in the column")
            }));
        }
    }
    found
}

/// `Between 90% and 95% of calls were answered`: the figure lies outside of both.
fn between(sentence: &Sentence<'_>, figures: &Figures<'_>, all: &[Quantity]) -> Option<(Range<usize>, Decimal)> {
    let value = figures.value?;
    all.windows(2).find_map(|pair| {
        let [low, high] = pair else { return None };
        let led = low.at.start.checked_sub(1).and_then(|at| sentence.tokens.get(at))?;
        let joined = matched(&sentence.tokens, low.at.end, "and") == Some(high.at.start);
        let range = led.low == "between" && joined && low.sort == high.sort && in_unit(figures, low);
        let outside = value < low.value - low.slack || value > high.value + high.slack;
        let meant = begins_with(figures, &sentence.tokens, high);
        (range && outside && meant).then_some((low.at.start - 1..high.at.end, value))
    })
}

/// How far the figure is said to have gone, or to stand from its target.
fn distances(sentence: &Sentence<'_>, figures: &Figures<'_>, all: &[Quantity]) -> Vec<(Range<usize>, Distance)> {
    let meant = sentence.movements().iter().filter(|claim| figures.is_meant(sentence, claim));
    let mut found: Vec<(Range<usize>, Distance)> = meant
        .filter_map(|claim| {
            let by = claim.by.as_ref()?;
            Some((claim.at.start.min(by.at.start)..claim.at.end.max(by.at.end), moved(figures, claim)?))
        })
        .collect();
    found.extend(sentence.standings().iter().filter_map(|standing| {
        let span = standing.at.start.saturating_sub(3)..(standing.at.end + 4).min(sentence.tokens.len());
        Some((span, stands(figures, standing, all)?))
    }));
    found
}

fn far(
    passage: &Passage<'_>,
    sentence: &Sentence<'_>,
    figures: &Figures<'_>,
    span: Range<usize>,
    distance: &Distance,
) -> Found {
    let value = figures.value.unwrap_or_default().normalize();
    let says = passage.says(sentence, span.start.saturating_sub(2)..span.end);
    let headline = format!(
        "{says}; {} is {value}, {} {}: {}",
        figures.name,
        distance.what,
        distance.other.normalize(),
        distance.is
    );
    Found::explain(passage.place(), headline, "Work it out again and put the words right, or the figure")
}

fn fault(sentence: &Sentence<'_>, figures: &Figures<'_>, said: &Quantity) -> Option<(&'static str, Decimal)> {
    let role = role(sentence, figures, said)?;
    let fits = |own: Decimal| {
        said.fits(own)
            || said.fits(in_full(figures, own))
            || said.fits(own.abs())
            || said.fits(in_full(figures, own).abs())
    };
    let (name, own) = match role {
        Role::Value => ("the figure", vec![figures.value?]),
        Role::Target => ("the target", [figures.target?].into_iter().chain(figures.measure.annual_target).collect()),
        Role::Previous => ("last quarter's figure", vec![figures.previous?]),
        Role::LastYear => ("last year's figure", vec![figures.last_year?]),
        Role::Benchmark => ("the average of others", figures.benchmarks.clone()),
        Role::Another => return None,
    };
    let is = *own.first()?;
    let parts = [figures.measure.numerator, figures.measure.denominator].into_iter().flatten();
    let known = role == Role::Value && parts.into_iter().any(fits);
    (!own.into_iter().any(fits) && !known).then_some((name, is))
}
