//! Owns the sentences of the import screen: the answer, the counts that add up, what the main button takes in.
//! Must not know how anything is drawn.

use crate::app::{Importing, grid_fields};
use crate::framework::Framework;
use crate::import::{About, COLUMNS, Choice, LABELS, LEAVE_OUT, PERIODS, ROLES, Report, SCALES, SHEETS, SheetReport};
use crate::model::{Field, RecordKind, Status};
use crate::report::capital;
use crate::tables::CellText;

/// The answer of the screen, in its heading.
pub(super) fn answer(importing: &Importing) -> String {
    let name = &importing.workbook.name;
    let Some(imported) = &importing.imported else {
        return format!("Whose return is {name}?");
    };
    match (imported.report.asked, importing.preview.gives.as_slice()) {
        (0, []) => format!("Nothing in {name} would change the return"),
        (0, gives) => format!("{} understood, and every cell is accounted for", listed(gives)),
        (1, _) => "1 cell is not understood; every other one is accounted for".to_owned(),
        (asked, _) => format!("{asked} cells are not understood; every other one is accounted for"),
    }
}

/// "1,162 cells = 938 imported + 224 left out + 0 asked": the count that must add up.
pub(super) fn sum(report: &Report) -> String {
    let [cells, imported, ignored, asked] =
        [report.cells, report.imported, report.ignored, report.asked].map(thousands);
    format!("{cells} cells = {imported} imported + {ignored} left out + {asked} asked")
}

/// What the main button says: the first kind of record, and how many of others.
pub(super) fn button(importing: &Importing) -> String {
    match importing.preview.gives.as_slice() {
        [] => "Import".to_owned(),
        gives @ ([_] | [_, _]) => format!("Import {}", listed(gives)),
        [first, rest @ ..] => {
            let more: usize = rest.iter().map(|(_, count)| count).sum();
            format!("Import {} and {more} more", counted(*first))
        }
    }
}

fn listed(gives: &[(RecordKind, usize)]) -> String {
    let parts: Vec<String> = gives.iter().map(|given| counted(*given)).collect();
    match parts.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// "56 actions". Measures are counted by their values, one a period.
pub(super) fn counted((kind, count): (RecordKind, usize)) -> String {
    let (one, many) = match kind {
        RecordKind::Action => ("action", "actions"),
        RecordKind::Measure => ("measure value", "measure values"),
        RecordKind::Benchmark => ("benchmark", "benchmarks"),
        RecordKind::Risk => ("risk", "risks"),
        RecordKind::Contract => ("contract", "contracts"),
        RecordKind::Narrative => ("text", "texts"),
        RecordKind::Event => ("event", "events"),
        RecordKind::Restatement => ("restatement", "restatements"),
        RecordKind::Explanation => ("explanation", "explanations"),
        RecordKind::Query => ("query", "queries"),
        RecordKind::Return | RecordKind::SignOff => ("line", "lines"),
    };
    format!("{} {}", thousands(u32::try_from(count).unwrap_or(u32::MAX)), if count == 1 { one } else { many })
}

/// What a column holds, in the words of the grid: `action.due_date` is "Due".
pub(super) fn holds(holds: &str) -> String {
    let Some((kind, rest)) = holds.split_once('.') else {
        return if holds.is_empty() { "Not understood".to_owned() } else { capital(holds) };
    };
    let Some(kind) = RecordKind::ALL.iter().copied().find(|known| known.code() == kind) else {
        return capital(holds);
    };
    let (name, period) = rest.split_once(" of ").map_or((rest, ""), |(name, period)| (name, period));
    let title = Field::named(kind, name)
        .and_then(|field| grid_fields(kind).iter().find(|shown| shown.field == field))
        .map_or_else(|| capital(&name.replace('_', " ")), |shown| shown.title.to_owned());
    if period.is_empty() { title } else { format!("{title}, {period}") }
}

/// A choice in the words of the grid where it is a field, else as the framework words it.
pub(super) fn choice(choice: &Choice) -> String {
    if is_taken(&choice.says) { holds(&choice.says) } else { choice.words.clone() }
}

/// A value as people read it.
pub(super) fn value(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.is_empty() { "nothing".to_owned() } else { format!("“{line}”") }
}

/// "3 answers"
pub(super) fn answers(count: usize) -> String {
    number(u32::try_from(count).unwrap_or(u32::MAX), "answer")
}

/// "1,204 cells"
pub(super) fn number(count: u32, noun: &str) -> String {
    format!("{} {noun}{}", thousands(count), if count == 1 { "" } else { "s" })
}

/// The rows of a sheet and its cells, which add up.
pub(super) fn sheet_sum(told: &SheetReport) -> String {
    let [cells, imported, ignored, asked] = [told.cells, told.imported, told.ignored, told.asked].map(thousands);
    let rows = number(told.rows, "row");
    format!("{rows}; {cells} cells = {imported} imported + {ignored} left out + {asked} asked")
}

/// What a table of answers is about.
pub(super) fn section(section: &str) -> String {
    match section {
        SHEETS => "Sheets".to_owned(),
        COLUMNS => "Columns, by their heading".to_owned(),
        PERIODS => "Periods of columns".to_owned(),
        SCALES => "Scales of percentages".to_owned(),
        LABELS => "Labels".to_owned(),
        ROLES => "Roles of people".to_owned(),
        words => format!("Words under {}", holds(words.trim_start_matches("words.")).to_lowercase()),
    }
}

/// What an answer says, in the framework's words where it has them.
pub(super) fn says(about: &About, says: &str, framework: &Framework) -> String {
    if says.starts_with(LEAVE_OUT) {
        return says.replacen(LEAVE_OUT, "left out", 1);
    }
    if about.section == COLUMNS {
        return holds(says);
    }
    let status = Status::parse(says).ok().filter(|_| about.field().is_some_and(|field| field.ends_with("status")));
    let words = status.and_then(|status| framework.words(status)).map(|words| words.words.clone());
    words.unwrap_or_else(|| says.to_owned())
}

/// Whether a column becomes part of the return.
pub(super) fn is_taken(holds: &str) -> bool {
    holds.split_once('.').is_some_and(|(kind, _)| RecordKind::ALL.iter().any(|known| known.code() == kind))
}

/// Whether nobody needs to look again.
pub(super) fn is_sure(per_cent: u8) -> bool {
    per_cent >= 95
}

/// "sure", "likely", "a guess", with the figure.
pub(super) fn confidence(per_cent: u8) -> String {
    let word = match per_cent {
        sure if is_sure(sure) => "sure",
        75.. => "likely",
        _ => "a guess",
    };
    format!("{word}, {per_cent}%")
}

fn thousands(number: u32) -> String {
    let digits = number.to_string();
    let mut told = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            told.push(',');
        }
        told.push(digit);
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_named_as_in_the_grid() {
        assert_eq!(holds("action.due_date"), "Due");
        assert_eq!(holds("measure.value of 2022-23-Q1"), "Figure, 2022-23-Q1");
        assert_eq!(holds("action.milestone"), "Milestone");
        assert_eq!(holds("history: Quarter 1 2022/23"), "History: Quarter 1 2022/23");
        assert_eq!(holds(""), "Not understood");
    }

    #[test]
    fn the_count_adds_up_in_words() {
        let report = Report { cells: 1162, imported: 938, ignored: 224, ..Report::default() };
        assert_eq!(sum(&report), "1,162 cells = 938 imported + 224 left out + 0 asked");
    }
}
