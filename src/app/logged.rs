//! Owns what of the window's work is worth a line of the log: which file, and how it ended.
//! Must not know what is in a file: a path is all the log may hold of a council's work.

use super::command::Command;
use super::effect::Finished;

/// The line for a command, where it is worth one. A sentence that might quote a file is left out.
pub fn logged(command: &Command) -> Option<String> {
    let Command::Finished(finished) = command else {
        return match command {
            Command::Open(path) => Some(format!("opening {}", path.display())),
            Command::StartFromLast(path) => Some(format!("starting a quarter from {}", path.display())),
            Command::Import(path) => Some(format!("reading the workbook {}", path.display())),
            _ => None,
        };
    };
    match finished {
        // These sentences are the store's own: a place and what is wrong with it.
        Finished::Persisted(Err(problem)) => Some(format!("a change is not on disk: {problem}")),
        Finished::Saved(Err(problem)) => Some(format!("the document is not written: {problem}")),
        Finished::Saved(Ok(saved)) => Some(format!("the document is written at revision {}", saved.revision)),
        Finished::Changed(_) => Some("the document was changed by another person; merged".to_owned()),
        Finished::Opened(Ok(opened)) => Some(format!(
            "opened {}, {} changes recovered{}",
            opened.path.display(),
            opened.recovered,
            if opened.read_only.is_some() { ", read only" } else { "" }
        )),
        Finished::Opened(Err(_)) => Some("the document could not be opened".to_owned()),
        Finished::Read(Err(_)) => Some("the workbook could not be read".to_owned()),
        Finished::Understood(Err(_)) => Some("the workbook could not be understood".to_owned()),
        Finished::Exported(Ok(exported)) => Some(format!("exported {}", exported.path.display())),
        Finished::Exported(Err(_)) => Some("the bundle could not be made".to_owned()),
        Finished::Received(Ok(_)) => Some("bundles received".to_owned()),
        Finished::Received(Err(_)) => Some("the bundles could not be received".to_owned()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Action, Field, RowId};

    #[test]
    fn what_is_typed_or_read_is_never_in_the_log() {
        let secret = "The contractor went into administration";
        let typed = Command::Type(RowId::new("a1"), Field::of::<Action>("commentary"), secret.to_owned());
        let refused = Command::Finished(Finished::Opened(Err(format!("a.zip: “{secret}” is not a date"))));
        let lines: Vec<Option<String>> =
            [typed, Command::TypeExplanation(secret.to_owned()), refused].iter().map(logged).collect();
        assert_eq!(lines, [None, None, Some("the document could not be opened".to_owned())]);
    }

    #[test]
    fn what_the_disk_refused_is_told_whole() {
        let problem = "/x/housing.return.zip: the disk is full; free some space and try again".to_owned();
        let line = logged(&Command::Finished(Finished::Saved(Err(problem))));
        let wanted =
            "the document is not written: /x/housing.return.zip: the disk is full; free some space and try again";
        assert_eq!(line.as_deref(), Some(wanted));
    }
}
