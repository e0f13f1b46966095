//! Owns the panel beside the grid: one record whole, last quarter beside this one, its findings, where its values came from.
//! Must not know how a finding is found.

use crate::app::grid::Mark;
use crate::app::{Command, Room};
use crate::model::{Action, Finding, Measure, RecordKind, Risk, RowId, Status};
use crate::tables::CellText;
use crate::ui::marks::mark_ui;
use crate::ui::tokens;
use crate::ui::widgets::{lead, quiet, secondary, small, strong};
use eframe::egui::{CornerRadius, Frame, Margin, ScrollArea, Stroke, Ui};
use jiff::civil::Date;

/// Draws the record under the grid's cursor.
pub(super) fn record_ui(ui: &mut Ui, room: &Room, kind: RecordKind, commands: &mut Vec<Command>) {
    let Some(grid) = room.grid(kind) else { return };
    let row = grid.state.cursor().map(|cell| cell.row.clone()).or_else(|| grid.view.rows.first().cloned());
    let Some(row) = row.filter(|row| room.document().ret().holds_row(row)) else {
        secondary(ui, "Choose a row to see it whole");
        return;
    };
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let ret = room.document().ret();
        if let Some(found) = ret.actions().row(&row) {
            action_ui(ui, room, &row, &found.record, commands);
        } else if let Some(found) = ret.measures().row(&row) {
            measure_ui(ui, room, &found.record);
        } else if let Some(found) = ret.risks().row(&row) {
            risk_ui(ui, room, &found.record);
        } else if let Some(found) = ret.narratives().row(&row) {
            title(ui, &found.record.section, &found.record.title);
            words(ui, "Words", &found.record.text);
        }
        findings_ui(ui, room, kind, &row, commands);
        source_ui(ui, room, &row);
    });
}

fn title(ui: &mut Ui, above: &str, text: &str) {
    small(ui, above);
    lead(ui, text);
    ui.add_space(6.0);
}

fn action_ui(ui: &mut Ui, room: &Room, row: &RowId, action: &Action, commands: &mut Vec<Command>) {
    let framework = room.framework();
    let outcome = action.outcome.as_ref().and_then(|id| framework.outcome(id)).map_or("", |outcome| &outcome.name);
    title(ui, &format!("{} \u{b7} {outcome}", action.reference), &action.action);
    fact(ui, "Lead", &action.owner);
    fact(ui, "Due", &date(action.due_date).unwrap_or_else(|| action.due_as_written.clone()));
    fact(ui, "Now due", &date(action.revised_date).unwrap_or_default());
    let period = room.document().ret().header().period;
    let named = |period: Option<crate::model::Period>| match period {
        Some(crate::model::Period::Quarter(_, quarter)) => format!("Quarter {quarter}"),
        _ => "This quarter".to_owned(),
    };
    if let Some(previous) = action.previous_status {
        status(ui, room, &named(period.and_then(crate::model::Period::previous_quarter)), previous);
    }
    status(ui, room, &named(period), action.counted_status());
    if action.status.is_some() && action.confirmed_at.is_none() && !room.is_sealed() {
        small(ui, "Carried forward: it counts as no update until it is set or confirmed");
        if quiet(ui, "Confirm as it stands").clicked() {
            commands.push(Command::Confirm(RecordKind::Action, row.clone()));
        }
    }
    words(ui, "Progress this quarter", &action.commentary);
    words(ui, "Cause", &action.cause);
    words(ui, "Recovery", &action.recovery);
    fact(ui, "Recovery lead", &action.recovery_owner);
    fact(ui, "Back on track", &date(action.recovery_date).unwrap_or_default());
    words(ui, "Why no update", &action.no_update_reason);
    if let Some(last) = room.document().previous().and_then(|previous| previous.actions().row(row)) {
        words(ui, "Last quarter said", &last.record.commentary);
    }
}

fn measure_ui(ui: &mut Ui, room: &Room, measure: &Measure) {
    title(ui, &measure.reference.to_string(), &measure.measure);
    fact(ui, "Owner", &measure.owner);
    let figure = |value: &Option<rust_decimal::Decimal>| match value {
        Some(value) if measure.unit == "%" => format!("{}%", value.text()),
        Some(value) => format!("{} {}", value.text(), measure.unit),
        None => String::new(),
    };
    fact(ui, "Figure", &figure(&measure.value));
    fact(ui, "Target", &figure(&measure.target));
    let earlier = room.document().ret().measures().records().filter(|other| {
        other.reference == measure.reference && other.period != measure.period && other.value.is_some()
    });
    for other in earlier {
        fact(ui, &other.period.map(crate::model::Period::words).unwrap_or_default(), &figure(&other.value));
    }
    let verdict = crate::checks::verdict(measure, room.framework());
    strong(ui, "Verdict from the figures");
    mark_ui(ui, Mark::from(verdict.status), verdict.status.code());
    small(ui, &verdict.why);
    words(ui, "What lies behind it", &measure.commentary);
    words(ui, "Cause", &measure.cause);
    words(ui, "Recovery", &measure.recovery);
    words(ui, "Why the status differs", &measure.override_reason);
}

fn risk_ui(ui: &mut Ui, room: &Room, risk: &Risk) {
    title(ui, &format!("{} \u{b7} {}", risk.reference, risk.register), &risk.title);
    fact(ui, "Owner", &risk.owner);
    fact(ui, "Likelihood", &risk.likelihood.text());
    fact(ui, "Impact", &risk.impact.text());
    fact(ui, "Score", &risk.score.text());
    fact(ui, "Last score", &risk.previous_score.text());
    fact(ui, "Target", &risk.target_score.text());
    words(ui, "Mitigation", &risk.mitigation);
    words(ui, "What changed", &risk.commentary);
    let events = room.document().ret().events().records().filter(|event| event.reference == risk.reference);
    for event in events {
        words(ui, event.event.map(crate::model::EventKind::code).unwrap_or_default(), &event.reason);
    }
}

fn date(date: Option<Date>) -> Option<String> {
    date.map(|date| date.strftime("%-d %B %Y").to_string())
}

/// A label and its value, side by side; nothing for a blank value.
fn fact(ui: &mut Ui, label: &str, value: &str) {
    if value.is_empty() {
        return;
    }
    ui.horizontal_top(|ui| {
        ui.scope(|ui| {
            ui.set_width(92.0);
            secondary(ui, label);
        });
        let width = ui.available_width();
        ui.scope(|ui| {
            ui.set_width(width);
            ui.add(eframe::egui::Label::new(value).wrap());
        });
    });
}

fn status(ui: &mut Ui, room: &Room, label: &str, status: Status) {
    ui.horizontal(|ui| {
        ui.scope(|ui| {
            ui.set_width(92.0);
            secondary(ui, label);
        });
        let word = room.framework().words(status).map_or(status.code(), |words| words.short.as_str());
        mark_ui(ui, Mark::from(status), word);
    });
}

/// A title and words in a box; nothing for blank words.
fn words(ui: &mut Ui, label: &str, text: &str) {
    if text.is_empty() {
        return;
    }
    ui.add_space(6.0);
    strong(ui, label);
    let tokens = tokens::of(ui.ctx());
    let frame = Frame::new()
        .stroke(Stroke::new(1.0, tokens.line.hairline))
        .corner_radius(CornerRadius::same(5))
        .inner_margin(Margin::same(10));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.add(eframe::egui::Label::new(text).wrap());
    });
}

fn findings_ui(ui: &mut Ui, room: &Room, kind: RecordKind, row: &RowId, commands: &mut Vec<Command>) {
    let about = |finding: &Finding| finding.place.record == Some(kind) && finding.place.row.as_ref() == Some(row);
    for (at, _) in room.findings().iter().enumerate().filter(|(_, finding)| about(finding)) {
        ui.add_space(8.0);
        super::findings::finding_ui(ui, room, at, commands);
    }
}

fn source_ui(ui: &mut Ui, room: &Room, row: &RowId) {
    let ret = room.document().ret();
    let sources = ret.evidence().iter().flat_map(|evidence| &evidence.sources);
    let status = sources.filter(|source| {
        source.row.as_ref() == Some(row) && matches!(source.field.as_str(), "status" | "value" | "score" | "text")
    });
    for source in status.take(1) {
        ui.add_space(8.0);
        let written = if source.as_written.is_empty() {
            "its colour".to_owned()
        } else {
            format!("\u{201c}{}\u{201d}", shortened(&source.as_written))
        };
        small(ui, &format!("From {}, sheet \u{201c}{}\u{201d}, {}: {written}", source.file, source.sheet, source.cell));
    }
}

/// The first words of a long text.
fn shortened(text: &str) -> String {
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or(text)),
        None => text.to_owned(),
    }
}
