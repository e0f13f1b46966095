//! Owns the panel beside the grid: one record whole, last quarter beside this one, its findings, or the steps taken so far.
//! Must not know how a finding is found, nor how a verdict is reckoned.

mod line;
mod reckoned;
mod steps;

use crate::app::{Command, RecordView, Room};
use crate::model::{Finding, RecordKind, Tier};
use crate::ui::tokens::SPACE;
use crate::ui::widgets::{chip, lead, quiet, secondary, small, strong};
use eframe::egui::{ScrollArea, Ui};

/// Draws the record under the grid's cursor, or the steps.
pub(super) fn record_ui(ui: &mut Ui, room: &Room, kind: RecordKind, commands: &mut Vec<Command>) {
    let steps = room.panel().shows_steps();
    ui.horizontal(|ui| {
        for (shows, title) in [(false, "Record"), (true, "Steps")] {
            if chip(ui, steps == shows, title).clicked() {
                commands.push(Command::ShowSteps(shows));
            }
        }
    });
    ui.add_space(2.0 * SPACE);
    ScrollArea::vertical().auto_shrink(false).id_salt(steps).show(ui, |ui| {
        // Room for the bar, and rows as close as they can be told apart.
        ui.set_width(ui.available_width() - 3.0 * SPACE);
        ui.spacing_mut().interact_size.y = 5.0 * SPACE;
        ui.spacing_mut().item_spacing.y = SPACE;
        if steps {
            steps::steps_ui(ui, room, commands);
            return;
        }
        match room.panel().record().filter(|record| record.kind == kind) {
            Some(record) => whole_ui(ui, room, record, commands),
            None => drop(secondary(ui, "Choose a row to see it whole")),
        }
    });
}

fn whole_ui(ui: &mut Ui, room: &Room, record: &RecordView, commands: &mut Vec<Command>) {
    small(ui, &record.above);
    lead(ui, &record.title);
    ui.add_space(SPACE);
    confirm_ui(ui, room, record, commands);
    findings_ui(ui, room, record, Above, commands);
    for reckoned in &record.reckoned {
        reckoned::reckoned_ui(ui, reckoned);
    }
    ui.add_space(2.0 * SPACE);
    line::headings_ui(ui, record);
    for line in &record.lines {
        line::line_ui(ui, room, record, line, commands);
    }
    if !record.events.is_empty() {
        ui.add_space(3.0 * SPACE);
        strong(ui, "What happened this quarter");
        for event in &record.events {
            secondary(ui, event);
        }
    }
    findings_ui(ui, room, record, Below, commands);
}

/// What was carried forward counts only once somebody says so.
fn confirm_ui(ui: &mut Ui, room: &Room, record: &RecordView, commands: &mut Vec<Command>) {
    let Some(told) = &record.unconfirmed else { return };
    small(ui, told);
    if room.can_change() && quiet(ui, "Confirm as it stands and go on (Ctrl+Enter)").clicked() {
        commands.push(Command::ConfirmAndNext);
    }
    ui.add_space(SPACE);
}

/// Where findings stand: the open ones above the values of the record, what is settled or only worth knowing below them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Above,
    Below,
}
use Side::{Above, Below};

/// The findings of a record on one side of its values. While nobody has confirmed it, only what must be fixed comes first: the rest
/// may be gone once somebody has.
fn findings_ui(ui: &mut Ui, room: &Room, record: &RecordView, side: Side, commands: &mut Vec<Command>) {
    let place = |finding: &Finding| match finding.tier {
        Tier::MustFix => Above,
        Tier::ExplainOrFix if finding.explanation.is_none() && record.unconfirmed.is_none() => Above,
        _ => Below,
    };
    let about = |finding: &Finding| {
        finding.place.record == Some(record.kind)
            && finding.place.row.as_ref() == Some(&record.row)
            && place(finding) == side
    };
    for (at, _) in room.findings().iter().enumerate().filter(|(_, finding)| about(finding)) {
        ui.add_space(2.0 * SPACE);
        super::findings::finding_ui(ui, room, at, commands);
    }
}
