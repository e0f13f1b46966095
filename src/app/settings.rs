//! Owns what the program remembers from one start to the next.
//! Must not know where it is kept.

use super::command::Theme;
use super::layout::Layout;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// How many files the start page remembers.
const RECENT: usize = 8;

/// What is remembered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The theme.
    pub theme: Theme,
    /// The size of everything, in per cent.
    pub zoom: u16,
    /// Files opened last, the latest first.
    pub recent: Vec<PathBuf>,
    /// The body whose return was last worked on.
    pub body: String,
    /// The folder a bundle last went to.
    pub export_folder: String,
    /// How someone arranged the columns of each grid, by the kind of record.
    pub columns: BTreeMap<String, Layout>,
}

impl Default for Settings {
    fn default() -> Self {
        let (body, export_folder) = (String::new(), String::new());
        Self { theme: Theme::default(), zoom: 100, recent: Vec::new(), body, export_folder, columns: BTreeMap::new() }
    }
}

impl Settings {
    /// Puts a file at the head of the recent ones.
    pub(super) fn opened(&mut self, path: &PathBuf) {
        self.recent.retain(|known| known != path);
        self.recent.insert(0, path.clone());
        self.recent.truncate(RECENT);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_opened_again_comes_first_and_stands_once() {
        let mut settings = Settings::default();
        for name in ["a", "b", "a"] {
            settings.opened(&PathBuf::from(name));
        }
        assert_eq!(settings.recent, [PathBuf::from("a"), PathBuf::from("b")]);
    }
}
