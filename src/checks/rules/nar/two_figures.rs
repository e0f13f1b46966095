//! Owns finding one thing with two figures in several texts: a value, a sum, a number of the same things.
//! Must not know dates, nor the rule that tells it.

use super::two_values::{TOLD_APART, Twice, against, shared};
use crate::checks::words::{Passage, Quantity, Sentence, Sort, has, is_calendar, listed, telling};

/// A value said of something.
struct Value<'p, 'a> {
    passage: &'p Passage<'a>,
    at: usize,
    sentence: &'p Sentence<'a>,
    said: &'p Quantity,
    words: Vec<String>,
}

/// One value said twice in nearly the same words, and not the same.
pub(super) fn two_figures(passages: &[&Passage<'_>]) -> Vec<Twice> {
    let values: Vec<Value<'_, '_>> =
        passages.iter().enumerate().flat_map(|(at, passage)| values(at, passage)).collect();
    let mut found = Vec::new();
    for (at, later) in values.iter().enumerate() {
        let told_apart = |own: &Value<'_, '_>| own.said.sort == Sort::Money && has(&own.sentence.tokens, TOLD_APART);
        let differs = |earlier: &&Value<'_, '_>| {
            let apart = earlier.at != later.at || earlier.sentence.text != later.sentence.text;
            apart
                && earlier.said.sort == later.said.sort
                && !earlier.said.fits(later.said.value)
                && !later.said.fits(earlier.said.value)
                && same_words(&earlier.words, &later.words)
                && !told_apart(earlier)
                && !told_apart(later)
        };
        let Some(other) = values.iter().take(at).find(differs) else { continue };
        let says =
            |own: &Value<'_, '_>| own.passage.says(own.sentence, own.said.at.start.saturating_sub(6)..own.said.at.end);
        let remedy = "Find out which figure is right, and give it everywhere";
        let told = against(later.passage, &says(later), &says(other), remedy);
        found.push(Twice { earlier: other.at, later: later.at, found: told });
    }
    found
}

/// The figures of a passage that stand alone in a sentence of the quarter, with the telling words of the sentence.
fn values<'p, 'a>(at: usize, passage: &'p Passage<'a>) -> Vec<Value<'p, 'a>> {
    let mut made = Vec::new();
    for sentence in passage.sentences() {
        let tokens = &sentence.tokens;
        let own: Vec<&Quantity> = sentence.quantities().iter().filter(|said| !is_calendar(tokens, said)).collect();
        let other_time = has(
            tokens,
            &["q1|q2|q4", "last|previous|next quarter|year", "target", "forecast|expected|will", "from|compared"],
        ) || own.first().is_some_and(|said| {
            // A month by the figure is another time; `reviewed in June` is not the figure's.
            let near = tokens.get(said.at.start.saturating_sub(4)..(said.at.end + 4).min(tokens.len()));
            near.is_some_and(|near| has(near, &["march|june|september"]))
        });
        if let ([said], false) = (own.as_slice(), other_time) {
            let mut words = telling(tokens);
            words.extend(
                tokens
                    .iter()
                    .filter(|token| said.sort == Sort::Money && token.low == "value")
                    .map(|token| token.low.clone()),
            );
            made.push(Value { passage, at, sentence, said, words });
        }
    }
    made
}

fn same_words(one: &[String], other: &[String]) -> bool {
    let (least, most) = (one.len().min(other.len()), one.len().max(other.len()));
    least >= 2 && shared(one, other) * 4 >= least * 3 && most <= least * 2 + 1
}

/// A sum of money and what it is the sum of: the telling words that stand before it and name it.
struct Sum<'p, 'a> {
    at: usize,
    passage: &'p Passage<'a>,
    sentence: &'p Sentence<'a>,
    said: &'p Quantity,
    of: Vec<String>,
    years: Vec<String>,
}

/// One thing with two sums, however long the rest of either sentence is.
pub(super) fn two_sums(passages: &[&Passage<'_>]) -> Vec<Twice> {
    let sums: Vec<Sum<'_, '_>> = passages.iter().enumerate().flat_map(|(at, passage)| sums(at, passage)).collect();
    let mut found = Vec::new();
    for (at, later) in sums.iter().enumerate() {
        let differs = |earlier: &&Sum<'_, '_>| {
            let apart = !std::ptr::eq(earlier.sentence, later.sentence);
            let years = earlier.years.is_empty() || later.years.is_empty() || earlier.years == later.years;
            let same = earlier.of == later.of && earlier.of.len() >= 2;
            apart && years && same && !earlier.said.fits(later.said.value) && !later.said.fits(earlier.said.value)
        };
        let Some(other) = sums.iter().take(at).find(differs) else { continue };
        let says =
            |own: &Sum<'_, '_>| own.passage.says(own.sentence, own.said.at.start.saturating_sub(6)..own.said.at.end);
        let told =
            against(later.passage, &says(later), &says(other), "Find out which sum is right, and give it everywhere");
        found.push(Twice { earlier: other.at, later: later.at, found: told });
    }
    found
}

/// The one sum of each sentence that has one, and is not another time's.
fn sums<'p, 'a>(at: usize, passage: &'p Passage<'a>) -> Vec<Sum<'p, 'a>> {
    const ELSEWHERE: &[&str] =
        &["last|previous|next quarter|year", "forecast|target|expected|saving|savings|penalty|up|more|less|over|under"];
    const PLAIN: &str = "cost costs will total value sum is be of at stand stood set agreed agree";
    let mut made = Vec::new();
    for sentence in passage.sentences() {
        let money: Vec<&Quantity> = sentence.quantities().iter().filter(|said| said.sort == Sort::Money).collect();
        let [said] = money.as_slice() else { continue };
        let before = sentence.tokens.get(..said.at.start).unwrap_or_default();
        if has(&sentence.tokens, ELSEWHERE) || has(&sentence.tokens, TOLD_APART) {
            continue;
        }
        let is_year = |low: &str| low.len() == 4 && low.starts_with("20");
        let years = before.iter().filter(|token| is_year(&token.low)).map(|token| token.low.clone()).collect();
        let mut of = telling(before);
        let named = |words: &str| before.iter().any(|token| token.is_in(words));
        of.retain(|word| !listed(word, PLAIN));
        of.extend(named("cost costs").then(|| "cost".to_owned()));
        of.extend(named("value worth").then(|| "value".to_owned()));
        of.extend(named("sum").then(|| "sum".to_owned()));
        of.sort();
        of.dedup();
        made.push(Sum { at, passage, sentence, said, of, years });
    }
    made
}
