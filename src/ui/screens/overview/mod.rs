//! Owns the overview of a return: the answer, how far each section is, the picture by outcome, what changed.
//! Must not know how any of it is worked out.

mod bars;
mod changes;

use crate::app::{Command, Overview, Progress, Room, Screen};
use crate::ui::tokens::{self, SPACE};
use crate::ui::widgets::{card, column, heading, lead, secondary, small};
use crate::ui::{fonts, tokens::BODY};
use eframe::egui::{Align2, CornerRadius, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

/// Below this width the two halves stand below each other.
const WIDE: f32 = 960.0;
const GAP: f32 = 4.0 * SPACE;

pub(super) fn overview_ui(ui: &mut Ui, room: &Room, commands: &mut Vec<Command>) {
    let Some(overview) = room.overview() else { return };
    heading(ui, &overview.heading);
    if !overview.under.is_empty() {
        secondary(ui, &overview.under);
    }
    ui.add_space(GAP);
    progress_ui(ui, overview, commands);
    ui.add_space(GAP);
    let whole = ui.available_width();
    if whole < WIDE {
        outcomes_ui(ui, overview);
        ui.add_space(GAP);
        changes_ui(ui, overview, commands);
        return;
    }
    let half = ((whole - GAP) / 2.0).floor();
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        column(ui, half, |ui| outcomes_ui(ui, overview));
        column(ui, half, |ui| changes_ui(ui, overview, commands));
    });
}

fn outcomes_ui(ui: &mut Ui, overview: &Overview) {
    if overview.outcomes.is_empty() {
        return;
    }
    card(ui, |ui| {
        lead(ui, "Actions by outcome");
        ui.add_space(SPACE);
        bars::bars_ui(ui, overview);
    });
}

fn changes_ui(ui: &mut Ui, overview: &Overview, commands: &mut Vec<Command>) {
    card(ui, |ui| {
        let Some(since) = &overview.since else {
            lead(ui, "Changed since last quarter");
            small(
                ui,
                "This return does not know last quarter: start from last quarter's bundle, or import a workbook that tells it",
            );
            return;
        };
        lead(ui, &format!("Changed since {since}"));
        if overview.changes.is_empty() {
            small(ui, "Nothing is red, green, new, closed or due on another day than it was");
        }
        changes::changes_ui(ui, &overview.changes, commands);
    });
}

/// The sections side by side, each leading to its grid.
fn progress_ui(ui: &mut Ui, overview: &Overview, commands: &mut Vec<Command>) {
    let whole = ui.available_width();
    let columns: u8 = if whole < 640.0 { 2 } else { 4 };
    let width = ((whole - GAP * f32::from(columns - 1)) / f32::from(columns)).floor();
    for line in overview.progress.chunks(usize::from(columns)) {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            for section in line {
                if section_ui(ui, section, width).clicked() {
                    commands.push(Command::Go(Screen::Return(section.section)));
                }
            }
        });
        ui.add_space(2.0 * SPACE);
    }
}

fn section_ui(ui: &mut Ui, section: &Progress, width: f32) -> Response {
    let tokens = tokens::of(ui.ctx());
    let (rect, response) = ui.allocate_exact_size(vec2(width, 18.0 * SPACE), Sense::click());
    let told = format!("{}, {}", section.section.title(), section.words());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &told));
    let lit = response.hovered() || response.has_focus();
    let edge = if response.has_focus() { (1.5, tokens.line.focus) } else { (1.0, tokens.line.hairline) };
    let fill = if lit { tokens.surface.hover } else { tokens.surface.panel };
    let painter = ui.painter();
    painter.rect(rect, CornerRadius::same(6), fill, Stroke::new(edge.0, edge.1), StrokeKind::Inside);
    let inner = rect.shrink(3.0 * SPACE);
    painter.text(
        inner.left_top(),
        Align2::LEFT_TOP,
        section.section.title(),
        fonts::semibold(BODY),
        tokens.text.primary,
    );
    let words = section.words();
    painter.text(
        inner.left_top() + vec2(0.0, 5.5 * SPACE),
        Align2::LEFT_TOP,
        words,
        fonts::regular(tokens::SMALL),
        tokens.text.secondary,
    );
    if section.all == 0 {
        return response;
    }
    let bar = Rect::from_min_max(pos2(inner.left(), inner.bottom() - 1.5 * SPACE), inner.right_bottom());
    painter.rect_filled(bar, CornerRadius::same(3), tokens.surface.band);
    let share = share(section.done, section.all);
    if share > 0.0 {
        let done = Rect::from_min_size(bar.min, vec2(bar.width() * share, bar.height()));
        painter.rect_filled(done, CornerRadius::same(3), tokens.accent.fill);
    }
    painter.rect_stroke(bar, CornerRadius::same(3), Stroke::new(1.0, tokens.line.edge), StrokeKind::Inside);
    response
}

/// A part of a whole, between nothing and one.
#[expect(clippy::cast_precision_loss, reason = "a share of a bar on screen")]
fn share(part: usize, whole: usize) -> f32 {
    if whole == 0 { 0.0 } else { part as f32 / whole as f32 }
}
