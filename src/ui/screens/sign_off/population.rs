//! Owns the population bridge on the sign-off page: for each set of records a sum that must come out, and who came or went.
//! Must not know how it is worked out.

use crate::app::{PopulationLine, Room};
use crate::model::Period;
use crate::ui::icons::{self, Icon};
use crate::ui::marks::{self, dot_ui};
use crate::ui::tokens::{self, SPACE};
use crate::ui::widgets::{card, lead, secondary, small, strong};
use eframe::egui::{Sense, Ui, Vec2};

/// How many records that came or went stand here by name.
const SHOWN: usize = 6;

pub(super) fn population_ui(ui: &mut Ui, room: &Room) {
    card(ui, |ui| {
        let lines = room.population();
        lead(ui, &answer(room, lines));
        if lines.is_empty() {
            secondary(
                ui,
                "Last quarter's return does not stand beside this one, so who came and who went is not known",
            );
            return;
        }
        ui.spacing_mut().interact_size.y = 5.0 * SPACE;
        for line in lines {
            line_ui(ui, line);
        }
    });
}

fn answer(room: &Room, lines: &[PopulationLine]) -> String {
    let last = room.document().ret().header().period.and_then(Period::previous_quarter);
    let last = last.map_or_else(|| "last quarter".to_owned(), Period::words);
    match lines {
        [] => "From last quarter to this one".to_owned(),
        lines if lines.iter().all(|line| line.balances) => format!("Every record of {last} is accounted for"),
        _ => format!("Records of {last} are not all accounted for"),
    }
}

/// `56 + 1 new − 1 closed = 56`, and the records behind it.
fn line_ui(ui: &mut Ui, line: &PopulationLine) {
    ui.horizontal(|ui| {
        if line.balances {
            let (rect, _) = ui.allocate_exact_size(Vec2::splat(marks::SIZE), Sense::hover());
            icons::paint(ui.painter(), rect.center(), marks::SIZE, Icon::Tick, tokens::of(ui.ctx()).text.good);
        } else {
            dot_ui(ui, crate::model::Tier::MustFix);
        }
        strong(ui, line.name);
        secondary(ui, &sum(line));
    });
    for told in line.told.iter().take(SHOWN) {
        small(ui, told);
    }
    if line.told.len() > SHOWN {
        small(ui, &format!("and {} more", line.told.len() - SHOWN));
    }
}

fn sum(line: &PopulationLine) -> String {
    if line.came.is_empty() && line.opening == line.closing {
        return format!("{} then, the same {} now", line.opening, line.closing);
    }
    let came = line.came.iter().map(|came| {
        let sign = if came.adds { "+" } else { "\u{2212}" };
        format!(" {sign} {} {}", came.count, came.how)
    });
    format!("{}{} = {}", line.opening, came.collect::<String>(), line.closing)
}
