//! Owns the list of files opened last: what they are, where they lie, and taking one off the list.
//! Must not know whether a file is still there: opening it will tell.

use crate::app::{AppState, Command, Recent};
use crate::ui::fonts;
use crate::ui::icons::{self, Icon};
use crate::ui::tokens::{self, BODY, SMALL, SPACE};
use crate::ui::widgets::{card, lead};
use eframe::egui::text::{LayoutJob, TextWrapping};
use eframe::egui::{
    Color32, CornerRadius, FontId, Galley, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};
use std::path::Path;
use std::sync::Arc;

pub(super) fn recent_ui(ui: &mut Ui, state: &AppState, commands: &mut Vec<Command>) {
    let framework = state.framework();
    lead(ui, "Recent");
    card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = SPACE;
        for path in &state.settings().recent {
            let recent = Recent::of(path, &framework);
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                let width = ui.available_width() - 7.0 * SPACE;
                if file_ui(ui, width, path, &recent).clicked() {
                    commands.push(Command::Open(path.clone()));
                }
                if remove_ui(ui, &recent).clicked() {
                    commands.push(Command::Forget(path.clone()));
                }
            });
        }
    });
}

fn file_ui(ui: &mut Ui, width: f32, path: &Path, recent: &Recent) -> Response {
    let tokens = tokens::of(ui.ctx());
    let (rect, response) = ui.allocate_exact_size(vec2(width, 12.0 * SPACE), Sense::click());
    let kind = if recent.sealed { "sealed bundle" } else { "draft" };
    let spoken = format!("{}, {kind} {} in {}", recent.title, recent.name, recent.folder);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), &spoken));
    ground(ui, rect, &response);
    let inside = rect.shrink2(vec2(2.0 * SPACE, SPACE));
    let title = one_line(ui, &recent.title, fonts::semibold(BODY), tokens.text.primary, inside.width());
    let place = if recent.sealed { format!("Sealed · {}", recent.folder) } else { recent.folder.clone() };
    let under = one_line(ui, &place, fonts::regular(SMALL), tokens.text.secondary, inside.width());
    ui.painter().galley(inside.min, title, Color32::PLACEHOLDER);
    let below = pos2(inside.left(), inside.bottom() - under.size().y);
    ui.painter().galley(below, under, Color32::PLACEHOLDER);
    response.on_hover_text(path.display().to_string())
}

fn remove_ui(ui: &mut Ui, recent: &Recent) -> Response {
    let tokens = tokens::of(ui.ctx());
    let (rect, response) = ui.allocate_exact_size(vec2(7.0 * SPACE, 12.0 * SPACE), Sense::click());
    let spoken = format!("Remove {} from list", recent.title);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), &spoken));
    ground(ui, rect, &response);
    icons::paint(ui.painter(), rect.center(), 10.0, Icon::Close, tokens.text.secondary);
    response.on_hover_text("Remove from list; the file stays where it is")
}

fn ground(ui: &Ui, rect: Rect, response: &Response) {
    let tokens = tokens::of(ui.ctx());
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, CornerRadius::same(5), tokens.surface.hover);
    }
    if response.has_focus() {
        let line = Stroke::new(1.5, tokens.line.focus);
        ui.painter().rect_stroke(rect, CornerRadius::same(5), line, StrokeKind::Inside);
    }
}

/// One line, cut with an ellipsis where there is no room; the tooltip has it whole.
fn one_line(ui: &Ui, text: &str, font: FontId, colour: Color32, width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::simple_singleline(text.to_owned(), font, colour);
    job.wrap = TextWrapping { max_width: width, max_rows: 1, break_anywhere: true, overflow_character: Some('…') };
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}
