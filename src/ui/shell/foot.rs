//! Owns the foot: counts by status, last quarter's beside them.
//! Must not know how a status is set.

use crate::app::grid::Mark;
use crate::app::{AppState, Room, Screen, Section};
use crate::model::Status;
use crate::ui::marks::mark_ui;
use crate::ui::widgets::{secondary, small};
use eframe::egui::{Align, Layout, Ui};

pub(super) fn foot_ui(ui: &mut Ui, state: &AppState) {
    ui.horizontal(|ui| match (state.screen(), state.room(), state.centre()) {
        (Screen::Return(section), Some(room), _) => return_ui(ui, room, section),
        (Screen::Centre(_), _, Some(centre)) => {
            for told in &centre.view().foot {
                small(ui, told);
                ui.add_space(8.0);
            }
        }
        _ => drop(small(ui, "Nothing is changed until you say so")),
    });
}

fn return_ui(ui: &mut Ui, room: &Room, section: Section) {
    let all = room.document().ret().actions().len();
    secondary(ui, &format!("{all} actions"));
    ui.add_space(8.0);
    for (status, count) in shown(room.status_counts()) {
        let word = room.framework().words(status).map_or(status.code(), |words| words.short.as_str());
        mark_ui(ui, Mark::from(status), &format!("{count} {}", word.to_lowercase()));
        ui.add_space(8.0);
    }
    if let Some((rows, columns)) = section.kind().and_then(|kind| room.selected(kind)) {
        small(ui, &format!("{rows} × {columns} cells selected"));
    }
    let before = shown(room.previous_counts());
    if before.iter().any(|(_, count)| *count > 0) {
        let period = room.document().ret().header().period.and_then(crate::model::Period::previous_quarter);
        let counts: Vec<String> = before.iter().map(|(_, count)| count.to_string()).collect();
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let words = period.map_or_else(|| "Last quarter".to_owned(), crate::model::Period::words);
            small(ui, &format!("{words}: {}", counts.join(" \u{b7} ")));
        });
    }
}

/// Complete stands only when some are.
fn shown(counts: &[(Status, usize)]) -> Vec<(Status, usize)> {
    counts.iter().copied().filter(|(status, count)| *status != Status::Complete || *count > 0).collect()
}
