//! Owns what is still open on the sign-off page: one line a tier, and the first sentences of what must be fixed.
//! Must not know any rule.

use crate::app::{Command, Room, Screen, Section};
use crate::model::{Finding, Tier};
use crate::ui::marks::dot_ui;
use crate::ui::tokens::SPACE;
use crate::ui::widgets::{card, lead, link, secondary, small};
use eframe::egui::Ui;

/// How many sentences stand here; the rest is one click away.
const SHOWN: usize = 4;

pub(super) fn open_ui(ui: &mut Ui, room: &Room, commands: &mut Vec<Command>) {
    card(ui, |ui| {
        lead(ui, "What is open");
        let (fix, explain) = (room.open(Tier::MustFix), room.open(Tier::ExplainOrFix));
        line(ui, Tier::MustFix, &words(fix, "must be fixed", "Nothing must be fixed"));
        line(ui, Tier::ExplainOrFix, &words(explain, "to be explained or fixed", "Nothing is to be explained"));
        silent(ui, room);
        let is_open = |finding: &Finding| {
            finding.tier == Tier::MustFix || (finding.tier == Tier::ExplainOrFix && finding.explanation.is_none())
        };
        let open = room.findings().iter().enumerate().filter(|(_, finding)| is_open(finding));
        if fix + explain > 0 {
            ui.add_space(SPACE);
        }
        for (at, finding) in open.take(SHOWN) {
            ui.horizontal_wrapped(|ui| {
                dot_ui(ui, finding.tier);
                if link(ui, &finding.headline).clicked() {
                    commands.push(Command::GoToFinding(at));
                }
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

fn line(ui: &mut Ui, tier: Tier, words: &str) {
    ui.horizontal(|ui| {
        dot_ui(ui, tier);
        secondary(ui, words);
    });
}

/// What nobody set or confirmed this quarter leaves as "No update available": allowed, and said.
fn silent(ui: &mut Ui, room: &Room) {
    for section in [Section::Actions, Section::Measures, Section::Risks] {
        if let Some((done, all)) = room.progress(section).filter(|(done, all)| done < all) {
            let title = section.title().to_lowercase();
            small(ui, &format!("{done} of {all} {title} updated; the rest leave as they are"));
        }
    }
}
