//! Owns what is still open on the sign-off page: one line a tier, and the first sentences of what must be fixed.
//! Must not know any rule.

use crate::app::{Command, Room, Screen, Section};
use crate::model::{Finding, Tier};
use crate::ui::icons::{self, Icon};
use crate::ui::marks::{self, dot_ui};
use crate::ui::tokens::{self, SPACE};
use crate::ui::widgets::{card, column, lead, link, secondary, small};
use eframe::egui::{Sense, Ui, Vec2};

/// How many sentences stand here; the rest is one click away.
const SHOWN: usize = 4;

pub(super) fn open_ui(ui: &mut Ui, room: &Room, commands: &mut Vec<Command>) {
    card(ui, |ui| {
        lead(ui, if room.is_sealed() { "What was open" } else { "What is open" });
        ui.spacing_mut().interact_size.y = 5.0 * SPACE;
        ui.spacing_mut().button_padding.y = 0.0;
        let (fix, explain) = (room.open(Tier::MustFix), room.open(Tier::ExplainOrFix));
        line(ui, Tier::MustFix, fix, &words(fix, "must be fixed", "Nothing must be fixed"));
        let explained = words(explain, "to be explained or fixed", "Nothing is to be explained");
        line(ui, Tier::ExplainOrFix, explain, &explained);
        silent(ui, room);
        let is_open = |finding: &Finding| {
            finding.tier == Tier::MustFix || (finding.tier == Tier::ExplainOrFix && finding.explanation.is_none())
        };
        let open = room.findings().iter().enumerate().filter(|(_, finding)| is_open(finding));
        if fix + explain > 0 {
            ui.add_space(SPACE);
        }
        for (at, finding) in open.take(SHOWN) {
            ui.horizontal_top(|ui| {
                dot_ui(ui, finding.tier);
                let width = ui.available_width();
                column(ui, width, |ui| {
                    if link(ui, &finding.headline).clicked() {
                        commands.push(Command::GoToFinding(at));
                    }
                });
            });
        }
        if fix + explain > SHOWN && link(ui, &format!("See all {} findings", fix + explain)).clicked() {
            commands.push(Command::Go(Screen::Return(Section::Findings)));
        }
    });
}

fn words(count: usize, open: &str, none: &str) -> String {
    match count {
        0 => none.to_owned(),
        1 => format!("1 finding {open}"),
        many => format!("{many} findings {open}"),
    }
}

/// A dot while something is open, a tick when nothing is.
fn line(ui: &mut Ui, tier: Tier, count: usize, words: &str) {
    ui.horizontal(|ui| {
        if count > 0 {
            dot_ui(ui, tier);
        } else {
            let (rect, _) = ui.allocate_exact_size(Vec2::splat(marks::SIZE), Sense::hover());
            let colour = tokens::of(ui.ctx()).text.good;
            icons::paint(ui.painter(), rect.center(), marks::SIZE, Icon::Tick, colour);
        }
        secondary(ui, words);
    });
}

/// What nobody set or confirmed this quarter leaves as it is: allowed, and said.
fn silent(ui: &mut Ui, room: &Room) {
    let without = [
        (Section::Actions, "have no update this quarter"),
        (Section::Measures, "have no value this quarter"),
        (Section::Risks, "were not confirmed this quarter"),
    ];
    for (section, words) in without {
        if let Some((done, all)) = room.progress(section).filter(|(done, all)| done < all) {
            small(ui, &format!("{} of {all} {} {words}", all - done, section.title().to_lowercase()));
        }
    }
}
