//! Owns the table of actions by status, this quarter beside last quarter.
//! Must not know how a status is counted.

use crate::app::Room;
use crate::app::grid::Mark;
use crate::model::{Period, Status};
use crate::ui::fonts;
use crate::ui::marks;
use crate::ui::tokens::{self, BODY, Density, SMALL, SPACE, Tokens};
use crate::ui::widgets::{card, lead, small};
use eframe::egui::{Align2, Color32, FontId, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

/// The width of a column of figures.
const FIGURE: f32 = 86.0;

struct Line {
    mark: Option<Mark>,
    word: String,
    before: usize,
    now: usize,
    /// Whether more of it is better, worse or neither.
    better: Option<bool>,
}

pub(super) fn totals_ui(ui: &mut Ui, room: &Room) {
    card(ui, |ui| {
        lead(ui, "Actions by status");
        let lines = lines(room);
        let known = lines.iter().any(|line| line.before > 0);
        ui.spacing_mut().item_spacing.y = 0.0;
        headings_ui(ui, room, known);
        for line in &lines {
            line_ui(ui, line, known);
        }
        ui.add_space(2.0 * SPACE);
        small(ui, &beside(room, &lines, known));
    });
}

fn lines(room: &Room) -> Vec<Line> {
    let counts = room.status_counts().iter().copied().zip(room.previous_counts().iter().copied());
    let shown = counts.filter(|((status, now), (_, before))| *status != Status::Complete || now + before > 0);
    let mut lines: Vec<Line> = shown
        .map(|((status, now), (_, before))| {
            let words = room.framework().words(status);
            Line {
                mark: Some(Mark::from(status)),
                word: words.map_or(status.code(), |words| words.short.as_str()).to_owned(),
                before,
                now,
                better: Some(matches!(status, Status::OnTrack | Status::Complete)),
            }
        })
        .collect();
    let sum = |of: fn(&Line) -> usize| lines.iter().map(of).sum();
    let (before, now) = (sum(|line| line.before), sum(|line| line.now));
    lines.push(Line { mark: None, word: "All actions".to_owned(), before, now, better: None });
    lines
}

/// One sentence about the population, and one about the rest of the return.
fn beside(room: &Room, lines: &[Line], known: bool) -> String {
    let ret = room.document().ret();
    let all = lines.last().map_or((0, 0), |line| (line.before, line.now));
    let population = match (known, all.0 == all.1) {
        (false, _) => "This return does not hold last quarter's statuses".to_owned(),
        (true, true) => "Every action has a status of last quarter beside it".to_owned(),
        (true, false) => format!("{} of {} actions have a status of last quarter beside them", all.0, all.1),
    };
    let others = [
        (ret.measures().len(), "measure value"),
        (ret.risks().len(), "risk"),
        (ret.narratives().len(), "text"),
        (ret.contracts().len(), "contract"),
    ];
    let counted = |(count, what): &(usize, &str)| format!("{count} {what}{}", if *count == 1 { "" } else { "s" });
    let held = others.iter().filter(|(count, _)| *count > 0).map(counted);
    let held: Vec<String> = held.collect();
    if held.is_empty() { population } else { format!("{population}. Also in the return: {}", held.join(", ")) }
}

fn headings_ui(ui: &mut Ui, room: &Room, known: bool) {
    let tokens = tokens::of(ui.ctx());
    let period = room.document().ret().header().period;
    let rect = row_rect(ui, "");
    let font = fonts::semibold(SMALL);
    let text = tokens.text.secondary;
    let put = |at, align, words: &str| {
        ui.painter().text(at, align, words, font.clone(), text);
    };
    put(rect.left_center(), Align2::LEFT_CENTER, "Status");
    let [before, now, change] = places(rect);
    if known {
        put(before, Align2::RIGHT_CENTER, &quarter(period.and_then(Period::previous_quarter), "Before"));
        put(change, Align2::RIGHT_CENTER, "Change");
    }
    put(now, Align2::RIGHT_CENTER, &quarter(period, "Now"));
    rule(ui, rect, tokens, 1.5);
}

fn quarter(period: Option<Period>, otherwise: &str) -> String {
    match period {
        Some(Period::Quarter(_, quarter)) => format!("Quarter {quarter}"),
        _ => otherwise.to_owned(),
    }
}

fn line_ui(ui: &mut Ui, line: &Line, known: bool) {
    let tokens = tokens::of(ui.ctx());
    let change = signed(line.before, line.now);
    let spoken = if known {
        format!("{}: {} last quarter, {} now, change {change}", line.word, line.before, line.now)
    } else {
        format!("{}: {}", line.word, line.now)
    };
    let rect = row_rect(ui, &spoken);
    let mut left = rect.left();
    if let Some(mark) = line.mark {
        marks::paint(ui.painter(), pos2(left + marks::SIZE / 2.0, rect.center().y), marks::SIZE, mark, tokens);
        left += marks::SIZE + 2.0 * SPACE;
    }
    let total = line.mark.is_none();
    let font = |strong: bool| if strong { fonts::semibold(BODY) } else { fonts::regular(BODY) };
    let put = |at, align, words: &str, font: FontId, colour: Color32| {
        ui.painter().text(at, align, words, font, colour);
    };
    let text = tokens.text.primary;
    put(pos2(left, rect.center().y), Align2::LEFT_CENTER, &line.word, font(total), text);
    let [before, now, changed] = places(rect);
    put(now, Align2::RIGHT_CENTER, &line.now.to_string(), font(true), text);
    if known {
        put(before, Align2::RIGHT_CENTER, &line.before.to_string(), font(total), text);
        put(changed, Align2::RIGHT_CENTER, &change, font(false), tone(line, tokens));
    }
    rule(ui, rect, tokens, 1.0);
}

fn signed(before: usize, now: usize) -> String {
    match now.cmp(&before) {
        std::cmp::Ordering::Less => format!("−{}", before - now),
        std::cmp::Ordering::Equal => "0".to_owned(),
        std::cmp::Ordering::Greater => format!("+{}", now - before),
    }
}

fn tone(line: &Line, tokens: &Tokens) -> Color32 {
    match line.better {
        Some(more_is_better) if line.now != line.before => {
            if (line.now > line.before) == more_is_better {
                tokens.text.good
            } else {
                tokens.text.bad
            }
        }
        _ => tokens.text.secondary,
    }
}

fn row_rect(ui: &mut Ui, spoken: &str) -> Rect {
    let size = vec2(ui.available_width(), Density::Comfortable.row());
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    if !spoken.is_empty() {
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, spoken));
    }
    rect
}

/// Where the figures end: before, now, change.
fn places(rect: Rect) -> [eframe::egui::Pos2; 3] {
    [2.0, 1.0, 0.0].map(|from_right| pos2(rect.right() - from_right * FIGURE, rect.center().y))
}

fn rule(ui: &Ui, rect: Rect, tokens: &Tokens, width: f32) {
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(width, tokens.line.hairline));
}
