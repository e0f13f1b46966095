//! Owns the page of answers: what is remembered of this body's workbooks, which of it was of use, taking back, and the file that travels.
//! Must not know what an answer does.

use super::words;
use crate::app::{Ask, Command, Importing};
use crate::import::Imported;
use crate::ui::tokens::SPACE;
use crate::ui::widgets::{lead, quiet, secondary, small, strong};
use eframe::egui::{Role, Ui, WidgetInfo};

pub(super) fn answers_ui(ui: &mut Ui, importing: &Importing, imported: &Imported, commands: &mut Vec<Command>) {
    let count = importing.mapping.count();
    let used = imported.answers_used.len();
    lead(
        ui,
        &if count == 0 {
            "No answers yet".to_owned()
        } else {
            format!("{}, {used} of use here", words::answers(count))
        },
    );
    small(
        ui,
        "Remembered for this directorate and used for its next workbook. As a file they can be sent to a colleague, or given to the command line with --mapping",
    );
    ui.add_space(SPACE);
    ui.horizontal_wrapped(|ui| {
        if quiet(ui, "Take in a mapping file…").clicked() {
            commands.push(Command::Ask(Ask::MappingFrom));
        }
        if count > 0 && quiet(ui, "Write a mapping file…").clicked() {
            commands.push(Command::Ask(Ask::MappingTo));
        }
    });
    let mut section = String::new();
    for (about, says) in importing.mapping.entries() {
        if about.section != section {
            section.clone_from(&about.section);
            ui.add_space(2.0 * SPACE);
            strong(ui, &words::section(&section));
        }
        let unused = if imported.answers_used.contains(&about) { "" } else { " (not needed here)" };
        secondary(ui, &format!("“{}” is {}{unused}", about.name, words::says(&about, says, &importing.framework)));
        let button = quiet(ui, "Take back");
        let told = format!("Take back: {}", about.name);
        button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &told));
        if button.clicked() {
            commands.push(Command::Answer(about, None));
        }
        ui.add_space(SPACE);
    }
}
