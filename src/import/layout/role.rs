//! Owns what sort of sheet it is, by its name and whether it is hidden.
//! Must not know its tables.

use crate::import::lift::Env;
use crate::import::periods;
use crate::import::spelling::{has_words, plain};
use crate::model::Period;
use crate::workbook::{Sheet, Visibility};

/// What sort of sheet it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum Role {
    /// It may hold records.
    Return,
    /// A cover: whose return, of which quarter.
    Cover,
    /// Its name says that it sums up others.
    Summary,
    /// It holds none; the reason.
    Other(&'static str),
    /// It is of another quarter.
    History(Period),
}

/// What sort of sheet it is.
pub(in crate::import) fn of(env: &Env<'_>, sheet: &Sheet) -> Role {
    if sheet.visibility != Visibility::Visible {
        return Role::Other("a hidden sheet");
    }
    let name = plain(&sheet.name);
    let is = |list: &str| env.words.list(list).contains(&name);
    let says = |list: &str| env.words.list(list).iter().any(|word| has_words(&name, word));
    let (found, rest) = periods::mention(env.words, &sheet.name, env.asked);
    let is_past = |period: Period| match period {
        Period::Quarter(..) => period != env.asked,
        Period::Year(year) => env.asked.financial_year().is_some_and(|asked| year < asked),
        _ => false,
    };
    if let Some(found) = found.filter(|found| found.dated && is_past(found.period)) {
        return Role::History(found.period);
    }
    let bare = |list: &str| env.words.list(list).contains(&rest);
    match () {
        () if is("list-sheets") || bare("list-sheets") => Role::Other("a list to choose from"),
        () if is("guidance-sheets") || bare("guidance-sheets") => Role::Other("guidance"),
        () if is("cover-sheets") || bare("cover-sheets") => Role::Cover,
        () if is("summary-sheets") || bare("summary-sheets") => Role::Summary,
        () if says("guidance-names") => Role::Other("guidance"),
        () if says("list-names") => Role::Other("a list to choose from"),
        () if says("history-sheets") => Role::Other("history: an old sheet"),
        () => Role::Return,
    }
}
