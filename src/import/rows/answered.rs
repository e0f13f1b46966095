//! Owns what a person's answer makes of a cell: the code for its words, the role for its name, or that it is left out.
//! Must not know how a cell is understood without one.

use crate::import::answered::place;
use crate::import::answers::{About, ROLES, left_out, meaning, reason};
use crate::import::lift::{Env, Lifted, written};
use crate::import::mapping::Column;
use crate::import::scale::{FIGURES, has_sign};
use crate::model::{Field, RecordKind};
use crate::tables::CellText;
use crate::workbook::Cell;
use rust_decimal::Decimal;

/// What an answer says of a cell, and which answer it is.
pub(super) fn lift(env: &Env<'_>, kind: RecordKind, field: &'static str, cell: &Cell) -> Option<(About, Lifted)> {
    let mapping = env.mapping?;
    let text = written(cell);
    if text.is_empty() {
        return None;
    }
    if let Some((word, says)) = mapping.word_of(kind, field, text) {
        let about = About::word(kind, field, word);
        if let Some(why) = left_out(says) {
            return Some((about, Lifted::LeftOut(reason(why))));
        }
        // An answer that means nothing here is no answer: the cell is asked about again.
        let mut values = meaning(env, kind, field, says).ok()?;
        values.extend(beside(kind, field).map(|name| (name, text.into())));
        return Some((about, Lifted::Values(values)));
    }
    if names_people(field)
        && let Some((name, role)) = mapping.role(text)
    {
        return Some((About::new(ROLES, name), Lifted::Values(vec![(field, role.into())])));
    }
    None
}

/// On which scale a person said the percentages of a column stand.
pub(super) fn scale(env: &Env<'_>, sheet: &str, column: &Column) -> Option<(About, bool)> {
    env.mapping?.is_out_of_one(&place(sheet, column.at), &column.heading)
}

/// Brings what was lifted to out of 100; a figure with its sign is there already.
pub(super) fn on_scale(lifted: &mut Lifted, out_of_one: bool, written: &str) {
    let Lifted::Values(values) = lifted else { return };
    if !out_of_one || has_sign(written) {
        return;
    }
    for (_, text) in values.iter_mut().filter(|(field, _)| FIGURES.contains(field)) {
        if let Ok(value) = text.parse::<Decimal>() {
            *text = (value * Decimal::ONE_HUNDRED).normalize().text().into();
        }
    }
}

/// The reason, where a person said to leave out what stands in a column that is of no table.
pub(super) fn left_out_column(env: &Env<'_>, sheet: &str, column: u32) -> Option<(About, String)> {
    let (about, says) = env.mapping.filter(|mapping| mapping.speaks_of_columns())?.column(&place(sheet, column), "")?;
    left_out(says).map(|why| (about, reason(why)))
}

/// The field that keeps what was written beside what it means.
fn beside(kind: RecordKind, field: &str) -> Option<&'static str> {
    let own = if field == "due_date" { "due_as_written".to_owned() } else { format!("{field}_as_written") };
    Field::named(kind, &own).map(Field::name)
}

/// Whether a field holds who somebody is.
fn names_people(field: &str) -> bool {
    field.ends_with("owner")
        || field.ends_with("approved_by")
        || matches!(field, "author_role" | "contributors" | "proposed_by")
}
