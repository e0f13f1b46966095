//! Owns one value of a record: its label, this quarter beside last quarter, and, opened, its source and its history.
//! Must not know which values a record has.

use crate::app::{Change, Command, RecordLine, RecordView, Room, Shown};
use crate::ui::icons::{self, Icon};
use crate::ui::marks::mark_ui;
use crate::ui::tokens::{self, SPACE};
use crate::ui::widgets::{column, link, secondary, small, small_strong, strong};
use eframe::egui::{
    CornerRadius, Frame, Label, Margin, Rect, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

/// How wide the labels are.
const LABEL: f32 = 96.0;

/// The two quarters above their columns.
pub(super) fn headings_ui(ui: &mut Ui, record: &RecordView) {
    let widths = widths(ui, record.has_before);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0 * SPACE;
        let words = [Some(""), record.has_before.then_some(record.before.as_str()), Some(record.now.as_str())];
        for (width, text) in widths.into_iter().zip(words.into_iter().flatten()) {
            cell_ui(ui, width, |ui| drop(small_strong(ui, text)));
        }
    });
}

/// How wide label, last quarter and this quarter are; without last quarter two columns.
fn widths(ui: &Ui, has_before: bool) -> Vec<f32> {
    let whole = ui.available_width() - LABEL - 8.0 * SPACE;
    if has_before { vec![LABEL, (whole / 2.0).floor(), (whole / 2.0).floor()] } else { vec![LABEL, whole] }
}

/// One value. The whole row is a button that opens its source and its history.
pub(super) fn line_ui(ui: &mut Ui, room: &Room, record: &RecordView, line: &RecordLine, commands: &mut Vec<Command>) {
    let open = room.panel().is_open(line.field);
    let has_more = !line.origins.is_empty() || !line.changes.is_empty();
    ui.push_id(line.field, |ui| {
        let top = ui.cursor().top();
        rule(ui);
        let clicked = has_more && {
            let inner = ui.scope_builder(UiBuilder::new().sense(Sense::click()), |ui| values_ui(ui, record, line));
            let response = inner.response;
            let what = if open { "close its source and history" } else { "open its source and history" };
            response.widget_info(|| WidgetInfo::selected(Role::Button, true, open, format!("{}: {what}", line.label)));
            let whole = Rect::from_min_max(pos2(response.rect.left(), top), response.rect.max);
            mark_more(ui, whole, open, response.hovered() || response.has_focus());
            response.clicked()
        };
        if !has_more {
            values_ui(ui, record, line);
        }
        if clicked {
            commands.push(Command::OpenLine(line.field));
        }
        if open && has_more {
            more_ui(ui, room, record, line, commands);
        }
    });
}

/// A small arrow that says there is more; lit while pointed at.
fn mark_more(ui: &Ui, rect: Rect, open: bool, lit: bool) {
    let tokens = tokens::of(ui.ctx());
    let icon = if open { Icon::Down } else { Icon::Right };
    let colour = if lit { tokens.text.accent } else { tokens.text.secondary };
    icons::paint(ui.painter(), pos2(rect.right() - 6.0, rect.top() + 3.0 * SPACE), 9.0, icon, colour);
}

fn rule(ui: &mut Ui) {
    let tokens = tokens::of(ui.ctx());
    let width = ui.available_width();
    let (rect, _) = ui.allocate_exact_size(vec2(width, 1.0), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, Stroke::new(1.0, tokens.line.hairline));
}

fn values_ui(ui: &mut Ui, record: &RecordView, line: &RecordLine) {
    ui.set_width(ui.available_width());
    if line.long || is_wordy(line) { long_ui(ui, record, line) } else { short_ui(ui, record, line) }
}

/// Whether half the panel is too narrow for a value that is not the same in both quarters.
fn is_wordy(line: &RecordLine) -> bool {
    const FITS: usize = 18;
    let wordy = |shown: &Option<Shown>| shown.as_ref().is_some_and(|shown| shown.text.chars().count() > FITS);
    line.now != line.before && (wordy(&line.now) || wordy(&line.before))
}

/// Label, last quarter, this quarter, beside each other.
fn short_ui(ui: &mut Ui, record: &RecordView, line: &RecordLine) {
    let widths = widths(ui, record.has_before);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0 * SPACE;
        let mut widths = widths.into_iter();
        let mut next = || widths.next().unwrap_or(LABEL);
        cell_ui(ui, next(), |ui| drop(secondary(ui, line.label)));
        let has_mark = line.now.as_ref().is_some_and(|now| now.mark.is_some());
        if record.has_before && line.before == line.now && !has_mark {
            // Said once across both: it was so and is so.
            let both = next() + next() + 2.0 * SPACE;
            cell_ui(ui, both, |ui| shown_ui(ui, line.now.as_ref(), false));
            return;
        }
        if record.has_before {
            cell_ui(ui, next(), |ui| shown_ui(ui, line.before.as_ref(), false));
        }
        cell_ui(ui, next(), |ui| shown_ui(ui, line.now.as_ref(), line.moved));
    });
}

/// Words to be read whole: this quarter's, and below them last quarter's, told apart.
fn long_ui(ui: &mut Ui, record: &RecordView, line: &RecordLine) {
    secondary(ui, line.label);
    if let Some(now) = &line.now {
        ui.add(Label::new(&now.text).wrap());
    }
    if let Some(before) = line.before.as_ref().filter(|before| line.now.as_ref() != Some(before)) {
        let tokens = tokens::of(ui.ctx());
        let frame = Frame::new()
            .fill(tokens.surface.page)
            .corner_radius(CornerRadius::same(5))
            .inner_margin(Margin::symmetric(8, 6));
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            small_strong(ui, &format!("{} said", record.before));
            secondary(ui, &before.text);
        });
    } else if line.before.is_some() {
        small(ui, &format!("The same as in {}", record.before));
    }
}

fn cell_ui(ui: &mut Ui, width: f32, contents: impl FnOnce(&mut Ui)) {
    ui.vertical(|ui| {
        ui.set_width(width);
        contents(ui);
    });
}

/// A value; nothing is a dash that is read out as blank.
fn shown_ui(ui: &mut Ui, shown: Option<&Shown>, moved: bool) {
    match shown {
        Some(Shown { text, mark: Some(mark) }) => drop(mark_ui(ui, *mark, text)),
        Some(Shown { text, mark: None }) if moved => drop(strong(ui, text)),
        Some(Shown { text, mark: None }) => drop(ui.add(Label::new(text).wrap())),
        None => drop(secondary(ui, "\u{2013}")),
    }
}

/// Where a value came from, and what it was before.
fn more_ui(ui: &mut Ui, room: &Room, record: &RecordView, line: &RecordLine, commands: &mut Vec<Command>) {
    let tokens = tokens::of(ui.ctx());
    let frame =
        Frame::new().fill(tokens.surface.page).corner_radius(CornerRadius::same(5)).inner_margin(Margin::same(10));
    ui.add_space(SPACE);
    frame.show(ui, |ui| {
        let width = ui.available_width();
        column(ui, width, |ui| {
            for origin in &line.origins {
                small_strong(ui, "From the workbook");
                small(ui, &origin.place);
                if !origin.written.is_empty() {
                    ui.add(Label::new(format!("\u{201c}{}\u{201d}", origin.written)).wrap());
                }
            }
            if !line.changes.is_empty() {
                small_strong(ui, "History");
            }
            for (at, change) in line.changes.iter().enumerate() {
                ui.push_id(at, |ui| change_ui(ui, room, record, line, change, commands));
            }
        });
    });
}

/// One value it had, with the way back to it.
fn change_ui(
    ui: &mut Ui,
    room: &Room,
    record: &RecordView,
    line: &RecordLine,
    change: &Change,
    commands: &mut Vec<Command>,
) {
    ui.add_space(SPACE);
    shown_ui(ui, change.value.as_ref(), false);
    small(ui, &change.told);
    let Some(text) = change.put_back.as_ref().filter(|_| room.can_change()) else { return };
    if link(ui, "Put this back").clicked() {
        commands.push(Command::PutBack(record.row.clone(), line.field, text.clone()));
    }
}
