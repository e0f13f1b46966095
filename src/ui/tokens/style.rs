//! Owns how a theme's colours and sizes become egui's style, and which theme a window has.
//! Must not know any screen.

use super::{BODY, SMALL, SPACE, TITLE, Theme, Tokens};
use crate::ui::fonts;
use eframe::egui::style::{ScrollAnimation, ScrollStyle, Selection, WidgetVisuals};
use eframe::egui::{Color32, Context, CornerRadius, Id, Margin, Shadow, Stroke, Style, TextStyle, Visuals, vec2};

/// How far the text can grow, in per cent.
const ZOOM: std::ops::RangeInclusive<u16> = 100..=200;

/// The colours of the window's theme.
pub fn of(ctx: &Context) -> &'static Tokens {
    ctx.data(|data| data.get_temp::<Theme>(slot())).unwrap_or_default().tokens()
}

/// Gives the window a theme.
pub fn apply(ctx: &Context, theme: Theme) {
    ctx.data_mut(|data| data.insert_temp(slot(), theme));
    let tokens = theme.tokens();
    ctx.set_theme(if tokens.dark { eframe::egui::Theme::Dark } else { eframe::egui::Theme::Light });
    // The theme is ours alone: whatever the system prefers, both of egui's slots hold it.
    let style = style(tokens);
    ctx.all_styles_mut(|slot| *slot = style.clone());
    // The command table has larger and smaller text, within our limits.
    ctx.options_mut(|options| options.zoom_with_keyboard = false);
}

/// Sets the size of everything, from 100 to 200 per cent.
pub fn zoom(ctx: &Context, percent: u16) {
    ctx.set_zoom_factor(f32::from(percent.clamp(*ZOOM.start(), *ZOOM.end())) / 100.0);
}

fn slot() -> Id {
    Id::unique("quarterdeck theme")
}

fn style(tokens: &Tokens) -> Style {
    let mut style = Style { visuals: visuals(tokens), ..Style::default() };
    style.text_styles = [
        (TextStyle::Small, fonts::regular(SMALL)),
        (TextStyle::Body, fonts::regular(BODY)),
        (TextStyle::Button, fonts::regular(BODY)),
        (TextStyle::Monospace, fonts::regular(BODY)),
        (TextStyle::Heading, fonts::semibold(TITLE)),
    ]
    .into();
    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(2.0 * SPACE, 2.0 * SPACE);
    spacing.button_padding = vec2(3.0 * SPACE, 1.5 * SPACE);
    spacing.interact_size = vec2(10.0 * SPACE, 8.0 * SPACE);
    spacing.menu_margin = Margin::same(4);
    spacing.window_margin = Margin::same(16);
    // The handle is always there to be seen; figures are not dimmed at an edge to say that there are more.
    spacing.scroll = ScrollStyle { bar_width: 8.0, dormant_handle_opacity: 0.4, ..ScrollStyle::floating() };
    spacing.scroll.fade.strength = 0.0;
    style.interaction.selectable_labels = false;
    // Going to a cell is going there, not travelling: no frames are spent on the way.
    style.scroll_animation = ScrollAnimation::none();
    style.animation_time = 0.0;
    style
}

fn visuals(tokens: &Tokens) -> Visuals {
    let mut visuals = if tokens.dark { Visuals::dark() } else { Visuals::light() };
    let (surface, line, text) = (&tokens.surface, &tokens.line, &tokens.text);
    visuals.override_text_color = None;
    visuals.weak_text_color = Some(text.secondary);
    visuals.hyperlink_color = text.accent;
    visuals.faint_bg_color = surface.band;
    visuals.extreme_bg_color = surface.panel;
    visuals.text_edit_bg_color = Some(surface.panel);
    visuals.code_bg_color = surface.band;
    visuals.warn_fg_color = tokens.finding.explain;
    visuals.error_fg_color = text.bad;
    visuals.window_fill = surface.panel;
    visuals.panel_fill = surface.page;
    visuals.window_stroke = Stroke::new(1.0, line.hairline);
    visuals.window_corner_radius = CornerRadius::same(8);
    visuals.menu_corner_radius = CornerRadius::same(6);
    visuals.popup_shadow = shadow(tokens, 12, 40);
    visuals.window_shadow = shadow(tokens, 24, 60);
    visuals.selection = Selection { bg_fill: surface.selected, stroke: Stroke::new(1.0, text.accent) };
    // A steady caret: a blinking one repaints for ever.
    visuals.text_cursor.blink = false;
    visuals.text_cursor.stroke = Stroke::new(1.5, text.accent);
    let widgets = &mut visuals.widgets;
    widgets.noninteractive = widget(surface.panel, line.hairline, text.primary);
    widgets.inactive = widget(surface.panel, line.edge, text.primary);
    widgets.hovered = widget(surface.hover, line.edge, text.primary);
    widgets.active = widget(surface.selected, line.focus, text.primary);
    widgets.open = widget(surface.selected, line.focus, text.primary);
    visuals
}

fn widget(fill: Color32, line: Color32, text: Color32) -> WidgetVisuals {
    WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(1.0, line),
        corner_radius: CornerRadius::same(5),
        fg_stroke: Stroke::new(1.0, text),
        expansion: 0.0,
    }
}

fn shadow(tokens: &Tokens, blur: u8, strength: u8) -> Shadow {
    let strength = if tokens.dark { strength.saturating_mul(3) } else { strength };
    Shadow { offset: [0, 4], blur, spread: 0, color: Color32::from_black_alpha(strength) }
}
