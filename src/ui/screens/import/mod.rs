//! Owns the import screen: the answer and its counts above, the sheet as it is in the middle, what its columns hold beside it.
//! Must not know how a workbook is understood.

mod columns;
mod fate;
mod sheet;
mod sheet_cells;
mod top;
mod words;

use crate::app::{AppState, Command, Importing};
use crate::ui::tokens::{self, SPACE};
use crate::ui::widgets::{Badge, badge, chip};
use eframe::egui::{CentralPanel, Frame, Id, Margin, Panel, ScrollArea, Ui};

/// How wide the panel beside the sheet is at first.
const BESIDE: f32 = 360.0;

pub(super) fn import_ui(ui: &mut Ui, state: &AppState, commands: &mut Vec<Command>) {
    let Some(importing) = state.importing() else { return };
    let tokens = tokens::of(ui.ctx());
    let frame = |fill| Frame::new().fill(fill);
    let top = frame(tokens.surface.page).inner_margin(Margin { left: 16, right: 16, top: 16, bottom: 8 });
    Panel::top("import top").frame(top).show(ui, |ui| top::top_ui(ui, state, importing, commands));
    let chosen = chosen(ui, importing);
    let beside = frame(tokens.surface.panel).inner_margin(Margin::same(16));
    Panel::right("import columns").default_size(BESIDE).frame(beside).show(ui, |ui| {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            // The handle of the scroll bar lies over the right edge.
            ui.set_width(ui.available_width() - 3.0 * SPACE);
            columns::columns_ui(ui, importing, chosen);
        });
    });
    let middle = frame(tokens.surface.page).inner_margin(Margin { left: 16, right: 12, top: 4, bottom: 12 });
    CentralPanel::default().frame(middle).show(ui, |ui| {
        tabs_ui(ui, importing, chosen);
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

/// One tab a sheet, with what it was taken for.
fn tabs_ui(ui: &mut Ui, importing: &Importing, chosen: usize) {
    ui.horizontal_wrapped(|ui| {
        for (at, sheet) in importing.workbook.sheets.iter().enumerate() {
            if chip(ui, at == chosen, &sheet.name).clicked() {
                ui.data_mut(|data| data.insert_temp(slot(importing), at));
            }
        }
        let report = importing.imported.as_ref().and_then(|imported| imported.report.sheets.get(chosen));
        if let Some(report) = report.filter(|report| !report.role.is_empty()) {
            badge(ui, Badge::Quiet, &format!("Taken for {}", report.role));
        }
    });
}
