//! Owns the page of changes: was, now and where, for records that are in the return already, and what is left to choose.
//! Must not know how values are compared.

use super::words;
use crate::app::{Command, Decision, Importing};
use crate::import::{Change, Changed, Imported};
use crate::ui::tokens::{self, SPACE};
use crate::ui::widgets::{lead, link, quiet, ruled, secondary, small, strong};
use eframe::egui::Ui;

/// No more plain changes than this are drawn; the others are counted.
const SHOWN: usize = 200;

pub(super) fn changes_ui(ui: &mut Ui, importing: &Importing, imported: &Imported, commands: &mut Vec<Command>) {
    if imported.changes.is_empty() {
        lead(ui, "Nothing that is in the return changes");
        small(ui, "Records that are new are added; the sheet shows them");
        return;
    }
    let of = |wanted: Change| imported.changes.iter().filter(move |changed| changed.change == wanted);
    let kept = of(Change::Kept).count();
    // What a person has chosen stays among the choices, so that it can be chosen back.
    let taken = |changed: &&Changed| importing.decisions.take.contains(&(changed.row.clone(), changed.field.clone()));
    let chosen: Vec<&Changed> = of(Change::Changed).filter(taken).collect();
    if kept + chosen.len() > 0 {
        lead(ui, "Changed in the return and in the workbook");
        small(ui, "The return keeps its own unless you choose the workbook\u{2019}s");
        for changed in of(Change::Kept) {
            conflict_ui(ui, importing, changed, false, commands);
        }
        for changed in chosen {
            conflict_ui(ui, importing, changed, true, commands);
        }
        ui.add_space(2.0 * SPACE);
    }
    let gone: Vec<&Changed> = of(Change::Gone).chain(of(Change::TakenOut)).collect();
    if !gone.is_empty() {
        lead(ui, "Gone from the workbook");
        small(ui, "They stay in the return unless you take them out");
        for changed in gone {
            gone_ui(ui, changed, commands);
        }
        ui.add_space(2.0 * SPACE);
    }
    let plain: Vec<&Changed> = of(Change::Changed).filter(|changed| !taken(changed)).collect();
    if plain.is_empty() {
        return;
    }
    let count = plain.len();
    lead(ui, &if count == 1 { "1 value changes".to_owned() } else { format!("{count} values change") });
    for changed in plain.iter().take(SHOWN) {
        strong(ui, &told(changed));
        secondary(ui, &format!("was {}, now {}", words::value(&changed.was), words::value(&changed.now)));
        place_ui(ui, importing, changed);
        ui.add_space(SPACE);
    }
    if count > SHOWN {
        small(ui, &format!("and {} more", count - SHOWN));
    }
}

/// "X1, recovery"
fn told(changed: &Changed) -> String {
    format!("{}, {}", changed.name, words::holds(&format!("{}.{}", changed.kind, changed.field)).to_lowercase())
}

fn place_ui(ui: &mut Ui, importing: &Importing, changed: &Changed) {
    let Some((sheet, cell)) = changed.place.rsplit_once('!') else { return };
    if link(ui, &format!("Show {}", changed.place)).clicked() {
        super::show(ui, importing, sheet, cell);
    }
}

fn conflict_ui(ui: &mut Ui, importing: &Importing, changed: &Changed, taken: bool, commands: &mut Vec<Command>) {
    let rule = tokens::of(ui.ctx()).finding.explain;
    ruled(ui, rule, |ui| {
        strong(ui, &told(changed));
        secondary(ui, &format!("The return says {}", words::value(&changed.was)));
        secondary(ui, &format!("{} says {}", changed.place, words::value(&changed.now)));
        place_ui(ui, importing, changed);
        let text = if taken { "Keep what the return says" } else { "Take what the workbook says" };
        let told = format!("{text}: {}", told(changed));
        let button = quiet(ui, text);
        button.widget_info(|| eframe::egui::WidgetInfo::labeled(eframe::egui::Role::Button, true, &told));
        if button.clicked() {
            commands.push(Command::Decide(Decision::Take(changed.row.clone(), changed.field.clone(), !taken)));
        }
    });
}

fn gone_ui(ui: &mut Ui, changed: &Changed, commands: &mut Vec<Command>) {
    let rule = tokens::of(ui.ctx()).finding.notice;
    let out = changed.change == Change::TakenOut;
    ruled(ui, rule, |ui| {
        strong(ui, &format!("{} {}", changed.kind.noun(), changed.name));
        secondary(ui, if out { "It is taken out of the return" } else { "It stays in the return" });
        let text = if out { "Let it stay" } else { "Take it out" };
        let told = format!("{text}: {}", changed.name);
        let button = quiet(ui, text);
        button.widget_info(|| eframe::egui::WidgetInfo::labeled(eframe::egui::Role::Button, true, &told));
        if button.clicked() {
            commands.push(Command::Decide(Decision::Remove(changed.row.clone(), !out)));
        }
    });
}
