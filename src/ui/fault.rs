//! Owns what happens when the program itself is at fault: a line in the log, and a page in place of the work, which is kept.
//! Must not know what the fault was about.

use super::tokens::SPACE;
use super::widgets::{card, heading, primary, quiet, secondary, small};
use super::{clock, tokens};
use crate::store::Log;
use eframe::egui::{CentralPanel, Frame, Margin, Ui};
use std::panic::PanicHookInfo;
use std::path::{Path, PathBuf};

/// From now on a fault in any thread is a line of the log, besides what the system makes of it.
pub(super) fn watch(log: Log) {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        log.write(clock::now().at, &line(info));
        before(info);
    }));
}

/// Where the fault was. Its words only where they are the program's own: made-up ones may quote a council's text.
fn line(info: &PanicHookInfo<'_>) -> String {
    let thread = std::thread::current();
    let place = info.location().map(ToString::to_string).unwrap_or_default();
    let words = info.payload().downcast_ref::<&'static str>().map(|words| format!(": {words}")).unwrap_or_default();
    format!("fault in the thread “{}” at {place}{words}", thread.name().unwrap_or("without a name"))
}

/// What is known after a fault.
#[derive(Clone, Debug, Default)]
pub struct Stopped {
    /// The document that was open.
    pub document: Option<PathBuf>,
    /// Where the log is.
    pub log: PathBuf,
}

/// What a person wants after a fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Start the work again in this window.
    GoOn,
    /// Close the window.
    Close,
}

/// Draws the page that stands in place of the work after a fault.
pub fn stopped_ui(ui: &mut Ui, stopped: &Stopped) -> Option<Wish> {
    let page = Frame::new().fill(tokens::of(ui.ctx()).surface.page).inner_margin(Margin::same(48));
    let shown = CentralPanel::default().frame(page).show(ui, |ui| {
        ui.set_max_width(640.0);
        card(ui, |ui| {
            heading(ui, "Quarterdeck made a mistake and stopped; your work is kept");
            ui.add_space(SPACE);
            secondary(ui, &kept(stopped.document.as_deref()));
            ui.add_space(4.0 * SPACE);
            let wish = ui.horizontal(|ui| {
                let go_on = primary(ui, "Go on").clicked().then_some(Wish::GoOn);
                go_on.or(quiet(ui, "Close").clicked().then_some(Wish::Close))
            });
            ui.add_space(4.0 * SPACE);
            small(
                ui,
                "Please report it. Where it happened is in this file, which holds paths but nothing out of a return:",
            );
            small(ui, &stopped.log.display().to_string());
            wish.inner
        })
        .inner
    });
    shown.inner
}

fn kept(document: Option<&Path>) -> String {
    document.map_or_else(
        || "No return was open. Go on, or close the window and start again.".to_owned(),
        |path| {
            format!(
                "Every change up to your last key is on this computer, the text you were typing too. Go on, or close the window and open {} again: it is as you left it.",
                path.display()
            )
        },
    )
}
