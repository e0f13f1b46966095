//! Owns the panel beside the sheet: which heading was taken for which field, how surely and why; questions; notes.
//! Must not know how a heading is understood.

use super::words;
use crate::app::Importing;
use crate::import::{ColumnReport, Question, TableReport};
use crate::ui::fonts;
use crate::ui::tokens::{self, BODY, SMALL, SPACE};
use crate::ui::widgets::{lead, link, ruled, secondary, small, strong};
use eframe::egui::{Label, RichText, Ui};

/// The width of a column's letters.
const LETTERS: f32 = 32.0;

pub(super) fn columns_ui(ui: &mut Ui, importing: &Importing, sheet: usize) {
    let Some(imported) = &importing.imported else {
        secondary(ui, "Say whose return it is and of which quarter: then the columns are understood");
        return;
    };
    questions_ui(ui, importing, &imported.questions);
    if let Some(problem) = importing.workbook.sheets.get(sheet).and_then(|sheet| sheet.problem.as_ref()) {
        let rule = tokens::of(ui.ctx()).finding.must_fix;
        ruled(ui, rule, |ui| secondary(ui, problem));
    }
    let tables = imported.report.sheets.get(sheet).map(|report| report.tables.as_slice()).unwrap_or_default();
    if tables.is_empty() {
        lead(ui, "No table in this sheet");
        small(ui, "Its cells are left out, each with the reason; hover over one to read it");
    }
    for table in tables {
        table_ui(ui, table);
    }
    if !imported.report.notes.is_empty() {
        ui.add_space(3.0 * SPACE);
        lead(ui, "Worth knowing");
        for note in &imported.report.notes {
            secondary(ui, note);
        }
    }
}

fn questions_ui(ui: &mut Ui, importing: &Importing, questions: &[Question]) {
    if questions.is_empty() {
        return;
    }
    lead(ui, if questions.len() == 1 { "1 question" } else { "Questions" });
    let rule = tokens::of(ui.ctx()).finding.explain;
    for question in questions {
        ruled(ui, rule, |ui| {
            strong(ui, &question.text);
            places_ui(ui, importing, question);
        });
    }
    small(ui, "These cells come in as they are written and stay findings until somebody puts them right");
    ui.add_space(3.0 * SPACE);
}

/// The cells, and the way to the first of them.
fn places_ui(ui: &mut Ui, importing: &Importing, question: &Question) {
    small(ui, &places(question));
    if let Some((sheet, cell)) = question.cells.first()
        && link(ui, &format!("Show {cell}")).clicked()
    {
        super::show(ui, importing, sheet, cell);
    }
}

/// The first cells a question is about.
fn places(question: &Question) -> String {
    const SHOWN: usize = 6;
    let shown: Vec<String> = question.cells.iter().take(SHOWN).map(|(sheet, cell)| format!("{sheet}!{cell}")).collect();
    let more = question.cells.len().saturating_sub(SHOWN);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!("{}{more}", shown.join(", "))
}

fn table_ui(ui: &mut Ui, table: &TableReport) {
    lead(ui, &words::counted((table.kind, table.records)));
    small(ui, &format!("Headings from row {}", table.first_row));
    ui.add_space(SPACE);
    let (taken, left): (Vec<_>, Vec<_>) = table.columns.iter().partition(|column| words::is_taken(&column.holds));
    for column in taken {
        column_ui(ui, column, true);
    }
    if !left.is_empty() {
        ui.add_space(SPACE);
        strong(ui, "Left out");
        for column in left {
            column_ui(ui, column, false);
        }
    }
    ui.add_space(3.0 * SPACE);
}

/// "F   Due" with the heading and how surely; why it was taken for that is under the pointer, and written out where there is doubt.
fn column_ui(ui: &mut Ui, column: &ColumnReport, taken: bool) {
    let tokens = tokens::of(ui.ctx());
    let row = ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing = eframe::egui::vec2(0.0, 0.0);
        let letters = RichText::new(&column.column).font(fonts::semibold(SMALL)).color(tokens.text.secondary);
        ui.add_sized([LETTERS, 18.0], Label::new(letters).halign(eframe::egui::Align::Min));
        ui.vertical(|ui| {
            let colour = if taken { tokens.text.primary } else { tokens.text.secondary };
            let held = RichText::new(words::holds(&column.holds)).font(fonts::regular(BODY)).color(colour);
            ui.add(Label::new(held).wrap());
            small(ui, &under(column));
        });
    });
    row.response.on_hover_text(&column.why);
    ui.add_space(SPACE / 2.0);
}

/// The heading in one line and how sure it is; why, where there is doubt.
fn under(column: &ColumnReport) -> String {
    let heading = column.heading.split_whitespace().collect::<Vec<_>>().join(" ");
    let sure = words::confidence(column.confidence);
    let why = if words::is_sure(column.confidence) { String::new() } else { format!(": {}", column.why) };
    format!("“{heading}” · {sure}{why}")
}
