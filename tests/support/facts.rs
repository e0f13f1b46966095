//! Owns the measures, risks, contracts and words that go with the published actions: some the report's, most made up.
//! Must not know what is tested with them.

use super::returns::Bundle;
use quarterdeck::framework::{Framework, PlannedMeasure};
use quarterdeck::model::{
    Contract, ContractId, Event, EventKind, Measure, MeasureStatus, Narrative, NoDataReason, OutcomeId, RecordKind,
    Ref, Risk, Treatment,
};
use rust_decimal::Decimal;

/// Likelihood and impact of a risk in each quarter; nothing where it is not on the strategic register.
type Scores = (Option<(u32, u32)>, Option<(u32, u32)>);

const RISKS: [(&str, &str, Scores); 13] = [
    ("27", "Medium term financial strategy", (Some((4, 4)), Some((2, 4)))),
    ("27a", "Future government policies and funding sources", (Some((4, 4)), Some((2, 4)))),
    ("27b", "Budget monitoring and management", (Some((3, 4)), Some((2, 4)))),
    ("27c", "Delivery of planned savings", (None, Some((3, 4)))),
    ("42a", "Cyber security", (Some((3, 4)), Some((3, 4)))),
    ("53", "Oracle e-Business Suite", (Some((3, 4)), Some((2, 4)))),
    ("54", "SEND transport", (Some((2, 4)), None)),
    ("57", "New operating model", (Some((1, 3)), None)),
    ("57b", "Customer journey", (None, Some((3, 4)))),
    ("61", "Partner organisations: contract service delivery", (Some((3, 4)), Some((2, 4)))),
    ("66", "Borough archives", (None, Some((3, 4)))),
    ("69", "Adult social care market sustainability", (None, Some((4, 4)))),
    ("70", "Organisational culture", (None, Some((2, 4)))),
];

const EVENTS: [(&str, EventKind, &str); 9] = [
    (
        "27",
        EventKind::Rescored,
        "The local government settlement confirmed that the business rates reset would not happen in this Parliament",
    ),
    ("27a", EventKind::Rescored, "The adult social care reform has been deferred"),
    ("27b", EventKind::Split, "Savings are assessed apart from this year's budget"),
    ("42a", EventKind::Refocused, "The focus is now investment in cyber security"),
    ("54", EventKind::DeEscalated, "The contracts were procured in 2022"),
    ("57", EventKind::Closed, "Assessed as green for some time"),
    ("57b", EventKind::Escalated, "A priority of the Corporate Plan"),
    ("66", EventKind::Escalated, "Assessed as red"),
    ("69", EventKind::Escalated, "The Fair Cost of Care exercise"),
];

/// Adds what this bundle's body has beside actions.
pub(crate) fn add(bundle: &mut Bundle, quarter: &str) {
    let body = bundle.parts.header.body.clone();
    let framework = Framework::built_in();
    let period = super::returns::period(quarter);
    for (at, (planned, due)) in framework.due_for(&body, period).enumerate() {
        *bundle = bundle.clone().measure(measure(at, planned, due.target, quarter));
    }
    if body.as_str() == "corporate" {
        *bundle = register(bundle.clone(), quarter);
    }
    if body.as_str() == "borough-economy" {
        *bundle = bundle.clone().contract(Contract {
            contract: ContractId::new("serco"),
            supplier: "Serco".to_owned(),
            value: Some(Decimal::from(30_000_000)),
            penalties: Some(Decimal::from(4_200)),
            meetings_due: Some(3),
            meetings_held: Some(3),
            ..Contract::default()
        });
    }
}

/// A measure at, near or far from its target in turn; the first one awaits its value.
fn measure(at: usize, planned: &PlannedMeasure, target: Option<Decimal>, quarter: &str) -> Measure {
    let turn = (at + quarter.len() + usize::from(quarter.ends_with("Q3"))) % 5;
    let awaited = at == 0;
    let off = Decimal::from(turn.saturating_sub(2));
    let value = target.map(|target| target - off).filter(|_| !awaited);
    let status = match turn {
        _ if value.is_none() => MeasureStatus::NotRated,
        4 => MeasureStatus::Red,
        3 => MeasureStatus::Amber,
        _ => MeasureStatus::Green,
    };
    Measure {
        reference: planned.reference.clone(),
        component: planned.component.clone(),
        contract: planned.contract.clone(),
        outcome: planned.outcome.clone(),
        measure: planned.measure.clone(),
        owner: planned.owner.clone(),
        unit: planned.unit.clone(),
        polarity: planned.polarity,
        aggregation: planned.aggregation,
        value,
        no_data_reason: if awaited { Some(NoDataReason::Awaited) } else { None },
        expected_date: if awaited { "2023-02-14".parse().ok() } else { None },
        target,
        status: Some(status),
        derived_status: Some(status),
        cause: if turn > 2 { "Vacancies in the team".to_owned() } else { String::new() },
        ..Measure::default()
    }
}

fn register(mut bundle: Bundle, quarter: &str) -> Bundle {
    let third = quarter.ends_with("Q3");
    for (reference, title, (second, now)) in RISKS {
        let Some((likelihood, impact)) = (if third { now } else { second }) else { continue };
        bundle = bundle.risk(Risk {
            register: "strategic".to_owned(),
            reference: Ref::new(reference),
            title: title.to_owned(),
            owner: "Chief Executive".to_owned(),
            likelihood: Some(likelihood),
            impact: Some(impact),
            score: Some(likelihood * impact),
            treatment: Some(Treatment::Treat),
            ..Risk::default()
        });
    }
    let words = if third {
        "Two actions are red: the corporate data strategy and the lean review of payment processes."
    } else {
        "Nine actions are red."
    };
    bundle = bundle.narrative(Narrative {
        section: "8.14".to_owned(),
        outcome: Some(OutcomeId::new("one-council")),
        kind: "summary".to_owned(),
        text: format!("Progress has been made in consultation and engagement.\n\n{words}"),
        author_role: "Strategic Lead: Service Improvement".to_owned(),
        ..Narrative::default()
    });
    if third {
        for (reference, event, reason) in EVENTS {
            bundle = bundle.event(happened(reference, event, reason));
        }
    }
    bundle
}

fn happened(reference: &str, event: EventKind, reason: &str) -> Event {
    let related = if event == EventKind::Split { "27c" } else { "" };
    let (from, to) = match event {
        EventKind::Escalated => ("directorate", "strategic"),
        EventKind::DeEscalated => ("strategic", "directorate"),
        _ => ("", ""),
    };
    Event {
        record: Some(RecordKind::Risk),
        container: "strategic".to_owned(),
        reference: Ref::new(reference),
        event: Some(event),
        related_ref: Ref::new(related),
        from_container: from.to_owned(),
        to_container: to.to_owned(),
        reason: reason.to_owned(),
        ..Event::default()
    }
}
