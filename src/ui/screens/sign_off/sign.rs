//! Owns the form of a sign-off: who prepared it, who signs, the statement, the folder, and the one main button.
//! Must not know how sealing works.

use crate::app::{Ask, Command, Room};
use crate::filing::STATEMENT;
use crate::model::Tier;
use crate::ui::tokens::SPACE;
use crate::ui::widgets::{card, field, field_id, lead, primary, quiet, small};
use eframe::egui::{Checkbox, Id, Ui};

const PREPARED_BY: &str = "Prepared by (role)";
const SIGNED_BY: &str = "Signed off by (role)";

pub(super) fn sign_ui(ui: &mut Ui, room: &Room, commands: &mut Vec<Command>) {
    card(ui, |ui| {
        let again = room.signing().exported.is_some();
        lead(ui, if again { "Sign off again" } else { "Sign off" });
        if again {
            small(ui, "The same content gives the same bundle; a changed return becomes its next revision");
        }
        roles_ui(ui, room, commands);
        statement_ui(ui, room, commands);
        folder_ui(ui, room, commands);
        incomplete_ui(ui, room, commands);
        ui.add_space(SPACE);
        if primary(ui, "Export the bundle").clicked() {
            commands.push(Command::Export);
        }
        match room.missing() {
            Some(missing) => small(ui, &missing),
            None => small(ui, "One sealed file is written; nothing is sent anywhere"),
        };
    });
}

fn roles_ui(ui: &mut Ui, room: &Room, commands: &mut Vec<Command>) {
    let signing = room.signing();
    let width = ui.available_width();
    let known = &room.document().ret().header().prepared_by;
    let preparer = signing.preparer.as_ref().unwrap_or(known);
    let typed = field(ui, PREPARED_BY, preparer, "Performance Officer", width);
    take_keyboard(ui, PREPARED_BY, signing.asked_preparer);
    if typed.escaped {
        commands.push(Command::LeavePreparer);
    } else {
        commands.extend(typed.text.map(Command::TypePreparer));
        if typed.left {
            commands.push(Command::UsePreparer);
        }
    }
    take_keyboard(ui, SIGNED_BY, signing.asked_role);
    let typed = field(ui, SIGNED_BY, &signing.role, "Director", width);
    commands.extend(typed.text.map(Command::SignAs));
}

/// Whoever came here by a finding about the preparer can type at once, and so can whoever came to sign.
fn take_keyboard(ui: &Ui, label: &str, asked: u64) {
    let slot = Id::unique(("asked for", label));
    let served = ui.data(|data| data.get_temp::<u64>(slot)).unwrap_or_default();
    if asked != served {
        ui.data_mut(|data| data.insert_temp(slot, asked));
        ui.memory_mut(|memory| memory.request_focus(field_id(label)));
    }
}

fn statement_ui(ui: &mut Ui, room: &Room, commands: &mut Vec<Command>) {
    let mut confirmed = room.signing().confirmed;
    ui.add_space(SPACE);
    if ui.add(Checkbox::new(&mut confirmed, STATEMENT)).changed() {
        commands.push(Command::ConfirmStatement(confirmed));
    }
}

fn folder_ui(ui: &mut Ui, room: &Room, commands: &mut Vec<Command>) {
    ui.add_space(SPACE);
    ui.horizontal(|ui| {
        let width = ui.available_width() - 35.0 * SPACE;
        let hint = "Type or paste a folder";
        let typed = field(ui, "Folder the bundle goes to", &room.signing().folder, hint, width);
        commands.extend(typed.text.map(Command::ExportTo));
        ui.vertical(|ui| {
            ui.add_space(5.0 * SPACE);
            if quiet(ui, "Choose folder…").clicked() {
                commands.push(Command::Ask(Ask::ExportFolder));
            }
        });
    });
}

/// Every return can leave on deadline day, honestly labelled.
fn incomplete_ui(ui: &mut Ui, room: &Room, commands: &mut Vec<Command>) {
    let open = room.open(Tier::MustFix);
    if open == 0 {
        return;
    }
    let things = if open == 1 { "1 thing".to_owned() } else { format!("{open} things") };
    let mut incomplete = room.signing().incomplete;
    let words = format!("Send as incomplete, with {things} still to be fixed");
    if ui.add(Checkbox::new(&mut incomplete, words)).changed() {
        commands.push(Command::AllowIncomplete(incomplete));
    }
    small(ui, "The bundle says so of itself, and the centre sees what is missing");
}
