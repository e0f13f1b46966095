//! Unpacks a package into a folder of its own and runs a validator there.

use crate::fixture::Files;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// A validator, and how it is asked to look at the folder it runs in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Validator {
    /// Data Package: types, closed words, keys, sizes and hashes.
    Frictionless,
    /// BagIt: every file there, none beside, each with its hash.
    Bagit,
    /// CSV on the Web: types, closed words and keys.
    Csvw,
}

impl Validator {
    pub(crate) const ALL: [Self; 3] = [Self::Frictionless, Self::Bagit, Self::Csvw];

    fn command(self) -> (&'static str, &'static [&'static str]) {
        match self {
            Self::Frictionless => ("frictionless", &["validate", "datapackage.json"]),
            Self::Bagit => ("bagit.py", &["--validate", "."]),
            Self::Csvw => ("csvwvalidate", &["--verbose", "csv-metadata.json"]),
        }
    }

    /// What it says of these files: whether they are valid, and its own words.
    #[expect(clippy::disallowed_methods, reason = "a validator is a program of its own")]
    pub(crate) fn verdict(self, files: &Files) -> (bool, String) {
        let (program, arguments) = self.command();
        let folder = unpacked(files);
        let output = Command::new(tool(program))
            .args(arguments)
            .current_dir(folder.path())
            // Wide enough that no message is broken in the middle.
            .env("COLUMNS", "400")
            .env("NO_COLOR", "1")
            .output()
            .expect("the validator starts");
        let said = [output.stdout, output.stderr].concat();
        (output.status.success(), String::from_utf8_lossy(&said).into_owned())
    }
}

/// Where a validator is.
#[expect(clippy::disallowed_methods, reason = "the environment says where the validators are installed")]
fn tool(program: &str) -> PathBuf {
    let folder = std::env::var_os("QUARTERDECK_VALIDATORS")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join(".tools/venv/bin"), PathBuf::from);
    let path = folder.join(program);
    assert!(
        path.exists(),
        "{program} is not in {}: run “scripts/test setup”, or say in QUARTERDECK_VALIDATORS which folder has it",
        folder.display()
    );
    path
}

/// A folder with these files; only for packages whose names have been checked.
#[expect(clippy::disallowed_methods, reason = "a validator reads a folder")]
fn unpacked(files: &Files) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, bytes) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("inside the folder")).expect("a folder");
        std::fs::write(path, bytes).expect("a file");
    }
    folder
}
