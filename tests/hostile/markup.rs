//! Owns XML made wrong: numbers made huge, tags dropped, attributes swapped, repeats raised, things nested without end.
//! Must not know which element means what.

use super::seeded::Seeded;
use std::ops::Range;

pub(crate) fn mutated(text: &str, lot: &mut Seeded) -> String {
    let mut text = text.to_owned();
    for _ in 0..=lot.below(4) {
        text = match lot.below(9) {
            0 | 1 => number(&text, lot),
            2 => without_a_tag(&text, lot),
            3 => swapped(&text, lot),
            4 => repeated(&text, lot),
            5 => doubled(&text, lot),
            6 => nested(&text, lot),
            7 => with_an_entity(&text, lot),
            _ => cut(&text, lot),
        };
    }
    text
}

fn replaced(text: &str, range: Range<usize>, by: &str) -> String {
    [&text[..range.start], by, &text[range.end..]].concat()
}

fn one_of<T: Clone>(all: &[T], lot: &mut Seeded) -> Option<T> {
    (!all.is_empty()).then(|| all[lot.below(all.len())].clone())
}

/// The tags, from `<` to `>`.
fn tags(text: &str) -> Vec<Range<usize>> {
    let open = |(at, _)| text[at..].find('>').map(|length| at..at + length + 1);
    text.match_indices('<').filter_map(open).collect()
}

/// The values of attributes, between their quotation marks.
fn values(text: &str) -> Vec<Range<usize>> {
    let value = |(at, _)| {
        let from = at + 2;
        text[from..].find('"').map(|length| from..from + length)
    };
    text.match_indices("=\"").filter_map(value).collect()
}

/// A run of digits becomes a number nobody meant.
fn number(text: &str, lot: &mut Seeded) -> String {
    const NUMBERS: [&str; 14] = [
        "0",
        "-1",
        "255",
        "65535",
        "65536",
        "1048576",
        "1048577",
        "2147483647",
        "2147483648",
        "4294967295",
        "4294967296",
        "18446744073709551615",
        "99999999999999999999999999",
        "1e308",
    ];
    let starts: Vec<usize> = text
        .char_indices()
        .filter(|&(at, c)| c.is_ascii_digit() && !text[..at].ends_with(|before: char| before.is_ascii_digit()))
        .map(|(at, _)| at)
        .collect();
    let Some(at) = one_of(&starts, lot) else { return text.to_owned() };
    let length = text[at..].bytes().take_while(u8::is_ascii_digit).count();
    replaced(text, at..at + length, NUMBERS[lot.below(NUMBERS.len())])
}

fn without_a_tag(text: &str, lot: &mut Seeded) -> String {
    one_of(&tags(text), lot).map_or_else(|| text.to_owned(), |tag| replaced(text, tag, ""))
}

/// Two values change places.
fn swapped(text: &str, lot: &mut Seeded) -> String {
    let values = values(text);
    let (Some(one), Some(other)) = (one_of(&values, lot), one_of(&values, lot)) else { return text.to_owned() };
    let (first, second) = if one.start <= other.start { (one, other) } else { (other, one) };
    if first.end > second.start {
        return text.to_owned();
    }
    let (before, after) = (text[first.clone()].to_owned(), text[second.clone()].to_owned());
    replaced(&replaced(text, second, &before), first, &after)
}

/// Something that says how often it stands there says so more often.
fn repeated(text: &str, lot: &mut Seeded) -> String {
    const COUNTS: [&str; 6] = ["1000", "16384", "1048576", "999999999", "2000000000", "10000000000"];
    const COUNTERS: [&str; 7] = ["repeated=\"", "text:c=\"", "spanned=\"", "ount=\"", "spans=\"", " r=\"", "sqref=\""];
    let found: Vec<usize> =
        COUNTERS.iter().flat_map(|name| text.match_indices(name).map(|(at, m)| at + m.len())).collect();
    let count = COUNTS[lot.below(COUNTS.len())];
    if let Some(at) = one_of(&found, lot) {
        let length = text[at..].find('"').unwrap_or(0);
        return replaced(text, at..at + length, count);
    }
    // Nothing repeats yet: one cell or row begins to.
    let cells: Vec<usize> = text.match_indices("<table:table-").map(|(at, m)| at + m.len()).collect();
    let Some(at) = one_of(&cells, lot) else { return text.to_owned() };
    let name = text[at..].bytes().take_while(|byte| byte.is_ascii_lowercase() || *byte == b'-').count();
    let what = if text[at..].starts_with("row") { "rows" } else { "columns" };
    replaced(text, at + name..at + name, &format!(" table:number-{what}-repeated=\"{count}\""))
}

/// A stretch of whole tags stands there many times.
fn doubled(text: &str, lot: &mut Seeded) -> String {
    let tags = tags(text);
    let Some(first) = one_of(&tags, lot) else { return text.to_owned() };
    let end = tags.iter().find(|tag| tag.start > first.start + lot.below(400)).map_or(first.end, |tag| tag.start);
    let times = 1 << lot.below(13);
    let stretch = text[first.start..end].repeat(times.min(4_000_000 / (end - first.start).max(1)));
    replaced(text, first.start..first.start, &stretch)
}

/// An opening tag opens again and again.
fn nested(text: &str, lot: &mut Seeded) -> String {
    let opening: Vec<_> = tags(text)
        .into_iter()
        .filter(|tag| {
            !text[tag.clone()].starts_with("</")
                && !text[tag.clone()].ends_with("/>")
                && !text[tag.clone()].starts_with("<?")
        })
        .collect();
    let Some(tag) = one_of(&opening, lot) else { return text.to_owned() };
    let many = text[tag.clone()].repeat(10_usize.pow(u32::try_from(lot.below(5)).unwrap_or(0)));
    replaced(text, tag.start..tag.start, &many)
}

fn with_an_entity(text: &str, lot: &mut Seeded) -> String {
    const ENTITIES: [&str; 6] = ["&lt;", "&#0;", "&#x110000;", "&unknown;", "_x0000_", "]]>"];
    let places: Vec<usize> = text.match_indices('>').map(|(at, _)| at + 1).collect();
    let Some(at) = one_of(&places, lot) else { return text.to_owned() };
    replaced(text, at..at, ENTITIES[lot.below(ENTITIES.len())])
}

fn cut(text: &str, lot: &mut Seeded) -> String {
    let at = lot.below(text.len().max(1));
    text.char_indices().take_while(|&(place, _)| place < at).map(|(_, c)| c).collect()
}
