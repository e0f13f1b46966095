//! Owns the lists of actions: all of them, the red ones, the silent ones.
//! Must not know how they are drawn.

use super::may_show;
use crate::consolidation::{ActionLine, Quarter};
use crate::report::phrases::{sentences, short_word};
use crate::report::table::{Cell, Column, Place, Table};

/// Every action, one row each, for filtering.
pub fn all_actions(quarter: &Quarter) -> Table {
    let own = |title: &str, width| Column::new(title, width, Place::Own);
    let columns = vec![
        own("Ref", 10),
        own("Action", 52),
        own("Outcome", 30),
        own("Body", 26),
        own("Owner", 30),
        own("Due", 12),
        own("Now due", 12),
        own("Status", 18),
        own("Last quarter", 18),
        own("Progress", 44),
        own("Plan", 18),
        own("Theme", 24),
        own("Service", 24),
        own("Milestone", 32),
        own("Cause", 36),
        own("Recovery", 36),
        own("Recovery lead", 26),
        own("Back on track by", 14),
        own("Why no update", 36),
        own("Completed", 12),
    ];
    let mut table = Table::new("Every action of this quarter, in the order of plan, outcome and body", columns)
        .printed_to("Progress");
    for line in shown(quarter.action_lines()) {
        let action = line.held.record();
        let outcome = quarter.outcome_of(action).map(|outcome| quarter.outcome_name(outcome));
        table.row(vec![
            Cell::text(action.reference.as_str()),
            Cell::text(&action.action),
            Cell::text(outcome.unwrap_or_default()),
            Cell::text(quarter.body_name(line.held.body)),
            Cell::text(&action.owner),
            due(&line),
            Cell::maybe(action.revised_date, Cell::Date),
            Cell::Status(line.now),
            Cell::maybe(line.was, Cell::Status),
            Cell::text(&action.commentary),
            Cell::text(quarter.plan_name(&action.plan)),
            Cell::text(&action.theme),
            Cell::text(&action.service),
            Cell::text(&action.milestone),
            Cell::text(&action.cause),
            Cell::text(&action.recovery),
            Cell::text(&action.recovery_owner),
            Cell::maybe(action.recovery_date, Cell::Date),
            Cell::text(&action.no_update_reason),
            Cell::maybe(action.completed_date, Cell::Date),
        ]);
    }
    table
}

/// The actions with significant issues, with what will bring them back.
pub fn red_actions(quarter: &Quarter) -> Table {
    let columns = vec![
        Column::new("Ref", 10, Place::Head),
        Column::new("Action", 52, Place::Own),
        Column::new("Outcome", 30, Place::Under),
        Column::new("Body", 26, Place::Under),
        Column::new("Last quarter", 18, Place::Own),
        Column::new("Cause", 40, Place::Own),
        Column::new("Recovery", 40, Place::Own),
        Column::new("Recovery lead", 28, Place::Own),
        Column::new("Back on track by", 16, Place::Under),
        Column::new("Plan", 18, Place::SheetOnly),
        Column::new("Due", 12, Place::SheetOnly),
        Column::new("Progress", 44, Place::SheetOnly),
    ];
    let mut table =
        Table::new("Red actions: why, and what will bring each back on track", columns).printed_to("Back on track by");
    for line in shown(quarter.red_actions()) {
        let action = line.held.record();
        let outcome = quarter.outcome_of(action).map_or("", |outcome| quarter.outcome_name(outcome));
        table.row(vec![
            Cell::text(action.reference.as_str()),
            Cell::text(&action.action),
            Cell::text(outcome_or_plan(quarter, &line, outcome)),
            Cell::text(quarter.body_name(line.held.body)),
            Cell::maybe(line.was, Cell::Status),
            Cell::text(&action.cause),
            Cell::text(&action.recovery),
            Cell::text(&action.recovery_owner),
            Cell::maybe(action.recovery_date, Cell::Date),
            Cell::text(quarter.plan_name(&action.plan)),
            due(&line),
            Cell::text(&action.commentary),
        ]);
    }
    table
}

/// The actions without an update, with why.
pub fn silent_actions(quarter: &Quarter) -> Table {
    let columns = vec![
        Column::new("Ref", 10, Place::Head),
        Column::new("Action", 52, Place::Own),
        Column::new("Outcome", 30, Place::Under),
        Column::new("Body", 26, Place::Own),
        Column::new("Last quarter", 18, Place::Own),
        Column::new("Why there is no update", 48, Place::Own),
        Column::new("Owner", 30, Place::Own),
        Column::new("Plan", 18, Place::SheetOnly),
        Column::new("Due", 12, Place::SheetOnly),
    ];
    let mut table = Table::new("Actions without an update, and why", columns).printed_to("Owner");
    for line in shown(quarter.silent_actions()) {
        let action = line.held.record();
        let outcome = quarter.outcome_of(action).map_or("", |outcome| quarter.outcome_name(outcome));
        table.row(vec![
            Cell::text(action.reference.as_str()),
            Cell::text(&action.action),
            Cell::text(outcome_or_plan(quarter, &line, outcome)),
            Cell::text(quarter.body_name(line.held.body)),
            Cell::maybe(line.was, Cell::Status),
            Cell::text(silence(quarter, &line)),
            Cell::text(&action.owner),
            Cell::text(quarter.plan_name(&action.plan)),
            due(&line),
        ]);
    }
    table
}

fn shown(lines: Vec<ActionLine<'_>>) -> impl Iterator<Item = ActionLine<'_>> {
    lines.into_iter().filter(|line| may_show(line.held.record().publish))
}

/// An action outside the headline table is told by its plan.
fn outcome_or_plan(quarter: &Quarter, line: &ActionLine<'_>, outcome: &str) -> String {
    let plan = quarter.plan_name(&line.held.record().plan);
    match (line.headline, outcome.is_empty()) {
        (true, _) => outcome.to_owned(),
        (false, true) => plan.to_owned(),
        (false, false) => format!("{plan}, {outcome}"),
    }
}

/// Why there is no update: the reason given, and whether a status stands there that nobody confirmed.
fn silence(quarter: &Quarter, line: &ActionLine<'_>) -> String {
    let action = line.held.record();
    let carried = action.status.filter(|_| line.is_carried_forward()).map(|status| {
        format!(
            "Carried forward as \u{201c}{}\u{201d}; nobody confirmed it this quarter",
            short_word(quarter.framework(), status)
        )
    });
    let reason = Some(action.no_update_reason.clone()).filter(|reason| !reason.trim().is_empty());
    let told: Vec<String> = reason.into_iter().chain(carried).collect();
    if told.is_empty() { "No reason given".to_owned() } else { sentences(told) }
}

fn due(line: &ActionLine<'_>) -> Cell {
    let action = line.held.record();
    Cell::maybe(action.due_date, Cell::Date).or(Cell::text(&action.due_as_written))
}
