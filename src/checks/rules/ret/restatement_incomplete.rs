//! Owns RET.08: a restatement that is not whole, or does not fit what was accepted and what is given now.
//! Must not know whether the change is right.

use crate::checks::context::Context;
use crate::checks::found::{Found, listed, thing};
use crate::checks::registry::rule;
use crate::model::{Place, RecordKind, Restatement, RestatementState};
use crate::tables::CellText;
use rust_decimal::Decimal;

rule! {
    /// A restatement has the figure as published, the figure as it should be, its reason, and, once approved, the role that approved it.
    /// The old figure is the accepted one, and the return gives the new one for that period.
    ///
    /// Why: a declared change is worth its name only when a reader can see what stood there, what stands there now, why, and by whose leave.
    ///
    /// Remedy: fill in what is missing, or put old or new right.
    ///
    /// Source: the council's own report, which restates two quarters of one measure; papers that published a corrected figure later.
    "RET.08", "A restatement that is not whole, or does not fit", MustFix, Return, Return(check),
    acceptable: [
        "Approval is on the agenda of the board named in the reason.",
    ],
    looks_at: [],
}

fn check(context: &Context<'_>) -> Vec<Found> {
    context
        .ret()
        .restatements()
        .records()
        .filter_map(|restated| gaps(restated).or_else(|| unfit(context, restated)))
        .collect()
}

fn gaps(restated: &Restatement) -> Option<Found> {
    let missing = |text: &str| text.trim().is_empty();
    let approved = restated.state == Some(RestatementState::Approved);
    let gaps = [
        (missing(&restated.old), "no old figure"),
        (missing(&restated.new), "no new figure"),
        (missing(&restated.reason), "no reason"),
        (approved && missing(&restated.approved_by), "nobody who approved it"),
        (restated.state.is_none(), "no word whether it is approved"),
    ];
    let gaps: Vec<String> =
        gaps.into_iter().filter(|(missing, _)| *missing).map(|(_, words)| words.to_owned()).collect();
    if gaps.is_empty() {
        return None;
    }
    let headline = format!("{} is restated with {}", name(restated), listed(&gaps));
    Some(Found::explain(place(restated), headline, "Fill in what is missing"))
}

fn unfit(context: &Context<'_>, restated: &Restatement) -> Option<Found> {
    let of_value = restated.record == Some(RecordKind::Measure) && restated.field == "value";
    let period = restated.period.filter(|_| of_value)?;
    let number = |text: &str| Decimal::parse(text.trim().trim_end_matches('%')).ok();
    let (old, new) = (number(&restated.old)?, number(&restated.new)?);
    let accepted = context.history().measure(&restated.reference, period).and_then(|measure| measure.value);
    let given =
        context.rows_of(&restated.reference).iter().find(|row| row.period == Some(period)).and_then(|row| row.value);
    let name = name(restated);
    let headline = match (accepted, given) {
        (Some(accepted), _) if accepted != old && accepted != new => {
            format!("{name} is restated from {}, but {} was accepted", old.normalize(), accepted.normalize())
        }
        (_, Some(given)) if given != new && restated.state == Some(RestatementState::Approved) => {
            format!("{name} is restated to {}, but the return gives {}", new.normalize(), given.normalize())
        }
        _ => return None,
    };
    Some(Found::must_fix(place(restated), headline, "Put the old or the new figure right"))
}

fn name(restated: &Restatement) -> String {
    let noun = match restated.record {
        Some(RecordKind::Action) => "Action",
        Some(RecordKind::Risk) => "Risk",
        _ => "Measure",
    };
    let name = thing(noun, &restated.reference, "");
    restated.period.map_or(name.clone(), |period| format!("{name} for {}", period.words()))
}

fn place(restated: &Restatement) -> Place {
    Place {
        record: restated.record,
        container: restated.container.clone(),
        reference: restated.reference.clone(),
        period: restated.period,
        ..Place::default()
    }
}
