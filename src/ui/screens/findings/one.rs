//! Owns one finding, as it stands in the list and beside a record: the sentence, the remedy, the cell, the explanation.
//! Must not know any rule; the explanations offered are the rule's own.

use crate::app::{Command, Room};
use crate::checks;
use crate::model::{Finding, Tier};
use crate::ui::fonts;
use crate::ui::marks::tier_colour;
use crate::ui::tokens::{self, BODY, SPACE};
use crate::ui::widgets::{Badge, badge, field_id, link, long_field, quiet, ruled, small};
use eframe::egui::{Button, Id, Response, RichText, Ui, vec2};

const EXPLANATION: &str = "Explanation";

/// One finding in a box with its tier's colour down the side.
pub(in crate::ui::screens) fn finding_ui(ui: &mut Ui, room: &Room, at: usize, commands: &mut Vec<Command>) {
    let Some(finding) = room.findings().get(at) else { return };
    let rule = tier_colour(finding.tier, tokens::of(ui.ctx()));
    ui.push_id(("finding", at), |ui| {
        ruled(ui, rule, |ui| {
            if headline_ui(ui, &finding.headline).clicked() {
                commands.push(Command::GoToFinding(at));
            }
            small(ui, &finding.remedy);
            place_ui(ui, finding);
            if finding.tier == Tier::ExplainOrFix {
                explanation_ui(ui, room, at, finding, commands);
            }
        });
    });
}

/// The sentence is what one goes by: it wraps, and is a button for mouse, keyboard and screen reader.
fn headline_ui(ui: &mut Ui, headline: &str) -> Response {
    let tokens = tokens::of(ui.ctx());
    let text = RichText::new(headline).font(fonts::semibold(BODY)).color(tokens.text.primary);
    ui.scope(|ui| {
        ui.spacing_mut().button_padding = vec2(0.0, 0.0);
        ui.spacing_mut().interact_size.y = 0.0;
        let response = ui.add(Button::new(text).frame(false).wrap());
        let lit = response.hovered() || response.has_focus();
        if lit {
            let rect = response.rect;
            let line = eframe::egui::Stroke::new(1.0, tokens.line.focus);
            ui.painter().hline(rect.x_range(), rect.bottom() + 1.0, line);
        }
        response.on_hover_text("Go to its cell")
    })
    .inner
}

fn place_ui(ui: &mut Ui, finding: &Finding) {
    let cell = &finding.place.cell;
    let from = if cell.is_empty() { String::new() } else { format!(" · from {cell}") };
    small(ui, &format!("{}{from}", finding.rule));
}

fn explanation_ui(ui: &mut Ui, room: &Room, at: usize, finding: &Finding, commands: &mut Vec<Command>) {
    if let Some(text) = room.explaining(finding) {
        writing_ui(ui, room, at, finding, text, commands);
        return;
    }
    match &finding.explanation {
        Some(explanation) => {
            ui.add_space(SPACE);
            badge(ui, Badge::Good, "Explained");
            let by = if finding.explained_by.is_empty() { "" } else { " – " };
            small(ui, &format!("“{explanation}”{by}{}", finding.explained_by));
            if !room.is_sealed() && link(ui, "Change the explanation").clicked() {
                begin(ui, at, commands);
            }
        }
        None if !room.is_sealed() && link(ui, "Explain…").clicked() => begin(ui, at, commands),
        None => {}
    }
}

/// Opens the box with the keyboard in it.
fn begin(ui: &Ui, at: usize, commands: &mut Vec<Command>) {
    commands.push(Command::BeginExplaining(at));
    ui.memory_mut(|memory| memory.request_focus(field_id(EXPLANATION)));
}

/// Whoever asked by a key to explain can type at once.
fn take_keyboard(ui: &Ui, asked: u64) {
    let slot = Id::unique("asked to explain");
    let served = ui.data(|data| data.get_temp::<u64>(slot)).unwrap_or_default();
    if asked != served {
        ui.data_mut(|data| data.insert_temp(slot, asked));
        ui.memory_mut(|memory| memory.request_focus(field_id(EXPLANATION)));
    }
}

/// The explanation being written, with those known to be acceptable to start from.
fn writing_ui(ui: &mut Ui, room: &Room, at: usize, finding: &Finding, text: &str, commands: &mut Vec<Command>) {
    ui.add_space(SPACE);
    take_keyboard(ui, room.asked_to_explain());
    let typed = long_field(ui, EXPLANATION, text, 2);
    commands.extend(typed.text.map(Command::TypeExplanation));
    let acceptable = acceptable(finding);
    if !acceptable.is_empty() {
        small(ui, "Often accepted; start from one and say more in words of your own:");
    }
    ui.scope(|ui| {
        ui.spacing_mut().interact_size.y = 5.0 * SPACE;
        ui.spacing_mut().button_padding = vec2(0.0, 0.0);
        for offered in acceptable {
            if link(ui, offered).clicked() {
                commands.push(Command::TypeExplanation((*offered).to_owned()));
            }
        }
    });
    ui.add_space(SPACE);
    ui.horizontal(|ui| {
        if quiet(ui, "Keep the explanation").clicked() {
            commands.push(Command::Explain(at, text.to_owned()));
        }
        if link(ui, "Leave it").clicked() {
            commands.push(Command::LeaveExplaining);
        }
    });
}

fn acceptable(finding: &Finding) -> &'static [&'static str] {
    checks::rules().iter().find(|rule| rule.id == finding.rule).map_or(&[], |rule| rule.acceptable)
}
