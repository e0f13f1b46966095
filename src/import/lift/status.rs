//! Owns what a status cell says: words, a letter, a figure, or only a colour.
//! Must not know which record it belongs to.

use super::{Env, Lifted, closed, colour, written};
use crate::import::spelling::{outside_brackets, plain};
use crate::model::{MeasureStatus, Status};
use crate::tables::CellText;
use crate::workbook::{Cell, Value};

/// The status of an action in a cell.
pub(in crate::import) fn of_action(env: &Env<'_>, cell: &Cell) -> Option<Status> {
    by_glyph(cell)
        .or_else(|| by_words(env, written(cell)))
        .or_else(|| env.words.mark("status", written(cell)).and_then(|code| Status::parse(code).ok()))
        .or_else(|| by_colour(cell))
        .or_else(|| by_number(env, cell))
}

/// The status of a measure in a cell.
pub(in crate::import) fn of_measure(env: &Env<'_>, cell: &Cell) -> Option<MeasureStatus> {
    let marked = || {
        let of_measure =
            env.words.mark("measure-status", written(cell)).and_then(|code| MeasureStatus::parse(code).ok());
        let of_action = || env.words.mark("status", written(cell)).and_then(|code| Status::parse(code).ok());
        of_measure.or_else(|| of_action().map(as_measure))
    };
    by_glyph(cell)
        .map(as_measure)
        .or_else(|| measure_by_words(env, written(cell)))
        .or_else(marked)
        .or_else(|| by_colour(cell).or_else(|| by_number(env, cell)).map(as_measure))
}

/// The status of a measure in words.
pub(in crate::import) fn measure_by_words(env: &Env<'_>, text: &str) -> Option<MeasureStatus> {
    let whole = plain(text);
    let answered = env.mapping.and_then(|mapping| mapping.word("measure.status", &whole));
    let exact = answered.or_else(|| env.words.closed("measure-status", &whole));
    let exact = exact.and_then(|code| MeasureStatus::parse(code).ok());
    if exact.is_none() && between_two(env, text) {
        return None;
    }
    exact
        .or_else(|| by_words(env, text).map(as_measure))
        .or_else(|| MeasureStatus::parse(&closed::code(env, "measure-status", "measure.status", text)?).ok())
}

/// An action's colour as a measure's.
pub(in crate::import) fn as_measure(status: Status) -> MeasureStatus {
    match status {
        Status::OnTrack | Status::Complete => MeasureStatus::Green,
        Status::Medium => MeasureStatus::Amber,
        Status::Significant => MeasureStatus::Red,
        Status::NoUpdate => MeasureStatus::NotRated,
    }
}

/// The values a status cell gives, with the words kept beside the code.
pub(in crate::import) fn lift(env: &Env<'_>, cell: &Cell, measure: bool) -> Lifted {
    let code =
        if measure { of_measure(env, cell).map(MeasureStatus::code) } else { of_action(env, cell).map(Status::code) };
    match code {
        Some(code) => Lifted::Values(vec![("status", code.into()), ("status_as_written", cell.shared())]),
        None if written(cell).is_empty() => Lifted::Nothing("no status"),
        None => Lifted::Unknown("a status"),
    }
}

/// The council's own words first, then everyone's.
pub(in crate::import) fn by_words(env: &Env<'_>, text: &str) -> Option<Status> {
    let whole = plain(text);
    if whole.is_empty() {
        return None;
    }
    if let Some(code) = env.mapping.and_then(|mapping| mapping.word("action.status", &whole)) {
        return Status::parse(code).ok();
    }
    if between_two(env, text) {
        return None;
    }
    let of_parts = of_parts(env, text);
    // "Green - complete" and "Blue (complete)" say complete; "Amber (improving)" says amber.
    let complete = of_parts.iter().find(|status| **status == Status::Complete).copied();
    exactly(env, &whole)
        .or_else(|| exactly(env, &plain(&outside_brackets(text))))
        .or(complete)
        .or_else(|| of_parts.first().copied())
        .or_else(|| Status::parse(&closed::code(env, "status", "action.status", text)?).ok())
}

/// Whether a text is a status and nothing else: "Green", "On track", not "Medium term financial strategy".
pub(in crate::import) fn is_bare(env: &Env<'_>, text: &str) -> bool {
    let parts = text.split(['-', '–', '—', ':', ',', '(', ')', '/', '|']).map(plain).filter(|part| !part.is_empty());
    let mut parts = parts.peekable();
    exactly(env, &plain(text)).is_some() || (parts.peek().is_some() && parts.all(|part| exactly(env, &part).is_some()))
}

/// Which side of amber a text of two statuses leans to: "Amber/Green" and "A-G" to green, "Red/Amber" to red.
pub(in crate::import) fn half_amber(env: &Env<'_>, text: &str) -> Option<Status> {
    let words = plain(text);
    let said: Vec<Status> = words.split(' ').map(|word| exactly(env, word)).collect::<Option<_>>()?;
    match said.as_slice() {
        [Status::Medium, other] | [other, Status::Medium] if *other != Status::Medium => {
            Some(*other).filter(|other| matches!(other, Status::OnTrack | Status::Significant))
        }
        _ => None,
    }
}

/// The values of a cell in a column with a scale of five, where a status between two is a kind of amber.
pub(in crate::import) fn of_five(env: &Env<'_>, field: &'static str, cell: &Cell, measure: bool) -> Option<Lifted> {
    half_amber(env, written(cell))?;
    let code = if measure { MeasureStatus::Amber.code() } else { Status::Medium.code() };
    let mut values = vec![(field, code.into())];
    if field == "status" {
        values.push(("status_as_written", cell.shared()));
    }
    Some(Lifted::Values(values))
}

fn of_parts(env: &Env<'_>, text: &str) -> Vec<Status> {
    let parts = text.split(['-', '–', '—', ':', ',', ';', '(', ')', '/', '&', '+', '|', '>', '→']).map(plain);
    parts.filter_map(|part| exactly(env, &part)).collect()
}

/// "Red/Amber", "A-G", "amber to green": two statuses, and none of them is what is meant, unless the council has a word for it.
pub(in crate::import) fn between_two(env: &Env<'_>, text: &str) -> bool {
    let whole = plain(text);
    let answered = env.mapping.is_some_and(|mapping| mapping.word("action.status", &whole).is_some());
    if answered || exactly(env, &whole).is_some() {
        return false;
    }
    let differ = |said: &[Status]| {
        let mut said = said.iter().filter(|status| **status != Status::Complete);
        said.next().is_some_and(|first| said.any(|other| other != first))
    };
    let words: Vec<&str> = whole.split(' ').filter(|word| !matches!(*word, "to" | "and" | "or")).collect();
    let of_words: Vec<Status> = words.iter().filter_map(|word| exactly(env, word)).collect();
    differ(&of_parts(env, text)) || (of_words.len() == words.len() && differ(&of_words))
}

fn exactly(env: &Env<'_>, words: &str) -> Option<Status> {
    if words.is_empty() {
        return None;
    }
    if let Some(code) = env.words.keyed(words) {
        return Status::parse(code).ok();
    }
    env.names.status(words).or_else(|| Status::parse(env.words.closed("status", words)?).ok())
}

fn by_number(env: &Env<'_>, cell: &Cell) -> Option<Status> {
    let number: usize = match &cell.value {
        Value::Number(number) => number.normalize().to_string().parse().ok()?,
        Value::Text(text) => text.trim().parse().ok()?,
        _ => return None,
    };
    Status::parse(env.words.numbered(number)?).ok()
}

/// A letter that the symbol fonts show as a dot, a square or a tick says nothing; its colour does.
fn by_glyph(cell: &Cell) -> Option<Status> {
    let is_glyph = matches!(written(cell), "l" | "n" | "ü" | "û" | "¤" | "=" | "g" | "t");
    cell.fill.filter(|_| is_glyph).and_then(colour::status)
}

/// A colour counts when the cell has no words, or only a mark such as a bullet or a square.
fn by_colour(cell: &Cell) -> Option<Status> {
    let only_a_mark = written(cell).chars().count() <= 1;
    cell.fill.filter(|_| only_a_mark).and_then(colour::status)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::framework::Framework;
    use crate::import::names::Names;
    use crate::model::Period;

    #[test]
    fn words_and_letters_people_write() {
        let framework = Framework::built_in();
        let names = &Names::of(&framework);
        let env = Env::without_a_workbook(names, Period::Quarter(2022, 3));
        let cases = [
            ("Green", Some(Status::OnTrack)),
            (" GREEN ", Some(Status::OnTrack)),
            ("g", Some(Status::OnTrack)),
            ("On-Track", Some(Status::OnTrack)),
            ("Amber (improving)", Some(Status::Medium)),
            ("Medium issues/risks/slippage", Some(Status::Medium)),
            ("Green - complete", Some(Status::Complete)),
            ("R", Some(Status::Significant)),
            ("No update available", Some(Status::NoUpdate)),
            ("Completed in November", Some(Status::Complete)),
            ("Red/Amber", None),
            ("A-G", None),
            ("amber to green", None),
            ("Amber - was red", Some(Status::Medium)),
            ("Amber/Amber", Some(Status::Medium)),
            ("Purple", None),
            ("", None),
        ];
        for (text, wanted) in cases {
            assert_eq!(by_words(&env, text), wanted, "{text}");
        }
    }
}
