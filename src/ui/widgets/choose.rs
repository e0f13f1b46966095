//! Owns choosing one of a few: a box that opens a list, and that the arrow keys turn while it is closed.
//! Must not know what is chosen.

use super::text::small_strong;
use eframe::egui::{ComboBox, EventFilter, Key, Modifiers, Response, Role, Ui, WidgetInfo};

/// A labelled box with the one chosen in it; says which one a person chose instead.
pub(crate) fn choose(ui: &mut Ui, label: &str, options: &[String], chosen: Option<usize>, width: f32) -> Option<usize> {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        let above = small_strong(ui, label);
        boxed(ui, label, options, chosen, (width, "Choose…"), |response| drop(response.labelled_by(above.id)))
    })
    .inner
}

/// The same with its label in the box while nothing is chosen; the label is read out either way.
pub(crate) fn pick(ui: &mut Ui, label: &str, options: &[String], chosen: Option<usize>, width: f32) -> Option<usize> {
    let empty = format!("{label}…");
    boxed(ui, label, options, chosen, (width, &empty), |response| {
        let text = chosen.and_then(|at| options.get(at)).map_or("", String::as_str);
        let told = format!("{label}: {text}");
        response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, &told));
    })
}

fn boxed(
    ui: &mut Ui,
    label: &str,
    options: &[String],
    chosen: Option<usize>,
    (width, empty): (f32, &str),
    named: impl FnOnce(Response),
) -> Option<usize> {
    let text = chosen.and_then(|at| options.get(at)).map_or(empty, String::as_str);
    let boxed = ComboBox::from_id_salt(label).width(width).height(420.0).selected_text(text);
    let mut now = None;
    let shown = boxed.show_ui(ui, |ui| {
        for (at, option) in options.iter().enumerate() {
            if ui.selectable_label(Some(at) == chosen, option).clicked() {
                now = Some(at);
            }
        }
    });
    let response = shown.response;
    if shown.inner.is_none() && response.has_focus() {
        let arrows = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if pressed(Key::ArrowDown) {
            now = Some(chosen.map_or(0, |at| at + 1)).filter(|at| *at < options.len());
        } else if pressed(Key::ArrowUp) {
            now = chosen.and_then(|at| at.checked_sub(1));
        }
    }
    named(response);
    now
}
