//! Owns the page of the report: sheets, rows and cells that add up, and each reason for leaving something out, with the way there.
//! Must not know how any of it was found.

use super::{sheet as cells, words};
use crate::app::Importing;
use crate::import::{Imported, SheetReport};
use crate::report::capital;
use crate::ui::tokens::SPACE;
use crate::ui::widgets::{Badge, badge, lead, link, secondary, small, strong};
use eframe::egui::Ui;
use std::collections::BTreeMap;

pub(super) fn report_ui(ui: &mut Ui, importing: &Importing, imported: &Imported, sheet: usize) {
    let report = &imported.report;
    lead(ui, &words::sum(report));
    let (sheets, rows) = (report.sheets.len(), report.rows);
    small(
        ui,
        &format!(
            "{} in {}",
            words::number(rows, "row"),
            words::number(u32::try_from(sheets).unwrap_or(u32::MAX), "sheet")
        ),
    );
    ui.add_space(2.0 * SPACE);
    for told in &report.sheets {
        sheet_ui(ui, importing, told);
    }
    if !report.notes.is_empty() {
        ui.add_space(2.0 * SPACE);
        lead(ui, "Worth knowing");
        for note in &report.notes {
            secondary(ui, note);
            ui.add_space(SPACE);
        }
    }
    ui.add_space(2.0 * SPACE);
    reasons_ui(ui, importing, imported, sheet);
}

fn sheet_ui(ui: &mut Ui, importing: &Importing, told: &SheetReport) {
    if link(ui, &told.sheet).clicked() {
        super::show(ui, importing, &told.sheet, "A1");
    }
    secondary(ui, &format!("Taken for {}", told.role));
    small(ui, &words::sheet_sum(told));
    let mut beside = Vec::new();
    if told.hidden_rows > 0 {
        beside.push(format!("{} hidden, and read like the others", words::number(told.hidden_rows, "row")));
    }
    if told.comments > 0 {
        beside.push(format!("{} shown, not imported", words::number(told.comments, "comment")));
    }
    for line in beside {
        badge(ui, Badge::Quiet, &line);
    }
    ui.add_space(SPACE);
}

/// How many cells were left out for a reason, and the blocks of them, each with its sheet.
type LeftOut<'a> = (u32, Vec<(&'a str, &'a str)>);

/// Each reason with its cells; the one of the cell that is looked at is marked, and a click goes to the next block of it.
fn reasons_ui(ui: &mut Ui, importing: &Importing, imported: &Imported, sheet: usize) {
    let mut reasons: BTreeMap<&str, LeftOut<'_>> = BTreeMap::new();
    for left in &imported.report.left_out {
        let (cells, places) = reasons.entry(&left.reason).or_default();
        *cells += left.cells;
        places.push((&left.sheet, &left.range));
    }
    if reasons.is_empty() {
        return;
    }
    lead(ui, "Left out, and why");
    let cursor = cells::cursor(ui, importing, sheet);
    let looked_at = cursor.and_then(|at| {
        let index = importing.workbook.sheets.get(sheet)?.cells.binary_search_by_key(&at, |cell| cell.at).ok()?;
        importing.preview.fate(sheet, index).map(|entry| entry.reason.as_str())
    });
    let mut told: Vec<_> = reasons.into_iter().collect();
    told.sort_by_key(|(_, (cells, _))| std::cmp::Reverse(*cells));
    for (reason, (cells, places)) in told {
        if looked_at == Some(reason) {
            strong(ui, "The cell you look at:");
        }
        if link(ui, &format!("{}: {}", capital(reason), words::number(cells, "cell"))).clicked() {
            let slot = super::slot(importing).with(("reason", reason));
            let next = ui.data(|data| data.get_temp::<usize>(slot)).unwrap_or(0) % places.len().max(1);
            ui.data_mut(|data| data.insert_temp(slot, next + 1));
            if let Some((sheet, range)) = places.get(next) {
                super::show(ui, importing, sheet, range.split(':').next().unwrap_or(range));
            }
        }
        let first: Vec<String> = places.iter().take(3).map(|(sheet, range)| format!("{sheet}!{range}")).collect();
        let more = if places.len() > 3 { ", …" } else { "" };
        small(ui, &format!("{}{more}", first.join(", ")));
    }
}
