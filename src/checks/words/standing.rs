//! Owns reading where a figure is said to stand beside its target or the figure of others: met, missed, above, below.
//! Must not know either figure.

use super::tokens::{ByWord, Token, matched};
use std::ops::Range;

/// Beside what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::checks) enum Beside {
    /// The target.
    Target,
    /// The figure of others.
    Benchmark,
}

/// Where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::checks) enum Place {
    /// At or better than it.
    Met,
    /// Worse than it.
    Missed,
    /// A bigger number.
    Above,
    /// A smaller number.
    Below,
}

/// A claim of where a figure stands.
#[derive(Clone, Debug)]
pub(in crate::checks) struct Standing {
    /// Where.
    pub(in crate::checks) place: Place,
    /// Beside what.
    pub(in crate::checks) beside: Beside,
    /// The tokens it was read from.
    pub(in crate::checks) at: Range<usize>,
    /// Whether the words speak of performance: `performance below target` is worse, whichever way the figure lies.
    pub(in crate::checks) of_performance: bool,
    /// Whether “by” follows: how far it stands from it.
    pub(in crate::checks) ends_in_by: bool,
}

const PLACES: &[(&str, Place)] = &[
    (
        "not|never met|meeting|achieved|reached|hit|hitting|meet|achieve|achieving|reach|reaching|exceeded",
        Place::Missed,
    ),
    ("fell|falls|fallen|falling|just? short of", Place::Missed),
    ("not yet met|meeting|achieved|reached|hit", Place::Missed),
    ("not been met|achieved|reached", Place::Missed),
    ("missed|misses|missing", Place::Missed),
    ("failed|fails|failing to meet|achieve|hit|reach", Place::Missed),
    ("yet to meet|achieve|hit|reach", Place::Missed),
    ("short of", Place::Missed),
    ("behind|outside", Place::Missed),
    ("worse|poorer|weaker|slower than", Place::Missed),
    ("underperforming|underperformed against?", Place::Missed),
    ("not better|in? than", Place::Missed),
    ("better|stronger|faster|quicker than", Place::Met),
    ("outperformed|outperforming|outperforms|beat|beats", Place::Met),
    (
        "met|meets|meeting|achieved|achieves|achieving|hit|hits|hitting|reached|reaches|surpassed|exceeded|exceeds|exceeding|beaten|beating",
        Place::Met,
    ),
    ("to meet|exceed|achieve", Place::Met),
    ("ahead of", Place::Met),
    ("compare|compares|compared favourably|well with|to|against", Place::Met),
    ("compare|compares|compared unfavourably|poorly|badly with|to|against", Place::Missed),
    ("on|within", Place::Met),
    ("above|over", Place::Above),
    ("higher|more|greater|longer than", Place::Above),
    ("below|under", Place::Below),
    ("lower|less|fewer|shorter than", Place::Below),
    ("not on", Place::Missed),
    ("off", Place::Missed),
    ("meet", Place::Met),
];
const TARGETS: &[&str] = &[
    "the|our|its|their|this|a|quarterly|q3? annual|quarter? # %? target",
    "the|our|its|their|this|a|quarterly|profiled|q3? target|profile",
    "# %? days? target",
    "target|profile",
    "the quarter|year? 's? target",
];
const OTHERS: &[&str] = &[
    "the|our? national|england|english|regional|statistical|benchmark|comparator|peer|neighbour|metropolitan average|averages|figure|rate|median|neighbours|group|level|benchmark",
    "the|our? national|england|regional|statistical|west midlands? neighbour|region|regional? average|figure|rate|median",
    "the|our? benchmark|comparators|peers|neighbours",
    "the|our? average of|for|across|in others|england|similar|neighbouring|all",
];

static BY_WORD: ByWord<(&str, Place)> = ByWord::of(PLACES, |(pattern, _)| pattern);

/// The standings a sentence claims.
pub(in crate::checks) fn standings(tokens: &[Token]) -> Vec<Standing> {
    let (mut made, mut at) = (Vec::new(), 0);
    while at < tokens.len() {
        match standing(tokens, at) {
            Some(standing) => {
                at = standing.at.end;
                made.push(standing);
            }
            None => at += 1,
        }
    }
    made
}

/// `The target was exceeded`.
fn passive(tokens: &[Token], at: usize) -> Option<Standing> {
    const PASSIVE: &[(&str, Place)] = &[
        ("not met|achieved|reached", Place::Missed),
        ("narrowly? missed", Place::Missed),
        ("met|achieved|exceeded|reached", Place::Met),
        ("was|were|has|have|is|being not been|being? met|achieved|exceeded|hit|reached", Place::Missed),
        ("was|were|has|have|is|being been|being? just|narrowly|again|also? missed", Place::Missed),
        (
            "was|were|has|have|is|being been|being? just|narrowly|again|also? met|achieved|exceeded|hit|reached|surpassed|beaten",
            Place::Met,
        ),
    ];
    const NAMED: &[&str] = &[
        "target|targets of #? %|days|points|per? cent? days|working?",
        "target|targets of # % days",
        "target|targets ( # %? days? )",
        "target|targets",
    ];
    let (place, end) = NAMED.iter().find_map(|pattern| {
        let begin = matched(tokens, at, pattern)?;
        PASSIVE.iter().find_map(|(pattern, place)| Some((*place, matched(tokens, begin, pattern)?)))
    })?;
    Some(Standing {
        place,
        beside: Beside::Target,
        at: at..end,
        of_performance: false,
        ends_in_by: ends_in_by(tokens, end),
    })
}

fn standing(tokens: &[Token], at: usize) -> Option<Standing> {
    if let Some(standing) = passive(tokens, at) {
        return Some(standing);
    }
    let ((_, place), end) = BY_WORD.matched(tokens, at).next()?;
    let beside = |patterns: &[&str], beside| {
        patterns.iter().find_map(|pattern| matched(tokens, end, pattern)).map(|end| (beside, end))
    };
    let (beside, end) = beside(TARGETS, Beside::Target).or_else(|| beside(OTHERS, Beside::Benchmark))?;
    let before = tokens.get(at.saturating_sub(4)..at).unwrap_or_default();
    let meant = before.iter().any(|token| {
        token.is_any(&[
            "to", "will", "would", "should", "could", "expected", "forecast", "aim", "order", "may", "might", "if",
            "towards", "until", "not", "closer", "close", "was",
        ])
    });
    let goes_on = before.iter().any(|token| token.low.starts_with("continu"))
        || tokens.get(at).is_some_and(|token| token.low == "not");
    let to_meet = tokens.get(at).is_some_and(|token| token.low == "to");
    let was = before.iter().any(|token| token.low == "was") && !before.iter().any(|token| token.is_any(&["not", "to"]));
    if (meant || to_meet) && !goes_on && !was {
        return None;
    }
    let of_performance = tokens
        .get(..at)
        .is_some_and(|before| before.iter().any(|token| token.low == "performance" || token.low == "performing"));
    Some(Standing { place: *place, beside, at: at..end, of_performance, ends_in_by: ends_in_by(tokens, end) })
}

/// `Missed its target by`, `missed its target of 95% by`.
fn ends_in_by(tokens: &[Token], end: usize) -> bool {
    tokens.get(end).is_some_and(|token| token.low == "by")
}
