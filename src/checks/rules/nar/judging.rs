//! Owns holding one claim about a measure against its figures: the judgement that several rules share.
//! Must not know how a finding is worded.

use crate::checks::words::{
    Base, Beside, Figures, Hedge, Movement, Quantity, Said, Sentence, Sort, Standing, Stands, Token, Way, statuses,
};
use rust_decimal::Decimal;

/// What came of it.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Judgement {
    /// The figures bear it out.
    Agrees,
    /// They do not: the other figure, and what it is.
    Differs(Decimal, &'static str),
    /// The figure grows from quarter to quarter whatever happens: the other figure.
    SaysNothing(Decimal),
    /// There is nothing it could be compared with.
    NothingToCompare,
    /// These figures cannot tell.
    Unknown,
}

/// A claim of a direction against the figures of its measure.
pub(super) fn movement(figures: &Figures<'_>, movement: &Movement) -> Judgement {
    if let Some(differs) = own_figures(figures, movement) {
        return differs;
    }
    let Some(value) = figures.value else { return Judgement::Unknown };
    let before = figures.previous.map(|own| (own, "last quarter"));
    let is_last = |quarter: u8| match figures.measure.period {
        Some(crate::model::Period::Quarter(_, own)) => own == quarter + 1,
        _ => false,
    };
    let other = match movement.base {
        Base::None if movement.from.is_some() => return Judgement::Unknown,
        Base::None | Base::LastQuarter => before,
        Base::Quarter(quarter) if is_last(quarter) => before,
        Base::LastYear => figures.last_year.map(|own| (own, "the same quarter last year")),
        Base::Target => figures.target.map(|own| (own, "the target")),
        Base::Benchmark => figures.benchmarks.first().map(|own| (*own, "the average of others")),
        // What is said to stand still since an earlier quarter did not move from the last one either.
        Base::Quarter(_) if movement.way == Way::Same => before,
        Base::Quarter(_) | Base::Other => return Judgement::Unknown,
    };
    let Some((other, what)) = other else {
        let alone = movement.base == Base::None && figures.last_year.is_none() && movement.to.is_none();
        return if alone && movement.way != Way::Same { Judgement::NothingToCompare } else { Judgement::Unknown };
    };
    let against_before = matches!(movement.base, Base::None | Base::LastQuarter | Base::Quarter(_));
    if figures.cumulative
        && against_before
        && value > other
        && !movement.denied
        && is_from(movement, other)
        && is_growth(figures, movement.way)
    {
        return Judgement::SaysNothing(other);
    }
    match holds(figures, movement.way, value, other).map(|holds| holds != movement.denied) {
        Some(true) => Judgement::Agrees,
        Some(false) => Judgement::Differs(other, what),
        None => Judgement::Unknown,
    }
}

/// Whether the words name no figure it came from, or this one.
fn is_from(movement: &Movement, other: Decimal) -> bool {
    movement.from.as_ref().is_none_or(|from| from.fits(other))
}

/// Whether a cumulative figure that grew is said to have done just that.
fn is_growth(figures: &Figures<'_>, way: Way) -> bool {
    match way {
        Way::Up => true,
        Way::Better => figures.is_better(Decimal::ONE, Decimal::ZERO) == Some(true),
        Way::Worse => figures.is_better(Decimal::ONE, Decimal::ZERO) == Some(false),
        Way::Down | Way::Same => false,
    }
}

fn holds(figures: &Figures<'_>, way: Way, value: Decimal, other: Decimal) -> Option<bool> {
    match way {
        Way::Up => Some(value > other),
        Way::Down => Some(value < other),
        Way::Better => figures.is_better(value, other),
        Way::Worse => figures.is_better(other, value),
        Way::Same => Some((value - other).abs() * Decimal::ONE_HUNDRED <= other.abs()),
    }
}

/// `fell from 30 to 42`: the words against their own figures.
fn own_figures(figures: &Figures<'_>, movement: &Movement) -> Option<Judgement> {
    let (from, to) = (movement.from.as_ref().filter(|_| !movement.denied)?, movement.to.as_ref());
    let to = to.map(|to| to.value).or(figures.value)?;
    if holds(figures, movement.way, to, from.value) == Some(false) {
        return Some(Judgement::Differs(from.value, "the figure it is said to come from"));
    }
    None
}

/// The same for words that speak of no measure: only a number's own way can be told.
pub(super) fn alone(movement: &Movement) -> bool {
    let (Some(from), Some(to)) = (&movement.from, &movement.to) else { return true };
    if from.sort != to.sort || from.hedge != Hedge::Exact || to.hedge != Hedge::Exact {
        return true;
    }
    match movement.way {
        Way::Up => to.value > from.value,
        Way::Down => to.value < from.value,
        _ => true,
    }
}

/// A claim of where the figure stands beside its target or the figure of others.
pub(super) fn standing(figures: &Figures<'_>, standing: &Standing) -> Judgement {
    let (other, what) = match standing.beside {
        Beside::Target => (figures.target, "the target"),
        Beside::Benchmark => (figures.benchmarks.first().copied(), "the average of others"),
    };
    let (Some(value), Some(other)) = (figures.value, other) else { return Judgement::Unknown };
    let worse = figures.is_better(other, value);
    let agrees = match standing.place {
        Stands::Met => worse.map(|worse| !worse),
        Stands::Missed => worse,
        Stands::Above if standing.of_performance => worse.map(|worse| !worse || value > other),
        Stands::Below if standing.of_performance => worse.map(|worse| worse || value < other),
        Stands::Above => Some(value > other),
        Stands::Below => Some(value < other),
    };
    match agrees {
        Some(true) => Judgement::Agrees,
        Some(false) => Judgement::Differs(other, what),
        None => Judgement::Unknown,
    }
}

/// Whether a quantity is written in the unit of a measure.
pub(super) fn in_unit(figures: &Figures<'_>, said: &Quantity) -> bool {
    let unit = figures.measure.unit.to_lowercase();
    match said.sort {
        Sort::Percent => unit.contains('%') || unit.contains("per cent") || unit.contains("percent"),
        Sort::Money => unit.contains('£') || unit.contains("pound"),
        Sort::Plain => !unit.contains('%') && !unit.contains('£'),
        Sort::Points => false,
    }
}

/// A figure of the measure in whole pounds where its unit is thousands or millions.
pub(super) fn in_full(figures: &Figures<'_>, value: Decimal) -> Decimal {
    let unit = figures.measure.unit.to_lowercase();
    let times = match unit.trim().trim_start_matches('£') {
        "m" | "million" | " million" => 1_000_000,
        "k" | "000" | "000s" | "thousand" => 1_000,
        _ => 1,
    };
    value.checked_mul(Decimal::from(times)).unwrap_or(value)
}

/// The clause of a movement, from the last “and” before it where something was said of a status before that.
pub(super) fn own_clause<'s>(sentence: &'s Sentence<'_>, claim: &Movement) -> &'s [Token] {
    let all = sentence.tokens.get(claim.clause.clone()).unwrap_or_default();
    let before = all.get(..claim.at.start.saturating_sub(claim.clause.start)).unwrap_or_default();
    let joined = before.iter().rposition(|token| token.is_any(&["and", "but", "while", ",", ";"]));
    let later = joined.filter(|at| !statuses(before.get(*at..).unwrap_or_default()).is_empty());
    later.and_then(|at| all.get(at..)).unwrap_or(all)
}

/// The status a movement speaks of: the last before it, else the first after it.
pub(super) fn status_of(clause: &[Token], at: usize) -> Option<Said> {
    let all = statuses(clause);
    // `fewer are red`: what is compared by its number follows.
    let than = clause.get(at).is_some_and(|token| token.is_in("fewer more higher lower greater larger smaller"));
    let before = all.iter().rev().find(|(_, span)| span.end <= at && !than);
    if than && let Some((said, _)) = all.iter().find(|(_, span)| span.start > at) {
        return Some(*said);
    }
    before.or(all.first()).map(|(said, _)| *said)
}
