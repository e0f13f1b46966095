//! Owns NAR.01: a narrative gives a number of actions that the returns do not bear out.
//! Must not know how a count is read.

use super::judging::{own_clause, status_of};
use crate::checks::context::Context;
use crate::checks::found::Found;
use crate::checks::registry::rule;
use crate::checks::words::{
    Amount, Base, Count, Held, Movement, Noun, Passage, Said, Sentence, Sort, Tally, Way, actions, noun, outcome_of,
    total,
};
use crate::model::Narrative;
use rust_decimal::Decimal;

rule! {
    /// A narrative gives a number of actions, says “none”, “all” or “most”, or gives a share, and the actions count up to another.
    ///
    /// Held against: the headline actions of the narrative's outcome, or of the whole return where it names none. A
    /// directorate's words are held against its own return, corporate words against all returns of the quarter, once the
    /// centre has them. “On track” may or may not include what is complete. A number said of last quarter is held against
    /// last quarter's accepted return.
    ///
    /// Why: members read the words and not the table. “No red actions” above a table with one is the mistake that is quoted.
    ///
    /// Remedy: put the number in the words right, or the status of the action that is wrong.
    ///
    /// Source: golden check 4 of the seed report (each outcome's words say how many actions are red).
    "NAR.01", "The words give another number of actions", ExplainOrFix, Return,
    Words(check),
    acceptable: [
        "The words count only the actions of one theme, which the text names",
        "The words speak of the outcome across the council; other directorates return the rest",
    ],
    looks_at: [],
}

fn check(context: &Context<'_>, passage: &Passage<'_>) -> Vec<Found> {
    let Some(narrative) = passage.narrative() else { return Vec::new() };
    let mut found = Vec::new();
    let mut held: Option<Option<Held>> = None;
    for sentence in passage.sentences() {
        let mut claims = sentence.counts().to_vec();
        claims.extend(total(&sentence.tokens, sentence.quantities()));
        claims.retain(|claim| claim.noun == Noun::Actions);
        let moves = sentence.movements().iter().any(|claim| claim.by.is_some() || claim.to.is_some())
            && (noun(&sentence.tokens) == Some(Noun::Actions));
        if (claims.is_empty() && !moves) || names_another(context, narrative, sentence) {
            continue;
        }
        let Some(held) = held.get_or_insert_with(|| actions(context, narrative)) else { continue };
        let wrong: Vec<Found> = claims.iter().filter_map(|claim| against(passage, sentence, claim, held)).collect();
        if wrong.is_empty() && moves {
            found.extend(sentence.movements().iter().filter_map(|claim| gone(passage, sentence, claim, held)).take(1));
        }
        found.extend(wrong);
    }
    found
}

/// Whether a sentence names an outcome or a body that is not the narrative's own.
fn names_another(context: &Context<'_>, narrative: &Narrative, sentence: &Sentence<'_>) -> bool {
    let low = sentence.text.to_lowercase();
    let own = outcome_of(context, narrative);
    let outcomes = context.framework().outcomes().iter().filter(|outcome| Some(&outcome.id) != own);
    let bodies = context.framework().bodies().iter().filter(|body| body.id != *context.body());
    outcomes
        .map(|outcome| &outcome.name)
        .chain(bodies.map(|body| &body.name))
        .any(|name| name.contains(' ') && low.contains(&name.to_lowercase()))
}

fn against(passage: &Passage<'_>, sentence: &Sentence<'_>, claim: &Count, held: &Held) -> Option<Found> {
    let (tally, when) = if claim.before { (held.before?, " last quarter") } else { (held.now, "") };
    let fits = |count: &usize| fits(claim, *count, &tally);
    if tally.meant(claim.said).iter().any(fits) && whole_fits(claim, &tally) {
        return None;
    }
    let actual = tally.meant(claim.said).first().copied().unwrap_or_default();
    let is = if actual == 1 { "is" } else { "are" };
    let figures = match claim.said {
        Said::Any => format!("there {is} {actual} {}{when}", held.wherein),
        said => format!("{actual} of {} actions {} {is} {}{when}", tally.total(), held.wherein, word(said)),
    };
    let share = match &claim.amount {
        Amount::Number(number) if number.sort == Sort::Percent => Tally::share(actual, tally.total())
            .map_or(String::new(), |share| format!(" ({}%)", share.round_dp(1).normalize())),
        _ => String::new(),
    };
    let headline = format!("{}; {figures}{share}", passage.says(sentence, claim.at.clone()));
    Some(Found::explain(
        passage.place(),
        headline,
        "Put the number in the words right, or the status of the action that is wrong",
    ))
}

/// `Three fewer red actions than last quarter`, `amber actions rose to nine`: how far a count is said to have gone, and where to.
fn gone(passage: &Passage<'_>, sentence: &Sentence<'_>, claim: &Movement, held: &Held) -> Option<Found> {
    if claim.denied || !matches!(claim.base, Base::None | Base::LastQuarter | Base::Quarter(_)) {
        return None;
    }
    let clause = own_clause(sentence, claim);
    let at = claim.at.start.saturating_sub(claim.clause.start);
    let all = || status_of(&sentence.tokens, claim.at.start);
    let said = status_of(clause, at.min(clause.len())).or_else(all)?;
    let (now, before) = (held.now, held.before?);
    let pairs: Vec<(usize, usize)> = now.meant(said).into_iter().zip(before.meant(said)).collect();
    let (count, last) = *pairs.first()?;
    let whole =
        |own: &Option<crate::checks::words::Quantity>| own.clone().filter(crate::checks::words::Quantity::is_count);
    let by = whole(&claim.by).filter(|_| matches!(claim.way, Way::Up | Way::Down));
    let by_fits = by.as_ref().is_none_or(|by| {
        pairs.iter().any(|(now, then)| {
            let (more, less) = if claim.way == Way::Up { (now, then) } else { (then, now) };
            more.checked_sub(*less).is_some_and(|gone| by.fits(Decimal::from(gone)))
        })
    });
    let to = whole(&claim.to);
    let to_fits = to.as_ref().is_none_or(|to| pairs.iter().any(|(now, _)| to.fits(Decimal::from(*now))));
    let ends = [by.as_ref(), to.as_ref()].into_iter().flatten().map(|own| (own.at.start, own.at.end));
    let (from, end) = ends.fold((claim.at.start, claim.at.end), |(a, b), (c, d)| (a.min(c), b.max(d)));
    let headline = format!(
        "{}; {count} {} {} {} now, {last} last quarter",
        passage.says(sentence, from.saturating_sub(3)..(end + 2).min(sentence.tokens.len())),
        if count == 1 { "is" } else { "are" },
        word(said),
        held.wherein
    );
    (!by_fits || !to_fits).then(|| {
        Found::explain(
            passage.place(),
            headline,
            "Put the number in the words right, or the status of the action that is wrong",
        )
    })
}

fn fits(claim: &Count, count: usize, tally: &Tally) -> bool {
    let number = Decimal::from(count);
    match &claim.amount {
        Amount::None => count == 0,
        Amount::All => count == tally.total() || count + tally.complete == tally.total(),
        Amount::Most => count * 2 > tally.total(),
        Amount::Number(said) if said.sort == Sort::Percent => {
            Tally::share(count, tally.total()).is_some_and(|share| said.fits(share))
        }
        Amount::Number(said) => said.fits(number),
    }
}

/// `13 of the 15`: the second number is how many there are.
fn whole_fits(claim: &Count, tally: &Tally) -> bool {
    claim.whole.as_ref().is_none_or(|whole| {
        let total = tally.total();
        [total, total - tally.no_update].iter().any(|count| whole.fits(Decimal::from(*count)))
    })
}

fn word(said: Said) -> &'static str {
    match said {
        Said::Green => "on track",
        Said::Amber => "amber",
        Said::Red => "red",
        Said::NoUpdate => "without an update",
        Said::Complete => "complete",
        Said::OffTrack => "off track",
        Said::Any => "there",
    }
}
