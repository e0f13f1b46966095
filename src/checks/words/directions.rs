//! Owns reading which way something is said to have gone: the word, whether it was only meant or denied, from what to what, by how much.
//! Must not know which figures there are.

use super::bases::{Base, base};
use super::lexicon::{Form, LEXICON_BY_WORD, SAME_BY_WORD, THAN};
use super::numbers::{Quantity, Sort, hedge};
use super::tokens::{Token, has, matched};
use rust_decimal::Decimal;
use std::ops::Range;

/// Which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::checks) enum Way {
    /// A bigger number.
    Up,
    /// A smaller number.
    Down,
    /// Better, whichever way that is.
    Better,
    /// Worse.
    Worse,
    /// As before.
    Same,
}

/// A claim that something went some way.
#[derive(Clone, Debug)]
pub(in crate::checks) struct Movement {
    /// Which way.
    pub(in crate::checks) way: Way,
    /// The tokens of the word.
    pub(in crate::checks) at: Range<usize>,
    /// From what was said before to what is said next.
    pub(in crate::checks) clause: Range<usize>,
    /// What it is compared with.
    pub(in crate::checks) base: Base,
    /// The figure it came from.
    pub(in crate::checks) from: Option<Quantity>,
    /// The figure it came to.
    pub(in crate::checks) to: Option<Quantity>,
    /// By how much.
    pub(in crate::checks) by: Option<Quantity>,
    /// Whether it is said not to have gone this way.
    pub(in crate::checks) denied: bool,
}

/// What is meant, feared or asked for has not happened.
const MEANT: &str = "to will would could should may might can must shall help helps aim aims not cannot didn't if expected plan \
    plans target projected forecast";
/// Units that may stand between a figure and the word it belongs to: `5 days longer`.
const UNITS: &str = "days day weeks week hours minutes points cases homes people visits calls action actions per cent";
const BE: &[&str] = &["is", "are", "was", "were", "been", "be", "being", "has", "have"];
const BEFORE_NOUN: &str = "a an the this that further slight significant small marked sharp steady large big slightly clear welcome \
    continued represents showing shows overall point points good % net general quarterly annual year notable \
    considerable substantial";
/// A word after which a participle speaks of the next word, not of the one before.
const BEFORE_ATTRIBUTE: &str =
    "and the a an of with through for to by from our their its this in more any on revised about or";

/// The movements a sentence claims.
pub(in crate::checks) fn movements(tokens: &[Token], all: &[Quantity]) -> Vec<Movement> {
    let mut spans: Vec<(Way, Range<usize>)> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let Some((way, end)) = word(tokens, at) else {
            at += 1;
            continue;
        };
        spans.push((way, at..end));
        at = end;
    }
    let with_clause = |(place, (way, at)): (usize, &(Way, Range<usize>))| {
        let from = place.checked_sub(1).and_then(|before| spans.get(before)).map_or(0, |(_, before)| before.end);
        let to = spans.get(place + 1).map_or(tokens.len(), |(_, next)| next.start);
        movement(tokens, all, *way, at.clone(), from..to)
    };
    spans.iter().enumerate().map(with_clause).collect()
}

fn movement(tokens: &[Token], all: &[Quantity], way: Way, at: Range<usize>, clause: Range<usize>) -> Movement {
    let after = |words: &[&str]| {
        let own = all.iter().filter(|q| q.at.start > at.end.saturating_sub(1) && q.at.end <= clause.end);
        own.filter(|q| is_led_by(tokens, q, words)).find(|q| !is_calendar(tokens, q)).cloned()
    };
    let before = all.iter().find(|q| {
        let counted = matches!(q.sort, Sort::Plain | Sort::Money) && is_compared(tokens, at.start);
        let unit = tokens.get(q.at.end).is_some_and(|token| token.is_in(UNITS)) && q.at.end + 1 == at.start;
        (matches!(q.sort, Sort::Percent | Sort::Points) || counted) && (q.at.end == at.start || unit)
    });
    let of = after(&["of"]).filter(|q| q.at.start <= at.end + 3);
    let mut from = after(&["from"]);
    if let (None, Some(to)) = (&from, after(&["to"])) {
        // `(178 to 108)`: the figure before is where it came from.
        let pair = all.iter().find(|q| q.at.end + 1 == to.at.start && q.at.start >= at.end);
        from = pair.filter(|q| q.sort == to.sort && is_led_by(tokens, q, &["("])).cloned();
    }
    let right_after = || all.iter().find(|q| q.at.start == at.end && is_up_or_down(tokens, at.start)).cloned();
    let by = after(&["by"]).or_else(right_after).or(before.cloned()).or(of).or(times(tokens, &at));
    let denied = is_denied(tokens, at.start);
    // `Improved to 6 days against a target of 3`: only what is said to be better than the target is compared with it.
    let than = is_compared(tokens, at.start);
    let base = Some(base(tokens, &at, &clause)).filter(|base| than || *base != Base::Target).unwrap_or(Base::None);
    Movement { way, denied, base, from, to: after(&["to"]), by, at, clause }
}

fn is_up_or_down(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|token| token.is_any(&["up", "down"]))
}

/// Whether a word is one that is followed by “than”.
fn is_compared(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|token| matched(std::slice::from_ref(token), 0, THAN).is_some())
}

/// `Doubled` is by 100 per cent, `halved` by 50.
fn times(tokens: &[Token], at: &Range<usize>) -> Option<Quantity> {
    let percent = match tokens.get(at.start)?.low.as_str() {
        "halved" => 50,
        "doubled" => 100,
        "trebled" | "tripled" => 200,
        "quadrupled" => 300,
        _ => return None,
    };
    let (value, slack) = (Decimal::from(percent), Decimal::from(percent / 10));
    Some(Quantity { value, sort: Sort::Percent, slack, hedge: hedge(tokens, at.start), at: at.clone(), fraction: true })
}

/// `Has not improved`, `did not fall`, `failed to improve`, `no improvement`.
fn is_denied(tokens: &[Token], at: usize) -> bool {
    let back = |back: usize| at.checked_sub(back).and_then(|place| tokens.get(place));
    let is = |token: Option<&Token>, words: &[&str]| token.is_some_and(|token| token.is_any(words));
    let not = is(back(1), &["not"]) && is(back(2), &["has", "have", "had", "did", "does", "is", "are", "was", "were"]);
    let failed = is(back(1), &["to"]) && is(back(2), &["failed", "fails", "failing", "yet"]);
    let none =
        is(back(1), &["no"]) || (is(back(2), &["no"]) && is(back(1), &["further", "real", "significant", "overall"]));
    not || failed || none
}

/// Whether a quantity follows one of these words, with at most a hedge between.
fn is_led_by(tokens: &[Token], quantity: &Quantity, words: &[&str]) -> bool {
    const BETWEEN: &str = "about around just over under nearly almost approximately only some more than";
    let mut place = quantity.at.start;
    while let Some(before) = place.checked_sub(1).and_then(|place| tokens.get(place)) {
        if before.is_any(words) {
            return true;
        }
        if !before.is_in(BETWEEN) {
            return false;
        }
        place -= 1;
    }
    false
}

/// Whether it is a year, the day of a month, or the number of a quarter.
pub(in crate::checks) fn is_calendar(tokens: &[Token], quantity: &Quantity) -> bool {
    // The second half of `2023/24`.
    let back = |back: usize| quantity.at.start.checked_sub(back).and_then(|place| tokens.get(place));
    let half = back(1).is_some_and(|token| token.is_any(&["/", "-", "–"]))
        && back(2).is_some_and(|token| token.is_number() && token.low.len() == 4);
    let year = half
        || quantity.sort == Sort::Plain
            && quantity.value.fract().is_zero()
            && (1900..=2100).any(|year| Decimal::from(year) == quantity.value)
            && tokens.get(quantity.at.start).is_some_and(|token| token.at.len() == 4);
    let figures = tokens.get(quantity.at.start).is_some_and(Token::is_number);
    let is_day = quantity.value.fract().is_zero() && quantity.value <= Decimal::from(31);
    let month = is_day && tokens.get(quantity.at.end).is_some_and(|token| super::dates::month(&token.low).is_some());
    let led = quantity.at.start.checked_sub(1).and_then(|place| tokens.get(place));
    let named = figures
        && led.is_some_and(|token| {
            token.is_in("quarter qtr section appendix stage phase risk risks paragraph table")
                || (is_day && super::dates::month(&token.low).is_some())
        });
    year || month || named
}

/// A word of the lexicon at a token, where it stands as a claim.
fn word(tokens: &[Token], at: usize) -> Option<(Way, usize)> {
    if let Some((_, end)) = SAME_BY_WORD.matched(tokens, at).next() {
        return Some((Way::Same, end));
    }
    let mut claims = LEXICON_BY_WORD.matched(tokens, at);
    let ((_, way, _), end) = claims.find(|((.., form), end)| stands(tokens, at..*end, *form))?;
    Some((performance(tokens, at, *way), end))
}

/// Performance that fell got worse, whichever way its figure went.
fn performance(tokens: &[Token], at: usize, way: Way) -> Way {
    let before = tokens.get(at.saturating_sub(3)..at).unwrap_or_default();
    let own = before.rsplit(Token::is_mark).next().unwrap_or_default();
    let after = tokens.get(at + 1..(at + 4).min(tokens.len())).unwrap_or_default();
    let spoken = has(own, &["performance"]) || has(after, &["in performance"]);
    match way {
        Way::Up if spoken => Way::Better,
        Way::Down if spoken => Way::Worse,
        way => way,
    }
}

fn stands(tokens: &[Token], at: Range<usize>, form: Form) -> bool {
    let before = |back: usize| at.start.checked_sub(back).and_then(|place| tokens.get(place));
    let next = tokens.get(at.end);
    let is = |token: Option<&Token>, words: &[&str]| token.is_some_and(|token| token.is_any(words));
    let adverb = before(1).is_some_and(|token| token.low.ends_with("ly"));
    let lead = if adverb { before(2) } else { before(1) };
    match form {
        Form::Past => {
            let preposition = is(next, &["to", "from", "by", "on", "since", "compared", "against", "in", "further"]);
            let attribute = lead.is_none_or(|token| token.is_mark() && !token.is_any(&[",", ")", "%"]));
            let leads = lead.is_some_and(|token| token.is_in(BEFORE_ATTRIBUTE));
            let denied =
                is(lead, &["not", "be", "to"]) || is(before(2), &["not", "be", "to"]) && is(before(1), &["be", "been"]);
            is_denied(tokens, at.start) || !denied && ((!attribute && !leads) || preposition)
        }
        Form::Lasting => (is(lead, BE) && !is(before(2), &["not", "be"])) || is(next, &["from", "to", "by"]),
        Form::Bare => {
            let goes_on = is(before(1), &["to"]) && before(2).is_some_and(|token| token.low.starts_with("continu"));
            goes_on || is_denied(tokens, at.start) && !is(before(1), &["no"]) && !is(before(2), &["no"])
        }
        Form::Noun => noun_stands(tokens, &at, lead),
        Form::Than => than_stands(tokens, &at),
    }
}

fn noun_stands(tokens: &[Token], at: &Range<usize>, lead: Option<&Token>) -> bool {
    let next = tokens.get(at.end);
    let begins = lead.is_none_or(|token| token.is_mark() || token.is_any(&["and", "but", "of"]));
    let follows = next.is_some_and(|token| token.is_any(&["in", "of", "from", "on", "since", "compared", "against"]));
    let leads = lead.is_some_and(|token| token.is_in(BEFORE_NOUN)) || (begins && follows);
    let window = tokens.get(at.start.saturating_sub(5)..at.start).unwrap_or_default();
    let meant = window.iter().rev().take_while(|token| !token.is_mark()).any(|token| {
        token.is_any(&[
            "will", "would", "could", "should", "may", "expect", "expected", "if", "target", "not", "any", "towards",
            "without", "need", "needs", "require", "requires", "seek", "seeking",
        ])
    });
    let to_come = tokens.get(at.end..(at.end + 4).min(tokens.len())).is_some_and(|after| {
        after.iter().any(|token| {
            token.is_any(&[
                "expected",
                "anticipated",
                "forecast",
                "planned",
                "needed",
                "required",
                "likely",
                "projected",
            ])
        })
    });
    let none = is_denied(tokens, at.start) || !window.iter().any(|token| token.low == "no");
    (leads || is_denied(tokens, at.start)) && !meant && !to_come && none
}

fn than_stands(tokens: &[Token], at: &Range<usize>) -> bool {
    let word = tokens.get(at.start).map_or("", |token| token.low.as_str());
    let after = tokens.get(at.end..(at.end + 10).min(tokens.len())).unwrap_or_default();
    let before = tokens.get(at.start.saturating_sub(4)..at.start).unwrap_or_default();
    let meant = before.iter().any(|token| token.is_in(MEANT));
    let first = |words: &[&str]| after.first().is_some_and(|token| token.is_any(words));
    let counted = before.last().is_some_and(|token| matched(std::slice::from_ref(token), 0, "#").is_some());
    match word {
        "not" | "less" => !meant,
        "more" if at.len() > 1 => !meant,
        "up" | "down" => {
            let by_figure = matched(after, 0, "#").is_some();
            let plain = is_said_to_be(tokens, at.start)
                && (after.is_empty() || first(&["this", "in", "again", "slightly", ",", "."]));
            (first(&["from", "on", "by"]) || by_figure || plain) && !has(before, &["set|pick|sign"])
        }
        "more" => (!first(&["than"]) || counted) && has(after, &["than"]) && !meant,
        "larger" | "smaller" | "higher" | "lower" | "greater" | "bigger" => {
            (has(after, &["than", "proportion|share|percentage"])
                || after.len() < 2
                || has(before, &["is|was|were|are"]))
                && !meant
        }
        // `Fewer than five` is a number, `three fewer than last quarter` is not.
        "fewer" => (!first(&["than"]) || counted) && !meant,
        _ => {
            let said = is_said_to_be(tokens, at.start) && !first(&["term", "period", "periods", "to", "for"]);
            (has(after, &["than"]) || said) && !meant
        }
    }
}

/// `Is up`, `have got quicker`, `are much better`.
fn is_said_to_be(tokens: &[Token], at: usize) -> bool {
    const SAID: &str = "is are was were be been got become became getting becoming grown";
    const BETWEEN: &str = "much far slightly considerably noticeably significantly a little bit even now well still";
    let before = tokens.get(at.saturating_sub(4)..at).unwrap_or_default();
    before.iter().rev().find(|token| !token.is_in(BETWEEN)).is_some_and(|token| token.is_in(SAID))
}

/// The words that say what moved: before the word, and after it where it is a noun (`an increase in`).
pub(in crate::checks) fn movement_subject(tokens: &[Token], movement: &Movement) -> Vec<Token> {
    let clause = tokens.get(movement.clause.start..movement.at.start).unwrap_or_default();
    let mut begin = 0;
    for (place, token) in clause.iter().enumerate() {
        if token.is_any(&[",", ";", ":", "(", "but", "while", "although", "whereas", "because", "as", "after", "since"])
            && place + 1 < clause.len()
        {
            begin = place + 1;
        }
    }
    let mut subject: Vec<Token> = clause.get(begin..).unwrap_or_default().to_vec();
    let after = tokens.get(movement.at.end..(movement.at.end + 9).min(tokens.len())).unwrap_or_default();
    if after.first().is_some_and(|token| token.is_any(&["in"])) {
        let stop = |token: &&Token| {
            !token.is_mark()
                && !token.is_any(&[
                    "from", "since", "to", "compared", "on", "this", "over", "due", "and", "by", "against", "during",
                    "between", "last", "at",
                ])
        };
        subject.extend(after.iter().skip(1).take_while(stop).cloned());
    }
    subject
}
