//! Owns the panel beside the sheet: one page of it at a time, each with how much stands on it.
//! Must not know what stands on a page.

use super::{answers, asked, changes, columns, report};
use crate::app::{AppState, Command, Importing};
use crate::ui::tokens::SPACE;
use crate::ui::widgets::{chip, secondary};
use eframe::egui::{ScrollArea, Ui};

/// The pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Page {
    Questions,
    Columns,
    Changes,
    Report,
    Answers,
}

pub(super) fn beside_ui(
    ui: &mut Ui,
    state: &AppState,
    importing: &Importing,
    sheet: usize,
    commands: &mut Vec<Command>,
) {
    // The panel is as wide as what stands in it when it is first drawn.
    ui.set_width(ui.available_width());
    let Some(imported) = &importing.imported else {
        let busy = state.busy().first().copied();
        secondary(ui, busy.unwrap_or("Say whose return it is and of which quarter: then the columns are understood"));
        return;
    };
    let pages = [
        (Page::Questions, "Questions", Some(imported.questions.len())),
        (Page::Columns, "Columns", None),
        (Page::Changes, "Changes", Some(imported.changes.len())),
        (Page::Report, "Report", None),
        (Page::Answers, "Answers", Some(importing.mapping.count())),
    ];
    let slot = super::slot(importing).with("beside");
    let first = if imported.questions.is_empty() { Page::Columns } else { Page::Questions };
    // Where it began it stays: answering the last question takes nobody to another page.
    let chosen = ui.data_mut(|data| *data.get_temp_mut_or(slot, first));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = eframe::egui::vec2(1.5 * SPACE, 1.5 * SPACE);
        for (page, name, count) in pages {
            let text =
                count.filter(|count| *count > 0).map_or_else(|| name.to_owned(), |count| format!("{name} {count}"));
            if chip(ui, page == chosen, &text).clicked() {
                ui.data_mut(|data| data.insert_temp(slot, page));
            }
        }
    });
    ui.add_space(2.0 * SPACE);
    // Each page keeps its own place.
    ScrollArea::vertical().id_salt(("beside", chosen as u8)).auto_shrink(false).show(ui, |ui| {
        // The handle of the scroll bar lies over the right edge.
        ui.set_width(ui.available_width() - 3.0 * SPACE);
        match chosen {
            Page::Questions => asked::questions_ui(ui, importing, imported, commands),
            Page::Columns => columns::columns_ui(ui, importing, imported, sheet, commands),
            Page::Changes => changes::changes_ui(ui, importing, imported, commands),
            Page::Report => report::report_ui(ui, importing, imported, sheet),
            Page::Answers => answers::answers_ui(ui, importing, imported, commands),
        }
    });
}
