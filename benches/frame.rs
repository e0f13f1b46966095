//! Owns what one frame of the grid costs, beside a plain table of `egui_extras` in the same run.
//! Fails when 100,000 rows cost more than half as much again as 410, or when anything repaints while nobody does anything.
#![expect(clippy::print_stdout, reason = "the figures are what it is for")]
#![expect(clippy::disallowed_methods, reason = "it measures time")]

#[path = "../tests/support/demo_grid.rs"]
mod demo_grid;

use demo_grid::Demo;
use eframe::egui::{Context, RawInput, Rect, Sense, Ui, pos2, vec2};
use egui_extras::{Column, TableBuilder};
use quarterdeck::app::grid::GridSource;
use quarterdeck::ui::grid::{GridView, grid_ui};
use quarterdeck::ui::tokens::{Density, Theme};
use quarterdeck::ui::{fonts, tokens};
use std::process::ExitCode;
use std::time::{Duration, Instant};

const SIZES: [usize; 3] = [410, 10_000, 100_000];
const ROUNDS: usize = 15;
const FRAMES: u32 = 20;
const LIMIT: f64 = 1.5;

/// A window without a screen.
struct Window {
    ctx: Context,
    demo: Demo,
}

impl Window {
    fn new(rows: usize) -> Self {
        let ctx = Context::default();
        fonts::install(&ctx);
        tokens::apply(&ctx, Theme::Light);
        let mut demo = Demo::long(rows);
        demo.go(rows / 2, 2);
        Self { ctx, demo }
    }

    /// One frame; whether it asked for another.
    fn frame(&mut self, content: fn(&mut Ui, &mut Demo)) -> bool {
        let screen = Rect::from_min_size(pos2(0.0, 0.0), vec2(1280.0, 860.0));
        let input = RawInput { screen_rect: Some(screen), ..RawInput::default() };
        let demo = &mut self.demo;
        let mut output = self.ctx.run_ui(input, |ui| content(ui, demo));
        output.textures_delta.clear();
        self.ctx.has_requested_repaint()
    }

    /// The mean of some frames.
    fn time(&mut self, content: fn(&mut Ui, &mut Demo)) -> Duration {
        let start = Instant::now();
        for _ in 0..FRAMES {
            self.frame(content);
        }
        start.elapsed() / FRAMES
    }
}

fn grid(ui: &mut Ui, demo: &mut Demo) {
    let view = GridView { name: "Actions", source: demo, state: &demo.grid, density: Density::Comfortable };
    let intents = grid_ui(ui, view);
    demo.take(intents);
}

/// The same cells as labels in the table that comes with egui.
fn plain(ui: &mut Ui, demo: &mut Demo) {
    let columns = demo.columns().len();
    let table = TableBuilder::new(ui).columns(Column::exact(190.0), columns).sense(Sense::CLICK);
    let table = table.scroll_to_row(demo.row_count() / 2, None).animate_scrolling(false);
    table.body(|body| {
        body.rows(Density::Comfortable.row(), demo.row_count(), |mut row| {
            let index = row.index();
            for column in 0..columns {
                row.col(|ui| drop(ui.label(demo.cell(index, column).text)));
            }
        });
    });
}

fn median(mut times: Vec<Duration>) -> f64 {
    times.sort_unstable();
    times.get(times.len() / 2).map_or(f64::NAN, |time| time.as_secs_f64() * 1000.0)
}

/// Frames asked for after the grid has settled.
fn idle_repaints(rows: usize) -> usize {
    let mut window = Window::new(rows);
    for _ in 0..6 {
        window.frame(grid);
    }
    (0..30).filter(|_| window.frame(grid)).count()
}

fn main() -> ExitCode {
    let mut windows: Vec<(Window, Window)> =
        SIZES.iter().map(|rows| (Window::new(*rows), Window::new(*rows))).collect();
    for (ours, theirs) in &mut windows {
        ours.time(grid);
        theirs.time(plain);
    }
    // All sizes and both tables in turn, so that a busy machine slows all alike.
    let mut times = vec![(Vec::new(), Vec::new()); SIZES.len()];
    for _ in 0..ROUNDS {
        for ((ours, theirs), (of_ours, of_theirs)) in windows.iter_mut().zip(&mut times) {
            of_ours.push(ours.time(grid));
            of_theirs.push(theirs.time(plain));
        }
    }
    let medians: Vec<(f64, f64)> = times.into_iter().map(|(ours, theirs)| (median(ours), median(theirs))).collect();
    println!("one frame in milliseconds, median of {ROUNDS} rounds of {FRAMES} frames");
    println!("{:>8}  {:>8}  {:>12}", "rows", "grid", "egui_extras");
    for (rows, (ours, theirs)) in SIZES.iter().zip(&medians) {
        println!("{rows:>8}  {ours:>8.3}  {theirs:>12.3}");
    }
    let first = medians.first().map_or(f64::NAN, |(ours, _)| *ours);
    let ratio = medians.last().map_or(f64::NAN, |(ours, _)| *ours) / first;
    let idle: usize = SIZES.iter().map(|rows| idle_repaints(*rows)).sum();
    println!("100,000 rows against 410: {ratio:.2} times (at most {LIMIT}); repaints while idle: {idle} (none)");
    // Written so that a figure that is no figure is a miss.
    if ratio <= LIMIT && idle == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
