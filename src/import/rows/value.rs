//! Owns lifting one cell for one field, by the kind of value the field holds.
//! Must not know the row.

use crate::import::layout::lines::is_mark;
use crate::import::lift::date::{Day, Edge};
use crate::import::lift::{
    Env, LONGEST_PLACEHOLDER, Lifted, broken, closed, colour, date, missing, number, placeholder, status, written,
};
use crate::import::periods;
use crate::import::spelling::plain;
use crate::model::{Field, NoDataReason, RecordKind, Status};
use crate::tables::{CellText, ColumnKind, Text};
use crate::workbook::{Cell, Value};

/// What a cell says for a field of a kind of record.
pub(super) fn lift(env: &Env<'_>, kind: RecordKind, field: &'static str, cell: &Cell) -> Lifted {
    let text = written(cell);
    if let Some(wanted) = broken(cell) {
        return Lifted::Unknown(wanted);
    }
    let is_figure = (kind, field) == (RecordKind::Measure, "value") && missing::of_text(env, text).is_some();
    if !text.is_empty() && !is_figure && placeholder(env, text) {
        return Lifted::Nothing("a placeholder");
    }
    if is_mark(text) {
        return Lifted::Nothing("a mark that says where the form ends");
    }
    match (kind, field) {
        (RecordKind::Action | RecordKind::Measure, "status") => status::lift(env, cell, kind == RecordKind::Measure),
        (RecordKind::Action, "previous_status") => match status::of_action(env, cell) {
            Some(status) => one(field, status.code()),
            None if text.is_empty() => Lifted::Nothing("no status"),
            None => Lifted::Unknown("a status"),
        },
        (RecordKind::Risk, "rating") => rating(env, cell),
        _ if text.is_empty() => Lifted::Nothing("nothing"),
        (RecordKind::Action, "due_date") => due(env, cell),
        (RecordKind::Measure, "value") => value(env, cell),
        (RecordKind::Measure, "target") => target(env, cell),
        (RecordKind::Restatement | RecordKind::Event, "old" | "new") => {
            one(field, number::of_cell(cell).map_or_else(|| text.to_owned(), |figure| figure.value.text()))
        }
        (_, "outcome") => named(field, env.names.id_for(field, text), "an outcome"),
        (_, "contract") => named(field, env.names.id_for(field, text), "a contract"),
        (_, "plan") => named(field, env.names.id_for(field, text), "a plan"),
        (_, "component") => named(field, env.names.id_for(field, text), "a component"),
        (_, "section") => one(field, env.names.section(text).unwrap_or_else(|| text.to_owned())),
        (_, "register" | "container" | "from_container" | "to_container") => one(field, register(env, text)),
        (_, "period" | "data_period" | "baseline_period") => period(env, field, cell),
        (RecordKind::Narrative, "kind") => {
            one(field, closed::code(env, "narrative-kind", "narrative.kind", text).unwrap_or_else(|| plain(text)))
        }
        (RecordKind::Event, "record") => {
            let word = plain(text);
            let word = word.trim_end_matches('s');
            named(field, RecordKind::parse(word).ok().map(|kind| kind.code().to_owned()), "a kind of record")
        }
        _ => by_column(env, kind, field, cell),
    }
}

/// Text that is a reference, a period or a name of the framework: a further line below is no part of it.
pub(super) fn is_one_thing(field: &str) -> bool {
    let of_framework = matches!(field, "outcome" | "contract" | "plan" | "component" | "section");
    let kept_in = matches!(field, "register" | "container" | "from_container" | "to_container");
    of_framework || kept_in || matches!(field, "ref" | "period" | "data_period" | "baseline_period")
}

fn one(field: &'static str, text: impl Into<Text>) -> Lifted {
    Lifted::Values(vec![(field, text.into())])
}

fn named(field: &'static str, id: Option<String>, wanted: &'static str) -> Lifted {
    id.map_or(Lifted::Unknown(wanted), |id| one(field, id))
}

/// Words that a record need not have; "n/a" in their place says that there are none.
fn may_be_left_out(field: &str) -> bool {
    !matches!(field, "ref" | "action" | "measure" | "title" | "unit" | "supplier")
}

fn by_column(env: &Env<'_>, kind: RecordKind, field: &'static str, cell: &Cell) -> Lifted {
    let text = written(cell);
    let column = Field::named(kind, field).and_then(Field::column).map(|column| column.kind);
    let answered = format!("{kind}.{field}");
    match column {
        Some(ColumnKind::Decimal) => match number::of_cell(cell) {
            Some(figure) => one(field, figure.value.text()),
            None if missing::of_text(env, text).is_some() => Lifted::Nothing("no figure is given"),
            None => Lifted::Unknown("a figure"),
        },
        Some(ColumnKind::Integer) => match number::whole(cell) {
            Some(number) => one(field, number.to_string()),
            None if missing::of_text(env, text).is_some() => Lifted::Nothing("no figure is given"),
            None => Lifted::Unknown("a whole number"),
        },
        Some(ColumnKind::Date) => {
            let edge = if field.starts_with("start") || field == "as_at" { Edge::First } else { Edge::Last };
            match date::of_cell(env, cell, edge) {
                Day::On(day) => one(field, day.text()),
                Day::None => Lifted::Nothing("no day is named"),
                Day::Unknown => Lifted::Unknown("a date"),
            }
        }
        Some(ColumnKind::Time) => match date::of_cell(env, cell, Edge::Last) {
            Day::On(day) => one(field, format!("{day}T00:00:00Z")),
            Day::None => Lifted::Nothing("no day is named"),
            Day::Unknown => Lifted::Unknown("a date"),
        },
        Some(ColumnKind::Boolean) => match &cell.value {
            Value::Bool(yes) => one(field, yes.text()),
            _ => named(field, closed::code(env, "yes-no", &answered, text), "yes or no"),
        },
        Some(ColumnKind::Words(_)) => {
            named(field, closed::code(env, list_of(field), &answered, text), "one of the words for it")
        }
        Some(ColumnKind::Text) if may_be_left_out(field) && says_nothing(env, text) => {
            Lifted::Nothing("nothing is said")
        }
        Some(ColumnKind::Text) => one(field, cell.shared()),
        None => Lifted::Unknown("a value"),
    }
}

/// "n/a" and its like; most cells are longer, and words are not compared for nothing.
fn says_nothing(env: &Env<'_>, text: &str) -> bool {
    text.len() <= LONGEST_PLACEHOLDER && env.words.listed("nothing-said", &plain(text))
}

/// The word list of a field with closed words.
fn list_of(field: &str) -> &'static str {
    match field {
        "polarity" => "polarity",
        "frequency" => "frequency",
        "aggregation" => "aggregation",
        "tolerance_kind" => "tolerance-kind",
        "lifecycle" => "lifecycle",
        "publish" => "publish",
        "treatment" => "treatment",
        "event" => "event",
        "state" => "restatement-state",
        "no_data_reason" => "no-data",
        _ => "",
    }
}

/// A due date keeps its words: a date that cannot be told is then a finding, not a loss.
fn due(env: &Env<'_>, cell: &Cell) -> Lifted {
    let mut values = vec![("due_as_written", cell.shared())];
    match date::of_cell(env, cell, Edge::Last) {
        Day::On(day) => values.push(("due_date", day.text().into())),
        Day::Unknown if date::names_a_day(written(cell)) => return Lifted::Unknown("a day that the calendar has"),
        Day::Unknown | Day::None => {}
    }
    Lifted::Values(values)
}

/// A figure, or why there is none; never a zero for missing.
fn value(env: &Env<'_>, cell: &Cell) -> Lifted {
    let as_written = ("value_as_written", cell.shared());
    if is_small_number(written(cell)) {
        return Lifted::Values(vec![("no_data_reason", NoDataReason::Suppressed.text().into()), as_written]);
    }
    if let Some(figure) = number::of_cell(cell) {
        let mut values = vec![("value", figure.value.text().into()), as_written];
        let provisional = plain(&figure.rest);
        if matches!(provisional.as_str(), "p" | "provisional" | "prov" | "estimate" | "estimated") {
            values.push(("provisional", true.text().into()));
        }
        return Lifted::Values(values);
    }
    match missing::of_text(env, written(cell)) {
        Some((reason, expected)) => {
            let mut values = vec![("no_data_reason", reason.text().into()), as_written];
            values.extend(expected.map(|day| ("expected_date", day.text().into())));
            Lifted::Values(values)
        }
        None => Lifted::Unknown("a figure"),
    }
}

/// "<5": there are so few that the number itself is not told.
fn is_small_number(text: &str) -> bool {
    let few = text.strip_prefix('<').and_then(|rest| rest.trim().parse::<u8>().ok());
    few.is_some_and(|few| few <= 10)
}

fn target(env: &Env<'_>, cell: &Cell) -> Lifted {
    if let Some((lower, upper)) = number::range(cell) {
        return Lifted::Values(vec![("target", lower.text().into()), ("target_upper", upper.text().into())]);
    }
    match number::of_cell(cell) {
        Some(figure) => one("target", figure.value.text()),
        None if has_no_target(env, written(cell)) => Lifted::Nothing("no target is set"),
        None => Lifted::Unknown("a target"),
    }
}

fn has_no_target(env: &Env<'_>, text: &str) -> bool {
    missing::of_text(env, text).is_some()
        || closed::code(env, "measure-status", "", text).as_deref() == Some("not-rated")
}

fn rating(env: &Env<'_>, cell: &Cell) -> Lifted {
    let text = written(cell);
    let of_status = |status: Status| match status {
        Status::OnTrack => Some("green"),
        Status::Medium => Some("amber"),
        Status::Significant => Some("red"),
        _ => None,
    };
    let answered = env.mapping.is_some_and(|mapping| mapping.word("risk.rating", &plain(text)).is_some());
    if !answered && status::between_two(env, text) {
        return Lifted::Unknown("a rating");
    }
    let worded = closed::code(env, "band", "risk.rating", text);
    let by_words = || status::by_words(env, text).and_then(of_status).map(str::to_owned);
    let coloured = || {
        cell.fill.filter(|_| text.chars().count() <= 3).and_then(colour::status).and_then(of_status).map(str::to_owned)
    };
    match worded.or_else(by_words).or_else(coloured) {
        Some(code) => Lifted::Values(vec![("rating", code.into()), ("rating_as_written", cell.shared())]),
        None if text.is_empty() => Lifted::Nothing("no rating"),
        None => Lifted::Unknown("a rating"),
    }
}

/// A register's id: its name without the words every register has.
fn register(env: &Env<'_>, text: &str) -> String {
    if let Some(body) = env.names.body(text) {
        return body.to_string();
    }
    let words = plain(text);
    let kept: Vec<&str> =
        words.split(' ').filter(|word| !matches!(*word, "risk" | "register" | "the" | "risks")).collect();
    if kept.is_empty() { words.replace(' ', "-") } else { kept.join("-") }
}

fn period(env: &Env<'_>, field: &'static str, cell: &Cell) -> Lifted {
    if let Value::Date(at) = &cell.value {
        return one(field, crate::model::Period::Day(at.date()).text());
    }
    if let Some(found) = periods::named(env.words, written(cell), env.asked) {
        return one(field, found.period.text());
    }
    match date::of_text(env, written(cell), Edge::Last) {
        Day::On(day) => one(field, crate::model::Period::Day(day).text()),
        _ => Lifted::Unknown("a period"),
    }
}
