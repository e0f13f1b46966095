//! Owns opening the window: folders, settings, the runner, and handing frames to the shell.
//! Must not know what the shell shows.

use super::shell::Shell;
use super::start::{self, Launch};
use super::{clipboard, fonts, tokens};
use crate::app::{Command, Folders, Runner, remembered};
use crate::reading::Reading;
use eframe::egui::{Event, RawInput, Ui, ViewportBuilder, vec2};
use std::path::PathBuf;
use std::process::ExitCode;

/// Opens the window, on a file when one is given, and stays until it is closed.
pub fn open(launch: &Launch, file: Option<PathBuf>) -> ExitCode {
    let viewport = ViewportBuilder::default()
        .with_title("Quarterdeck")
        .with_app_id("quarterdeck")
        .with_inner_size(vec2(1440.0, 900.0))
        .with_min_inner_size(vec2(900.0, 560.0));
    let reading = Reading::by(&launch.program);
    start::run(
        launch,
        viewport,
        Box::new(move |creation, _renderer| {
            fonts::install(&creation.egui_ctx);
            let folders = folders();
            let settings = remembered(&folders);
            tokens::apply(&creation.egui_ctx, settings.theme);
            let wake = creation.egui_ctx.clone();
            match Runner::start(&folders, reading, move || wake.request_repaint()) {
                Ok(runner) => {
                    let mut shell = Shell::new(settings, runner);
                    if let Some(file) = file {
                        shell.carry_out(&creation.egui_ctx, None, Command::Drop(vec![file]));
                    }
                    Box::new(Window { shell: Some(shell) })
                }
                Err(problem) => {
                    Box::new(Broken { sentence: format!("Quarterdeck cannot start its workers: {problem}") })
                }
            }
        }),
    )
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
    /// Gone once the window is closed.
    shell: Option<Shell>,
}

impl eframe::App for Window {
    fn logic(&mut self, ctx: &eframe::egui::Context, frame: &mut eframe::Frame) {
        if let Some(shell) = &mut self.shell {
            shell.logic(ctx, Some(frame));
        }
    }

    fn raw_input_hook(&mut self, _ctx: &eframe::egui::Context, input: &mut RawInput) {
        for event in &mut input.events {
            if let Event::Paste(text) = event {
                clipboard::mend(text);
            }
        }
    }

    fn ui(&mut self, ui: &mut Ui, frame: &mut eframe::Frame) {
        if let Some(shell) = &mut self.shell {
            shell.ui(ui, Some(frame));
        }
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        if let Some(shell) = self.shell.take() {
            shell.close();
        }
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
