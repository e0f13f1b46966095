//! Owns guessing whose return a workbook is, and of which quarter, before anybody has said so.
//! Must not know what stands in the workbook.

use crate::app::state::Now;
use crate::framework::Framework;
use crate::model::{BodyId, Period};
use std::path::Path;

/// Whose return it may be: the body that the file's name names, or the one worked on last; and the quarter that ended last.
pub(super) fn guess(framework: &Framework, path: &Path, last: &str, now: Now) -> Option<(BodyId, Period)> {
    let plain = |text: &str| text.to_lowercase().replace(|c: char| !c.is_alphanumeric(), " ");
    let name = plain(&path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default());
    let bodies = framework.bodies();
    let named = bodies.iter().find(|body| name.contains(&plain(&body.name)) || name.contains(&plain(body.id.as_str())));
    let body = named.or_else(|| bodies.iter().find(|body| body.id.as_str() == last)).or(bodies.first())?;
    Some((body.id.clone(), quarter(framework, now)?))
}

/// The quarter that ended last, when it is of the framework's year; else the latest quarter but one in which something is due.
fn quarter(framework: &Framework, now: Now) -> Option<Period> {
    let ended = Period::quarter_of(now.today).previous_quarter()?;
    let year = ended.financial_year().map(|year| Period::Year(year).to_string());
    if year.as_deref() == Some(framework.fact("year")) {
        return Some(ended);
    }
    let quarters =
        framework.due().iter().filter_map(|due| due.period).filter(|period| matches!(period, Period::Quarter(..)));
    let latest = quarters.max()?;
    latest.previous_quarter().or(Some(latest))
}
