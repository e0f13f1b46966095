//! Owns pictures of the grid, drawn in software, to be looked at beside the design; they are written, not compared.

#![expect(clippy::expect_used, reason = "a picture that cannot be made is a failed test")]
#![expect(clippy::disallowed_methods, reason = "pictures are written, to be looked at")]

use crate::demo_grid::Demo;
use eframe::egui::{Frame, Key, Margin, UiBuilder, Vec2, vec2};
use egui_kittest::Harness;
use quarterdeck::ui::grid::{GridView, grid_ui};
use quarterdeck::ui::tokens::{Density, Theme};
use quarterdeck::ui::{fonts, tokens};

fn picture(name: &str, theme: Theme, percent: u16, density: Density, drive: impl Fn(&mut Harness<'_, Demo>)) {
    let builder =
        Harness::builder().with_size(Vec2::new(880.0, 700.0)).with_max_steps(8).wgpu().with_context_setup(move |ctx| {
            fonts::install(ctx);
            tokens::apply(ctx, theme);
            tokens::zoom(ctx, percent);
        });
    let mut demo = Demo::housing();
    demo.go(6, 2);
    let look = move |ui: &mut eframe::egui::Ui, demo: &mut Demo| {
        let page = tokens::of(ui.ctx()).surface.page;
        Frame::new().fill(page).inner_margin(Margin::same(16)).show(ui, |ui| {
            let (_, rect) = ui.allocate_space(vec2(ui.available_width(), ui.available_height()));
            let mut inner = ui.new_child(UiBuilder::new().max_rect(rect));
            let intents = grid_ui(&mut inner, GridView { name: "Actions", source: demo, state: &demo.grid, density });
            demo.take(intents);
        });
    };
    let mut harness = builder.build_ui_state(look, demo);
    harness.run();
    drive(&mut harness);
    let image = harness.render().expect("a software renderer draws");
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("pictures");
    std::fs::create_dir_all(&folder).expect("the target folder takes pictures");
    image.save(folder.join(format!("{name}.png"))).expect("a picture is written");
    assert!(image.pixels().any(|pixel| pixel != image.get_pixel(0, 0)), "something is drawn");
}

#[test]
#[ignore = "for looking at: run with --ignored and open target/tmp/pictures"]
fn the_grid_in_three_themes_and_sizes() {
    picture("light", Theme::Light, 100, Density::Comfortable, |_| {});
    picture("dark", Theme::Dark, 100, Density::Comfortable, |_| {});
    picture("contrast", Theme::Contrast, 100, Density::Comfortable, |_| {});
    picture("light-150", Theme::Light, 150, Density::Comfortable, |_| {});
    picture("compact", Theme::Light, 100, Density::Compact, |_| {});
    picture("list", Theme::Light, 100, Density::Comfortable, |harness| {
        harness.key_press(Key::Enter);
        harness.run();
    });
    picture("long-text", Theme::Dark, 100, Density::Comfortable, |harness| {
        harness.state_mut().go(6, 4);
        harness.run();
        harness.key_press(Key::F2);
        harness.run();
    });
    picture("line", Theme::Light, 100, Density::Comfortable, |harness| {
        harness.state_mut().go(6, 1);
        harness.run();
        harness.key_press(Key::F2);
        harness.run();
    });
}
