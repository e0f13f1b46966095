//! Owns the words for what is wrong with a package: where, and one sentence.
//! Must not know how it was found.

use crate::tables::CsvProblem;

/// What is wrong with a package, and where in it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Problem {
    /// The file inside the package, with its line where there is one; empty for the package as a whole.
    pub place: String,
    /// The sentence.
    pub what: String,
}

impl Problem {
    /// Something wrong with the package as a whole.
    pub(super) fn whole(what: impl Into<String>) -> Self {
        Self { place: String::new(), what: what.into() }
    }

    /// Something wrong with a file in it.
    pub(super) fn at(place: impl Into<String>, what: impl Into<String>) -> Self {
        Self { place: place.into(), what: what.into() }
    }

    /// Something wrong with a line of a file in it.
    pub(super) fn line(file: &str, line: u64, what: impl Into<String>) -> Self {
        Self::at(format!("{file}, line {line}"), what)
    }
}

impl From<CsvProblem> for Problem {
    fn from(problem: CsvProblem) -> Self {
        Self::line(&problem.file, problem.line, problem.what)
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.place.is_empty() { f.write_str(&self.what) } else { write!(f, "{}: {}", self.place, self.what) }
    }
}

/// Why a package cannot be read: one sentence that names the file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}: {problem}")]
pub struct Refusal {
    /// The file as the person knows it.
    pub file: String,
    /// What is wrong with it.
    pub problem: Problem,
}
