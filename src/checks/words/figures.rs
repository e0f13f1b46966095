//! Owns the figures a sentence about a measure is held against, and finding the measure a sentence speaks of.
//! Must not know what the sentence claims.

use super::super::context::Context;
use super::movement_subject;
use super::passage::{About, Passage};
use super::tokens::{Token, listed, tokens};
use super::{Movement, Sentence};
use crate::model::{Aggregation, Measure, Period, Polarity, Return};
use rust_decimal::Decimal;

/// What is known of a measure.
pub(in crate::checks) struct Figures<'b> {
    /// The measure.
    pub(in crate::checks) measure: &'b Measure,
    /// How a headline names it.
    pub(in crate::checks) name: String,
    /// This quarter's figure.
    pub(in crate::checks) value: Option<Decimal>,
    /// Last quarter's.
    pub(in crate::checks) previous: Option<Decimal>,
    /// The same quarter's of last year.
    pub(in crate::checks) last_year: Option<Decimal>,
    /// The target of this quarter.
    pub(in crate::checks) target: Option<Decimal>,
    /// The figures of others.
    pub(in crate::checks) benchmarks: Vec<Decimal>,
    /// Which way is better.
    pub(in crate::checks) polarity: Option<Polarity>,
    /// Whether the figure grows from quarter to quarter of a year.
    pub(in crate::checks) cumulative: bool,
    /// Words of its name that tell it from others.
    pub(in crate::checks) words: Vec<String>,
}

/// Words that tell no measure from another.
const COMMON: &str = "a an the of in on at to by for with and or per from since than as is are was were be been has have had this \
    that these it its our their we there which who now performance figure figures rate rates number numbers \
    percentage proportion share result results position value outturn average level levels total score quarter \
    quarters q year date data measure indicator kpi overall council borough day days working target against \
    compared last previous still also however again further slight significant trend time all those made when due \
    cumulative month months compliance not no";

/// What moves for reasons of its own: where a sentence says that one of these did, the measure is not meant.
const OTHERS: &str = "demand volum workload pressur staff staffing vacanci vacanc cost spend call enquiri referral application backlog \
    capacity capacit fund budget awareness complexit population inflation price recruitment turnover footfall uptake";

/// What reports a movement and is not what moved: `we are pleased to see`.
const REPORTING: &str = "pleas delight happ glad proud disappoint encourag see seen saw report note record represent demonstrat \
    welcome team servic service picture position direction travel again good great strong clear sustain steady small modest \
    slight big large sharp steep dramatic measurabl real year-on-year mark notable noticeable us got gotten become became \
    result result's current currentl now period experienc observ shown continu yet fail did does has had take tak taken took";
/// What a measure of time is called by.
const OF_TIME: &str = "turnaround time process speed wait respons response handl repair let void relet";

/// Whether two words are forms of one: `collection` and `collected`.
fn is_akin(one: &str, other: &str) -> bool {
    let common = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    one == other || common >= 5.max(one.chars().count().min(other.chars().count()).saturating_sub(1))
}

/// The telling words of a text, in the singular.
pub(in crate::checks) fn telling(tokens: &[Token]) -> Vec<String> {
    let own = tokens.iter().filter(|token| !token.is_mark() && !token.is_number());
    let own = own.filter(|token| token.low.len() > 1 && !token.is_in(COMMON) && !token.low.ends_with("ly"));
    own.filter(|token| !is_quarter(&token.low)).map(|token| stem(&token.low)).collect()
}

fn is_quarter(low: &str) -> bool {
    matches!(low, "q1" | "q2" | "q3" | "q4" | "qtr" | "ytd")
}

/// A word without its ending.
fn stem(word: &str) -> String {
    let word = word.strip_suffix("'s").unwrap_or(word);
    for ending in ["ies", "ing", "ed", "es", "s"] {
        if word.ends_with("ss") {
            break;
        }
        if let Some(own) = word.strip_suffix(ending).filter(|own| own.len() > 3) {
            return own.to_owned();
        }
    }
    word.trim_end_matches('y').to_owned()
}

/// The figures of a measure.
pub(in crate::checks) fn figures<'b>(context: &'b Context<'_>, ret: &'b Return, measure: &'b Measure) -> Figures<'b> {
    let planned = context.framework().measure(&measure.reference);
    let aggregation = measure.aggregation.or(planned.and_then(|planned| planned.aggregation));
    let own = |period: Period| {
        ret.measures().records().find(|own| own.reference == measure.reference && own.period == Some(period))
    };
    let elsewhere = |period: Period| {
        let before = context.among().map_or(&[][..], |(_, before)| before);
        let rows = before.iter().flat_map(|ret| ret.measures().records());
        rows.into_iter().find(|own| own.reference == measure.reference && own.period == Some(period))
    };
    let at = |period: Option<Period>| {
        let accepted = context.history().measure(&measure.reference, period?);
        accepted.or_else(|| own(period?)).or_else(|| elsewhere(period?)).and_then(|own| own.value)
    };
    let year_before = match measure.period {
        Some(Period::Quarter(year, quarter)) => Some(Period::Quarter(year - 1, quarter)),
        _ => None,
    };
    let due = measure.period.and_then(|period| context.framework().due_of(&measure.reference, period));
    let benchmarks = ret
        .benchmarks()
        .records()
        .filter(|own| own.reference == measure.reference && (own.period.is_none() || own.period == measure.period));
    Figures {
        measure,
        name: context.measure(measure),
        value: measure.value,
        previous: at(measure.period.and_then(Period::previous_quarter)),
        last_year: at(year_before),
        target: measure.target.or(due.and_then(|due| due.target)),
        benchmarks: benchmarks.filter_map(|own| own.value).collect(),
        polarity: measure.polarity.or(planned.and_then(|planned| planned.polarity)),
        cumulative: aggregation == Some(Aggregation::YearToDate),
        words: telling(&tokens(&measure.measure)),
    }
}

/// The figures a sentence speaks of: those of the measure it is the commentary of, else of the measure a narrative names.
pub(in crate::checks) fn spoken_of<'b>(
    context: &'b Context<'_>,
    passage: &'b Passage<'_>,
    at: usize,
) -> Option<Figures<'b>> {
    match passage.about() {
        About::Measure(measure) => Some(figures(context, context.ret(), measure)),
        About::Narrative(_) => named(context, passage, at),
        _ => None,
    }
}

/// The measure a sentence of a narrative names: most of its telling words, and its figure or its target; or, where it says that
/// something moved and gives no figure at all, every telling word of a name.
fn named<'b>(context: &'b Context<'_>, passage: &Passage<'_>, at: usize) -> Option<Figures<'b>> {
    let sentence = passage.sentences().get(at)?;
    let said = telling(&sentence.tokens);
    let all = sentence.quantities();
    let moves = all.is_empty() && !sentence.movements().is_empty();
    let whole = context.among().map_or_else(|| vec![context.ret()], |(now, _)| now.to_vec());
    let mut best: Option<(usize, &Return, &Measure)> = None;
    for ret in whole {
        for measure in ret.measures().records().filter(|own| own.period == context.period()) {
            // The figure first: it is quickly looked for, and most measures end here.
            let mut figure = [measure.value, measure.target].into_iter().flatten();
            let is_given = figure.any(|own| !own.is_zero() && all.iter().any(|said| said.fits(own)));
            if !is_given && !moves {
                continue;
            }
            let words = telling(&tokens(&measure.measure));
            let shared = words.iter().filter(|word| said.contains(word)).count();
            let enough = if is_given {
                shared >= 2 || (shared > 0 && shared * 2 >= words.len())
            } else {
                shared >= 2 && shared == words.len()
            };
            if enough && best.is_none_or(|(most, ..)| shared > most) {
                best = Some((shared, ret, measure));
            }
        }
    }
    best.map(|(_, ret, measure)| figures(context, ret, measure))
}

impl Figures<'_> {
    /// Whether a movement of a sentence speaks of this measure and not of something else.
    pub(in crate::checks) fn is_meant(&self, sentence: &Sentence<'_>, movement: &Movement) -> bool {
        let fits = |said: &Option<super::Quantity>, own: Option<Decimal>| {
            said.as_ref().zip(own).is_some_and(|(said, own)| said.fits(own))
        };
        if fits(&movement.to, self.value) || fits(&movement.from, self.previous) {
            return true;
        }
        let mut subject = telling(&movement_subject(&sentence.tokens, movement));
        subject.retain(|word| !listed(word, REPORTING));
        let other = subject.iter().any(|word| listed(word, OTHERS) && !self.words.contains(word));
        !other && (subject.is_empty() || subject.iter().any(|word| self.is_called(word)))
    }

    /// Whether a telling word is one of the measure's name, or one that a measure of time goes by.
    pub(in crate::checks) fn is_called(&self, word: &str) -> bool {
        let of_time = || {
            let unit = self.measure.unit.to_lowercase();
            ["day", "hour", "week", "minute", "month"].iter().any(|time| unit.contains(time)) && listed(word, OF_TIME)
        };
        self.words.iter().any(|own| is_akin(own, word)) || of_time()
    }

    /// Whether a value is at least as good as another; nothing where neither way is better.
    pub(in crate::checks) fn is_better(&self, value: Decimal, other: Decimal) -> Option<bool> {
        match self.polarity? {
            Polarity::More => Some(value > other),
            Polarity::Less => Some(value < other),
            Polarity::Middle | Polarity::Outer => None,
        }
    }
}
