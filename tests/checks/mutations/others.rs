//! Owns what each kind of change does to risks, events, restatements, contracts, cells and the header.
//! Must not know which rule finds it.

use super::actions::days;
use super::{Change, Seeded, pick};
use quarterdeck::model::{Band, Event, EventKind, Parts, Period, RecordKind, Ref, Risk, RowId, Treatment};
use rust_decimal::Decimal;

pub(super) const KINDS: &[(&str, Change)] = &[
    ("drop a risk of last quarter", |p, s, lot| {
        let last = s.last?;
        let at = pick(p.risks.len(), lot, |at| {
            last.risks()
                .records()
                .any(|l| l.reference == p.risks[at].record.reference && l.register == p.risks[at].record.register)
        })?;
        p.risks.remove(at);
        Some(())
    }),
    ("drop an event that ends or begins a risk", |p, s, lot| {
        s.last?;
        let at = pick(p.events.len(), lot, |at| moves(&p.events[at].record) && alone(p, &p.events[at].record))?;
        p.events.remove(at);
        Some(())
    }),
    ("drop an event that only rescores or refocuses", |p, _, lot| {
        let at = pick(p.events.len(), lot, |at| {
            matches!(p.events[at].record.event, Some(EventKind::Rescored | EventKind::Refocused))
        })?;
        p.events.remove(at);
        Some(())
    }),
    ("drop a restatement", |p, s, lot| {
        s.last?;
        let at = pick(p.restatements.len(), lot, |_| true)?;
        p.restatements.remove(at);
        Some(())
    }),
    ("drop a contract of last quarter", |p, s, lot| {
        let last = s.last?;
        let at = pick(p.contracts.len(), lot, |at| {
            last.contracts().records().any(|l| l.contract == p.contracts[at].record.contract)
        })?;
        p.contracts.remove(at);
        Some(())
    }),
    ("drop a line of the account of cells", |p, _, lot| {
        let at = pick(p.evidence.len(), lot, |at| !p.evidence[at].ledger.is_empty())?;
        let line = lot.below(p.evidence[at].ledger.len());
        p.evidence[at].ledger.remove(line);
        Some(())
    }),
    ("duplicate a risk", |p, _, lot| {
        let at = pick(p.risks.len(), lot, |_| true)?;
        let mut row = p.risks[at].clone();
        row.id = RowId::new("r-twin");
        p.risks.push(row);
        Some(())
    }),
    ("change a risk's reference", |p, s, lot| {
        s.last?;
        edit(p, lot, |_| true, |r, _| r.reference = Ref::new("ZZ99"))
    }),
    ("change a risk's words to another's", |p, s, lot| {
        let last = s.last?;
        let told = |p: &Parts, r: &Risk| {
            p.events.iter().any(|e| {
                e.record.reference == r.reference
                    && matches!(e.record.event, Some(EventKind::Refocused | EventKind::Split))
            })
        };
        let at = pick(p.risks.len(), lot, |at| {
            let risk = &p.risks[at].record;
            !told(p, risk)
                && last.risks().records().any(|l| l.reference == risk.reference && l.register == risk.register)
        })?;
        "Allotment waiting lists".clone_into(&mut p.risks[at].record.title);
        Some(())
    }),
    ("the new figure of a restatement", |p, _, lot| {
        let at = pick(p.restatements.len(), lot, |_| true)?;
        "12.3".clone_into(&mut p.restatements[at].record.new);
        Some(())
    }),
    ("blank the reason of a restatement", |p, _, lot| {
        let at = pick(p.restatements.len(), lot, |at| !p.restatements[at].record.reason.is_empty())?;
        p.restatements[at].record.reason.clear();
        Some(())
    }),
    ("blank the reason of an event that ends or begins", |p, _, lot| {
        let at = pick(p.events.len(), lot, |at| moves(&p.events[at].record) && !p.events[at].record.reason.is_empty())?;
        p.events[at].record.reason.clear();
        Some(())
    }),
    ("score of a risk", |p, _, lot| {
        edit(p, lot, |r| r.likelihood.is_some() && r.impact.is_some(), |r, _| r.score = r.score.map(|score| score + 1))
    }),
    ("likelihood of a risk with its score left", |p, _, lot| {
        edit(
            p,
            lot,
            |r| r.score.is_some() && r.impact.is_some_and(|impact| impact > 0),
            |r, _| r.likelihood = r.likelihood.map(|l| if l > 1 { l - 1 } else { l + 1 }),
        )
    }),
    ("colour of a risk", |p, _, lot| {
        edit(
            p,
            lot,
            |r| r.rating.is_some(),
            |r, _| r.rating = Some(if r.rating == Some(Band::Green) { Band::Red } else { Band::Green }),
        )
    }),
    ("last quarter's score of a risk", |p, s, lot| {
        let last = s.last?;
        edit(
            p,
            lot,
            |r| {
                r.previous_score.is_some()
                    && last.risks().records().any(|l| l.reference == r.reference && l.register == r.register)
            },
            |r, _| r.previous_score = r.previous_score.map(|score| score + 1),
        )
    }),
    ("blank the treatment of a red risk", |p, _, lot| {
        edit(p, lot, |r| red(r) && r.treatment.is_some(), |r, _| r.treatment = None)
    }),
    ("blank the controls of a red risk", |p, _, lot| {
        edit(p, lot, |r| red(r) && !r.mitigation.is_empty(), |r, _| r.mitigation.clear())
    }),
    ("blank the controls of an amber risk", |p, _, lot| {
        edit(p, lot, |r| r.score.is_some_and(|score| score < 10), |r, _| r.mitigation.clear())
    }),
    ("target of a risk above its score", |p, _, lot| {
        edit(
            p,
            lot,
            |r| r.score.is_some_and(|score| score < 16),
            |r, _| (r.target_likelihood, r.target_impact, r.target_score) = (Some(4), Some(4), Some(16)),
        )
    }),
    ("move a review into last summer", |p, s, lot| {
        let first = s.period.first_day()?;
        edit(p, lot, |r| r.reviewed_at.is_some_and(|date| date >= first), |r, _| r.reviewed_at = Some(days(first, -60)))
    }),
    ("move a risk's target date into the past", |p, s, lot| {
        let end = s.period.last_day()?;
        let above = |r: &Risk| r.score.zip(r.target_score).is_some_and(|(score, target)| score > target);
        edit(
            p,
            lot,
            |r| above(r) && r.target_date.is_some_and(|date| date > end),
            |r, _| r.target_date = Some(days(end, -30)),
        )
    }),
    ("value of a contract", |p, s, lot| {
        let known = |p: &Parts, at: usize| {
            let contract = &p.contracts[at].record;
            let agreed = s.framework.contract(&contract.contract).and_then(|terms| terms.value).is_some();
            contract.value.is_some() && agreed && contract.change.is_empty()
        };
        let at = pick(p.contracts.len(), lot, |at| known(p, at))?;
        let value = p.contracts[at].record.value?;
        p.contracts[at].record.value = Some(value + Decimal::ONE_THOUSAND);
        Some(())
    }),
    ("blank who prepared the return", |p, _, _| {
        p.header.prepared_by.clear();
        Some(())
    }),
    ("another quarter of the return", |p, _, _| {
        p.header.period = match p.header.period {
            Some(Period::Quarter(year, 2)) => Some(Period::Quarter(year - 1, 2)),
            _ => Some(Period::Quarter(2022, 2)),
        };
        Some(())
    }),
    ("a benchmark", |p, _, lot| {
        let at = pick(p.benchmarks.len(), lot, |at| p.benchmarks[at].record.value.is_some())?;
        let value = p.benchmarks[at].record.value?;
        p.benchmarks[at].record.value = Some(value + Decimal::new(1, 1));
        Some(())
    }),
];

/// Whether it ends a risk or brings one, in a way that needs a reason.
fn moves(event: &Event) -> bool {
    let kinds = [EventKind::Closed, EventKind::Escalated, EventKind::DeEscalated];
    event.record == Some(RecordKind::Risk) && event.event.is_some_and(|kind| kinds.contains(&kind))
}

/// Whether no other event tells the same coming or going.
fn alone(parts: &Parts, event: &Event) -> bool {
    parts.events.iter().filter(|row| moves(&row.record) && row.record.reference == event.reference).count() == 1
}

fn red(risk: &Risk) -> bool {
    risk.score.is_some_and(|score| score >= 12) && risk.treatment != Some(Treatment::Terminate)
}

fn edit(
    parts: &mut Parts,
    lot: &mut Seeded,
    fits: impl Fn(&Risk) -> bool,
    change: impl Fn(&mut Risk, &mut Seeded),
) -> Option<()> {
    let at = pick(parts.risks.len(), lot, |at| fits(&parts.risks[at].record))?;
    change(&mut parts.risks[at].record, lot);
    Some(())
}
