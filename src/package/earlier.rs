//! Owns the accepted returns of earlier quarters that a draft remembers: whole bundles inside the draft, byte for byte as received.
//! Must not know what is compared with them.

use super::{Package, Problem, container, read, write};
use crate::model::{Header, Period, Return};
use std::sync::Arc;

/// The folder inside a draft.
pub(super) const FOLDER: &str = "previous/";

/// An accepted return of an earlier quarter.
#[derive(Clone, Debug)]
pub struct Earlier {
    bytes: Arc<Vec<u8>>,
    package: Arc<Package>,
}

impl PartialEq for Earlier {
    fn eq(&self, other: &Self) -> bool {
        self.bytes == other.bytes
    }
}

impl Earlier {
    /// A package to be remembered; what it remembers itself is left out.
    pub fn of(package: &Package) -> Self {
        let package = Package { earlier: Vec::new(), ..package.clone() };
        Self { bytes: Arc::new(write(&package)), package: Arc::new(package) }
    }

    /// The package.
    pub fn package(&self) -> &Package {
        &self.package
    }

    /// Its return.
    pub fn ret(&self) -> &Return {
        &self.package.ret
    }

    /// Its bytes inside the draft.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Its file inside the draft, such as `previous/2022-23-q2.zip`.
    pub(super) fn file(&self) -> String {
        let header: &Header = self.ret().header();
        let period = header.period.map_or_else(|| "unknown".to_owned(), |period: Period| period.to_string());
        format!("{FOLDER}{}.zip", period.to_lowercase().trim_start_matches('@'))
    }

    /// Reads one; a package inside that has packages inside itself is no bundle.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Self, Problem> {
        let inside = container::read(bytes).map_err(|problem| Problem::at(name, problem.to_string()))?;
        let nested = inside.keys().any(|inner| inner.starts_with(FOLDER));
        if nested {
            return Err(Problem::at(
                name,
                "it holds returns of earlier quarters itself; ask for the bundle as it was accepted",
            ));
        }
        let package = read(name, bytes).map_err(|refusal| Problem::at(name, refusal.problem.to_string()))?;
        Ok(Self { bytes: Arc::new(bytes.to_vec()), package: Arc::new(package) })
    }
}
