//! Owns the start page: carry on, or begin; every way in by a button, by a path and by dropping a file.
//! Must not know how a file is read.

mod recent;

use crate::app::{AppState, Ask, Command, Recent, Room, Screen, Section};
use crate::ui::tokens::{self, SPACE};
use crate::ui::widgets::{choice, column, field, heading, lead, primary, quiet, secondary, small};
use eframe::egui::{Align, CornerRadius, Layout, Rect, Sense, Shape, Stroke, Ui, vec2};
use std::path::PathBuf;

/// How wide the page is at most, and the list of recent files in it.
const WIDEST: f32 = 1080.0;
const RECENT: f32 = 340.0;
const GAP: f32 = 6.0 * SPACE;

pub(super) fn start_ui(ui: &mut Ui, state: &AppState, commands: &mut Vec<Command>) {
    let width = ui.available_width().min(WIDEST);
    column(ui, width, |ui| page_ui(ui, state, width, commands));
}

fn page_ui(ui: &mut Ui, state: &AppState, width: f32, commands: &mut Vec<Command>) {
    top_ui(ui, state, commands);
    ui.add_space(4.0 * SPACE);
    let beside = width >= 760.0 && !state.settings().recent.is_empty();
    if beside {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            column(ui, width - RECENT - GAP, |ui| ways_in_ui(ui, state, commands));
            column(ui, RECENT, |ui| recent::recent_ui(ui, state, commands));
        });
    } else {
        ways_in_ui(ui, state, commands);
        if !state.settings().recent.is_empty() {
            ui.add_space(4.0 * SPACE);
            recent::recent_ui(ui, state, commands);
        }
    }
}

/// The heading answers: there is something to carry on with, or there is not.
fn top_ui(ui: &mut Ui, state: &AppState, commands: &mut Vec<Command>) {
    if let Some(room) = state.room() {
        let title = room_title(room);
        heading(ui, &format!("Carry on with {title}"));
        secondary(ui, "It is open, and every change is on disk");
        ui.add_space(SPACE);
        if primary(ui, "Go back to it").clicked() {
            commands.push(Command::Go(Screen::Return(Section::Actions)));
        }
    } else if let Some((path, recent)) = last_draft(state) {
        heading(ui, &format!("Carry on with {}", recent.title));
        secondary(ui, &format!("{} in {}", recent.name, recent.folder));
        ui.add_space(SPACE);
        if primary(ui, "Carry on").clicked() {
            commands.push(Command::Open(path.clone()));
        }
    } else {
        heading(ui, "Start with the workbook you already have");
        secondary(ui, "It is read as it is, and you see what was understood before anything changes");
        ui.add_space(SPACE);
        if primary(ui, "Choose the workbook…").clicked() {
            commands.push(Command::Ask(Ask::Import));
        }
    }
}

/// The draft worked on last; a sealed bundle is for reading.
fn last_draft(state: &AppState) -> Option<(&PathBuf, Recent)> {
    let framework = state.framework();
    let named = state.settings().recent.iter().map(|path| (path, Recent::of(path, &framework)));
    named.into_iter().find(|(_, recent)| !recent.sealed)
}

fn room_title(room: &Room) -> String {
    let header = room.document().ret().header();
    let body = room.framework().body(&header.body).map_or(header.body.to_string(), |body| body.name.clone());
    header.period.map_or(body.clone(), |period| format!("{body}, {}", period.words()))
}

fn ways_in_ui(ui: &mut Ui, state: &AppState, commands: &mut Vec<Command>) {
    lead(ui, "For a directorate");
    row(ui, |ui, width| {
        let text = "An Excel return as it is: what was understood is shown first";
        if choice(ui, width, "Import a workbook…", text, "Ctrl+I").clicked() {
            commands.push(Command::Ask(Ask::Import));
        }
        if choice(ui, width, "Open…", "A draft to go on with, or a sealed bundle to read", "Ctrl+O").clicked() {
            commands.push(Command::Ask(Ask::Open));
        }
        let text = "Last quarter's bundle carried forward, or the starter package the centre sent";
        if choice(ui, width, "Start from last quarter…", text, "Ctrl+N").clicked() {
            commands.push(Command::Ask(Ask::StartFromLast));
        }
    });
    ui.add_space(3.0 * SPACE);
    lead(ui, "For the centre");
    row(ui, |ui, width| {
        let text = "The directorates' bundles checked and put together, in whatever order they come";
        if choice(ui, width, "Receive bundles…", text, "Ctrl+R").clicked() {
            commands.push(Command::Ask(Ask::Receive));
        }
        let text = "Ten made-up returns of Quarter 2 and Quarter 3, to look around in";
        if choice(ui, width, "See the sample picture", text, "").clicked() {
            commands.push(Command::ShowDemo);
        }
    });
    ui.add_space(3.0 * SPACE);
    path_ui(ui, state, commands);
    ui.add_space(2.0 * SPACE);
    drop_ui(ui);
}

/// Panels beside each other, as many as there is room for.
fn row(ui: &mut Ui, contents: impl FnOnce(&mut Ui, f32)) {
    let (whole, gap) = (ui.available_width(), 3.0 * SPACE);
    let columns = if whole >= 900.0 { 3.0 } else { 2.0 };
    ui.with_layout(Layout::left_to_right(Align::Min).with_main_wrap(true), |ui| {
        ui.spacing_mut().item_spacing = vec2(gap, gap);
        contents(ui, ((whole - gap * (columns - 1.0)) / columns).floor() - 1.0);
    });
}

/// The path box: the same work without a dialog, and without a mouse.
fn path_ui(ui: &mut Ui, state: &AppState, commands: &mut Vec<Command>) {
    ui.horizontal(|ui| {
        let width = ui.available_width() - 18.0 * SPACE;
        let label = "Path of a workbook, a draft, a bundle or a folder of bundles";
        let typed = field(ui, label, state.path_box(), "Type or paste a path and press Enter", width);
        let entered = typed.entered;
        commands.extend(typed.text.map(Command::TypePath));
        let clicked = ui.vertical(|ui| {
            ui.add_space(5.0 * SPACE);
            quiet(ui, "Use it").clicked()
        });
        if entered || clicked.inner {
            commands.push(Command::UsePath);
        }
    });
}

/// Where a file can be dropped: anywhere, and this place says so; it lights up while a file hovers over the window.
fn drop_ui(ui: &mut Ui) {
    let tokens = tokens::of(ui.ctx());
    let hovering = ui.input(|input| input.raw.hovered_files.len());
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 16.0 * SPACE), Sense::hover());
    let (fill, line) = match hovering {
        0 => (tokens.surface.page, Stroke::new(1.0, tokens.line.edge)),
        _ => (tokens.surface.selected, Stroke::new(2.0, tokens.line.focus)),
    };
    ui.painter().rect_filled(rect, CornerRadius::same(6), fill);
    ui.painter().extend(dashes(rect.shrink(1.0), line));
    let words = match hovering {
        0 => "Or drop a workbook, a draft or any number of bundles anywhere in this window".to_owned(),
        1 => "Let go to open it".to_owned(),
        many => format!("Let go to receive {many} bundles"),
    };
    ui.put(rect.shrink(4.0 * SPACE), |ui: &mut Ui| ui.centered_and_justified(|ui| small(ui, &words)).inner);
}

fn dashes(rect: Rect, line: Stroke) -> Vec<Shape> {
    let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
    Shape::dashed_line(&corners, line, 6.0, 4.0)
}
