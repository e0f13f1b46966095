//! Owns telling which figure of a measure the words around a quantity mean: this quarter's, last quarter's, the target, others'.
//! Must not know whether the figure is right.

use crate::checks::words::{
    Base, Figures, Quantity, Sentence, Sort, Token, has, listed, matched, quarter_number, telling,
};
use crate::model::Period;

/// Which of a measure's figures the words mean.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Value,
    Target,
    Previous,
    LastYear,
    Benchmark,
    /// Another figure, such as next year's target: it is held against nothing.
    Another,
}

/// The words around a quantity.
struct Around<'t> {
    tokens: &'t [Token],
    before: &'t [Token],
    near: &'t [Token],
    after: &'t [Token],
}

impl<'t> Around<'t> {
    fn of(tokens: &'t [Token], said: &Quantity) -> Option<Self> {
        let start = said.at.start;
        Some(Self {
            tokens,
            before: clause_before(tokens.get(start.saturating_sub(7)..start)?),
            near: tokens.get(start.saturating_sub(4)..start)?,
            after: tokens.get(said.at.end..(said.at.end + 6).min(tokens.len()))?,
        })
    }

    fn next(&self, patterns: &[&str]) -> bool {
        patterns.iter().any(|pattern| matched(self.after, 0, pattern).is_some())
    }
}

/// Which figure the words around a quantity say it is; nothing where they do not say.
pub(super) fn role(sentence: &Sentence<'_>, figures: &Figures<'_>, said: &Quantity) -> Option<Role> {
    let around = Around::of(&sentence.tokens, said)?;
    let named = named_role(&around).or_else(|| of_a_quarter(figures, &around));
    named.or_else(|| begins_with_it(figures, said, &around)).or_else(|| role_of_value(sentence, figures, said, &around))
}

/// `82% in Q2`, `the Q2 figure was 82%`: the quarter before, or another.
fn of_a_quarter(figures: &Figures<'_>, around: &Around<'_>) -> Option<Role> {
    const LEADS: &[&str] = &["days? in|at|for|during the? end? of?", "days? (", "days?"];
    let of = |quarter: u8| match figures.measure.period {
        Some(Period::Quarter(_, own)) if own == quarter + 1 => Role::Previous,
        Some(Period::Quarter(_, own)) if own == quarter => Role::Value,
        _ => Role::Another,
    };
    let mut places = LEADS.iter().filter_map(|lead| matched(around.after, 0, lead)).chain([0]);
    let after = places.find_map(|place| quarter_number(around.after, place)).map(of);
    // Another year's quarter is another figure.
    let year = has(around.after, &["last|previous year", "20*", "of|in|q# 20*"]) || has(around.before, &["20*"]);
    let before = || {
        let clause = around.before;
        let (at, quarter) = (0..clause.len()).find_map(|at| Some((at, quarter_number(clause, at)?)))?;
        let verb = clause.get(at..).is_some_and(|rest| {
            has(rest, &["was|is|stood|of|:|at"]) && !has(rest, &["to|by|than|from|since|target|increase|decrease"])
        });
        verb.then(|| of(quarter))
    };
    let role = after.or_else(before)?;
    if year { Some(Role::Another) } else { (role != Role::Value).then_some(role) }
}

/// What may stand before the figure that a sentence begins with.
const LED: &str = "a total of in all overall this quarter the only just some over under nearly almost about around half third two thirds \
    quarters more less than fewer approximately";

/// `88% of calls were answered`, `420 health checks were offered`: the sentence begins with the figure of its own measure.
fn begins_with_it(figures: &Figures<'_>, said: &Quantity, around: &Around<'_>) -> Option<Role> {
    let rest = around.tokens.get(said.at.end..)?;
    // `Just over half (52%) of requests`.
    let rest = if rest.first().is_some_and(|token| token.low == ")") { rest.get(1..)? } else { rest };
    let stop = rest
        .iter()
        .position(|token| token.is_any(&[",", ";", "(", "and", "but", "compared", "against", "in", "by", "within"]));
    let own = telling(rest.get(..stop.unwrap_or(rest.len()))?);
    let shared = own.iter().filter(|word| figures.is_called(word)).count();
    let first = own.first().is_some_and(|word| figures.is_called(word));
    let all = own.iter().all(|word| figures.is_called(word));
    let led = around.tokens.get(..said.at.start)?.iter().all(|token| token.is_in(LED) || token.is_mark());
    let of = said.sort == Sort::Plain || rest.first().is_some_and(|token| token.low == "of");
    let other_time =
        has(around.tokens, &["last|previous|next quarter|year", "month|months", "since", "will|would|could"]);
    (led && of && first && all && shared * 2 >= figures.words.len() && shared >= 1 && !other_time)
        .then_some(Role::Value)
}

/// A role the words name.
fn named_role(around: &Around<'_>) -> Option<Role> {
    const TARGET: &[&str] = &[
        "target|targets of|is|was|being|(|: about?",
        "target|targets is|was set at",
        "target|targets",
        "target|targets for .. of|is|was|at",
    ];
    const OTHER: &[&str] = &["annual|year|national|next|march|original|previous|old|revised|stretch"];
    const AVERAGE: &[&str] = &[
        "national|regional|england|english average|averages|figure|rate|median of|is|was|at|stands|(? at?",
        "average|median of|is|was|(",
        "neighbours|neighbour|comparators|peers average|averaged|at|are|median? at|is?",
    ];
    const PREVIOUS: &[&str] = &["days? in|at|for? the? last|previous quarter", "days? the quarter before"];
    const LAST_YEAR: &[&str] = &[
        "days? last year",
        "days? a year ago|earlier",
        "days? in|at|for? the? same period|quarter|time|point last|the",
        "days? this time last",
    ];
    const BEFORE_QUARTER: &[&str] = &["last|previous quarter's .. was|is|of|at|stood"];
    const BEFORE_YEAR: &[&str] =
        &["last|previous year's .. was|is|of|at|stood", "same quarter|period|time last year was|it .."];
    const OF_OTHERS: &[&str] = &[
        "days? nationally|regionally",
        "days? for|across|among our|all|the? statistical|england|neighbours|comparators|similar|nearest",
    ];
    if around.next(OF_OTHERS) {
        return Some(Role::Benchmark);
    }
    if ends_with(around.before, BEFORE_QUARTER) {
        return Some(Role::Previous);
    }
    if ends_with(around.before, BEFORE_YEAR) {
        return Some(Role::LastYear);
    }
    if around.next(&["days|%? target"]) || ends_with(around.before, TARGET) {
        return Some(if has(around.before, OTHER) { Role::Another } else { Role::Target });
    }
    if ends_with(around.before, AVERAGE)
        && has(around.before, &["national|regional|england|english|neighbours|neighbour|comparators|peers|benchmark"])
    {
        return Some(Role::Benchmark);
    }
    if around.next(PREVIOUS) {
        return Some(Role::Previous);
    }
    around.next(LAST_YEAR).then_some(Role::LastYear)
}

/// What shows that a figure speaks of another time or of something else.
fn is_elsewhere(figures: &Figures<'_>, said: &Quantity, around: &Around<'_>) -> bool {
    const MAY_FOLLOW: &str = "days day working weeks in at against compared this for on by from with to so and but which as per calendar \
        hours minutes target now over last";
    const ELSEWHERE: &[&str] = &[
        "days? in|at|by|for|since q1|q2|q4",
        "in|at|by|for|since january|february|march|april|may|june|july|august|september|october|november|december|20*",
        "of the|these|those|our|all|which|them|cases|people|staff|residents",
        "points|point",
        "days? higher|lower|more|less|above|below|better|worse|fewer|longer|shorter|quicker|slower|faster|short|increase|reduction|rise|fall|decrease|improvement",
        "were|was|are|is|had|have",
    ];
    const OTHER_TIME: &str = "forecast projected expected predicted will would benchmark if example month months january february march april \
        june july august september october november december";
    // `The forecast outturn` of a measure of the forecast, `over twelve months` of one that rolls: its own name.
    let own = figures.measure.measure.to_lowercase();
    let other_time = own_segment(around.tokens, said)
        .iter()
        .any(|token| token.is_in(OTHER_TIME) && !own.contains(token.low.trim_end_matches('s')));
    let first = around.after.first();
    // `at 12 pharmacies`: a plain number of something else.
    let other_thing = said.sort == Sort::Plain
        && first.is_some_and(|token| {
            !token.is_mark() && !token.is_in(MAY_FOLLOW) && !speaks_of_its_words(figures, around.after)
        });
    other_thing || around.next(ELSEWHERE) || other_time
}

/// The words around a quantity between two marks.
fn own_segment<'t>(tokens: &'t [Token], said: &Quantity) -> &'t [Token] {
    let ends = |token: &Token| token.is_any(&[",", ";", ":", "(", ")"]);
    let from = tokens.get(..said.at.start).unwrap_or_default().iter().rposition(ends).map_or(0, |at| at + 1);
    let rest = tokens.get(said.at.end..).unwrap_or_default();
    let to = rest.iter().position(ends).map_or(tokens.len(), |at| said.at.end + at);
    tokens.get(from..to).unwrap_or_default()
}

/// Whether it is said to be this quarter's figure, or the figure it came from.
fn role_of_value(sentence: &Sentence<'_>, figures: &Figures<'_>, said: &Quantity, around: &Around<'_>) -> Option<Role> {
    const LEAD: &[&str] = &[
        "was|is|at|to|stands|stood|reached|recorded|achieved|now|remains|remained|totalled \
         about|around|just|over|under|nearly|only|still|now|at|currently|some|approximately|more|than? than|to?",
        "average|outturn|performance|rate|figure|result of|was|is|at|: an?",
        "underspend|overspend|surplus|deficit|shortfall of about|around|just|over|nearly|some|approximately?",
        "on|an average of? about|around|just|over|under|nearly|only? under|over|below|above?",
    ];
    const EARLIER: &[&str] =
        &["last|previous quarter|year", "q1|q2|q4", "quarter 1|2|4", "was|were previously", "from", "since", "by"];
    if is_elsewhere(figures, said, around) {
        return None;
    }
    let claims = sentence.movements();
    let claim = claims.iter().find(|claim| claim.from.as_ref().is_some_and(|own| own.at == said.at));
    if let Some(claim) = claim {
        let last = matches!(claim.base, Base::None | Base::LastQuarter) && figures.is_meant(sentence, claim);
        return if claim.base == Base::LastYear { Some(Role::LastYear) } else { last.then_some(Role::Previous) };
    }
    let by = ends_with(around.near, &["by about|around|just|over|nearly|some?"]) || said.fraction;
    let subject = claims.iter().find(|claim| claim.to.as_ref().is_some_and(|own| own.at == said.at));
    let meant = subject.map_or_else(
        || speaks_of(figures, around.tokens.get(..said.at.start).unwrap_or_default()),
        |claim| figures.is_meant(sentence, claim),
    );
    (ends_with(around.near, LEAD) && !by && !has(around.before, EARLIER) && meant).then_some(Role::Value)
}

/// Whether the first telling word is one of the measure's.
fn speaks_of_its_words(figures: &Figures<'_>, after: &[Token]) -> bool {
    telling(after).first().is_some_and(|word| figures.is_called(word))
}

/// Whether the words before a figure name the measure or nothing else.
fn speaks_of(figures: &Figures<'_>, before: &[Token]) -> bool {
    let words = telling(clause_before(before));
    words.iter().all(|word| figures.is_called(word) || listed(word, PLAIN))
        || words.iter().filter(|word| figures.is_called(word)).count() >= 2
}

const PLAIN: &str = "just under over nearly almost stand stood reach achiev record current so far report return end december september june december service \
    remain improv ris rose fell fallen increas reduc latest year-to we";

fn clause_before(tokens: &[Token]) -> &[Token] {
    let stop = tokens.iter().rposition(|token| {
        token.is_any(&[",", ";", "and", "but", "with", "while", "which", "whereas", "compared", "against", ")"])
    });
    let from = stop.map_or(0, |at| {
        if tokens.get(at).is_some_and(|token| token.is_any(&["against", "compared", "with"])) { at } else { at + 1 }
    });
    tokens.get(from..).unwrap_or_default()
}

/// Whether a pattern matches to the very end.
fn ends_with(tokens: &[Token], patterns: &[&str]) -> bool {
    (0..tokens.len()).any(|at| patterns.iter().any(|pattern| matched(tokens, at, pattern) == Some(tokens.len())))
}

/// A quantity that its own measure's words follow: `… 95% of calls`.
pub(super) fn begins_with(figures: &Figures<'_>, tokens: &[Token], said: &Quantity) -> bool {
    let rest = tokens.get(said.at.end..).unwrap_or_default();
    rest.first().is_some_and(|token| token.low == "of") && speaks_of_its_words(figures, rest)
}
