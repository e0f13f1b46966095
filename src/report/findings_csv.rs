//! Owns `findings.csv` of a quarter: what the checks found in every return, with the explanations that came with them.
//! Must not know any rule.

use crate::consolidation::{FoundIn, Quarter};
use crate::model::{BodyId, Period, RecordKind, Ref, Tier};
use crate::tables::{columns, write_csv_plain};

columns! {
    /// A finding in one body's return; the columns of a package's `findings.csv` and the body.
    struct QuarterFinding {
        /// The body.
        body: BodyId = "body",
        /// The rule.
        rule: String = "rule",
        /// What it asks for.
        tier: Option<Tier> = "tier",
        /// The kind of record; empty for the return as a whole.
        record: Option<RecordKind> = "record",
        /// Its plan, register or component.
        container: String = "container",
        /// Its reference.
        reference: Ref = "ref",
        /// Its period.
        period: Option<Period> = "period",
        /// The column; empty for the whole record.
        field: String = "field",
        /// One sentence that stands alone.
        headline: String = "headline",
        /// What to do about it.
        remedy: String = "remedy",
        /// The explanation that came with the bundle, where it still holds.
        explanation: String = "explanation",
        /// The role that gave it.
        explained_by: String = "explained_by",
        /// An explanation that held before the figures moved.
        explained_before: String = "explained_before",
        /// `centre` where it rests on the other returns, else `return`.
        seen: String = "seen",
        /// The workbook cell the value came from.
        cell: String = "cell",
    }
}

/// The findings of a quarter as CSV; of an exempt record, only where it stands.
pub fn findings_csv(quarter: &Quarter) -> Vec<u8> {
    let rows: Vec<QuarterFinding> = quarter.findings().iter().map(row).collect();
    write_csv_plain(&rows)
}

fn row(found: &FoundIn) -> QuarterFinding {
    let (own, place) = (&found.finding, &found.finding.place);
    let told = |text: &str| if found.exempt { String::new() } else { text.to_owned() };
    QuarterFinding {
        body: found.body.clone(),
        rule: own.rule.to_owned(),
        tier: Some(own.tier),
        record: place.record,
        container: place.container.clone(),
        reference: place.reference.clone(),
        period: place.period,
        field: place.field.map(|field| field.name().to_owned()).unwrap_or_default(),
        headline: told(&own.headline),
        remedy: told(&own.remedy),
        explanation: told(own.explanation.as_deref().unwrap_or_default()),
        explained_by: own.explained_by.clone(),
        explained_before: told(own.explained_before.as_deref().unwrap_or_default()),
        seen: if found.at_the_centre { "centre" } else { "return" }.to_owned(),
        cell: place.cell.clone(),
    }
}
