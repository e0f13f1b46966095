//! Owns what the return room costs as it grows: one frame of the whole grid, sorted and filtered, and one keystroke until the
//! findings are new. Fails when 100,000 rows cost more than half as much again as 410, or when anything repaints while idle.
#![expect(clippy::print_stdout, clippy::expect_used, reason = "the figures are what it is for")]
#![expect(clippy::disallowed_methods, reason = "it measures time")]

use eframe::egui::{Context, RawInput, Rect, pos2, vec2};
use jiff::Timestamp;
use jiff::civil::{Date, date};
use quarterdeck::app::grid::{CellRef, ColumnDeed, ColumnId, GridIntent, Position};
use quarterdeck::app::{AppState, Chip, Command, Finished, Now, Opened, Records, Settings, update};
use quarterdeck::document::Document;
use quarterdeck::framework::Framework;
use quarterdeck::model::{Action, Header, Parts, Period, RecordKind, Ref, Return, Row, RowId, Status};
use quarterdeck::package::Package;
use quarterdeck::tables::RowText;
use quarterdeck::ui::grid::{GridView, grid_ui};
use quarterdeck::ui::tokens::{Density, Theme};
use quarterdeck::ui::{fonts, tokens};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};

const SIZES: [usize; 3] = [410, 10_000, 100_000];
const KEYSTROKES: [usize; 2] = [410, 41_000];
const ROUNDS: usize = 9;
const FRAMES: u32 = 10;
const LIMIT: f64 = 1.5;
const KIND: RecordKind = RecordKind::Action;
const TODAY: Date = date(2023, 1, 16);

fn now() -> Now {
    Now { at: Timestamp::UNIX_EPOCH, today: TODAY, hour: 14, minute: 32 }
}

fn action(at: usize) -> Row<Action> {
    let statuses = [Status::OnTrack, Status::Medium, Status::Significant];
    let record = Action {
        reference: Ref::new(format!("{}", at + 1)),
        action: format!("Action number {at} of the plan, with the words such a line has"),
        status: Some(statuses[at % 3]),
        previous_status: Some(statuses[(at / 3) % 3]),
        due_date: date(2022, 4, 1).checked_add(jiff::Span::new().days(i64::try_from(at % 700).unwrap_or(0))).ok(),
        commentary: format!("Progress of action {at}: the work goes on and the next stage is agreed for the spring."),
        owner: "Director".to_owned(),
        confirmed_at: Some(Timestamp::UNIX_EPOCH),
        ..Action::default()
    };
    Row { id: RowId::new(format!("a{at}")), record, extra: RowText::new() }
}

/// A window with a return of so many actions open.
fn opened(rows: usize) -> AppState {
    let header = Header { period: Some(Period::Quarter(2022, 3)), ..Header::default() };
    let ret = Return::from_parts(Parts { header, actions: (0..rows).map(action).collect(), ..Parts::default() });
    let ret = ret.expect("the rows are valid");
    let document = Document::new(ret.clone(), Vec::new(), None);
    let opened = Opened::new(PathBuf::from("room.return.zip"), document, Package::new(ret, Framework::built_in()));
    let mut state = AppState::new(Settings::default());
    update(&mut state, Command::Finished(Finished::Opened(Ok(Box::new(opened)))), now());
    state
}

struct Window {
    ctx: Context,
    state: AppState,
}

impl Window {
    /// Sorted by the day they are due, only the red ones, with the cursor in the middle.
    fn new(rows: usize) -> Self {
        let ctx = Context::default();
        fonts::install(&ctx);
        tokens::apply(&ctx, Theme::Light);
        let mut state = opened(rows);
        let sort = GridIntent::Column(ColumnId::new("due_date"), ColumnDeed::SortFrom { end: false });
        update(&mut state, Command::Grid(KIND, sort), now());
        update(&mut state, Command::Chip(KIND, Chip::Red), now());
        let shown = &state.room().expect("a return").grid(KIND).expect("a grid").view.rows;
        let middle = shown.len() / 2;
        let cell = CellRef { row: shown[middle].clone(), column: ColumnId::new("status") };
        update(&mut state, Command::Grid(KIND, GridIntent::MoveCursor(Position { cell, row: middle })), now());
        Self { ctx, state }
    }

    /// One frame; whether it asked for another.
    fn frame(&mut self) -> bool {
        let screen = Rect::from_min_size(pos2(0.0, 0.0), vec2(1280.0, 860.0));
        let input = RawInput { screen_rect: Some(screen), ..RawInput::default() };
        let room = self.state.room().expect("a return");
        let mut intents = Vec::new();
        let mut output = self.ctx.run_ui(input, |ui| {
            let Some(records) = Records::of(room, KIND, TODAY) else { return };
            let Some(grid) = room.grid(KIND) else { return };
            let density = Density::Comfortable;
            intents = grid_ui(ui, GridView { name: "Actions", source: &records, state: &grid.state, density });
        });
        output.textures_delta.clear();
        for intent in intents {
            update(&mut self.state, Command::Grid(KIND, intent), now());
        }
        self.ctx.has_requested_repaint()
    }

    fn time(&mut self) -> Duration {
        let start = Instant::now();
        for _ in 0..FRAMES {
            self.frame();
        }
        start.elapsed() / FRAMES
    }
}

fn median(mut times: Vec<Duration>) -> f64 {
    times.sort_unstable();
    times.get(times.len() / 2).map_or(f64::NAN, |time| time.as_secs_f64() * 1000.0)
}

/// One status set by one key, until its findings, counts and step are there; in milliseconds.
fn keystroke(rows: usize) -> f64 {
    let mut state = opened(rows);
    let codes = ["significant", "on-track"];
    let times = (0..ROUNDS * 2).map(|round| {
        let cell = CellRef { row: RowId::new(format!("a{}", rows / 2)), column: ColumnId::new("status") };
        let choose = GridIntent::Choose { cell, code: codes[round % 2] };
        let start = Instant::now();
        update(&mut state, Command::Grid(KIND, choose), now());
        start.elapsed()
    });
    median(times.collect())
}

fn main() -> ExitCode {
    let mut windows: Vec<Window> = SIZES.iter().map(|rows| Window::new(*rows)).collect();
    for window in &mut windows {
        window.time();
    }
    let mut times = vec![Vec::new(); SIZES.len()];
    for _ in 0..ROUNDS {
        for (window, times) in windows.iter_mut().zip(&mut times) {
            times.push(window.time());
        }
    }
    let medians: Vec<f64> = times.into_iter().map(median).collect();
    for (rows, time) in SIZES.iter().zip(&medians) {
        println!("a frame of {rows} actions, sorted and filtered: {time:.3} ms");
    }
    let ratio = medians.last().zip(medians.first()).map_or(f64::NAN, |(last, first)| last / first);
    let idle: usize = windows.iter_mut().map(|window| (0..30).filter(|_| window.frame()).count()).sum();
    println!("100,000 actions against 410: {ratio:.2} times (at most {LIMIT}); repaints while idle: {idle} (none)");
    let [few, many] = KEYSTROKES.map(keystroke);
    let [small, large] = KEYSTROKES;
    println!(
        "a keystroke to its findings: {few:.3} ms at {small} actions, {many:.3} ms at {large}: {:.1} times",
        many / few
    );
    if ratio <= LIMIT && idle == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
