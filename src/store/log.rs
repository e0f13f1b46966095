//! Owns the one log file: a line an event, never larger than it may be, the older half kept beside it.
//! Must not know what is worth a line.

use jiff::Timestamp;
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

/// Once the file is this large it becomes the old one, and a new one begins: two of these are all there ever is.
const LARGEST: u64 = 128 * 1024;
/// A line is cut here; nothing we say is longer.
const LONGEST: usize = 2000;

/// The log file.
#[derive(Clone, Debug)]
pub struct Log {
    place: PathBuf,
}

impl Log {
    /// The log at this place; nothing is written before there is something to say.
    pub fn at(place: PathBuf) -> Self {
        Self { place }
    }

    /// Where it is.
    pub fn place(&self) -> &Path {
        &self.place
    }

    /// Writes a line. A log that cannot be written must not trouble anybody.
    pub fn write(&self, at: Timestamp, line: &str) {
        let line: String = line.chars().map(|c| if c.is_control() { ' ' } else { c }).take(LONGEST).collect();
        let _ = self.append(&format!("{at} {line}\n"));
    }

    fn append(&self, line: &str) -> std::io::Result<()> {
        if let Some(folder) = self.place.parent() {
            fs::create_dir_all(folder)?;
        }
        let length = fs::metadata(&self.place).map_or(0, |found| found.len());
        if length + line.len() as u64 > LARGEST {
            fs::rename(&self.place, self.place.with_extension("old.log"))?;
        }
        let mut file = OpenOptions::new().append(true).create(true).open(&self.place)?;
        file.write_all(line.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_grows_to_its_bound_and_keeps_what_came_last() {
        let folder = tempfile::tempdir().expect("a folder");
        let log = Log::at(folder.path().join("new/quarterdeck.log"));
        for number in 0..2000 {
            log.write(Timestamp::UNIX_EPOCH, &format!("line {number} {}", "x".repeat(200)));
        }
        let old = log.place().with_extension("old.log");
        for place in [log.place(), &old] {
            assert!(fs::metadata(place).expect("there").len() <= LARGEST, "{}", place.display());
        }
        assert_eq!(fs::read_dir(folder.path().join("new")).expect("listed").count(), 2);
        let text = fs::read_to_string(log.place()).expect("text");
        assert!(text.lines().last().is_some_and(|line| line.starts_with("1970-01-01T00:00:00Z line 1999 ")), "{text}");
    }

    #[test]
    fn an_event_is_one_line_whatever_it_says() {
        let folder = tempfile::tempdir().expect("a folder");
        let log = Log::at(folder.path().join("quarterdeck.log"));
        log.write(Timestamp::UNIX_EPOCH, &format!("one\ntwo{}", "y".repeat(5000)));
        let text = fs::read_to_string(log.place()).expect("text");
        assert_eq!(text.lines().count(), 1);
        assert!(text.len() < LONGEST + 40);
    }
}
