//! Owns carrying last quarter forward: the same records, nothing confirmed, last quarter's verdicts as last quarter's.
//! Must not know what was changed afterwards.

use super::{Starting, year};
use crate::framework::{Due, PlannedMeasure};
use crate::model::{
    Action, Contract, Header, Measure, Narrative, Parts, QueryState, Refused, Return, Risk, Row, RowId, RowIds,
};

/// A draft that begins as last quarter's accepted return: row ids kept, statuses unconfirmed, words of the quarter cleared. In the
/// first quarter of a year the plan is rolled on: see `document::year`. Without a previous return it begins as the base plan: its actions
/// without a status, its measures due.
///
/// # Errors
/// `Refused::RowTaken` when the previous return's rows cannot stand in one return.
pub fn carry_forward(starting: &Starting<'_>) -> Result<Return, Refused> {
    let Some(previous) = starting.previous else { return from_plan(starting) };
    let mut ids = previous.row_ids();
    let rolled = year::roll(previous, starting, &mut ids);
    let kept = previous.actions().rows().iter().filter(|row| !rolled.gone.contains(&row.id));
    let gone = rolled.gone.iter().cloned();
    let parts = Parts {
        header: Header { prepared_by: previous.header().prepared_by.clone(), ..starting.header() },
        actions: kept.map(|row| with(row, action(&row.record))).chain(rolled.new).collect(),
        measures: measures(Some(previous), starting, &mut ids),
        risks: previous.risks().rows().iter().map(|row| with(row, risk(&row.record))).collect(),
        contracts: previous.contracts().rows().iter().map(|row| with(row, contract(&row.record))).collect(),
        narratives: previous.narratives().rows().iter().map(|row| with(row, narrative(&row.record))).collect(),
        events: rolled.events,
        queries: previous
            .queries()
            .rows()
            .iter()
            .filter(|row| row.record.state == Some(QueryState::Open))
            .cloned()
            .collect(),
        retired: previous.measures().rows().iter().map(|row| row.id.clone()).chain(gone).collect(),
        ..Parts::default()
    };
    Return::from_parts(parts)
}

/// What the base plan alone says: for a body whose return of last quarter was not received.
fn from_plan(starting: &Starting<'_>) -> Result<Return, Refused> {
    let mut ids = Return::default().row_ids();
    let planned = starting.framework.planned_for(starting.body);
    let actions = planned.map(|planned| Row {
        id: ids.fresh("a"),
        record: year::from_plan(planned),
        extra: crate::tables::RowText::new(),
    });
    let actions = actions.collect();
    let measures = measures(None, starting, &mut ids);
    Return::from_parts(Parts { header: starting.header(), actions, measures, ..Parts::default() })
}

fn with<R>(row: &Row<R>, record: R) -> Row<R> {
    Row { id: row.id.clone(), record, extra: row.extra.clone() }
}

fn action(last: &Action) -> Action {
    Action {
        previous_status: Some(last.counted_status()),
        confirmed_at: None,
        status_as_written: String::new(),
        commentary: String::new(),
        no_update_reason: String::new(),
        ..last.clone()
    }
}

fn risk(last: &Risk) -> Risk {
    Risk {
        previous_score: last.score,
        confirmed_at: None,
        rating_as_written: String::new(),
        commentary: String::new(),
        ..last.clone()
    }
}

fn contract(last: &Contract) -> Contract {
    let (change, change_reason) = (String::new(), String::new());
    Contract { change, change_reason, penalties: None, meetings_due: None, meetings_held: None, ..last.clone() }
}

fn narrative(last: &Narrative) -> Narrative {
    Narrative { text: String::new(), ..last.clone() }
}

/// The measures due this quarter: what describes them is kept from last quarter's row, the figure is not.
fn measures(previous: Option<&Return>, starting: &Starting<'_>, ids: &mut RowIds) -> Vec<Row<Measure>> {
    let last_period = previous.and_then(|previous| previous.header().period);
    let due = starting.framework.due_for(starting.body, starting.period);
    due.map(|(measure, due)| {
        let is_last =
            |row: &&Row<Measure>| row.record.reference == measure.reference && row.record.period == last_period;
        let last = previous.and_then(|previous| previous.measures().rows().iter().find(is_last));
        let id: RowId = last.map_or_else(|| ids.fresh("m"), |row| row.id.clone());
        Row { id, record: expected(measure, due), extra: last.map(|row| row.extra.clone()).unwrap_or_default() }
    })
    .collect()
}

fn expected(measure: &PlannedMeasure, due: &Due) -> Measure {
    Measure {
        reference: measure.reference.clone(),
        period: due.period,
        component: measure.component.clone(),
        contract: measure.contract.clone(),
        outcome: measure.outcome.clone(),
        measure: measure.measure.clone(),
        owner: measure.owner.clone(),
        unit: measure.unit.clone(),
        polarity: measure.polarity,
        frequency: measure.frequency,
        aggregation: measure.aggregation,
        target: due.target,
        target_upper: due.target_upper,
        annual_target: due.annual_target,
        target_date: due.target_date,
        tolerance: measure.tolerance,
        tolerance_kind: measure.tolerance_kind,
        lifecycle: measure.lifecycle,
        ..Measure::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::framework::Framework;
    use crate::model::{BodyId, Header, Period, Ref, RowId, Status};
    use crate::tables::{CellText, RowText};
    use jiff::Timestamp;

    fn last_quarter() -> Return {
        let action = Action {
            reference: Ref::new("27a"),
            status: Some(Status::Medium),
            confirmed_at: Some(Timestamp::UNIX_EPOCH),
            commentary: "Slipped by a month.".to_owned(),
            ..Action::default()
        };
        let header = Header { period: Period::parse("2022-23-Q2").ok(), ..Header::default() };
        let actions = vec![Row { id: RowId::new("a9"), record: action, extra: RowText::new() }];
        Return::from_parts(Parts { header, actions, ..Parts::default() }).expect("one row")
    }

    fn carried() -> Return {
        let body = BodyId::new("housing");
        let period = Period::parse("2022-23-Q3").expect("a quarter");
        start(&Framework::built_in(), &body, period, Some(&last_quarter()))
    }

    fn start(framework: &Framework, body: &BodyId, period: Period, previous: Option<&Return>) -> Return {
        let starting = Starting { framework, body, period, at: Timestamp::UNIX_EPOCH, previous };
        carry_forward(&starting).expect("it carries")
    }

    #[test]
    fn without_last_quarters_return_the_base_plan_is_the_beginning() {
        let (framework, body) = (Framework::built_in(), BodyId::new("housing"));
        let ret = start(&framework, &body, Period::Quarter(2022, 3), None);
        assert_eq!(ret.actions().len(), framework.planned_for(&body).count());
        assert!(ret.actions().records().all(|action| action.status.is_none() && !action.action.is_empty()));
        assert!(!ret.measures().is_empty());
    }

    #[test]
    fn a_carried_action_is_no_update_until_confirmed() {
        let ret = carried();
        let row = ret.actions().row(&RowId::new("a9")).expect("the row id is kept");
        assert_eq!(row.record.counted_status(), Status::NoUpdate);
        assert_eq!(row.record.previous_status, Some(Status::Medium));
        assert_eq!(row.record.commentary, "", "last quarter's words stay last quarter's");
    }

    #[test]
    fn every_due_measure_waits_for_its_figure() {
        let ret = carried();
        let framework = Framework::built_in();
        let due = framework.due_for(&ret.header().body, ret.header().period.expect("a quarter")).count();
        assert!(due > 0 && ret.measures().len() == due);
        assert!(ret.measures().records().all(|measure| measure.value.is_none() && measure.confirmed_at.is_none()));
    }
}
