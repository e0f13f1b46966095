//! Owns NAR.02: a percentage, a share or a sum that its own numbers do not give.
//! Must not know how a quantity is read.

use crate::checks::context::Context;
use crate::checks::found::Found;
use crate::checks::registry::rule;
use crate::checks::words::{Hedge, Movement, Passage, Quantity, Sentence, Sort, Token, Way, has, is_calendar, matched};
use rust_decimal::Decimal;
use std::ops::Range;

rule! {
    /// A sentence gives numbers and what they come to, and they do not: “a 39% reduction (178 to 108)”, “13 of 15 (87%)”, “rose by 12 from 30
    /// to 42”, “one third … and two thirds”, “258, 90, 9 and 53: 410 in all”. A percentage may be rounded as far as it is written.
    /// Percentages of percentages are taken as points or per cent, whichever fits.
    ///
    /// Why: the reader with a calculator finds it in a minute, and then doubts the rest.
    ///
    /// Remedy: work it out again.
    ///
    /// Source: golden check 7 of the seed report (39% from 178 to 108 holds); corrections councils published after a figure was wrong.
    "NAR.02", "A percentage its own numbers do not give", ExplainOrFix, Return,
    Words(check),
    acceptable: ["The percentage was worked out on figures before rounding"],
    looks_at: [],
}

fn check(_: &Context<'_>, passage: &Passage<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for sentence in passage.sentences() {
        let all = sentence.quantities();
        if all.len() < 2 {
            continue;
        }
        let told = |(span, why): (Range<usize>, String)| {
            Found::explain(
                passage.place(),
                format!("{}; {why}", passage.says(sentence, span)),
                "Work it out again and put the figure right",
            )
        };
        let changes = with_borrowed(sentence.movements().to_vec());
        found.extend(changes.iter().filter_map(|claim| change(sentence, claim)).map(told));
        found.extend(ratio(sentence, all).map(told));
        found.extend(parts(sentence, all).map(told));
        found.extend(sum(sentence, all).map(told));
        found.extend(shares(sentence, all).map(told));
    }
    found
}

/// `Rose from 68% to 82%, an increase of 14 points`: the second movement tells how far the first went.
fn with_borrowed(mut changes: Vec<Movement>) -> Vec<Movement> {
    for at in 1..changes.len() {
        let (done, rest) = changes.split_at_mut(at);
        if let (Some(before), Some(own)) = (done.last(), rest.first_mut())
            && own.from.is_none()
            && own.to.is_none()
            && own.by.is_some()
            && before.by.is_none()
        {
            (own.from, own.to) = (before.from.clone(), before.to.clone());
        }
    }
    changes
}

/// By how much, against from what to what.
fn change(sentence: &Sentence<'_>, claim: &Movement) -> Option<(Range<usize>, String)> {
    let (from, to, by) = (claim.from.as_ref()?, claim.to.as_ref()?, claim.by.as_ref()?);
    if from.sort != to.sort || by.at == to.at || by.at == from.at || claim.way == Way::Same {
        return None;
    }
    let difference = (to.value - from.value).abs();
    let percent = difference.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(from.value.abs())?;
    // The two figures are rounded themselves, so their difference may be off by both roundings.
    let near = |actual: Decimal, loose: Decimal| by.fits(actual) || (by.value - actual).abs() <= by.slack + loose;
    let rounding = from.slack + to.slack;
    let holds = match (by.sort, from.sort) {
        (Sort::Points, _) => near(difference, rounding.min(Decimal::ONE)),
        (Sort::Percent, Sort::Percent) => near(difference, rounding.min(Decimal::ONE)) || near(percent, Decimal::ZERO),
        (Sort::Percent, _) => near(percent, Decimal::ZERO),
        (own, other) if own == other => near(difference, if own == Sort::Money { rounding } else { Decimal::ZERO }),
        _ => true,
    };
    let answer = if by.sort == Sort::Percent && from.sort != Sort::Percent {
        format!("{}%", percent.round_dp(1).normalize())
    } else {
        difference.normalize().to_string()
    };
    let span = claim.at.start.min(by.at.start).min(from.at.start)..claim.at.end.max(by.at.end).max(to.at.end);
    let _ = sentence;
    (!holds).then(|| (span, format!("from {} to {} is {answer}", from.value.normalize(), to.value.normalize())))
}

/// `13 of 15 (87%)`, `87% (13 of 15)`.
fn ratio(sentence: &Sentence<'_>, all: &[Quantity]) -> Option<(Range<usize>, String)> {
    let tokens = &sentence.tokens;
    all.windows(2)
        .enumerate()
        .find_map(|(place, pair)| {
            let [part, whole] = pair else { return None };
            let linked = ["out? of the|our|all?", "/"]
                .iter()
                .any(|pattern| matched(tokens, part.at.end, pattern) == Some(whole.at.start));
            if !linked || is_calendar(tokens, part) {
                return None;
            }
            let near = |other: &&Quantity| {
                let (first, last) = if other.at.start > whole.at.end { (whole, *other) } else { (*other, part) };
                let between = tokens.get(first.at.end..last.at.start).unwrap_or_default();
                other.sort == Sort::Percent
                    && !other.fraction
                    && between.len() <= 3
                    && between.iter().any(|token| token.is_any(&["(", "or", "–", "-"]))
            };
            let after = all.get(place + 2).filter(near);
            let said = after.or_else(|| place.checked_sub(1).and_then(|at| all.get(at)).filter(near))?;
            share(part, whole, said)
        })
        .or_else(|| apart(tokens, all))
}

/// A part, its whole and the share that is said of it.
fn share(part: &Quantity, whole: &Quantity, said: &Quantity) -> Option<(Range<usize>, String)> {
    if !part.is_count() || !whole.is_count() || part.value > whole.value {
        return None;
    }
    let percent = part.value.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole.value)?;
    let from = part.at.start.min(said.at.start).min(whole.at.start);
    let to = part.at.end.max(said.at.end).max(whole.at.end);
    let why =
        format!("{} of {} is {}%", part.value.normalize(), whole.value.normalize(), percent.round_dp(1).normalize());
    (!said.fits(percent)).then_some((from..to, why))
}

/// `Of 180 inspections, 171 (95%) were on time`, `45 out of 60 apprentices, three quarters, …`: two numbers, the one of the other, and
/// one share beside them.
fn apart(tokens: &[Token], all: &[Quantity]) -> Option<(Range<usize>, String)> {
    const BESIDE: &[&str] = &["(", ",", "or", "–", "-", "equating", "equal", "representing", "which", "that", "i.e"];
    const ELSEWHERE: &[&str] = &["by", "from", "to", "target", "than", "against", "compared", "average", "with"];
    let plain: Vec<&Quantity> = all.iter().filter(|own| !is_calendar(tokens, own)).collect();
    let counts: Vec<&Quantity> = plain.iter().filter(|own| own.is_count()).copied().collect();
    let shares: Vec<&Quantity> = plain.iter().filter(|own| own.sort == Sort::Percent).copied().collect();
    let ([first, second], [said], 3) = (counts.as_slice(), shares.as_slice(), plain.len()) else { return None };
    let is_whole = |own: &Quantity| {
        let led = tokens.get(own.at.start.saturating_sub(4)..own.at.start).unwrap_or_default();
        (0..led.len()).any(|at| {
            ["out? of the|our|all|these? total?", "/"]
                .iter()
                .any(|pattern| matched(led, at, pattern) == Some(led.len()))
        })
    };
    let (part, whole) = match (is_whole(first), is_whole(second)) {
        (false, true) => (*first, *second),
        (true, false) => (*second, *first),
        _ => return None,
    };
    // `50% of the 384 complaints (192)` has its numbers on both sides, so what lies before the share says nothing against it.
    let before = tokens.get(said.at.start.saturating_sub(3)..said.at.start).unwrap_or_default();
    let gap = |own: &Quantity| {
        let (from, to) =
            if own.at.end <= said.at.start { (own.at.end, said.at.start) } else { (said.at.end, own.at.start) };
        tokens.get(from..to).unwrap_or_default()
    };
    let is_beside = |own: &Quantity| {
        let between = gap(own);
        between.len() <= 6 && between.iter().any(|token| token.is_any(BESIDE))
    };
    let of_whole = matched(tokens, said.at.end, "of the|our|all?") == Some(whole.at.start);
    let stands = said.at.start == 0 || of_whole || is_beside(part) || is_beside(whole);
    let elsewhere = before.iter().any(|token| token.is_any(ELSEWHERE)) || has(tokens, &["last|previous quarter|year"]);
    (stands && !elsewhere).then(|| share(part, whole, said)).flatten()
}

/// Fractions of one thing that come to more, or plainly less, than all of it.
fn parts(sentence: &Sentence<'_>, all: &[Quantity]) -> Option<(Range<usize>, String)> {
    let fractions: Vec<&Quantity> = all.iter().filter(|own| own.fraction).collect();
    let [first, .., last] = fractions.as_slice() else { return None };
    let sum: Decimal = fractions.iter().map(|own| own.value).sum();
    let over = sum > Decimal::from(103);
    let rest = has(&sentence.tokens, &["and the rest|remainder|remaining", "other|others"]);
    let apart = has(&sentence.tokens, &["up|down|from|compared|than|of which|last"]);
    let pair =
        fractions.len() == 2 && !rest && sum < Decimal::from(97) && has(&sentence.tokens, &["short term", "long term"]);
    let span = first.at.start..last.at.end;
    ((over || pair) && !apart).then(|| (span, format!("the parts come to {}%", sum.round_dp(0).normalize())))
}

/// `49% by web, 43% by telephone and the remaining 12% by post`: shares that say they are all there is.
fn shares(sentence: &Sentence<'_>, all: &[Quantity]) -> Option<(Range<usize>, String)> {
    let tokens = &sentence.tokens;
    let own: Vec<&Quantity> = all.iter().filter(|own| own.sort == Sort::Percent).collect();
    let [first, .., last] = own.as_slice() else { return None };
    let rest = tokens.get(first.at.end..last.at.start).is_some_and(|between| {
        has(between, &["remaining|remainder|rest|others", "the other"])
            && !has(between, &["from|to|target|than|of which"])
    });
    let sum: Decimal = own.iter().map(|own| own.value).sum();
    let slack: Decimal = own.iter().map(|own| own.slack).sum();
    let exact = own.iter().all(|own| own.hedge == Hedge::Exact && !own.fraction);
    let off = (sum - Decimal::ONE_HUNDRED).abs() > slack.max(Decimal::ONE);
    (rest && exact && off).then(|| (first.at.start..last.at.end, format!("they come to {}%", sum.normalize())))
}

/// `258, 90, 9 and 53: 410 in all`.
fn sum(sentence: &Sentence<'_>, all: &[Quantity]) -> Option<(Range<usize>, String)> {
    let tokens = &sentence.tokens;
    let closes = all.iter().find(|own| {
        let after = ["actions|measures|risks|cases? in all|total", "altogether"];
        let before = own.at.start.checked_sub(3).and_then(|at| tokens.get(at..own.at.start)).unwrap_or_default();
        own.is_count()
            && (after.iter().any(|pattern| matched(tokens, own.at.end, pattern).is_some())
                || has(before, &["total|totalling|totals of?", "making|giving"]))
    });
    // `36 cases, made up of 20 new and 14 old`
    let listed = all.iter().find(|own| {
        let list = [".. ,? comprising #", ".. ,? made up of", ".. ,? consisting of", ".. ,? comprised of? #"];
        own.is_count()
            && !is_calendar(tokens, own)
            && list.iter().any(|pattern| matched(tokens, own.at.end, pattern).is_some())
    });
    let listed = listed.filter(|_| closes.is_none());
    let total = listed.or(closes)?;
    let own = |other: &&Quantity| other.is_count() && other.at != total.at && !is_calendar(tokens, other);
    let mut parts: Vec<&Quantity> = all.iter().filter(own).collect();
    if listed.is_some() {
        parts.retain(|other| other.at.start > total.at.end);
    }
    let sum: Decimal = parts.iter().map(|own| own.value).sum();
    let first = parts.first()?.at.start.min(total.at.start);
    let last = parts.last()?.at.end.max(total.at.end);
    let enough = if listed.is_some() { 2 } else { 3 };
    (parts.len() >= enough && sum != total.value).then(|| (first..last, format!("they come to {}", sum.normalize())))
}
