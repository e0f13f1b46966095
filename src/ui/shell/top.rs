//! Owns the top bar: whose work this is, whether it is saved, and what to do next.
//! Must not know how anything is saved.

use crate::app::commands::Group;
use crate::app::{AppState, Ask, Command, ENTRIES, Screen, Section};
use crate::ui::widgets::{lead, link, primary, quiet, secondary, small};
use eframe::egui::{Align, Button, Layout, ScrollArea, Ui};

pub(super) fn top_ui(ui: &mut Ui, state: &AppState, commands: &mut Vec<Command>) {
    ui.horizontal(|ui| {
        let (title, under) = titles(state, ui.available_width() >= WIDE);
        lead(ui, &title);
        secondary(ui, &under);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            menu(ui, state, commands);
            buttons(ui, state, commands);
            saved(ui, state, commands);
        });
    });
}

/// The narrowest window whose bar has room for the moment the figures are as at.
const WIDE: f32 = 1080.0;

fn titles(state: &AppState, wide: bool) -> (String, String) {
    match state.screen() {
        Screen::Start => ("Quarterdeck".to_owned(), "Quarterly performance returns".to_owned()),
        Screen::Import => {
            let name = state.importing().and_then(|importing| importing.path.file_name());
            ("Import a workbook".to_owned(), name.map(|name| name.to_string_lossy().into_owned()).unwrap_or_default())
        }
        Screen::Return(_) => state.room().map_or_else(Default::default, |room| {
            let header = room.document().ret().header();
            let body = room.framework().body(&header.body).map_or(header.body.to_string(), |body| body.name.clone());
            (body, header.period.map(crate::model::Period::words).unwrap_or_default())
        }),
        Screen::Centre(_) => {
            let view = state.centre().map(crate::app::Centre::view);
            let when = view.map(|view| if wide { view.when.clone() } else { view.period.clone() });
            ("Corporate picture".to_owned(), when.unwrap_or_default())
        }
    }
}

fn buttons(ui: &mut Ui, state: &AppState, commands: &mut Vec<Command>) {
    match state.screen() {
        Screen::Return(section) => {
            let sealed = state.room().is_some_and(|room| !room.can_change());
            if section != Section::SignOff && !sealed && primary(ui, "Check and sign off").clicked() {
                commands.push(Command::Go(Screen::Return(Section::SignOff)));
            }
            if !sealed && quiet(ui, "Import…").clicked() {
                commands.push(Command::Ask(Ask::Import));
            }
        }
        Screen::Centre(_) => {
            if quiet(ui, "Receive bundles…").clicked() {
                commands.push(Command::Ask(Ask::Receive));
            }
            if quiet(ui, "Last quarter's bundles…").clicked() {
                commands.push(Command::Ask(Ask::ReceivePrevious));
            }
        }
        Screen::Start | Screen::Import => {}
    }
}

/// Every command of the table, with its shortcut: the same list as the help sheet.
fn menu(ui: &mut Ui, state: &AppState, commands: &mut Vec<Command>) {
    ui.menu_button("Menu", |ui| {
        ui.set_min_width(240.0);
        // Longer than the window is high at larger sizes.
        let room = ui.ctx().content_rect().height() - 96.0;
        ScrollArea::vertical().max_height(room).min_scrolled_height(room).show(ui, |ui| {
            for group in Group::ALL {
                ui.add_space(6.0);
                small(ui, group.title());
                for entry in ENTRIES.iter().filter(|entry| entry.group == group) {
                    let button = Button::new(entry.label).shortcut_text(entry.shortcut);
                    let why = entry.asks.refusal(state);
                    let response = ui.add_enabled(why.is_none(), button).on_hover_text(entry.tooltip);
                    let response = response.on_disabled_hover_text(why.unwrap_or_default());
                    ui.ctx().accesskit_node_builder(response.id, |node| {
                        node.set_description(why.unwrap_or(entry.tooltip));
                    });
                    if response.clicked() {
                        commands.push(Command::Run(entry.asks));
                        ui.close();
                    }
                }
            }
        });
    });
}

/// Whether the work is saved; where it is, that leads to the states it was saved in.
fn saved(ui: &mut Ui, state: &AppState, commands: &mut Vec<Command>) {
    if let Some(job) = state.busy().first() {
        secondary(ui, &format!("{job}…"));
    } else if let (Screen::Return(_), Some(room)) = (state.screen(), state.room()) {
        let saved = room.saved();
        let text = match (&saved.problem, room.is_sealed(), room.is_saved()) {
            _ if room.read_only().is_some() => "Read only: open in another window".to_owned(),
            (Some(_), ..) => "Not saved".to_owned(),
            (None, true, _) => "Sealed, read only".to_owned(),
            (None, false, true) => format!("Saved {}", saved.at),
            (None, false, false) => "Saving…".to_owned(),
        };
        if text.starts_with("Saved ") {
            let states = Screen::Return(Section::States);
            if link(ui, &text).on_hover_text("Earlier states of this file").clicked() {
                commands.push(Command::Go(states));
            }
        } else {
            secondary(ui, &text);
        }
    }
}
