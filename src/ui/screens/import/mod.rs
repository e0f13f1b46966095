//! Owns the import screen: the answer and its counts above, the sheet as it is in the middle, and beside it what is asked, what the
//! columns hold, what would change, the report and the answers so far.
//! Must not know how a workbook is understood.

mod answers;
mod asked;
mod beside;
mod changes;
mod columns;
mod fate;
mod report;
mod sheet;
mod sheet_cells;
mod top;
mod words;

use crate::app::{AppState, Command, Importing};
use crate::import::{About, SHEETS, for_sheet};
use crate::ui::tokens::{self, SPACE};
use crate::ui::widgets::{Badge, badge, chip, pick};
use eframe::egui::{CentralPanel, Frame, Id, Margin, Panel, Ui};

/// How wide the panel beside the sheet is at first.
const BESIDE: f32 = 400.0;
/// How narrow it may be drawn.
const LEAST: f32 = 320.0;

pub(super) fn import_ui(ui: &mut Ui, state: &AppState, commands: &mut Vec<Command>) {
    let Some(importing) = state.importing() else { return };
    let tokens = tokens::of(ui.ctx());
    let frame = |fill| Frame::new().fill(fill);
    let top = frame(tokens.surface.page).inner_margin(Margin { left: 16, right: 16, top: 16, bottom: 8 });
    Panel::top("import top").frame(top).show(ui, |ui| top::top_ui(ui, state, importing, commands));
    let chosen = chosen(ui, importing);
    let beside = frame(tokens.surface.panel).inner_margin(Margin::same(16));
    Panel::right("import columns").default_size(BESIDE).min_size(LEAST).frame(beside).show(ui, |ui| {
        beside::beside_ui(ui, state, importing, chosen, commands);
    });
    let middle = frame(tokens.surface.page).inner_margin(Margin { left: 16, right: 12, top: 4, bottom: 12 });
    CentralPanel::default().frame(middle).show(ui, |ui| {
        tabs_ui(ui, importing, chosen, commands);
        ui.add_space(SPACE);
        sheet::sheet_ui(ui, importing, chosen);
    });
}

/// Shows a cell of a sheet, wherever that is.
fn show(ui: &Ui, importing: &Importing, sheet: &str, cell: &str) {
    let at = importing.workbook.sheets.iter().position(|known| known.name == sheet);
    if let (Some(at), Ok(cell)) = (at, cell.parse()) {
        ui.data_mut(|data| data.insert_temp(slot(importing), at));
        sheet::go_to(ui, importing, at, cell);
    }
}

fn slot(importing: &Importing) -> Id {
    Id::unique(("import sheet", &importing.sha256))
}

/// The sheet that is looked at; a way of looking, so it is the drawing's own.
fn chosen(ui: &Ui, importing: &Importing) -> usize {
    let chosen = ui.data(|data| data.get_temp::<usize>(slot(importing)));
    chosen.filter(|at| *at < importing.workbook.sheets.len()).unwrap_or_else(|| first_with_tables(importing))
}

fn first_with_tables(importing: &Importing) -> usize {
    let sheets = importing.imported.as_ref().map(|imported| &imported.report.sheets);
    sheets.and_then(|sheets| sheets.iter().position(|sheet| !sheet.tables.is_empty())).unwrap_or(0)
}

/// One tab a sheet, with what it was taken for, which a person may know better.
fn tabs_ui(ui: &mut Ui, importing: &Importing, chosen: usize, commands: &mut Vec<Command>) {
    ui.horizontal_wrapped(|ui| {
        for (at, sheet) in importing.workbook.sheets.iter().enumerate() {
            if chip(ui, at == chosen, &sheet.name).clicked() {
                ui.data_mut(|data| data.insert_temp(slot(importing), at));
            }
        }
        let report = importing.imported.as_ref().and_then(|imported| imported.report.sheets.get(chosen));
        let Some(report) = report.filter(|report| !report.role.is_empty()) else { return };
        badge(ui, Badge::Quiet, &format!("Taken for {}", report.role));
        let about = About::new(SHEETS, &report.sheet);
        let said = importing.mapping.get(&about);
        let choices = for_sheet();
        let words: Vec<String> = choices.iter().map(|choice| choice.words.clone()).collect();
        let now = choices.iter().position(|choice| Some(choice.says.as_str()) == said);
        if let Some(choice) = pick(ui, "This sheet is", &words, now, 190.0).and_then(|at| choices.get(at)) {
            commands.push(Command::Answer(about, Some(choice.says.clone())));
        }
    });
}
