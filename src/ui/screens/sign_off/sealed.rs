//! Owns what a sealed bundle tells of itself: who signed it and when, whether it is complete, and its receipt code.
//! Must not know how verifying works.

use super::receipt::code_ui;
use crate::app::{Command, Room};
use crate::model::SignOff;
use crate::ui::tokens::SPACE;
use crate::ui::widgets::{Badge, badge, card, lead, quiet, secondary, small, strong};
use eframe::egui::{Label, Ui};

/// What the page answers for a sealed bundle.
pub(super) fn answer(room: &Room) -> String {
    let sign_offs = room.document().ret().sign_offs();
    let last = sign_offs.records().last();
    match last.map(|sign_off| (sign_off.role.as_str(), when(sign_off))) {
        Some((role, Some(at))) => format!("Signed off by {role} on {at}"),
        Some((role, None)) => format!("Signed off by {role}"),
        None => "Sealed, with no sign-off in it".to_owned(),
    }
}

fn when(sign_off: &SignOff) -> Option<String> {
    sign_off.at.map(|at| at.strftime("%-d %B %Y, %H:%M UTC").to_string())
}

pub(super) fn sealed_ui(ui: &mut Ui, room: &Room, commands: &mut Vec<Command>) {
    card(ui, |ui| {
        lead(ui, "Receipt code");
        match room.receipt() {
            Some(receipt) => {
                code_ui(ui, &receipt.code);
                match receipt.problems.as_slice() {
                    [] => {
                        badge(ui, Badge::Good, "Verified");
                        secondary(ui, "Whoever holds the same code holds the same bundle, byte for byte");
                    }
                    problems => {
                        badge(ui, Badge::Bad, "Does not verify");
                        for problem in problems {
                            secondary(ui, problem);
                        }
                    }
                }
            }
            None => drop(secondary(ui, "Open the bundle from its file to see its receipt code")),
        }
    });
    ui.add_space(3.0 * SPACE);
    card(ui, |ui| {
        lead(ui, "Sign-off");
        for sign_off in room.document().ret().sign_offs().records() {
            strong(ui, &sign_off.role);
            let level = sign_off.level.map_or("", |level| level.code());
            small(ui, &format!("As {level}, {}", when(sign_off).unwrap_or_default()));
            ui.add(Label::new(format!("“{}”", sign_off.statement)).wrap());
        }
        ui.add_space(SPACE);
        let header = room.document().ret().header();
        if !header.prepared_by.is_empty() {
            small(ui, &format!("Prepared by {}", header.prepared_by));
        }
        match header.complete {
            Some(true) => badge(ui, Badge::Good, "Complete"),
            _ => badge(ui, Badge::Warn, "Sent as incomplete"),
        };
        small(ui, "A sealed bundle does not change: import again or open its draft to make the next revision");
        ui.add_space(SPACE);
        if quiet(ui, "Start the next quarter from it").clicked() {
            commands.push(Command::StartFromLast(room.path().clone()));
        }
    });
}
