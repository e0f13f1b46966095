//! Owns what stands in the middle of the window: one function a screen, each reading the state and answering with commands.
//! Must not know what a command does, and changes nothing itself.

mod above;
mod centre;
mod clashes;
mod findings;
mod import;
mod overview;
mod record;
mod room;
mod sign_off;
mod start;
mod states;

use crate::app::{AppState, Command, Screen, Section};
use eframe::egui::{Frame, Margin, ScrollArea, Ui};
use jiff::civil::Date;

/// Draws the screen the person is on.
pub(crate) fn screen_ui(ui: &mut Ui, state: &AppState, today: Date, commands: &mut Vec<Command>) {
    match (state.screen(), state.room(), state.centre()) {
        (Screen::Return(Section::Overview), Some(room), _) => page(ui, |ui| overview::overview_ui(ui, room, commands)),
        (Screen::Return(Section::States), Some(room), _) => page(ui, |ui| states::states_ui(ui, state, room, commands)),
        (Screen::Return(Section::Findings), Some(room), _) => page(ui, |ui| findings::findings_ui(ui, room, commands)),
        (Screen::Return(Section::SignOff), Some(room), _) => page(ui, |ui| sign_off::sign_off_ui(ui, room, commands)),
        (Screen::Return(Section::Conflicts), Some(room), _) => page(ui, |ui| clashes::clashes_ui(ui, room, commands)),
        (Screen::Return(section), Some(room), _) => room::room_ui(ui, room, section, today, commands),
        (Screen::Centre(section), _, Some(centre)) => page(ui, |ui| centre::centre_ui(ui, centre, section)),
        (Screen::Import, ..) => import::import_ui(ui, state, commands),
        _ => page(ui, |ui| start::start_ui(ui, state, commands)),
    }
}

/// A page that scrolls as a whole.
fn page(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        Frame::new().inner_margin(Margin::same(24)).show(ui, |ui| {
            ui.set_width(ui.available_width());
            contents(ui);
        });
    });
}
