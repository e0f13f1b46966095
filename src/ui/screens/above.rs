//! Owns what stands above a grid: the words looked for and how many places hold them, chips with their counts, columns.
//! Must not know how rows are chosen.

use crate::app::grid::{ColumnDeed, GridIntent};
use crate::app::{Chip, Command, Grid, Room};
use crate::model::RecordKind;
use crate::ui::widgets::{chip, quiet, small};
use eframe::egui::accesskit::{Live, Role};
use eframe::egui::{Id, Key, Margin, Response, TextEdit, Ui, WidgetInfo};

/// Draws it.
pub(super) fn above_ui(ui: &mut Ui, room: &Room, kind: RecordKind, commands: &mut Vec<Command>) {
    let Some(grid) = room.grid(kind) else { return };
    ui.horizontal_wrapped(|ui| {
        find_ui(ui, room, kind, grid, commands);
        chips_ui(ui, kind, grid, commands);
        columns_ui(ui, kind, grid, commands);
    });
}

fn find_ui(ui: &mut Ui, room: &Room, kind: RecordKind, grid: &Grid, commands: &mut Vec<Command>) {
    let mut find = grid.wanted.find.clone();
    let field = TextEdit::singleline(&mut find)
        .hint_text("Find (Ctrl+F)")
        .desired_width(200.0)
        .margin(Margin::symmetric(10, 7));
    let response = ui.add(field);
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, "Find"));
    asked_ui(ui, kind, grid, &response);
    if find != grid.wanted.find {
        commands.push(Command::Find(kind, find));
    }
    if response.lost_focus() {
        let (enter, escape, shift) =
            ui.input(|input| (input.key_pressed(Key::Enter), input.key_pressed(Key::Escape), input.modifiers.shift));
        if enter {
            commands.push(Command::FindNext { forward: !shift });
            response.request_focus();
        } else if escape {
            commands.push(Command::Find(kind, String::new()));
            commands.push(Command::GiveKeyboard);
        }
    }
    if grid.found.needle().is_empty() {
        return;
    }
    let told = small(ui, &grid.found.words(room.cursor(kind)));
    ui.accesskit_node_builder(told.id, |node| {
        node.set_role(Role::Status);
        node.set_live(Live::Polite);
        node.set_label(grid.found.words(room.cursor(kind)));
    });
    told.on_hover_text("Enter or F3 goes to the next, Shift+F3 to the one before, Escape ends it");
    if grid.found.count() > 0 && chip(ui, grid.wanted.only_found, "Only these rows").clicked() {
        commands.push(Command::OnlyFound(kind, !grid.wanted.only_found));
    }
}

/// The field takes the keyboard when Ctrl+F was pressed since it was last drawn.
fn asked_ui(ui: &Ui, kind: RecordKind, grid: &Grid, response: &Response) {
    let seen = Id::unique(("find asked", kind.prefix()));
    let before: Option<u64> = ui.data(|data| data.get_temp(seen));
    if before.is_some_and(|before| before != grid.find_asked) {
        response.request_focus();
    }
    ui.data_mut(|data| data.insert_temp(seen, grid.find_asked));
}

fn chips_ui(ui: &mut Ui, kind: RecordKind, grid: &Grid, commands: &mut Vec<Command>) {
    for (one, count) in Chip::ALL.into_iter().zip(grid.view.counts) {
        let chosen = if one == Chip::All { !grid.wanted.is_filtered() } else { grid.wanted.chips.contains(&one) };
        if one != Chip::All && count == 0 && !chosen {
            continue;
        }
        if chip(ui, chosen, &format!("{} {count}", one.title())).clicked() {
            let all = one == Chip::All;
            commands.push(if all { Command::ShowAllRows } else { Command::Chip(kind, one) });
        }
    }
    if grid.wanted.is_filtered() {
        let [all, ..] = grid.view.counts;
        small(ui, &format!("{} of {all} shown", grid.view.rows.len()));
        if quiet(ui, "Show every row").clicked() {
            commands.push(Command::ShowAllRows);
        }
    }
}

/// Which columns are shown, behind a button.
fn columns_ui(ui: &mut Ui, kind: RecordKind, grid: &Grid, commands: &mut Vec<Command>) {
    let hidden = grid.layout.hidden.len();
    let words = if hidden == 0 { "Columns…".to_owned() } else { format!("Columns, {hidden} hidden…") };
    let close = eframe::egui::containers::menu::MenuConfig::new()
        .close_behavior(eframe::egui::PopupCloseBehavior::CloseOnClickOutside);
    let button = eframe::egui::containers::menu::MenuButton::new(words).config(close);
    button.ui(ui, |ui| {
        for column in grid.designed.iter().filter(|column| !column.sticky && column.takes_cursor()) {
            let mut shown = !grid.layout.hidden.contains(column.id.as_str());
            if ui.checkbox(&mut shown, column.spoken()).changed() {
                let deed = if shown { ColumnDeed::Show } else { ColumnDeed::Hide };
                commands.push(Command::Grid(kind, GridIntent::Column(column.id.clone(), deed)));
            }
        }
        ui.separator();
        if ui.button("Columns as designed").clicked() {
            let first = grid.designed.first().map(|column| column.id.clone());
            let reset = first.map(|id| Command::Grid(kind, GridIntent::Column(id, ColumnDeed::Reset)));
            commands.extend(reset);
            ui.close();
        }
    });
}
