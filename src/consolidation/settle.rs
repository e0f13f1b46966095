//! Owns the choice among bundles: which quarter they make, which bundle counts for a body, and saying so aloud.
//! Must not know the figures; two bundles are only ever equal or different.

use super::{BodyState, Fate, Notice, Received, Side, Standing, Topic, Uncounted, differences};
use crate::framework::{Body, Framework};
use crate::model::Period;
use std::cmp::Reverse;

/// This quarter, the one before, and what there is to say about the bundles.
pub(super) struct Settled {
    pub(super) now: Side,
    pub(super) before: Side,
    pub(super) notices: Vec<Notice>,
}

/// Sorts the bundles into this quarter and the one before. The quarter is the latest that a usable bundle of `received` is for.
pub(super) fn settle(received: Vec<Received>, previous: Vec<Received>, framework: &Framework) -> Settled {
    let mut notices = Vec::new();
    let mut received = usable(received, framework, &mut notices);
    let mut previous = usable(previous, framework, &mut notices);
    let period = received.iter().filter_map(Received::period).max();
    let before = period.and_then(Period::previous_quarter);
    received.retain(|bundle| {
        let here = bundle.period() == period;
        if !here && bundle.period() == before {
            notices.push(quarter_before(bundle));
            previous.push(bundle.clone());
        } else if !here {
            notices.push(other_quarter(bundle, period));
        }
        here
    });
    previous.retain(|bundle| {
        let here = period.is_some() && bundle.period() == before;
        if !here {
            notices.push(other_quarter(bundle, before));
        }
        here
    });
    let before_period = before.filter(|_| !previous.is_empty());
    let now = side(received, period, framework, &mut notices);
    let before = side(previous, before_period, framework, &mut notices);
    notices.sort();
    notices.dedup();
    Settled { now, before, notices }
}

/// The bundles that can count: verified, sealed, of a body and for a quarter. Each other one is named.
fn usable(bundles: Vec<Received>, framework: &Framework, notices: &mut Vec<Notice>) -> Vec<Received> {
    let reason = |bundle: &Received| {
        let name = &bundle.name;
        if let Some(problem) = bundle.problems.first() {
            let text = format!("{name} failed verification and is not counted: {problem}");
            Some(Notice::new(
                Topic::NotVerified,
                None,
                text,
                "Ask the sender for the bundle again and compare receipt codes",
            ))
        } else if framework.body(bundle.body()).is_none() {
            let text =
                format!("{name} is from “{}”, which is no body of this framework, and is not counted", bundle.body());
            Some(Notice::new(
                Topic::UnknownBody,
                None,
                text,
                "Use the framework the bundle was made against, or ask the sender which body returns",
            ))
        } else if !bundle.is_sealed() {
            let text = format!("{name} is a draft and is not counted");
            Some(Notice::new(
                Topic::Draft,
                Some(bundle.body()),
                text,
                "Ask for the sealed bundle, or export this draft",
            ))
        } else {
            None
        }
    };
    let (mut good, mut told) = (Vec::new(), Vec::new());
    for bundle in bundles {
        match reason(&bundle) {
            Some(notice) => told.push(notice),
            None => good.push(bundle),
        }
    }
    notices.extend(told);
    good
}

fn quarter_before(bundle: &Received) -> Notice {
    let words = bundle.period().map(Period::words).unwrap_or_default();
    let text = format!("{} is for {words} and is counted with the quarter before", bundle.name);
    Notice::new(Topic::QuarterBefore, Some(bundle.body()), text, "")
}

fn other_quarter(bundle: &Received, wanted: Option<Period>) -> Notice {
    let (is, wanted) = (bundle.period().map(Period::words), wanted.map(Period::words));
    let is = is.unwrap_or_else(|| "no quarter".to_owned());
    let wanted = wanted.map(|words| format!(", not {words},")).unwrap_or_default();
    let text = format!("{} is for {is}{wanted} and is not counted", bundle.name);
    Notice::new(Topic::OtherQuarter, Some(bundle.body()), text, "Give the bundle of the right quarter")
}

/// One standing a body, in the council's order.
fn side(mut bundles: Vec<Received>, period: Option<Period>, framework: &Framework, notices: &mut Vec<Notice>) -> Side {
    // A total order: whatever order the bundles came in, the same one stands first. What was sent as incomplete never takes the
    // place of what is complete, whatever its revision.
    bundles.sort_by_cached_key(|b| {
        let complete_first = Reverse(b.is_complete());
        (complete_first, Reverse(b.revision()), Reverse(b.as_at()), Reverse(b.receipt.clone()), b.name.clone())
    });
    notices.extend(other_framework(&bundles, framework));
    let mut standings = Vec::new();
    for body in framework.bodies() {
        let (own, rest) = bundles.into_iter().partition(|bundle: &Received| *bundle.body() == body.id);
        bundles = rest;
        standings.push(standing(body, own, period, notices));
    }
    Side { period, standings }
}

/// One notice for all of them: a framework that changed changed for every body.
fn other_framework(bundles: &[Received], framework: &Framework) -> Option<Notice> {
    let hash = framework.hash();
    let others = bundles.iter().filter(|bundle| {
        let made_with = &bundle.ret.header().framework_hash;
        !made_with.is_empty() && *made_with != hash
    });
    let mut names: Vec<&str> = others.map(|bundle| bundle.name.as_str()).collect();
    names.sort_unstable();
    let was = if names.len() == 1 { "was" } else { "were" };
    let text = format!("{} {was} made against another version of the framework", names.join(", "));
    let remedy = "Check that the actions and measures are the ones expected";
    (!names.is_empty()).then(|| Notice::new(Topic::OtherFramework, None, text, remedy))
}

fn standing(body: &Body, own: Vec<Received>, period: Option<Period>, notices: &mut Vec<Notice>) -> Standing {
    let mut own = own.into_iter();
    let Some(first) = own.next() else {
        if let Some(period) = period {
            let text = format!("{} has no return for {}", body.name, period.words());
            notices.push(Notice::new(Topic::NotReceived, Some(&body.id), text, "Ask the body for its bundle"));
        }
        return Standing { body: body.id.clone(), state: BodyState::NotReceived, counted: None, uncounted: Vec::new() };
    };
    let mut state = if first.is_complete() { BodyState::Received } else { BodyState::Incomplete };
    if state == BodyState::Incomplete {
        let text = format!("{} was sent as incomplete: it is counted, and cannot be accepted", first.name);
        notices.push(Notice::new(Topic::Incomplete, Some(&body.id), text, "Ask for a complete revision"));
    }
    let mut uncounted = Vec::new();
    for other in own {
        let fate = fate(&first, &other);
        notices.push(told(body, &first, &other, fate));
        if fate == Fate::Conflicting {
            state = BodyState::Conflict;
        }
        uncounted.push(Uncounted { revision: other.revision(), name: other.name, receipt: other.receipt, fate });
    }
    uncounted.sort();
    Standing { body: body.id.clone(), state, counted: Some(first), uncounted }
}

fn fate(first: &Received, other: &Received) -> Fate {
    if other.revision() < first.revision() {
        Fate::Superseded
    } else if first.is_complete() && !other.is_complete() {
        Fate::Incomplete
    } else if other.ret == first.ret {
        Fate::Duplicate
    } else {
        Fate::Conflicting
    }
}

fn told(body: &Body, first: &Received, other: &Received, fate: Fate) -> Notice {
    let (mine, theirs) = (named(first), named(other));
    match fate {
        Fate::Superseded => {
            let text = format!(
                "{}: revision {} replaces revision {} ({theirs})",
                body.name,
                first.revision(),
                other.revision()
            );
            Notice::new(Topic::Superseded, Some(&body.id), text, "")
        }
        Fate::Duplicate => {
            let text = if first.name == other.name {
                format!("{}: {mine} was given twice and is counted once", body.name)
            } else {
                format!("{}: {theirs} says the same as {mine} and is counted once", body.name)
            };
            Notice::new(Topic::Duplicate, Some(&body.id), text, "")
        }
        Fate::Incomplete => {
            let text = format!(
                "{}: revision {} ({theirs}) was sent as incomplete and is not counted; revision {} ({mine}) is complete and is",
                body.name,
                other.revision(),
                first.revision(),
            );
            Notice::new(
                Topic::IncompleteAside,
                Some(&body.id),
                text,
                "Ask the body for a complete revision if it has more to say",
            )
        }
        Fate::Conflicting => {
            let shown =
                if first.name == other.name { format!("receipt {}", first.receipt) } else { first.name.clone() };
            let why = if first.as_at() == other.as_at() {
                "both are as at the same moment, so this is the one with the higher receipt code, which says nothing about which is right"
            } else {
                "it is as at the later moment"
            };
            let text = format!(
                "{}: {mine} and {theirs} are both revision {} and differ ({}); the figures shown are those of {shown}, because {why}",
                body.name,
                first.revision(),
                differences(&first.ret, &other.ret),
            );
            Notice::new(
                Topic::Conflict,
                Some(&body.id),
                text,
                "Ask the body which one stands, and for a next revision that says so",
            )
        }
    }
}

fn named(bundle: &Received) -> String {
    if bundle.receipt.is_empty() {
        bundle.name.clone()
    } else {
        format!("{} (receipt {})", bundle.name, bundle.receipt)
    }
}
