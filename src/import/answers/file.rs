//! Owns the mapping file: answers as text that people read and mend, with a version and the body inside.
//! Must not know files on a disk.

use super::{About, BESIDE_LABEL, COLUMNS, COVER, LABELS, Mapping, PERIODS, RELATIVE, RETURN, ROLES, SCALES, SHEETS};
use super::{LEAVE_OUT, OUT_OF_HUNDRED, OUT_OF_ONE, SECTIONS, for_column, left_out, meaning, period};
use crate::framework::Framework;
use crate::import::lift::Env;
use crate::import::names::Names;
use crate::import::questions::Question;
use crate::model::{BodyId, Period, RecordKind};
use crate::tables::CellText;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write;

/// The version of the file this program writes.
const VERSION: u32 = 1;

type Lines = BTreeMap<String, String>;

/// The file as it is written down.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    quarterdeck_mapping: u32,
    body: String,
    #[serde(default)]
    sheets: Lines,
    #[serde(default)]
    columns: Lines,
    #[serde(default)]
    periods: Lines,
    #[serde(default)]
    scales: Lines,
    #[serde(default)]
    labels: Lines,
    #[serde(default)]
    roles: Lines,
    #[serde(default)]
    words: BTreeMap<String, BTreeMap<String, Lines>>,
}

impl Mapping {
    /// Reads a mapping file; `name` is what the file is called. A key that says nothing is a question still open.
    ///
    /// # Errors
    /// One sentence naming the file, the place and the remedy.
    pub fn read(name: &str, bytes: &[u8], framework: &Framework) -> Result<Self, String> {
        let text = std::str::from_utf8(bytes).map_err(|_| {
            format!("{name}: this is not a mapping file, for it is no UTF-8 text; save it as plain text in UTF-8")
        })?;
        let text = text.trim_start_matches('\u{feff}');
        let file: File = toml::from_str(text).map_err(|error| unread(name, text, &error))?;
        if file.quarterdeck_mapping != VERSION {
            let told = file.quarterdeck_mapping;
            return Err(format!(
                "{name}: it is written in version {told} of mapping files, and this program reads version {VERSION}; \
                 use the program that wrote it"
            ));
        }
        if framework.body(&BodyId::new(&file.body)).is_none() {
            let known: Vec<&str> = framework.bodies().iter().map(|body| body.id.as_str()).collect();
            return Err(format!(
                "{name}: body = “{}” is no body of the framework; use one of {}",
                file.body,
                known.join(", ")
            ));
        }
        let mut mapping = Self::new(file.body);
        let plain = [file.sheets, file.columns, file.periods, file.scales, file.labels, file.roles];
        let mut tables: Vec<(String, Lines)> =
            SECTIONS.iter().map(|section| (*section).to_owned()).zip(plain).collect();
        for (kind, fields) in file.words {
            tables.extend(fields.into_iter().map(|(field, lines)| (format!("words.{kind}.{field}"), lines)));
        }
        for (section, lines) in tables {
            for (key, says) in lines {
                let about = About::new(&section, key);
                let says = says.trim();
                if says.is_empty() {
                    continue;
                }
                check(&about, says, framework)
                    .map_err(|wrong| format!("{name}: [{section}] “{}” = “{says}”: {wrong}", about.name))?;
                mapping.set(&about, says);
            }
        }
        Ok(mapping)
    }

    /// Whether an answer can be given about something.
    ///
    /// # Errors
    /// One sentence that says what is wanted instead.
    pub fn may_say(about: &About, says: &str, framework: &Framework) -> Result<(), String> {
        check(about, says, framework)
    }

    /// The answers as a file, with the questions that are still open as keys that say nothing yet.
    pub fn write(&self, open: &[Question]) -> String {
        let mut out = format!(
            "# What the words and headings in this body's workbooks mean. Made by Quarterdeck; a person may change it.\n\
             quarterdeck_mapping = {VERSION}\nbody = {}\n",
            quote(&self.body)
        );
        let asked = |section: &str| {
            let about =
                move |question: &'_ &Question| question.about.as_ref().is_some_and(|about| about.section == section);
            open.iter().filter(about).collect::<Vec<_>>()
        };
        let words = self.answers.keys().cloned().chain(open.iter().filter_map(|one| Some(one.about.clone()?.section)));
        let words: std::collections::BTreeSet<String> = words.filter(|section| section.starts_with("words.")).collect();
        for section in SECTIONS.iter().map(|section| (*section).to_owned()).chain(words) {
            let answers = self.answers.get(&section);
            let asked = asked(&section);
            if answers.is_none() && asked.is_empty() {
                continue;
            }
            let _ = write!(out, "\n{}\n[{section}]\n", explained(&section));
            for (key, says) in answers.into_iter().flat_map(BTreeMap::values) {
                let _ = writeln!(out, "{} = {}", quote(key), quote(says));
            }
            for question in
                asked.into_iter().filter(|one| one.about.as_ref().is_some_and(|about| self.get(about).is_none()))
            {
                out.push_str(&still_open(question));
            }
        }
        out
    }
}

/// A question as a key to fill in, with what can be said.
fn still_open(question: &Question) -> String {
    let key = question.about.as_ref().map(|about| quote(&about.name)).unwrap_or_default();
    let mut out = format!("# {}\n#   Say {}\n", one_line(&question.text), one_line(&question.can_say()));
    if let Some(likely) = &question.suggested {
        let _ = writeln!(out, "#   Perhaps {}", quote(likely));
    }
    let _ = writeln!(out, "{key} = \"\"");
    out
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text as the file quotes it.
pub(super) fn quote(text: &str) -> String {
    // Keys must stand on one line, so what ends a line is written as an escape.
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            control if control.is_control() => {
                let _ = write!(quoted, "\\u{:04X}", u32::from(control));
            }
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}

/// What a table of the file is for.
fn explained(section: &str) -> &'static str {
    match section {
        SHEETS => "# What a sheet is: “return”, “cover”, or “leave out: why”",
        COLUMNS => "# What the column under a heading holds: a field such as “action.commentary”, or “leave out: why”",
        PERIODS => {
            "# Which period a column is of: “this quarter”, “last quarter”, “this quarter last year”, or one such as “2022-23-Q2”"
        }
        SCALES => "# How percentages under a heading are written: “out of 1” (0.97 is 97%) or “out of 100” (97 is 97%)",
        LABELS => "# What stands beside a label of a cover: “prepared by”, “body” or “period”",
        ROLES => "# The role of a person: a return keeps roles, never names",
        _ => "# What a word means in this field, or “leave out: why”",
    }
}

fn unread(name: &str, text: &str, error: &toml::de::Error) -> String {
    let line = error.span().map(|span| text.get(..span.start).unwrap_or(text).matches('\n').count() + 1);
    let place = line.map_or_else(String::new, |line| format!(" line {line}:"));
    let what = one_line(error.message());
    if what.contains("quarterdeck_mapping") && what.contains("missing") {
        return format!("{name}: this is not a mapping file: it must begin with quarterdeck_mapping = {VERSION}");
    }
    format!(
        "{name}:{place} this mapping file cannot be read: {what}; mend the line, or write a fresh file with --write-mapping"
    )
}

/// Whether a key may say this; the remedy where not.
fn check(about: &About, says: &str, framework: &Framework) -> Result<(), String> {
    let one_of = |known: &[&str]| {
        if known.contains(&says) { Ok(()) } else { Err(format!("say one of {}", known.join(", "))) }
    };
    match about.section.as_str() {
        SHEETS | COLUMNS if left_out(says).is_some() => Ok(()),
        SHEETS => one_of(&[RETURN, COVER, LEAVE_OUT]),
        COLUMNS => {
            let kind = says.split_once('.').and_then(|(kind, _)| RecordKind::parse(kind).ok());
            let known = kind.is_some_and(|kind| for_column(kind).iter().any(|choice| choice.says == says));
            let what = "no column holds that; say a field such as action.commentary, measure.value or risk.title, or leave out";
            if known { Ok(()) } else { Err(what.to_owned()) }
        }
        PERIODS => {
            let known = period(says, Period::Quarter(2022, 3)).is_some();
            let what = format!("say {}, or a period such as 2022-23-Q2", RELATIVE.join(", "));
            if known { Ok(()) } else { Err(what) }
        }
        SCALES => one_of(&[OUT_OF_ONE, OUT_OF_HUNDRED]),
        LABELS => one_of(&BESIDE_LABEL),
        ROLES => Ok(()),
        section => {
            let field = section.strip_prefix("words.").and_then(|field| field.split_once('.'));
            let kind = field.and_then(|(kind, field)| Some((RecordKind::parse(kind).ok()?, field)));
            let Some((kind, field)) = kind else { return Err("no record has such a field".to_owned()) };
            let asked = Period::parse(&format!("{}-Q3", framework.fact("year"))).unwrap_or(Period::Quarter(2022, 3));
            meaning(&Env::without_a_workbook(&Names::of(framework), asked), kind, field, says).map(drop)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Mapping, String> {
        Mapping::read("housing.toml", text.as_bytes(), &Framework::built_in())
    }

    #[test]
    fn what_is_written_reads_as_it_was() {
        let mut mapping = Mapping::new("housing");
        mapping.set(&About::word(RecordKind::Action, "status", "Pending \"soon\"\nor later"), "no-update");
        mapping.set(&About::word(RecordKind::Measure, "value", "n/k"), "awaited");
        mapping.set(&About::new(COLUMNS, "Latest psoition"), "action.commentary");
        mapping.set(&About::new(COLUMNS, "Plan!K"), "leave out: kept by finance");
        mapping.set(&About::new(SHEETS, "Working"), "leave out");
        mapping.set(&About::new(PERIODS, "Prev."), "last quarter");
        mapping.set(&About::new(SCALES, "% collected"), OUT_OF_ONE);
        mapping.set(&About::new(LABELS, "Compiled by"), "prepared by");
        mapping.set(&About::new(ROLES, "J. Smith"), "Head of Housing");
        assert_eq!(read(&mapping.write(&[])), Ok(mapping));
    }

    #[test]
    fn a_bad_file_is_one_sentence_with_the_place() {
        let good = "quarterdeck_mapping = 1\nbody = \"housing\"\n";
        let cases = [
            ("hello", "housing.toml: line 1:"),
            ("body = \"housing\"", "must begin with quarterdeck_mapping = 1"),
            ("quarterdeck_mapping = 9\nbody = \"housing\"", "written in version 9"),
            ("quarterdeck_mapping = 1\nbody = \"mars\"", "“mars” is no body of the framework"),
            (&format!("{good}[colums]\na = \"b\""), "line 3:"),
            (
                &format!("{good}[columns]\nA = \"action.comentary\""),
                "[columns] “A” = “action.comentary”: no column holds that",
            ),
            (&format!("{good}[words.action.status]\nA = \"purple\""), "“purple” is not one of the words here"),
            (&format!("{good}[words.action.colour]\nA = \"x\""), "has no field “colour”"),
            (&format!("{good}[scales]\nA = \"big\""), "say one of out of 1, out of 100"),
            (&format!("{good}[periods]\nA = \"soon\""), "say this quarter, last quarter"),
        ];
        for (text, wanted) in cases {
            let said = read(text).expect_err(text);
            assert!(said.contains(wanted) && said.starts_with("housing.toml") && !said.contains('\n'), "{said}");
        }
    }

    #[test]
    fn a_key_that_says_nothing_is_still_open() {
        let mapping = read("quarterdeck_mapping = 1\nbody = \"housing\"\n[words.action.status]\nPending = \"\"\n");
        assert_eq!(mapping.map(|mapping| mapping.count()), Ok(0));
    }
}
