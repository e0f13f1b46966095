//! Owns the side bar: the sections of a room with their counts.
//! Must not know what a section shows.

use crate::app::{AppState, Centre, CentreSection, Command, Need, Room, Screen, Section};
use crate::model::Tier;
use crate::ui::widgets::{section_entry, small};
use eframe::egui::Ui;

pub(super) fn side_ui(ui: &mut Ui, state: &AppState, commands: &mut Vec<Command>) {
    ui.add_space(8.0);
    ui.spacing_mut().item_spacing.y = 2.0;
    match state.screen() {
        Screen::Return(here) => {
            if let Some(room) = state.room() {
                return_ui(ui, room, here, commands);
            }
        }
        Screen::Centre(here) => {
            if let Some(centre) = state.centre() {
                centre_ui(ui, centre, here, commands);
            }
        }
        Screen::Start | Screen::Import => {}
    }
}

fn return_ui(ui: &mut Ui, room: &Room, here: Section, commands: &mut Vec<Command>) {
    let clashes = room.clash_count();
    if clashes > 0 {
        let section = Section::Conflicts;
        if section_entry(ui, section == here, section.title(), &format!("{clashes} to choose")).clicked() {
            commands.push(Command::Go(Screen::Return(section)));
        }
        ui.add_space(12.0);
    }
    for section in Section::ALL {
        if section == Section::Findings {
            queue_ui(ui, room, commands);
            ui.add_space(12.0);
            small(ui, "  Before you sign off");
            ui.add_space(2.0);
        }
        let count = count(room, section);
        if section_entry(ui, section == here, section.title(), &count).clicked() {
            commands.push(Command::Go(Screen::Return(section)));
        }
    }
}

/// What still needs a person, by reason: each goes to the next of its kind.
fn queue_ui(ui: &mut Ui, room: &Room, commands: &mut Vec<Command>) {
    if room.is_sealed() {
        return;
    }
    let queue = room.queue();
    ui.add_space(12.0);
    match queue.to_do() {
        0 => small(ui, "  Nothing is left to do"),
        1 => small(ui, "  1 left to do"),
        many => small(ui, &format!("  {many} left to do")),
    };
    ui.add_space(2.0);
    for need in Need::ALL.into_iter().filter(|need| queue.count(*need) > 0) {
        let entry = section_entry(ui, false, need.title(), &queue.count(need).to_string());
        if entry.on_hover_text("Go to the next one").clicked() {
            commands.push(Command::NextOf(need));
        }
    }
    if queue.to_do() > 0 {
        small(ui, "  F9 goes to the next");
        small(ui, "  Ctrl+Enter confirms, goes on");
    }
}

fn count(room: &Room, section: Section) -> String {
    match section {
        Section::Findings => match (room.open(Tier::MustFix), room.open(Tier::ExplainOrFix)) {
            (0, 0) => "none".to_owned(),
            (0, explain) => format!("{explain} to explain"),
            (fix, _) => format!("{fix} to fix"),
        },
        Section::Overview | Section::SignOff | Section::States => String::new(),
        _ => match room.progress(section) {
            Some((done, all)) if done < all => format!("{done} of {all}"),
            Some((_, all)) => all.to_string(),
            None => String::new(),
        },
    }
}

fn centre_ui(ui: &mut Ui, centre: &Centre, here: CentreSection, commands: &mut Vec<Command>) {
    for section in CentreSection::ALL {
        let count = &centre.view().page(section).count;
        if section_entry(ui, section == here, section.title(), count).clicked() {
            commands.push(Command::Go(Screen::Centre(section)));
        }
    }
    ui.add_space(12.0);
    if section_entry(ui, false, "Start page", "").clicked() {
        commands.push(Command::Go(Screen::Start));
    }
}
