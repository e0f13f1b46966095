//! Owns whether a draft may be handed in, and saying what is in the way.
//! Must not know how sealing works, nor any rule but the two that no bundle may break.

use super::Trouble;
use crate::model::{Finding, ReturnState, Tier};
use crate::package::Package;

/// Why a draft cannot be handed in as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotReady {
    /// The whole of it in one sentence.
    pub sentence: String,
    /// What is in the way, one line each.
    pub lines: Vec<String>,
    /// Whether it could be sent as incomplete.
    pub could_be_incomplete: bool,
}

impl std::fmt::Display for NotReady {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.sentence)
    }
}

/// Whether it may be sealed, as far as people can do something about it.
pub(super) fn ready(draft: &Package, role: &str, incomplete: bool, findings: &[Finding]) -> Result<(), Trouble> {
    if draft.ret.header().state == Some(ReturnState::Sealed) {
        let what = "This is a sealed bundle; to change it, change the draft it was made from and export that: it becomes the next revision";
        return Err(Trouble::said(what));
    }
    if role.trim().is_empty() {
        return Err(Trouble::said(
            "The sign-off names no role; give the role that signs, such as “Director of Housing”",
        ));
    }
    // A bundle has no cell that nobody placed and no two records of a name, sent as incomplete or not.
    let never = |finding: &&Finding| matches!(finding.rule, "IMP.01" | "RET.05");
    let open: Vec<&Finding> = findings.iter().filter(|finding| finding.tier == Tier::MustFix).collect();
    let in_the_way: Vec<&Finding> = open.iter().copied().filter(|f| !incomplete || never(f)).collect();
    if in_the_way.is_empty() {
        return Ok(());
    }
    let could_be_incomplete = !open.iter().any(never);
    let sentence = if incomplete {
        "The return is not sealed, not even as incomplete: a bundle has no cell still asked about and no two records of one name"
            .to_owned()
    } else {
        let things = if in_the_way.len() == 1 { "1 thing".to_owned() } else { format!("{} things", in_the_way.len()) };
        format!("The return is not sealed: {things} must be fixed first")
    };
    Err(Trouble::NotReady(NotReady { sentence, lines: lines(&in_the_way), could_be_incomplete }))
}

/// So many lines say what is in the way; the rest is counted.
const MOST_LINES: usize = 12;

fn lines(findings: &[&Finding]) -> Vec<String> {
    let line = |finding: &&Finding| {
        let cell = &finding.place.cell;
        let told = !cell.is_empty() && !finding.headline.contains(cell.as_str());
        let cell = if told { format!(" [{cell}]") } else { String::new() };
        format!("{}  {}{cell}", finding.rule, finding.headline)
    };
    let mut lines: Vec<String> = findings.iter().take(MOST_LINES).map(line).collect();
    if let Some(more) = findings.len().checked_sub(MOST_LINES).filter(|more| *more > 0) {
        lines.push(format!("and {more} more"));
    }
    lines
}
