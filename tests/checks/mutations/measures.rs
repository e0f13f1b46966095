//! Owns what each kind of change does to a measure.
//! Must not know which rule finds it.

use super::{Change, Seeded, Setting, pick};
use quarterdeck::checks::verdict;
use quarterdeck::model::{Aggregation, Measure, MeasureStatus, NoDataReason, Parts, Period, Polarity, Ref, RowId};
use rust_decimal::Decimal;

pub(super) const KINDS: &[(&str, Change)] = &[
    ("drop a measure of the quarter", |p, s, lot| {
        let at = due(p, s, lot)?;
        p.measures.remove(at);
        Some(())
    }),
    ("drop an earlier quarter's figure", |p, s, lot| {
        let at = pick(p.measures.len(), lot, |at| p.measures[at].record.period < Some(s.period))?;
        // Of a restated one the return must give the new figure.
        if p.restatements.iter().any(|row| row.record.reference == p.measures[at].record.reference) {
            return None;
        }
        p.measures.remove(at);
        Some(())
    }),
    ("duplicate a measure of the quarter", |p, s, lot| {
        let at = due(p, s, lot)?;
        let mut row = p.measures[at].clone();
        row.id = RowId::new("m-twin");
        p.measures.push(row);
        Some(())
    }),
    ("change a measure's reference", |p, s, lot| {
        let at = due(p, s, lot)?;
        p.measures[at].record.reference = Ref::new("ZZ99");
        Some(())
    }),
    ("change a measure's commentary", |p, s, lot| {
        edit(
            p,
            s,
            lot,
            |_, m| m.value.is_some(),
            |_, m, _| "Checked by the service in the last week of the quarter.".clone_into(&mut m.commentary),
        )
    }),
    ("value of a measure: times ten", |p, s, lot| scaled(p, s, lot, Decimal::TEN)),
    ("value of a measure: a tenth", |p, s, lot| scaled(p, s, lot, Decimal::new(1, 1))),
    ("value of a measure: nought", |p, s, lot| {
        let five = Decimal::from(5);
        let far = |p: &Parts, m: &Measure| {
            let before = earlier(p, s, m);
            m.value.is_some_and(|value| value.abs() >= five)
                && !before.is_empty()
                && before.iter().all(|value| value.abs() >= five)
        };
        edit(p, s, lot, far, |_, m, _| m.value = Some(Decimal::ZERO))
    }),
    ("value of a measure: last quarter's", |p, s, lot| {
        let fits = |p: &Parts, m: &Measure| {
            let Some(last) = last_value(p, s, m) else { return false };
            let digits = last
                .normalize()
                .abs()
                .to_string()
                .trim_start_matches(['0', '.'])
                .bytes()
                .filter(u8::is_ascii_digit)
                .count();
            let plain = [Decimal::ZERO, Decimal::ONE_HUNDRED].contains(&last) || m.target == Some(last);
            let fresh = m.data_period.is_none()
                && !matches!(
                    frequency(s, m),
                    Some(quarterdeck::model::Frequency::Annual | quarterdeck::model::Frequency::HalfYearly)
                );
            let moved = m.value.is_some_and(|value| value != last);
            moved && fresh && !plain && digits >= 3 && aggregation(s, m) != Some(Aggregation::YearToDate)
        };
        edit(p, s, lot, fits, |p, m, _| m.value = last_value(p, s, m))
    }),
    ("value of a measure: blank", |p, s, lot| {
        edit(p, s, lot, |_, m| m.value.is_some() && m.no_data_reason.is_none(), |_, m, _| m.value = None)
    }),
    ("value of a measure: across its target", |p, s, lot| {
        let fits = |_: &Parts, m: &Measure| m.override_reason.is_empty() && across(s, m).is_some();
        edit(p, s, lot, fits, |_, m, _| m.value = across(s, m))
    }),
    ("value of a measure: in its last digit", |p, s, lot| {
        let near = |_: &Parts, m: &Measure| {
            let Some(value) = m.value else { return false };
            let nudged = Measure { value: Some(nudge(value)), ..m.clone() };
            value.abs() > Decimal::from(20)
                && m.numerator.is_none()
                && verdict(&nudged, s.framework).status == verdict(m, s.framework).status
        };
        edit(p, s, lot, near, |_, m, _| m.value = m.value.map(nudge))
    }),
    ("status of a measure: another", |p, s, lot| {
        let rated = |_: &Parts, m: &Measure| {
            m.status.is_some_and(|status| status != MeasureStatus::NotRated) && m.override_reason.is_empty()
        };
        edit(p, s, lot, rated, |_, m, _| {
            m.status =
                Some(if m.status == Some(MeasureStatus::Green) { MeasureStatus::Red } else { MeasureStatus::Green });
        })
    }),
    ("target of a measure", |p, s, lot| {
        let has = |_: &Parts, m: &Measure| {
            m.target.is_some() && s.framework.due_of(&m.reference, s.period).is_some_and(|due| due.target.is_some())
        };
        edit(p, s, lot, has, |_, m, _| m.target = m.target.map(|target| target + Decimal::ONE))
    }),
    ("polarity of a measure", |p, s, lot| {
        let has = |_: &Parts, m: &Measure| {
            m.polarity.is_some() && s.framework.measure(&m.reference).is_some_and(|planned| planned.polarity.is_some())
        };
        edit(p, s, lot, has, |_, m, _| {
            m.polarity = Some(if m.polarity == Some(Polarity::More) { Polarity::Less } else { Polarity::More });
        })
    }),
    ("unit of a measure", |p, s, lot| {
        let has = |_: &Parts, m: &Measure| {
            !m.unit.is_empty() && s.framework.measure(&m.reference).is_some_and(|planned| !planned.unit.is_empty())
        };
        edit(p, s, lot, has, |_, m, _| "furlongs".clone_into(&mut m.unit))
    }),
    ("numerator of a measure", |p, s, lot| {
        let has = |_: &Parts, m: &Measure| {
            m.numerator.is_some_and(|numerator| !numerator.is_zero()) && m.denominator.is_some() && m.value.is_some()
        };
        edit(p, s, lot, has, |_, m, _| m.numerator = m.numerator.map(|numerator| numerator * Decimal::new(12, 1)))
    }),
    ("blank the recovery of a measure off target", |p, s, lot| {
        let off = |_: &Parts, m: &Measure| {
            matches!(m.status, Some(MeasureStatus::Red | MeasureStatus::Amber)) && !m.recovery.is_empty()
        };
        edit(p, s, lot, off, |_, m, _| m.recovery.clear())
    }),
    ("blank the expected date of an awaited figure", |p, s, lot| {
        let awaited = |_: &Parts, m: &Measure| {
            m.no_data_reason == Some(NoDataReason::Awaited) && m.expected_date.is_some() && m.value.is_none()
        };
        edit(p, s, lot, awaited, |_, m, _| m.expected_date = None)
    }),
    ("an earlier quarter's figure", |p, s, lot| {
        let last = s.last?;
        let held = |m: &Measure| {
            last.measures().records().any(|l| l.reference == m.reference && l.period == m.period && l.value.is_some())
        };
        let restated = |p: &Parts, m: &Measure| p.restatements.iter().any(|row| row.record.reference == m.reference);
        let at = pick(p.measures.len(), lot, |at| {
            let m = &p.measures[at].record;
            m.period < Some(s.period) && m.value.is_some() && held(m) && !restated(p, m)
        })?;
        let value = p.measures[at].record.value?;
        p.measures[at].record.value = Some(value + Decimal::ONE);
        Some(())
    }),
];

fn due(parts: &Parts, setting: &Setting<'_>, lot: &mut Seeded) -> Option<usize> {
    pick(parts.measures.len(), lot, |at| {
        let measure = &parts.measures[at].record;
        let is_due = setting.framework.due_of(&measure.reference, setting.period).is_some();
        measure.period == Some(setting.period)
            && is_due
            && setting.framework.measure(&measure.reference).is_some_and(|m| m.body == parts.header.body)
    })
}

fn edit(
    parts: &mut Parts,
    setting: &Setting<'_>,
    lot: &mut Seeded,
    fits: impl Fn(&Parts, &Measure) -> bool,
    change: impl Fn(&Parts, &mut Measure, &mut Seeded),
) -> Option<()> {
    let at = pick(parts.measures.len(), lot, |at| {
        let measure = &parts.measures[at].record;
        let is_due = setting.framework.due_of(&measure.reference, setting.period).is_some();
        measure.period == Some(setting.period) && is_due && fits(parts, measure)
    })?;
    let mut measure = parts.measures[at].record.clone();
    change(parts, &mut measure, lot);
    parts.measures[at].record = measure;
    Some(())
}

/// Figures of the same measure in quarters before.
fn earlier(parts: &Parts, setting: &Setting<'_>, measure: &Measure) -> Vec<Decimal> {
    let own = parts.measures.iter().map(|row| &row.record);
    let last = setting.last.into_iter().flat_map(|last| last.measures().records());
    let quarters =
        own.chain(last).filter(|row| row.reference == measure.reference && row.period < Some(setting.period));
    quarters.filter(|row| matches!(row.period, Some(Period::Quarter(..)))).filter_map(|row| row.value).collect()
}

fn last_value(parts: &Parts, setting: &Setting<'_>, measure: &Measure) -> Option<Decimal> {
    let before = setting.period.previous_quarter();
    let accepted = setting
        .last
        .and_then(|last| last.measures().records().find(|l| l.reference == measure.reference && l.period == before));
    let own = || {
        parts.measures.iter().map(|row| &row.record).find(|l| l.reference == measure.reference && l.period == before)
    };
    accepted.or_else(own)?.value
}

fn aggregation(setting: &Setting<'_>, measure: &Measure) -> Option<Aggregation> {
    measure.aggregation.or(setting.framework.measure(&measure.reference)?.aggregation)
}

fn frequency(setting: &Setting<'_>, measure: &Measure) -> Option<quarterdeck::model::Frequency> {
    measure.frequency.or(setting.framework.measure(&measure.reference)?.frequency)
}

/// A digit too many or too few, where somebody could know: an earlier figure is far enough off, or the status no longer follows.
fn scaled(parts: &mut Parts, setting: &Setting<'_>, lot: &mut Seeded, factor: Decimal) -> Option<()> {
    let fits = |p: &Parts, m: &Measure| {
        let Some(value) = m.value.filter(|value| !value.is_zero()) else { return false };
        let made = value * factor;
        let wrong = Measure { value: Some(made), ..m.clone() };
        let flips = m.status.is_some()
            && m.override_reason.is_empty()
            && verdict(&wrong, setting.framework).status != verdict(m, setting.framework).status;
        let known = last_value(p, setting, m).is_some_and(|last| {
            last > Decimal::ZERO
                && made > Decimal::ZERO
                && (made - last).abs() > Decimal::from(5)
                && (made - last).abs() * Decimal::TWO > last * Decimal::from(10)
        });
        flips || known
    };
    edit(parts, setting, lot, fits, |_, m, _| m.value = m.value.map(|value| value * factor))
}

/// A figure on the other side of the target, far beyond the tolerance, where the row was rated.
fn across(setting: &Setting<'_>, measure: &Measure) -> Option<Decimal> {
    let given = measure.status.filter(|status| *status != MeasureStatus::NotRated)?;
    let value = measure.value?;
    let tries =
        [value * Decimal::new(3, 1), value * Decimal::from(3), value - Decimal::from(50), value + Decimal::from(50)];
    tries.into_iter().find(|other| {
        let status = verdict(&Measure { value: Some(*other), ..measure.clone() }, setting.framework).status;
        status != given && status != MeasureStatus::NotRated
    })
}

fn nudge(value: Decimal) -> Decimal {
    value + Decimal::new(1, value.scale())
}
