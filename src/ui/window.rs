//! Owns opening the window: folders, settings, the runner, handing frames to the shell, and what follows a fault in it.
//! Must not know what the shell shows.

use super::fault::{self, Stopped, Wish, stopped_ui};
use super::shell::Shell;
use super::start::{self, Launch, Renderer};
use super::{clipboard, clock, fonts, tokens};
use crate::app::{Command, Folders, Runner, remembered};
use crate::reading::Reading;
use crate::store::Log;
use eframe::egui::{Context, Event, RawInput, Ui, ViewportBuilder, ViewportCommand, vec2};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::process::ExitCode;

/// Opens the window, on a file when one is given, and stays until it is closed.
pub fn open(launch: &Launch, file: Option<PathBuf>) -> ExitCode {
    open_changed(launch, file, |shell| shell)
}

/// The same with somebody at the keys; there in tests alone.
#[cfg(feature = "screen-tests")]
pub fn open_driven(launch: &Launch, file: Option<PathBuf>, driver: super::shell::Driver) -> ExitCode {
    open_changed(launch, file, |shell| shell.with_driver(driver))
}

fn open_changed(launch: &Launch, file: Option<PathBuf>, change: impl FnOnce(Shell) -> Shell + 'static) -> ExitCode {
    let viewport = ViewportBuilder::default()
        .with_title("Quarterdeck")
        .with_app_id("quarterdeck")
        .with_inner_size(vec2(1440.0, 900.0))
        .with_min_inner_size(vec2(900.0, 560.0));
    let folders = folders();
    let log = Log::at(folders.log());
    fault::watch(log.clone());
    let making = Making { folders, reading: Reading::by(&launch.program), log };
    start::run(
        launch,
        viewport,
        Box::new(move |creation, renderer| {
            fonts::install(&creation.egui_ctx);
            making.begun(renderer);
            match making.shell(&creation.egui_ctx) {
                Ok(shell) => {
                    let mut shell = change(shell);
                    if let Some(file) = file {
                        shell.carry_out(&creation.egui_ctx, None, Command::Drop(vec![file]));
                    }
                    Box::new(Window { shell: Some(shell), stopped: None, drawn: 0, making })
                }
                Err(sentence) => Box::new(Broken { sentence }),
            }
        }),
    )
}

/// What a shell is made of, at the start and again after a fault.
struct Making {
    folders: Folders,
    reading: Reading,
    log: Log,
}

impl Making {
    fn begun(&self, renderer: Renderer) {
        let system = (env!("CARGO_PKG_VERSION"), std::env::consts::OS, std::env::consts::ARCH);
        self.tell(&format!("Quarterdeck {} on {} {}, drawn with {renderer:?}", system.0, system.1, system.2));
    }

    fn tell(&self, line: &str) {
        self.log.write(clock::now().at, line);
    }

    fn shell(&self, ctx: &Context) -> Result<Shell, String> {
        let settings = remembered(&self.folders);
        tokens::apply(ctx, settings.theme);
        let wake = ctx.clone();
        let runner = Runner::start(&self.folders, self.reading.clone(), move || wake.request_repaint());
        let runner = runner.map_err(|problem| format!("Quarterdeck cannot start its workers: {problem}"))?;
        Ok(Shell::new(settings, runner).with_log(self.log.clone()))
    }
}

/// Where this system keeps a program's own files.
fn folders() -> Folders {
    let own = directories::ProjectDirs::from("", "", "Quarterdeck");
    let data = own.as_ref().map_or_else(|| PathBuf::from("."), |own| own.data_local_dir().to_owned());
    let config = own.as_ref().map_or_else(|| PathBuf::from("."), |own| own.config_dir().to_owned());
    Folders {
        live: data.join("live"),
        states: data.join("saved states"),
        settings: config.join("settings.json"),
        demo: data.join("demo"),
    }
}

struct Window {
    /// Gone once the window is closed, and after a fault.
    shell: Option<Shell>,
    /// What is shown after a fault.
    stopped: Option<Stopped>,
    /// How often that was drawn.
    drawn: u8,
    making: Making,
}

impl Window {
    /// Does the shell's part of a frame. A fault in it costs the window its shell, not the person the work.
    fn guarded(&mut self, ctx: &Context, part: impl FnOnce(&mut Shell)) {
        let Some(shell) = self.shell.as_mut() else { return };
        if catch_unwind(AssertUnwindSafe(|| part(shell))).is_ok() {
            return;
        }
        let shell = self.shell.take();
        // Whatever else is wrong with it, what it handed over goes to disk.
        let document = catch_unwind(AssertUnwindSafe(|| shell.and_then(Shell::abandon))).ok().flatten();
        self.making.tell("stopped after a fault; what was handed over is on disk");
        self.stopped = Some(Stopped { document, log: self.making.log.place().to_owned() });
        ctx.request_repaint();
    }

    fn stopped_ui(&mut self, ui: &mut Ui) {
        let Some(stopped) = &self.stopped else { return };
        let wish = stopped_ui(ui, stopped);
        if self.drawn == 1 {
            // The second frame begins once the first was on the screen.
            self.making.tell("the fault is told on the screen");
        }
        self.drawn = self.drawn.saturating_add(1).min(2);
        if self.drawn < 2 {
            ui.ctx().request_repaint();
        }
        match wish {
            Some(Wish::Close) => ui.ctx().send_viewport_cmd(ViewportCommand::Close),
            Some(Wish::GoOn) => self.go_on(ui.ctx()),
            None => {}
        }
    }

    /// A new shell on the same document: what it shows is what is on disk, as after a new start.
    fn go_on(&mut self, ctx: &Context) {
        let Ok(mut shell) = self.making.shell(ctx) else { return };
        if let Some(document) = self.stopped.take().and_then(|stopped| stopped.document) {
            shell.carry_out(ctx, None, Command::Open(document));
        }
        (self.shell, self.drawn) = (Some(shell), 0);
    }
}

impl eframe::App for Window {
    fn logic(&mut self, ctx: &Context, frame: &mut eframe::Frame) {
        self.guarded(ctx, |shell| shell.logic(ctx, Some(frame)));
    }

    fn raw_input_hook(&mut self, _ctx: &Context, input: &mut RawInput) {
        for event in &mut input.events {
            if let Event::Paste(text) = event {
                clipboard::mend(text);
            }
        }
    }

    fn ui(&mut self, ui: &mut Ui, frame: &mut eframe::Frame) {
        let ctx = ui.ctx().clone();
        self.guarded(&ctx, |shell| shell.ui(ui, Some(frame)));
        if self.shell.is_none() {
            self.stopped_ui(ui);
        }
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        if let Some(shell) = self.shell.take() {
            shell.close();
        }
        self.making.tell("closed");
    }
}

/// What is shown when not even the workers could be started.
struct Broken {
    sentence: String,
}

impl eframe::App for Broken {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        ui.label(&self.sentence);
    }
}
