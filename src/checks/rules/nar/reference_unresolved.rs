//! Owns NAR.05: words point to an appendix that is not there, or that is another one.
//! Must not know how a sentence is read.

use crate::checks::context::Context;
use crate::checks::found::{Found, quoted};
use crate::checks::registry::rule;
use crate::checks::words::{Passage, Sentence, Token, matched, telling};

rule! {
    /// Words point to an appendix by its number, and the list of appendices has no such number, or what the words are about is
    /// plainly another entry of the list. The list is the narrative with the title “Appendices”. Titles are compared by their telling
    /// words: without “report”, “performance”, “monitoring” and the quarter.
    ///
    /// Why: a member who turns to Appendix 4 for the Corporate Plan finds the risk register.
    ///
    /// Remedy: put the number right, or the list.
    ///
    /// Source: golden check 6 of the seed report (8.7 and the list in 15).
    "NAR.05", "An appendix that is not the one meant", ExplainOrFix, Return,
    Words(check),
    acceptable: ["The appendix belongs to another report, which the text names"],
    looks_at: [],
}

/// Words that every title of an appendix may have.
const PLAIN: &str = "report reports performance monitoring monitor q1 q2 q3 q4 quarter appendix summary full detail update updat \
    review";

/// An entry of the list.
struct Entry {
    number: String,
    title: String,
    words: Vec<String>,
}

fn check(context: &Context<'_>, passage: &Passage<'_>) -> Vec<Found> {
    let Some(narrative) = passage.narrative() else { return Vec::new() };
    let title = narrative.title.to_lowercase();
    if title.contains("appendices")
        || title.contains("background papers")
        || !passage.text().to_lowercase().contains("appendi")
    {
        return Vec::new();
    }
    let list = list(context);
    if list.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (at, sentence) in passage.sentences().iter().enumerate() {
        for (number, span) in references(sentence) {
            let told = |what: String| {
                let headline = format!(
                    "{}; {what}",
                    passage.says(sentence, span.start..(span.end + 6).min(sentence.tokens.len()))
                );
                Found::explain(passage.place(), headline, "Put the number right, or the list of appendices")
            };
            let before = at.checked_sub(1).and_then(|at| passage.sentences().get(at));
            let of = [telling(&sentence.tokens), before.map_or(Vec::new(), |own| telling(&own.tokens))];
            let titles = [narrative.title.as_str(), section_title(context, &narrative.section)];
            found.extend(fault(&list, &number, &of, &titles).map(told));
        }
    }
    found
}

fn section_title<'b>(context: &'b Context<'_>, section: &str) -> &'b str {
    context.framework().sections().iter().find(|own| own.id == section).map_or("", |own| &own.title)
}

/// The list of appendices of the pack.
fn list(context: &Context<'_>) -> Vec<Entry> {
    let lists = context
        .narratives()
        .iter()
        .filter(|own| own.narrative().is_some_and(|narrative| narrative.title.to_lowercase().contains("appendices")));
    let entries = lists.flat_map(Passage::sentences).filter_map(|entry| {
        let words =
            telling(&entry.tokens).into_iter().filter(|word| !crate::checks::words::listed(word, PLAIN)).collect();
        Some(Entry { number: entry.numbered?.to_owned(), title: entry.text.to_owned(), words })
    });
    entries.collect()
}

/// The numbers after “appendix”, with the tokens they stand in; a line that only names an appendix lists it.
fn references(sentence: &Sentence<'_>) -> Vec<(String, std::ops::Range<usize>)> {
    let tokens = &sentence.tokens;
    let mut found = Vec::new();
    for at in 0..tokens.len() {
        let Some(end) =
            matched(tokens, at, "appendix|appendices|app #").or_else(|| matched(tokens, at, "appendix a|b|c|d|e|f|g"))
        else {
            continue;
        };
        let dash = |token: &Token| token.is_any(&["-", "–", ":"]);
        let titled = at == 0 && tokens.get(end).is_some_and(dash);
        // `Appendix A of the Department's guidance` is another paper's.
        let elsewhere = tokens.get(end).is_some_and(|token| token.is_any(&["of", "to"]))
            && !tokens.get(end + 1).is_some_and(|token| token.is_any(&["this", "these"]));
        if let (Some(number), false) = (tokens.get(end - 1), titled || elsewhere) {
            found.push((number.low.clone(), at..end));
        }
    }
    found
}

fn fault(list: &[Entry], number: &str, said: &[Vec<String>], titles: &[&str]) -> Option<String> {
    let Some(entry) = list.iter().find(|entry| entry.number == number) else {
        return Some(format!("the list of appendices has no {number}"));
    };
    let mut around: Vec<String> = said.concat();
    around.extend(titles.iter().flat_map(|title| telling(&crate::checks::words::tokens(title))));
    let share = |entry: &Entry, words: &[String]| {
        let shared = entry.words.iter().filter(|word| words.contains(word)).count();
        shared.checked_mul(100).and_then(|all| all.checked_div(entry.words.len())).unwrap_or(0)
    };
    let best = |words: &[String]| list.iter().filter(|own| own.number != number).max_by_key(|own| share(own, words));
    let own_sentence = said.first().map_or(&[][..], Vec::as_slice);
    // The sentence itself decides where it names a title; else what stands around it.
    for words in [own_sentence, &around] {
        let other = best(words)?;
        if share(entry, words) >= 50 {
            return None;
        }
        if share(other, words) >= 60 && share(other, words) > share(entry, words) {
            return Some(format!(
                "Appendix {number} is {}, and {} is Appendix {}",
                quoted(&entry.title),
                quoted(&other.title),
                other.number
            ));
        }
    }
    None
}
