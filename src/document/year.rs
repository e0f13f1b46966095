//! Owns the turn of the year: what was complete leaves the plan with an event, what is new in the plan comes in with one.
//! Must not know what the quarter before said of anything that goes on.

use super::Starting;
use crate::framework::PlannedAction;
use crate::model::{Action, Event, EventKind, Period, RecordKind, Return, Row, RowId, RowIds, Status};
use crate::tables::RowText;
use std::collections::HashSet;

/// What the turn of the year does to the actions.
#[derive(Debug, Default)]
pub(super) struct Rolled {
    /// Rows that are not carried forward.
    pub(super) gone: HashSet<RowId>,
    /// Actions the plan has from this year on.
    pub(super) new: Vec<Row<Action>>,
    /// Why, one event each.
    pub(super) events: Vec<Row<Event>>,
}

/// Rolls the plan on where the quarter lies in a later year than last quarter's return; within a year nothing comes or goes.
pub(super) fn roll(previous: &Return, starting: &Starting<'_>, ids: &mut RowIds) -> Rolled {
    let last = previous.header().period;
    let year = |period: Option<Period>| period.and_then(Period::financial_year);
    let mut rolled = Rolled::default();
    if year(last) >= year(Some(starting.period)) {
        return rolled;
    }
    let when = last.map(Period::words).unwrap_or_default();
    let complete = previous.actions().rows().iter().filter(|row| row.record.counted_status() == Status::Complete);
    for row in complete {
        rolled.gone.insert(row.id.clone());
        let event = event(&row.record, EventKind::Closed, &format!("Complete in {when}"), starting);
        rolled.events.push(Row { id: ids.fresh("e"), record: event, extra: RowText::new() });
    }
    let there: HashSet<_> = previous.actions().records().map(|action| (&action.plan, &action.reference)).collect();
    let planned = starting.framework.planned_for(starting.body);
    for planned in planned.filter(|planned| !there.contains(&(&planned.plan, &planned.reference))) {
        let (record, row) = (from_plan(planned), ids.fresh("a"));
        let reason = format!("In the plan from {}", starting.period.words());
        let event = Event { row: Some(row.clone()), ..event(&record, EventKind::New, &reason, starting) };
        rolled.events.push(Row { id: ids.fresh("e"), record: event, extra: RowText::new() });
        rolled.new.push(Row { id: row, record, extra: RowText::new() });
    }
    rolled
}

fn event(action: &Action, kind: EventKind, reason: &str, starting: &Starting<'_>) -> Event {
    Event {
        record: Some(RecordKind::Action),
        container: action.plan.to_string(),
        reference: action.reference.clone(),
        event: Some(kind),
        effective_date: starting.period.first_day(),
        reason: reason.to_owned(),
        ..Event::default()
    }
}

/// An action as the base plan has it: no status yet.
pub(super) fn from_plan(planned: &PlannedAction) -> Action {
    Action {
        plan: planned.plan.clone(),
        reference: planned.reference.clone(),
        outcome: planned.outcome.clone(),
        theme: planned.theme.clone(),
        service: planned.service.clone(),
        action: planned.action.clone(),
        owner: planned.owner.clone(),
        milestone: planned.milestone.clone(),
        start_date: planned.start_date,
        due_date: planned.due_date,
        ..Action::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::framework::Framework;
    use crate::model::{BodyId, Header, Parts};
    use jiff::Timestamp;

    /// Housing's plan in quarter 4: the first action complete, the second not there yet, all others on track.
    fn quarter_four(framework: &Framework, body: &BodyId) -> Return {
        let actions = framework.planned_for(body).enumerate().filter(|(at, _)| *at != 1).map(|(at, planned)| {
            let status = if at == 0 { Status::Complete } else { Status::OnTrack };
            let confirmed_at = Some(Timestamp::UNIX_EPOCH);
            let record = Action { status: Some(status), confirmed_at, ..from_plan(planned) };
            Row { id: RowId::new(format!("a{at}")), record, extra: RowText::new() }
        });
        let header = Header { body: body.clone(), period: Some(Period::Quarter(2022, 4)), ..Header::default() };
        Return::from_parts(Parts { header, actions: actions.collect(), ..Parts::default() }).expect("rows")
    }

    #[test]
    fn at_the_turn_of_the_year_the_population_balances_by_events() {
        let (body, period) = (BodyId::new("housing"), Period::Quarter(2023, 1));
        let framework = Framework::built_in().rolled_to(period);
        let last = quarter_four(&framework, &body);
        let at = Timestamp::UNIX_EPOCH;
        let starting = Starting { framework: &framework, body: &body, period, at, previous: Some(&last) };
        let ret = super::super::carry_forward(&starting).expect("it carries");
        assert_eq!(ret.actions().len(), last.actions().len(), "one closed, one new");
        assert!(ret.actions().row(&RowId::new("a0")).is_none(), "the complete one is closed");
        let told: Vec<_> = ret.events().records().filter_map(|event| event.event).collect();
        assert_eq!(told, [EventKind::Closed, EventKind::New]);
        assert!(ret.actions().records().all(|action| action.confirmed_at.is_none()));
    }

    #[test]
    fn within_a_year_what_is_complete_stays() {
        let (body, framework) = (BodyId::new("housing"), Framework::built_in());
        let mut ids = Return::default().row_ids();
        let last = quarter_four(&framework, &body);
        let period = Period::Quarter(2022, 4);
        let starting =
            Starting { framework: &framework, body: &body, period, at: Timestamp::UNIX_EPOCH, previous: None };
        let rolled = roll(&last, &starting, &mut ids);
        assert!(rolled.gone.is_empty() && rolled.events.is_empty() && rolled.new.is_empty());
    }
}
