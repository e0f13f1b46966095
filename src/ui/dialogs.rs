//! Owns file dialogs: one at a time, on a thread of their own, so that the window never waits for one.
//! Must not know what the chosen files are for.
#![expect(clippy::disallowed_types, reason = "the one place that opens file dialogs")]

use crate::app::{Ask, Finished};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, channel};

/// The dialog that is open, if one is.
#[derive(Default)]
pub(crate) struct Dialogs {
    open: Option<(Ask, Receiver<Vec<PathBuf>>)>,
    /// What stands in for the system's dialogs in a test.
    stand_in: Option<fn(Ask) -> Vec<PathBuf>>,
}

impl Dialogs {
    /// Dialogs that are answered by `stand_in`, on the same thread of their own.
    pub(crate) fn answered_by(stand_in: fn(Ask) -> Vec<PathBuf>) -> Self {
        Self { open: None, stand_in: Some(stand_in) }
    }

    /// Opens a dialog. When no thread or no dialog can be had, it answers as if closed: the path box is beside it.
    pub(crate) fn show(&mut self, ask: Ask, parent: Option<&eframe::Frame>, wake: impl FnOnce() + Send + 'static) {
        let (answer, answered) = channel();
        let stand_in = self.stand_in;
        let dialog = parent.map_or_else(rfd::FileDialog::new, |frame| rfd::FileDialog::new().set_parent(frame));
        let thread = std::thread::Builder::new().name("file dialog".to_owned());
        let started = thread.spawn(move || {
            let paths = stand_in.map_or_else(|| choose(dialog, ask), |stand_in| stand_in(ask));
            let _ = answer.send(paths);
            wake();
        });
        // Without a thread the sender is gone at once, which reads as an empty answer.
        drop(started);
        self.open = Some((ask, answered));
    }

    /// The answer, once there is one.
    pub(crate) fn poll(&mut self) -> Option<Finished> {
        let (ask, answered) = self.open.as_ref()?;
        let paths = match answered.try_recv() {
            Ok(paths) => paths,
            Err(std::sync::mpsc::TryRecvError::Empty) => return None,
            Err(std::sync::mpsc::TryRecvError::Disconnected) => Vec::new(),
        };
        let finished = Finished::Chosen(*ask, paths);
        self.open = None;
        Some(finished)
    }
}

fn choose(dialog: rfd::FileDialog, ask: Ask) -> Vec<PathBuf> {
    let one = |path: Option<PathBuf>| path.into_iter().collect();
    let packages = ["zip"];
    match ask {
        Ask::Open => one(dialog.set_title("Open a draft or a bundle").add_filter("Returns", &packages).pick_file()),
        Ask::StartFromLast => {
            one(dialog.set_title("Last quarter's bundle").add_filter("Bundles", &packages).pick_file())
        }
        Ask::Import => {
            let workbooks = ["xlsx", "xlsm", "xlsb", "xls", "ods", "csv", "tsv", "txt"];
            one(dialog.set_title("Import a workbook").add_filter("Workbooks", &workbooks).pick_file())
        }
        Ask::Receive | Ask::ReceivePrevious => {
            let title = if ask == Ask::Receive { "Receive bundles" } else { "Last quarter's bundles" };
            dialog.set_title(title).add_filter("Bundles", &packages).pick_files().unwrap_or_default()
        }
        Ask::MappingFrom => {
            one(dialog.set_title("Answers to take in").add_filter("Mapping files", &["toml"]).pick_file())
        }
        Ask::MappingTo => {
            let dialog = dialog.set_title("Where the answers go").add_filter("Mapping files", &["toml"]);
            one(dialog.set_file_name("mapping.toml").save_file())
        }
        Ask::ExportFolder => one(dialog.set_title("The folder the bundle goes to").pick_folder()),
    }
}
