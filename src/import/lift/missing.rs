//! Owns words that stand where a figure should: not due, awaited, not collected; never a zero.
//! Must not know which figure is missing.

use super::{Env, closed, date};
use crate::import::spelling::{has_words, plain};
use crate::model::NoDataReason;
use crate::tables::CellText;
use jiff::civil::Date;

/// Why there is no figure, and when one is expected if that is said.
pub(in crate::import) fn of_text(env: &Env<'_>, text: &str) -> Option<(NoDataReason, Option<Date>)> {
    let shorthand = text.trim().strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    if let Some(code) = shorthand.and_then(|sign| env.words.closed("no-data-shorthand", &plain(sign))) {
        return NoDataReason::parse(code).ok().map(|reason| (reason, None));
    }
    let code = closed::code(env, "no-data", "measure.no_data_reason", text).or_else(|| anywhere(env, text))?;
    let reason = NoDataReason::parse(&code).ok()?;
    Some((reason, date::within(env, text)))
}

/// The longest known words anywhere in a short text.
fn anywhere(env: &Env<'_>, text: &str) -> Option<String> {
    let words = plain(text);
    if words.split(' ').count() > 14 {
        return None;
    }
    let found = env.words.closed_list("no-data").filter(|(known, _)| known.len() > 5 && has_words(&words, known));
    found.max_by_key(|(known, _)| known.len()).map(|(_, code)| code.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::framework::Framework;
    use crate::import::names::Names;
    use crate::model::Period;

    fn read(text: &str) -> Option<(NoDataReason, Option<String>)> {
        let framework = Framework::built_in();
        let names = &Names::of(&framework);
        let env = Env::without_a_workbook(names, Period::Quarter(2022, 3));
        of_text(&env, text).map(|(reason, date)| (reason, date.map(|d| d.to_string())))
    }

    #[test]
    fn reasons_and_when_a_figure_is_expected() {
        let cases = [
            ("n/a", NoDataReason::NotApplicable, None),
            ("Awaited", NoDataReason::Awaited, None),
            ("Data awaited - due 28 Feb 2023", NoDataReason::Awaited, Some("2023-02-28")),
            ("Not due this quarter", NoDataReason::NotDue, None),
            ("[c]", NoDataReason::Suppressed, None),
            ("Annual measure", NoDataReason::NotDue, None),
            ("not yet collected", NoDataReason::NotCollected, None),
            ("Suppressed (small numbers)", NoDataReason::Suppressed, None),
        ];
        for (text, reason, date) in cases {
            assert_eq!(read(text), Some((reason, date.map(str::to_owned))), "{text}");
        }
        assert_eq!(read("Much better than we feared"), None);
    }
}
