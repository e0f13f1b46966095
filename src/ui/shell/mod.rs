//! Owns the window's frame: top bar, side bar, foot, messages, and which screen stands in the middle.
//! Must not know what a command does: it gathers commands while it draws and carries them out after the frame.

mod foot;
mod help;
mod message;
mod palette;
mod side;
mod top;

use super::clipboard::Clipboard;
use super::dialogs::Dialogs;
use super::{clock, keys, screens, tokens};
use crate::app::{AppState, Ask, Command, Effect, Now, Room, Runner, Screen, Settings, logged, update};
use crate::store::Log;
use eframe::egui::{CentralPanel, Context, Frame, Margin, Panel, Stroke, Ui};
use jiff::tz::TimeZone;
use std::path::PathBuf;

/// The file is written at the latest this many seconds after it fell behind; the live store is never behind.
const SAVE_AFTER: f64 = 180.0;

/// Somebody at the keys, in a test: sees the state, gives commands.
#[cfg(feature = "screen-tests")]
pub type Driver = Box<dyn FnMut(&AppState) -> Vec<Command>>;

/// The window, whoever draws it: eframe or a test.
pub struct Shell {
    state: AppState,
    runner: Runner,
    dialogs: Dialogs,
    clipboard: Clipboard,
    clock: fn() -> Now,
    /// When the file fell behind the work, in the window's own seconds.
    behind_since: Option<f64>,
    /// Whether the help sheet or the palette lay over the page in the last frame.
    covered: bool,
    /// Where what happens is told in a line.
    log: Option<Log>,
    /// What a test does in each frame.
    #[cfg(feature = "screen-tests")]
    driver: Option<Driver>,
    /// The look that was last given to egui.
    looks: Option<(tokens::Theme, u16)>,
}

impl Shell {
    /// A shell that starts with these settings; its clock can be held still for a test.
    pub fn new(settings: Settings, runner: Runner) -> Self {
        Self {
            state: AppState::new(settings).in_zone(clock::zone()),
            runner,
            dialogs: Dialogs::default(),
            clipboard: Clipboard::default(),
            clock: clock::now,
            behind_since: None,
            covered: false,
            log: None,
            #[cfg(feature = "screen-tests")]
            driver: None,
            looks: None,
        }
    }

    /// The same with another clock, which tells UTC.
    #[must_use]
    pub fn with_clock(self, clock: fn() -> Now) -> Self {
        Self { clock, state: self.state.in_zone(TimeZone::UTC), ..self }
    }

    /// The same with something that answers in place of the system's file dialogs.
    #[must_use]
    pub fn with_dialogs(self, answer: fn(Ask) -> Vec<PathBuf>) -> Self {
        Self { dialogs: Dialogs::answered_by(answer), ..self }
    }

    /// The same with a log.
    #[must_use]
    pub fn with_log(self, log: Log) -> Self {
        Self { log: Some(log), ..self }
    }

    /// The same with somebody at the keys who sees the state in each frame; there in tests alone.
    #[cfg(feature = "screen-tests")]
    #[must_use]
    pub fn with_driver(self, driver: Driver) -> Self {
        Self { driver: Some(driver), ..self }
    }

    /// What the window remembers.
    pub fn state(&self) -> &AppState {
        &self.state
    }

    /// Takes in what happened since the last frame: finished jobs, dropped files, shortcuts.
    pub fn logic(&mut self, ctx: &Context, frame: Option<&eframe::Frame>) {
        self.look(ctx);
        let finished: Vec<_> = self.runner.poll().chain(self.dialogs.poll()).collect();
        for finished in finished {
            self.carry_out(ctx, frame, Command::Finished(finished));
        }
        let dropped: Vec<_> =
            ctx.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect());
        if !dropped.is_empty() {
            self.carry_out(ctx, frame, Command::Drop(dropped));
        }
        self.save_now_and_then(ctx, frame);
    }

    /// Puts everything on disk before the window goes. Nothing is asked: there is nothing to lose.
    pub fn close(mut self) {
        let now = (self.clock)();
        for effect in update(&mut self.state, Command::Save, now) {
            drop(self.runner.carry_out(effect, now.at));
        }
        self.runner.finish();
    }

    /// Ends after a fault: what was handed over is put on disk, and nothing else, for the state is not to be trusted.
    /// Gives the document that was open.
    pub fn abandon(self) -> Option<PathBuf> {
        let path = self.state.room().map(|room| room.path().clone());
        self.runner.finish();
        path
    }

    /// Draws the frame, then carries out what was asked for in it.
    pub fn ui(&mut self, ui: &mut Ui, frame: Option<&eframe::Frame>) {
        let ctx = ui.ctx().clone();
        let mut commands = Vec::new();
        self.draw(ui, &mut commands);
        // The grid and text fields have had their keys by now; what is left belongs to the window.
        commands.extend(keys::pressed(&ctx));
        #[cfg(feature = "screen-tests")]
        if let Some(driver) = self.driver.as_mut() {
            commands.extend(driver(&self.state));
            ctx.request_repaint();
        }
        let covers = self.state.help() || self.state.palette().is_some();
        if self.covered && !covers {
            // Not a frame sooner: what lies below a sheet cannot have the keyboard until a frame has gone by without it.
            commands.push(Command::GiveKeyboard);
        }
        self.covered = covers;
        for command in commands {
            self.carry_out(&ctx, frame, command);
        }
    }

    /// Carries out a command and hands its effects on.
    pub fn carry_out(&mut self, ctx: &Context, frame: Option<&eframe::Frame>, command: Command) {
        let now = (self.clock)();
        if let Some((log, line)) = self.log.as_ref().zip(logged(&command)) {
            log.write(now.at, &line);
        }
        for effect in update(&mut self.state, command, now) {
            match self.runner.carry_out(effect, now.at) {
                Some(Effect::Ask(ask)) => {
                    let wake = ctx.clone();
                    self.dialogs.show(ask, frame, move || wake.request_repaint());
                }
                // Without a frame there is no window, and nobody's clipboard to write on.
                Some(Effect::Copy(text)) if frame.is_some() => self.clipboard.put(ctx, text),
                Some(Effect::Copy(text)) => ctx.copy_text(text),
                _ => {}
            }
        }
        self.look(ctx);
        ctx.request_repaint();
    }

    /// Writes the file whole a few minutes after it fell behind, so that others who open it see the work.
    fn save_now_and_then(&mut self, ctx: &Context, frame: Option<&eframe::Frame>) {
        let time = ctx.input(|input| input.time);
        if !self.state.room().is_some_and(Room::is_behind) {
            self.behind_since = None;
        } else if time - *self.behind_since.get_or_insert(time) > SAVE_AFTER {
            self.carry_out(ctx, frame, Command::Save);
        } else {
            ctx.request_repaint_after(std::time::Duration::from_secs_f64(SAVE_AFTER));
        }
    }

    fn look(&mut self, ctx: &Context) {
        let wanted = (self.state.settings().theme, self.state.settings().zoom);
        if self.looks != Some(wanted) {
            tokens::apply(ctx, wanted.0);
            tokens::zoom(ctx, wanted.1);
            self.looks = Some(wanted);
        }
    }

    fn draw(&self, ui: &mut Ui, commands: &mut Vec<Command>) {
        let tokens = tokens::of(ui.ctx());
        let today = (self.clock)().today;
        let bar = |margin| Frame::new().fill(tokens.surface.panel).inner_margin(margin);
        Panel::top("top").frame(bar(Margin::symmetric(16, 8))).show(ui, |ui| top::top_ui(ui, &self.state, commands));
        if self.state.screen() != Screen::Start {
            Panel::bottom("foot").frame(bar(Margin::symmetric(16, 6))).show(ui, |ui| foot::foot_ui(ui, &self.state));
        }
        // Below the page, so that nothing moves under the pointer when it comes or goes.
        if let Some(message) = self.state.message() {
            let strip = Panel::bottom("message")
                .frame(Frame::new().fill(tokens.surface.page).inner_margin(Margin::symmetric(16, 6)));
            strip.show(ui, |ui| message::message_ui(ui, message, commands));
        }
        if matches!(self.state.screen(), Screen::Return(_) | Screen::Centre(_)) {
            let side = Panel::left("side").exact_size(216.0).resizable(false).frame(bar(Margin::same(8)));
            side.show(ui, |ui| side::side_ui(ui, &self.state, commands));
        }
        let page = Frame::new().fill(tokens.surface.page).stroke(Stroke::NONE).inner_margin(Margin::ZERO);
        CentralPanel::default().frame(page).show(ui, |ui| screens::screen_ui(ui, &self.state, today, commands));
        if self.state.help() {
            help::help_ui(ui, &self.state, commands);
        }
        if let Some(open) = self.state.palette() {
            palette::palette_ui(ui, open, commands);
        }
    }
}
