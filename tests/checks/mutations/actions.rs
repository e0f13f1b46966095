//! Owns what each kind of change does to an action.
//! Must not know which rule finds it.

use super::{Change, Seeded, Setting, pick};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use quarterdeck::model::{Action, OutcomeId, Parts, Ref, RowId, Status};

pub(super) const KINDS: &[(&str, Change)] = &[
    ("drop an action", |p, s, lot| {
        let at = planned(p, s, lot)?;
        p.actions.remove(at);
        Some(())
    }),
    ("duplicate an action", |p, _, lot| {
        let at = pick(p.actions.len(), lot, |at| !p.actions[at].record.reference.is_empty())?;
        let mut row = p.actions[at].clone();
        row.id = RowId::new("a-twin");
        p.actions.push(row);
        Some(())
    }),
    ("change an action's reference", |p, s, lot| {
        let at = planned(p, s, lot)?;
        p.actions[at].record.reference = Ref::new("ZZ99");
        Some(())
    }),
    ("change an action's words to another's", |p, s, lot| {
        let at = planned(p, s, lot)?;
        let words = "Publish an allotment newsletter for new plot holders";
        words.clone_into(&mut p.actions[at].record.action);
        Some(())
    }),
    ("change an action's outcome", |p, s, lot| {
        let at = planned(p, s, lot)?;
        let own =
            s.framework.planned_action(&p.actions[at].record.plan, &p.actions[at].record.reference)?.outcome.clone()?;
        let other = s.framework.outcomes().iter().find(|outcome| outcome.id != own)?;
        p.actions[at].record.outcome = Some(OutcomeId::new(other.id.as_str()));
        Some(())
    }),
    ("change an action's owner", |p, _, lot| edit(p, lot, |_| true, |a, _| "Head of Change".clone_into(&mut a.owner))),
    ("change an action's milestone", |p, _, lot| {
        edit(p, lot, |_| true, |a, _| "Another one".clone_into(&mut a.milestone))
    }),
    ("change an action's commentary on track", |p, _, lot| {
        edit(p, lot, is(Status::OnTrack), |a, _| {
            "Work went on as planned in every ward of the borough.".clone_into(&mut a.commentary);
        })
    }),
    ("blank the commentary of an action off track", |p, _, lot| {
        edit(p, lot, |a| off_track(a) && !a.commentary.is_empty() && !awaited(a), |a, _| a.commentary.clear())
    }),
    ("blank the cause of an action off track", |p, _, lot| {
        edit(p, lot, |a| off_track(a) && !a.cause.is_empty() && !awaited(a), |a, _| a.cause.clear())
    }),
    ("blank the recovery of an action off track", |p, _, lot| {
        edit(p, lot, |a| off_track(a) && !a.recovery.is_empty() && !awaited(a), |a, _| a.recovery.clear())
    }),
    ("blank the reason for no update", |p, _, lot| {
        edit(p, lot, |a| is(Status::NoUpdate)(a) && !a.no_update_reason.is_empty(), |a, _| a.no_update_reason.clear())
    }),
    ("put a telephone number in a commentary", |p, _, lot| {
        edit(p, lot, |_| true, |a, _| a.commentary.push_str(" Ring 0121 569 2200."))
    }),
    ("status of an action: on track to red", |p, _, lot| {
        edit(p, lot, |a| is(Status::OnTrack)(a) && bare(a), |a, _| a.status = Some(Status::Significant))
    }),
    ("status of an action: on track to amber", |p, _, lot| {
        edit(p, lot, |a| is(Status::OnTrack)(a) && bare(a), |a, _| a.status = Some(Status::Medium))
    }),
    ("status of an action: off track to on track", |p, _, lot| {
        edit(p, lot, |a| off_track(a) && !bare(a), |a, _| a.status = Some(Status::OnTrack))
    }),
    ("status of an action: to complete", |p, _, lot| {
        edit(p, lot, |a| is(Status::OnTrack)(a) && a.completed_date.is_none(), |a, _| a.status = Some(Status::Complete))
    }),
    ("status of an action: complete to on track", |p, _, lot| {
        edit(p, lot, |a| is(Status::Complete)(a) && a.completed_date.is_some(), |a, _| a.status = Some(Status::OnTrack))
    }),
    ("status of an action: to no update", |p, _, lot| {
        edit(
            p,
            lot,
            |a| is(Status::OnTrack)(a) && a.no_update_reason.is_empty(),
            |a, _| a.status = Some(Status::NoUpdate),
        )
    }),
    ("status of an action: no update to on track", |p, _, lot| {
        edit(
            p,
            lot,
            |a| is(Status::NoUpdate)(a) && !a.no_update_reason.is_empty(),
            |a, _| {
                a.status = Some(Status::OnTrack);
                a.confirmed_at = a.confirmed_at.or("2023-01-10T09:00:00Z".parse().ok());
            },
        )
    }),
    ("status of an action: to a word nobody knows", |p, _, lot| {
        edit(p, lot, |a| a.status.is_some(), |a, _| (a.status, a.status_as_written) = (None, "Purple".to_owned()))
    }),
    ("status of an action: red to amber or amber to red", |p, _, lot| {
        edit(
            p,
            lot,
            |a| off_track(a) && whole(a),
            |a, _| {
                a.status = Some(if a.status == Some(Status::Medium) { Status::Significant } else { Status::Medium });
            },
        )
    }),
    ("last quarter's status of an action", |p, s, lot| {
        let last = s.last?;
        let had = |a: &Action| last.actions().records().any(|l| l.plan == a.plan && l.reference == a.reference);
        edit(
            p,
            lot,
            |a| a.previous_status.is_some() && had(a),
            |a, _| {
                a.previous_status =
                    Some(if a.previous_status == Some(Status::OnTrack) { Status::Medium } else { Status::OnTrack });
            },
        )
    }),
    ("move the due date of an action", |p, s, lot| {
        let has = |a: &Action| {
            a.due_date.is_some()
                && s.framework.planned_action(&a.plan, &a.reference).is_some_and(|planned| planned.due_date.is_some())
        };
        edit(p, lot, has, |a, lot| {
            a.due_date = a.due_date.map(|due| days(due, 30 + i64::try_from(lot.below(300)).unwrap_or(0)));
        })
    }),
    ("move the due date of an action to 1900", |p, _, lot| {
        edit(p, lot, |a| a.due_date.is_some(), |a, _| a.due_date = Some(date(1900, 1, 1)))
    }),
    ("blank the due date of an action", |p, s, lot| {
        let has = |a: &Action| {
            a.due_date.is_some()
                && a.revised_date.is_none()
                && s.framework.planned_action(&a.plan, &a.reference).is_some_and(|planned| planned.due_date.is_some())
        };
        edit(p, lot, has, |a, _| (a.due_date, a.due_as_written) = (None, String::new()))
    }),
    ("give a revised date without a reason", |p, _, lot| {
        edit(
            p,
            lot,
            |a| a.due_date.is_some() && a.revised_date.is_none(),
            |a, _| {
                a.revised_date = a.due_date.map(|due| days(due, 90));
                (a.date_reason, a.date_approved_by) = (String::new(), String::new());
            },
        )
    }),
    ("move the due date of an action on track into the past", |p, s, lot| {
        let end = s.period.last_day()?;
        edit(
            p,
            lot,
            |a| is(Status::OnTrack)(a) && a.due_date.is_some_and(|due| due > end) && a.revised_date.is_none(),
            |a, _| a.due_date = Some(days(end, -20)),
        )
    }),
    ("move a recovery date into the past", |p, s, lot| {
        let end = s.period.last_day()?;
        edit(
            p,
            lot,
            |a| off_track(a) && a.recovery_date.is_some_and(|date| date > end),
            |a, _| a.recovery_date = Some(days(end, -30)),
        )
    }),
    ("move a recovery date by a month ahead", |p, s, lot| {
        let end = s.period.last_day()?;
        edit(
            p,
            lot,
            |a| off_track(a) && a.recovery_date.is_some_and(|date| date > end),
            |a, _| a.recovery_date = a.recovery_date.map(|date| days(date, 30)),
        )
    }),
    ("move a completion date past the quarter", |p, s, lot| {
        let end = s.period.last_day()?;
        edit(
            p,
            lot,
            |a| is(Status::Complete)(a) && a.completed_date.is_some_and(|date| date <= end),
            |a, _| a.completed_date = Some(days(end, 40)),
        )
    }),
    ("move a start date behind the due date", |p, _, lot| {
        edit(
            p,
            lot,
            |a| a.due_date.is_some() && a.start_date != a.due_date,
            |a, _| a.start_date = a.due_date.map(|due| days(due, 10)),
        )
    }),
];

fn is(status: Status) -> impl Fn(&Action) -> bool {
    move |action| action.counted_status() == status
}

fn off_track(action: &Action) -> bool {
    matches!(action.counted_status(), Status::Medium | Status::Significant)
}

/// Whether somebody wrote that the reason is awaited, which stands for all the rest.
fn awaited(action: &Action) -> bool {
    [&action.commentary, &action.cause, &action.recovery].into_iter().any(|text| text.to_lowercase().contains("await"))
}

fn bare(action: &Action) -> bool {
    action.cause.is_empty() && action.recovery.is_empty() && action.recovery_date.is_none() && !awaited(action)
}

fn whole(action: &Action) -> bool {
    let texts = [&action.commentary, &action.cause, &action.recovery, &action.recovery_owner];
    texts.into_iter().all(|text| !text.is_empty()) && action.recovery_date.is_some()
}

/// An action of the plan.
fn planned(parts: &Parts, setting: &Setting<'_>, lot: &mut Seeded) -> Option<usize> {
    pick(parts.actions.len(), lot, |at| {
        let action = &parts.actions[at].record;
        setting
            .framework
            .planned_action(&action.plan, &action.reference)
            .is_some_and(|planned| planned.body == parts.header.body)
    })
}

fn edit(
    parts: &mut Parts,
    lot: &mut Seeded,
    fits: impl Fn(&Action) -> bool,
    change: impl Fn(&mut Action, &mut Seeded),
) -> Option<()> {
    let at = pick(parts.actions.len(), lot, |at| fits(&parts.actions[at].record))?;
    change(&mut parts.actions[at].record, lot);
    Some(())
}

pub(super) fn days(from: Date, count: i64) -> Date {
    from.checked_add(count.days()).expect("a day of this century")
}
