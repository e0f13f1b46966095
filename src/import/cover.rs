//! Owns covers and sheets of words: whose return it is, of which quarter, and who prepared it.
//! Must not know tables.

use super::context::Context;
use super::fates::Fate;
use super::lift::{Env, written};
use super::names;
use super::periods;
use super::sheet::SheetWork;
use super::spelling::plain;
use crate::model::Period;
use crate::workbook::{Cell, Sheet, Value};

/// Reads a sheet that has no table.
pub(super) fn read(context: &Context<'_>, env: &Env<'_>, sheet: &Sheet, work: &mut SheetWork) {
    for row in sheet.rows() {
        let cells: Vec<&Cell> = row.iter().filter(|cell| !cell.is_empty()).collect();
        for (at, cell) in cells.iter().enumerate() {
            let label = at.checked_sub(1).and_then(|before| cells.get(before)).map(|cell| plain(written(cell)));
            value(context, env, sheet, label.as_deref(), cell, work);
        }
    }
}

fn value(context: &Context<'_>, env: &Env<'_>, sheet: &Sheet, label: Option<&str>, cell: &Cell, work: &mut SheetWork) {
    let text = written(cell);
    let labelled = |list: &str| label.is_some_and(|label| env.words.listed(list, label));
    if labelled("cover-prepared") && matches!(cell.value, Value::Text(_)) && work.prepared_by.is_none() {
        work.prepared_by = Some((cell.at, text.to_owned()));
        work.fates.imported(cell.at);
    } else if labelled("cover-body") {
        work.fates.ignored(cell.at, "a title: whose return it is");
        if let Some(other) = names::body(env.framework, text).filter(|body| body != context.body) {
            work.notes
                .push(format!("{} says the return is of {other}, but it is imported for {}", sheet.name, context.body));
        }
    } else if labelled("cover-period") {
        work.fates.ignored(cell.at, "a title: the quarter");
        let said = periods::mention(env.words, text, env.asked).0.map(|found| found.period);
        if let Some(other) = said.filter(|period| matches!(period, Period::Quarter(..)) && *period != env.asked) {
            work.notes.push(format!(
                "{} says {}, but it is imported for {}",
                sheet.name,
                other.words(),
                env.asked.words()
            ));
        }
    } else {
        let fate = match (&cell.value, label) {
            (Value::Text(_), None) if text.split_whitespace().count() > 8 => Fate::Ignored("guidance".to_owned()),
            (Value::Text(_), None) => Fate::Ignored("a title".to_owned()),
            (Value::Text(_) | Value::Date(_), Some(_)) => Fate::Ignored("words that stand in no table".to_owned()),
            // A count on a cover is told again from the records.
            (_, Some(_)) => Fate::Ignored("a total, recomputed".to_owned()),
            _ => Fate::Asked(format!("“{text}” stands alone on a sheet without a table")),
        };
        work.fates.set(cell.at, fate);
    }
}
