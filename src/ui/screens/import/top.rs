//! Owns the head of the import screen: the answer, the counts, whose return it is, and the decision.
//! Must not know how a workbook is understood.

use super::words;
use crate::app::{AppState, Command, Importing};
use crate::framework::Framework;
use crate::model::{BodyId, Period};
use crate::tables::CellText;
use crate::ui::tokens::{self, SPACE};
use crate::ui::widgets::{choose, heading, primary, quiet, ruled, secondary, strong};
use eframe::egui::{Align, Layout, Ui};

pub(super) fn top_ui(ui: &mut Ui, state: &AppState, importing: &Importing, commands: &mut Vec<Command>) {
    ui.horizontal_top(|ui| {
        let right = 420.0_f32.min(ui.available_width() * 0.45);
        let left = ui.available_width() - right - 2.0 * SPACE;
        ui.vertical(|ui| {
            ui.set_width(left);
            ui.spacing_mut().item_spacing.y = SPACE;
            heading(ui, &words::answer(importing));
            if let Some(imported) = &importing.imported {
                secondary(ui, &words::sum(&imported.report));
            }
        });
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            // Drawn from the right, so the order of the keyboard is the decision first.
            if importing.imported.is_some()
                && !importing.is_doubtful()
                && primary(ui, &words::button(importing)).clicked()
            {
                commands.push(Command::AcceptImport);
            }
            if quiet(ui, "Leave it").clicked() {
                commands.push(Command::CancelImport);
            }
        });
    });
    let open = state.room().is_none_or(|room| !room.can_change());
    if importing.is_doubtful() {
        ui.add_space(SPACE);
        doubts_ui(ui, state, importing, open, commands);
    }
    if open {
        ui.add_space(SPACE);
        whose_ui(ui, state, importing, commands);
    }
}

/// The workbook says it is of another body or quarter: nothing is taken in before a person has said what is right.
fn doubts_ui(ui: &mut Ui, state: &AppState, importing: &Importing, open: bool, commands: &mut Vec<Command>) {
    let Some(imported) = &importing.imported else { return };
    let framework = &importing.framework;
    let rule = tokens::of(ui.ctx()).finding.must_fix;
    ruled(ui, rule, |ui| {
        for doubt in &imported.doubts {
            strong(ui, &doubt.text);
        }
        ui.horizontal_wrapped(|ui| {
            let other_body = imported.doubts.iter().find_map(|doubt| doubt.body.clone());
            let other_period = imported.doubts.iter().find_map(|doubt| doubt.period);
            if let Some((body, period)) =
                state.import_for().filter(|_| open && (other_body.is_some() || other_period.is_some()))
            {
                let (body, period) = (other_body.unwrap_or_else(|| body.clone()), other_period.unwrap_or(*period));
                let name = framework.body(&body).map_or_else(|| body.to_string(), |body| body.name.clone());
                if quiet(ui, &format!("Import it for {name}, {}", period.words())).clicked() {
                    commands.push(Command::ImportFor(body, period));
                }
            }
            if quiet(ui, "It is right as it is").clicked() {
                commands.push(Command::Insist);
            }
        });
    });
}

/// Whose return the workbook is, and of which quarter; an open return has said that already.
fn whose_ui(ui: &mut Ui, state: &AppState, importing: &Importing, commands: &mut Vec<Command>) {
    let framework = &importing.framework;
    let bodies: Vec<String> = framework.bodies().iter().map(|body| body.name.clone()).collect();
    let quarters = quarters(framework, state.import_for().map(|(_, period)| *period));
    let named: Vec<String> = quarters.iter().map(|period| period.words()).collect();
    let body = state.import_for().and_then(|(id, _)| framework.bodies().iter().position(|body| body.id == *id));
    let quarter = state.import_for().and_then(|(_, period)| quarters.iter().position(|known| known == period));
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 3.0 * SPACE;
        let other_body = choose(ui, "Whose return it is", &bodies, body, 260.0);
        let other_quarter = choose(ui, "Quarter", &named, quarter, 180.0);
        if other_body.is_none() && other_quarter.is_none() {
            return;
        }
        let chosen: Option<&BodyId> =
            other_body.or(body).and_then(|at| framework.bodies().get(at)).map(|body| &body.id);
        let period = other_quarter.or(quarter).and_then(|at| quarters.get(at)).or(quarters.last());
        if let (Some(body), Some(period)) = (chosen, period) {
            commands.push(Command::ImportFor(body.clone(), *period));
        }
    });
}

/// The quarters of the framework's year, and the one that is chosen where that is of another year.
fn quarters(framework: &Framework, chosen: Option<Period>) -> Vec<Period> {
    let mut quarters = match Period::parse(framework.fact("year")) {
        Ok(Period::Year(year)) => (1..=4).map(|quarter| Period::Quarter(year, quarter)).collect(),
        _ => Vec::new(),
    };
    quarters.extend(chosen.filter(|chosen| !quarters.contains(chosen)));
    quarters
}
