//! Owns covers and sheets of words: whose return it is, of which quarter, and who prepared it.
//! Must not know tables.

use super::answers::{About, LABELS, ROLES};
use super::context::Context;
use super::fates::Fate;
use super::lift::{Env, written};
use super::said::{self, Weight};
use super::sheet::SheetWork;
use super::spelling::plain;
use crate::workbook::{Cell, Sheet, Value};

/// Reads a sheet that has no table.
pub(super) fn read(context: &Context<'_>, env: &Env<'_>, sheet: &Sheet, work: &mut SheetWork) {
    for row in sheet.rows() {
        let cells: Vec<&Cell> = row.iter().filter(|cell| !cell.is_empty()).collect();
        for (at, cell) in cells.iter().enumerate() {
            let label = at.checked_sub(1).and_then(|before| cells.get(before)).map(|cell| plain(written(cell)));
            value(context, env, label.as_deref(), cell, work);
        }
    }
}

fn value(context: &Context<'_>, env: &Env<'_>, label: Option<&str>, cell: &Cell, work: &mut SheetWork) {
    if work.fates.knows(cell.at) || title(context, env, label, cell, work) {
        return;
    }
    let text = written(cell);
    let fate = match (&cell.value, label) {
        (Value::Text(_), None) if text.split_whitespace().count() > LONGEST_TITLE => {
            Fate::Ignored("guidance".to_owned())
        }
        (Value::Text(_), None) => Fate::Ignored("a title".to_owned()),
        (Value::Text(_) | Value::Date(_), Some(_)) => Fate::Ignored("words that stand in no table".to_owned()),
        // A count on a cover is told again from the records.
        (_, Some(_)) => Fate::Ignored("a total, recomputed".to_owned()),
        _ => Fate::Asked(format!("“{text}” stands alone on a sheet without a table")),
    };
    work.fates.set(cell.at, fate);
}

/// The list whose label a person said this is.
fn said_beside(env: &Env<'_>, label: &str) -> Option<&'static str> {
    match env.mapping?.label(label)? {
        "prepared by" => Some("cover-prepared"),
        "body" => Some("cover-body"),
        _ => Some("cover-period"),
    }
}

/// Words in a title; more are a sentence.
const LONGEST_TITLE: usize = 8;

/// Takes in a title: who prepared the return, whose it is, which quarter it is of. Whether the title was one of these.
///
/// The label stands in the cell before, or in the cell itself: "Prepared by: Performance Officer".
pub(super) fn title(
    context: &Context<'_>,
    env: &Env<'_>,
    label: Option<&str>,
    cell: &Cell,
    work: &mut SheetWork,
) -> bool {
    let whole = written(cell);
    let own = whole.split_once(':').map(|(label, rest)| (plain(label), rest.trim()));
    let lists = ["cover-prepared", "cover-body", "cover-period"];
    let known = |label: &str, list: &str| env.words.listed(list, label) || said_beside(env, label) == Some(list);
    let own = own.filter(|(label, rest)| !rest.is_empty() && lists.iter().any(|list| known(label, list)));
    let (label, text) = own.as_ref().map_or((label, whole), |(label, rest)| (Some(label.as_str()), *rest));
    let labelled = |list: &str| label.is_some_and(|label| known(label, list));
    if let Some(label) = label.filter(|label| said_beside(env, label).is_some()) {
        work.fates.heard(About::new(LABELS, label));
    }
    let is_text = matches!(cell.value, Value::Text(_));
    if labelled("cover-prepared") && is_text && work.prepared_by.is_none() {
        let role = env.mapping.and_then(|mapping| mapping.role(text));
        if let Some((name, _)) = role {
            work.fates.heard(About::new(ROLES, name));
        }
        work.prepared_by = Some((cell.at, role.map_or(text, |(_, role)| role).to_owned()));
        work.fates.imported(cell.at);
    } else if labelled("cover-body") {
        work.fates.ignored(cell.at, "a title: whose return it is");
        work.said.extend(said::body(context, env, text, Some(cell.at), Weight::Labelled));
    } else if labelled("cover-period") {
        work.fates.ignored(cell.at, "a title: the quarter");
        work.said.extend(said::period(env, text, Some(cell.at), Weight::Labelled));
    } else {
        if is_text && text.split_whitespace().count() <= LONGEST_TITLE {
            work.said.extend(said::body(context, env, text, Some(cell.at), Weight::Title));
            work.said.extend(said::period(env, text, Some(cell.at), Weight::Title));
        }
        return false;
    }
    true
}
