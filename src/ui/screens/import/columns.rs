//! Owns the page of columns: which heading was taken for which field, how surely and why, each changeable; the chosen one shows how.
//! Must not know how a heading is understood.

use super::{sheet as cells, words};
use crate::app::{Command, Importing};
use crate::import::{
    About, COLUMNS, Choice, ColumnReport, Imported, PERIODS, SCALES, TableReport, for_column, period_choices,
    scale_choices,
};
use crate::model::RecordKind;
use crate::ui::fonts;
use crate::ui::tokens::{self, BODY, SMALL, SPACE};
use crate::ui::widgets::{choose, lead, link, ruled, secondary, small, strong};
use crate::workbook::{CellRef, column_letters};
use eframe::egui::{CornerRadius, Frame, Label, Margin, RichText, Sense, Ui};

/// The width of a column's letters.
const LETTERS: f32 = 32.0;

pub(super) fn columns_ui(
    ui: &mut Ui,
    importing: &Importing,
    imported: &Imported,
    sheet: usize,
    commands: &mut Vec<Command>,
) {
    if let Some(problem) = importing.workbook.sheets.get(sheet).and_then(|sheet| sheet.problem.as_ref()) {
        let rule = tokens::of(ui.ctx()).finding.must_fix;
        ruled(ui, rule, |ui| secondary(ui, problem));
    }
    let tables = imported.report.sheets.get(sheet).map(|report| report.tables.as_slice()).unwrap_or_default();
    if tables.is_empty() {
        lead(ui, "No table in this sheet");
        small(ui, "Its cells are left out, each with the reason; hover over one to read it");
    }
    let cursor = cells::cursor(ui, importing, sheet);
    for (at, table) in tables.iter().enumerate() {
        // The table of the cursor is the last one that begins above it.
        let next = tables.get(at + 1).map_or(u32::MAX, |next| next.first_row);
        let here = cursor.filter(|cell| (at == 0 || cell.row + 1 >= table.first_row) && cell.row + 1 < next);
        ui.push_id(at, |ui| Columns { importing, sheet, table, cursor: here }.ui(ui, commands));
    }
}

/// The columns of one table.
struct Columns<'a> {
    importing: &'a Importing,
    sheet: usize,
    table: &'a TableReport,
    /// The cell that is looked at, when it stands in this table.
    cursor: Option<CellRef>,
}

impl Columns<'_> {
    fn ui(&self, ui: &mut Ui, commands: &mut Vec<Command>) {
        let table = self.table;
        lead(ui, &words::counted((table.kind, table.records)));
        small(ui, &format!("Headings from row {}. Choose a column to change what it holds", table.first_row));
        ui.add_space(SPACE);
        let (taken, left): (Vec<_>, Vec<_>) = table.columns.iter().partition(|column| words::is_taken(&column.holds));
        for column in taken {
            self.column_ui(ui, column, true, commands);
        }
        if !left.is_empty() {
            ui.add_space(SPACE);
            strong(ui, "Left out");
            for column in left {
                self.column_ui(ui, column, false, commands);
            }
        }
        ui.add_space(3.0 * SPACE);
    }

    fn is_chosen(&self, column: &ColumnReport) -> bool {
        self.cursor.is_some_and(|cell| column_letters(cell.column) == column.column)
    }

    /// "F   Due" with the heading and how surely; the chosen one with why, and what it may hold instead.
    fn column_ui(&self, ui: &mut Ui, column: &ColumnReport, taken: bool, commands: &mut Vec<Command>) {
        let tokens = tokens::of(ui.ctx());
        let chosen = self.is_chosen(column);
        let fill = if chosen { tokens.surface.selected } else { tokens.surface.panel };
        let frame = Frame::new().fill(fill).corner_radius(CornerRadius::same(5)).inner_margin(Margin::symmetric(6, 4));
        let shown = frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing = eframe::egui::vec2(0.0, 0.0);
                let letters = RichText::new(&column.column).font(fonts::semibold(SMALL)).color(tokens.text.secondary);
                ui.add_sized([LETTERS, 18.0], Label::new(letters).halign(eframe::egui::Align::Min));
                ui.vertical(|ui| {
                    let colour = if taken { tokens.text.primary } else { tokens.text.secondary };
                    let held = words::holds(&column.holds);
                    let text = RichText::new(&held).font(fonts::regular(BODY)).color(colour);
                    let told = format!("Column {}: {held}", column.column);
                    let response = ui.add(Label::new(text).wrap().sense(Sense::click()));
                    response.widget_info(|| {
                        eframe::egui::WidgetInfo::selected(eframe::egui::Role::Button, true, chosen, &told)
                    });
                    if response.clicked() {
                        self.go_to(ui, column);
                    }
                    small(ui, &under(column, chosen));
                });
            });
            if chosen {
                self.change_ui(ui, column, commands);
            }
        });
        // The sheet leads here too: a column newly looked at is brought into view.
        let slot = super::slot(self.importing).with("column");
        let now = (self.sheet, self.table.first_row, column.column.clone());
        if chosen && ui.data(|data| data.get_temp::<(usize, u32, String)>(slot)).as_ref() != Some(&now) {
            ui.data_mut(|data| data.insert_temp(slot, now));
            shown.response.scroll_to_me(None);
        }
    }

    /// Puts the cursor of the sheet on the heading.
    fn go_to(&self, ui: &Ui, column: &ColumnReport) {
        if let Ok(cell) = format!("{}{}", column.column, self.table.first_row).parse() {
            cells::go_to(ui, self.importing, self.sheet, cell);
        }
    }

    /// What the chosen column holds, of which period and on which scale: as understood, or as a person says.
    fn change_ui(&self, ui: &mut Ui, column: &ColumnReport, commands: &mut Vec<Command>) {
        let kind = self.table.kind;
        let width = ui.available_width() - 4.0 * SPACE;
        let holds = column.holds.split(" of ").next().unwrap_or_default();
        let benchmark = if column.holds.starts_with("benchmark: ") { "measure.benchmark" } else { holds };
        ui.add_space(SPACE);
        self.choice_ui(ui, "It holds", (COLUMNS, &for_column(kind)), (column, benchmark), width, commands);
        let period = self.importing.period().filter(|_| kind != RecordKind::Narrative);
        if let Some(period) = period.filter(|_| words::is_taken(&column.holds)) {
            let now = column.holds.split_once(" of ").map_or("this quarter", |(_, period)| period);
            self.choice_ui(ui, "It is of", (PERIODS, &period_choices(period)), (column, now), width, commands);
        }
        let figures = ["value", "target", "target_upper", "annual_target", "forecast", "baseline"];
        let is_figure = holds.strip_prefix("measure.").is_some_and(|field| figures.contains(&field));
        if is_figure {
            self.choice_ui(ui, "Its percentages are", (SCALES, &scale_choices()), (column, ""), width, commands);
        }
        for section in [COLUMNS, PERIODS, SCALES] {
            let about = About::new(section, &column.key);
            if self.importing.mapping.get(&about).is_some() && link(ui, "Take my answer back").clicked() {
                commands.push(Command::Answer(about, None));
            }
        }
    }

    fn choice_ui(
        &self,
        ui: &mut Ui,
        label: &str,
        (section, choices): (&str, &[Choice]),
        (column, now): (&ColumnReport, &str),
        width: f32,
        commands: &mut Vec<Command>,
    ) {
        let about = About::new(section, &column.key);
        let says = self.importing.mapping.get(&about).unwrap_or(now);
        let options: Vec<String> = choices.iter().map(words::choice).collect();
        let chosen = choices.iter().position(|choice| choice.says == says);
        if let Some(choice) = choose(ui, label, &options, chosen, width).and_then(|at| choices.get(at)) {
            commands.push(Command::Answer(about, Some(choice.says.clone())));
        }
    }
}

/// The heading in one line and how sure it is; why, where there is doubt or somebody looks.
fn under(column: &ColumnReport, chosen: bool) -> String {
    let heading = column.heading.split_whitespace().collect::<Vec<_>>().join(" ");
    let sure = words::confidence(column.confidence);
    let why = if words::is_sure(column.confidence) && !chosen && !column.said {
        String::new()
    } else {
        format!(": {}", column.why)
    };
    format!("“{heading}” · {sure}{why}")
}
