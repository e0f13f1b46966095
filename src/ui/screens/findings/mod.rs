//! Owns the list of findings: by tier, each sentence with its remedy, one key from its cell.
//! Must not know any rule.

mod one;

pub(super) use one::finding_ui;

use crate::app::{Command, Room};
use crate::model::Tier;
use crate::ui::marks::dot_ui;
use crate::ui::tokens::SPACE;
use crate::ui::widgets::{column, heading, lead, secondary, small};
use eframe::egui::Ui;

/// How wide a sentence is set at most.
const WIDEST: f32 = 860.0;

pub(super) fn findings_ui(ui: &mut Ui, room: &Room, commands: &mut Vec<Command>) {
    column(ui, ui.available_width().min(WIDEST), |ui| {
        heading(ui, &answer(room));
        secondary(ui, &under(room));
        for tier in Tier::ALL {
            tier_ui(ui, room, *tier, commands);
        }
    });
}

/// What the page answers: what stands between this return and its sign-off.
pub(super) fn answer(room: &Room) -> String {
    match (room.open(Tier::MustFix), room.open(Tier::ExplainOrFix)) {
        (0, 0) if room.is_sealed() => "Nothing was left open when this was sealed".to_owned(),
        (0, 0) => "Nothing stands between this return and its sign-off".to_owned(),
        (0, 1) => "1 thing is to be explained or fixed".to_owned(),
        (0, explain) => format!("{explain} things are to be explained or fixed"),
        (1, _) if !room.is_sealed() => "1 thing must be fixed before you can sign off".to_owned(),
        (fix, _) if !room.is_sealed() => format!("{fix} things must be fixed before you can sign off"),
        (1, _) => "1 thing was still to be fixed when this was sealed".to_owned(),
        (fix, _) => format!("{fix} things were still to be fixed when this was sealed"),
    }
}

fn under(room: &Room) -> String {
    match room.findings().len() {
        0 => "Every rule was run and none of them found anything".to_owned(),
        _ => "Click a sentence or press Enter on it to go to its cell; F8 and Shift+F8 go on and back from anywhere"
            .to_owned(),
    }
}

fn tier_ui(ui: &mut Ui, room: &Room, tier: Tier, commands: &mut Vec<Command>) {
    let of_tier = || room.findings().iter().enumerate().filter(move |(_, finding)| finding.tier == tier);
    let all = of_tier().count();
    if all == 0 {
        return;
    }
    ui.add_space(4.0 * SPACE);
    let height = ui.spacing().interact_size.y;
    ui.spacing_mut().interact_size.y = 5.0 * SPACE;
    ui.horizontal(|ui| {
        dot_ui(ui, tier);
        lead(ui, title(tier));
        small(ui, &count(all, room.open(tier), tier));
    });
    ui.spacing_mut().interact_size.y = height;
    small(ui, explained(tier));
    ui.add_space(SPACE);
    for (at, _) in of_tier() {
        finding_ui(ui, room, at, commands);
    }
}

fn title(tier: Tier) -> &'static str {
    match tier {
        Tier::MustFix => "Must fix",
        Tier::ExplainOrFix => "Explain or fix",
        Tier::Notice => "Worth knowing",
    }
}

fn explained(tier: Tier) -> &'static str {
    match tier {
        Tier::MustFix => "A rule is broken: a complete return cannot leave with it",
        Tier::ExplainOrFix => "Unusual: change the data, or write an explanation that travels with the bundle",
        Tier::Notice => "Nothing has to be done",
    }
}

fn count(all: usize, open: usize, tier: Tier) -> String {
    if tier == Tier::ExplainOrFix && open < all { format!("{open} of {all} open") } else { all.to_string() }
}
