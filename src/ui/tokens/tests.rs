//! Owns what must hold of every theme: readable text, visible marks, statuses told apart without colour.
//! Must not know any screen.

use super::*;
use crate::app::grid::Mark;
use crate::ui::marks;

/// Relative luminance and contrast as the accessibility guidelines for the web define them.
fn luminance(colour: Color32) -> f64 {
    let channel = |value: u8| {
        let value = f64::from(value) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(colour.r()) + 0.7152 * channel(colour.g()) + 0.0722 * channel(colour.b())
}

fn contrast(a: Color32, b: Color32) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn surfaces(tokens: &Tokens) -> [(&'static str, Color32); 7] {
    let s = &tokens.surface;
    [
        ("page", s.page),
        ("panel", s.panel),
        ("band", s.band),
        ("hover", s.hover),
        ("selected", s.selected),
        ("cursor row", s.cursor_row),
        ("found", s.found),
    ]
}

fn texts(tokens: &Tokens) -> [(&'static str, Color32); 6] {
    let t = &tokens.text;
    [
        ("primary", t.primary),
        ("secondary", t.secondary),
        ("faint", t.faint),
        ("accent", t.accent),
        ("good", t.good),
        ("bad", t.bad),
    ]
}

#[test]
fn text_reads_on_every_surface() {
    for theme in Theme::ALL {
        let tokens = theme.tokens();
        let least = if theme == Theme::Contrast { 7.0 } else { 4.5 };
        for (ground, surface) in surfaces(tokens) {
            for (name, text) in texts(tokens) {
                let found = contrast(text, surface);
                assert!(found >= least, "{theme:?}: {name} on {ground} is {found:.2}:1, not {least}:1");
            }
        }
        for fill in [tokens.accent.fill, tokens.accent.hover] {
            let found = contrast(tokens.accent.on, fill);
            assert!(found >= 4.5, "{theme:?}: text on the accent is {found:.2}:1");
        }
        for badge in [tokens.badge.good, tokens.badge.warn, tokens.badge.bad, tokens.badge.quiet] {
            let found = contrast(badge.text, badge.fill);
            assert!(found >= least, "{theme:?}: a badge's word is {found:.2}:1 on its ground");
        }
    }
}

#[test]
fn marks_and_the_cursor_stand_out_on_every_surface() {
    for theme in Theme::ALL {
        let tokens = theme.tokens();
        let f = &tokens.finding;
        let dots = [f.must_fix, f.explain, f.notice, tokens.line.focus];
        for (ground, surface) in surfaces(tokens) {
            for colour in Mark::ALL.map(|mark| marks::colour(mark, tokens)).into_iter().chain(dots) {
                let found = contrast(colour, surface);
                assert!(found >= 3.0, "{theme:?}: {colour:?} on {ground} is {found:.2}:1, not 3:1");
            }
        }
    }
}

/// Each mark drawn small in greys. Two marks differ by shape, by lightness, or both; what counts is the picture.
#[test]
fn statuses_are_told_apart_in_greyscale() {
    for theme in Theme::ALL {
        let tokens = theme.tokens();
        let ground = luminance(tokens.surface.panel).cbrt();
        let picture = |mark: Mark| -> Vec<f64> {
            let ink = luminance(marks::colour(mark, tokens)).cbrt();
            marks::coverage(mark, 24).into_iter().map(|inside| if inside { ink } else { ground }).collect()
        };
        for (index, one) in Mark::ALL.into_iter().enumerate() {
            for other in Mark::ALL.into_iter().skip(index + 1) {
                let (a, b) = (picture(one), picture(other));
                let apart = a.iter().zip(&b).filter(|(a, b)| (**a - **b).abs() > 0.1).count();
                let share = f64::from(u32::try_from(apart).unwrap()) / f64::from(24 * 24);
                assert!(share > 0.12, "{theme:?}: {one:?} and {other:?} differ in {:.0}% of the mark", share * 100.0);
            }
        }
    }
}

#[test]
fn no_two_marks_have_one_shape() {
    for (index, one) in Mark::ALL.into_iter().enumerate() {
        for other in Mark::ALL.into_iter().skip(index + 1) {
            let (a, b) = (marks::coverage(one, 24), marks::coverage(other, 24));
            let differing = a.iter().zip(&b).filter(|(a, b)| a != b).count();
            assert!(differing > 24 * 24 / 10, "{one:?} and {other:?} differ in {differing} of {} points", 24 * 24);
        }
    }
}

#[test]
fn a_colour_that_is_none_is_refused_by_name() {
    let text = include_str!("../../../assets/tokens/light.toml").replacen("#F6F7F9", "#F6F7", 1);
    let problem = toml::from_str::<Tokens>(&text).unwrap_err().to_string();
    assert!(problem.contains("“#F6F7” is not a colour"), "{problem}");
}

#[test]
fn words_on_a_status_colour_read() {
    for theme in Theme::ALL {
        let tokens = theme.tokens();
        for mark in Mark::ALL {
            let ground = marks::colour(mark, tokens);
            let found = contrast(tokens.ink_on(ground), ground);
            assert!(found >= 4.5, "{theme:?}: words on {mark:?} are {found:.2}:1");
        }
    }
}
