//! Owns the help sheet: every command with its key, from the one table, and the keys of the grid; searched by words.
//! Must not know what a command does.

use crate::app::commands::{Entry, Group, IN_A_GRID, matches};
use crate::app::{AppState, Command, ENTRIES};
use crate::ui::tokens;
use crate::ui::widgets::{field, field_id, heading, lead, link, quiet, secondary, small};
use eframe::egui::{Frame, Grid, Id, Key, Label, Margin, Modal, Modifiers, RichText, ScrollArea, Ui};

const WIDTH: f32 = 720.0;

pub(super) fn help_ui(ui: &mut Ui, state: &AppState, commands: &mut Vec<Command>) {
    let screen = ui.ctx().content_rect();
    let roomy = Frame::popup(ui.style()).inner_margin(Margin::same(16));
    let response = Modal::new(Id::unique("help")).frame(roomy).show(ui.ctx(), |ui| {
        ui.set_width(WIDTH.min(screen.width() - 48.0));
        heading(ui, "Keys and commands");
        let escaped = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        let typed = field(ui, "Find", state.help_find(), "A few words, in any order", f32::INFINITY);
        if ui.memory(|memory| memory.focused().is_none()) {
            ui.memory_mut(|memory| memory.request_focus(field_id("Find")));
        }
        commands.extend(typed.text.map(Command::FindHelp));
        ui.add_space(8.0);
        ScrollArea::vertical().max_height(screen.height() * 0.55).show(ui, |ui| sheet(ui, state, commands));
        quiet(ui, "Close").clicked() || escaped
    });
    if response.inner || response.should_close() {
        commands.push(Command::ToggleHelp);
    }
}

fn sheet(ui: &mut Ui, state: &AppState, commands: &mut Vec<Command>) {
    ui.set_width(ui.available_width());
    let wanted = state.help_find();
    let mut any = false;
    for group in Group::ALL {
        let fits = |entry: &&Entry| entry.group == group && matches(&said(entry), wanted);
        let entries: Vec<&Entry> = ENTRIES.iter().filter(fits).collect();
        if entries.is_empty() {
            continue;
        }
        any = true;
        lead(ui, group.title());
        Grid::new(group.title()).num_columns(3).min_col_width(168.0).show(ui, |ui| {
            for entry in entries {
                entry_ui(ui, state, entry, commands);
                ui.end_row();
            }
        });
        ui.add_space(8.0);
    }
    let keys: Vec<_> =
        IN_A_GRID.iter().filter(|key| matches(&format!("{} {} grid", key.keys, key.does), wanted)).collect();
    if !keys.is_empty() {
        any = true;
        lead(ui, "In a grid");
        Grid::new("grid keys").num_columns(2).min_col_width(176.0).show(ui, |ui| {
            for key in keys {
                secondary(ui, key.keys);
                small(ui, key.does);
                ui.end_row();
            }
        });
    }
    if !any {
        secondary(ui, "Nothing fits these words; try fewer, or only how they begin");
    }
}

/// A command that can be used is a link; one that cannot says why.
fn entry_ui(ui: &mut Ui, state: &AppState, entry: &Entry, commands: &mut Vec<Command>) {
    let refusal = entry.asks.refusal(state);
    if refusal.is_some() {
        let faint = tokens::of(ui.ctx()).text.faint;
        ui.add(Label::new(RichText::new(entry.label).color(faint)).extend());
    } else if link(ui, entry.label).clicked() {
        commands.push(Command::ToggleHelp);
        commands.push(Command::Run(entry.asks));
    }
    ui.add(Label::new(entry.shortcut).extend());
    let why = refusal.map(|why| format!(". Not now: {why}")).unwrap_or_default();
    small(ui, &format!("{}{why}", entry.tooltip));
}

fn said(entry: &Entry) -> String {
    format!("{} {} {} {}", entry.label, entry.tooltip, entry.shortcut, entry.group.title())
}
