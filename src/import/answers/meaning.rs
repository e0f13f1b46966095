//! Owns what an answer about a word means for a field, or the sentence why it means nothing.
//! Must not know the cell the word stands in.

use super::left_out;
use crate::import::lift::Env;
use crate::import::names::Names;
use crate::import::{periods, typed};
use crate::model::{Field, NoDataReason, Period, RecordKind};
use crate::tables::{CellText, Text};

/// The texts an answer gives for a field; nothing when it leaves the word out.
///
/// # Errors
/// One sentence that says what is wanted instead.
pub(in crate::import) fn meaning(
    env: &Env<'_>,
    kind: RecordKind,
    field: &str,
    says: &str,
) -> Result<Vec<(&'static str, Text)>, String> {
    let Some(known) = Field::named(kind, field) else { return Err(format!("{kind} has no field “{field}”")) };
    if left_out(says).is_some() {
        return Ok(Vec::new());
    }
    if (kind, field) == (RecordKind::Measure, "value")
        && let Ok(reason) = NoDataReason::parse(says)
    {
        return Ok(vec![("no_data_reason", reason.text().into())]);
    }
    let text = match field {
        "outcome" | "contract" | "plan" | "component" => named(env.names, field, says),
        "period" | "data_period" | "baseline_period" => {
            let found = Period::parse(says).ok().or_else(|| Some(periods::named(env.words, says, env.asked)?.period));
            found.map(|period| period.text()).ok_or_else(|| format!("“{says}” is not a period"))
        }
        _ => typed(known, says, env.names.framework(), Some(env.asked)),
    };
    let text = text?;
    if text.is_empty() {
        return Err("it says nothing".to_owned());
    }
    Ok(vec![(known.name(), text.into())])
}

fn named(names: &Names<'_>, field: &str, says: &str) -> Result<String, String> {
    names.id_for(field, says).ok_or_else(|| format!("the framework has no {field} “{says}”"))
}
