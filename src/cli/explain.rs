//! Owns `quarterdeck explain`: an explanation written into a draft without a window.
//! Must not know any rule.

use super::args::ExplainArguments;
use super::{Outcome, Stop, counted};
use crate::document::Document;
use crate::model::{Finding, ReturnState, Tier};
use crate::package::{Package, write};
use crate::{document, filing, store};
use jiff::Timestamp;
use std::io::Write;

pub(super) fn run(arguments: &ExplainArguments, now: Timestamp, out: &mut impl Write) -> Result<Outcome, Stop> {
    let path = &arguments.draft;
    let draft = filing::read_package(path)?;
    let header = draft.ret.header();
    if header.state == Some(ReturnState::Sealed) {
        let what = "is a bundle that was handed in; explain in the draft it was made of, and export that again";
        return Err(Stop::said(format!("{}: {what}", path.display())));
    }
    if arguments.by.trim().is_empty() {
        return Err(Stop::said("--by: give the role that explains, such as “Head of Housing”"));
    }
    let previous = filing::read_previous(&arguments.previous, &header.body, header.period)?;
    let findings = filing::findings(&draft, &previous, now);
    let meant = meant(arguments, &findings)?;
    let step = document::explain(&draft.ret, &meant, &arguments.text, arguments.by.trim(), now);
    let mut changed = Document::new(draft.ret.clone(), draft.log.clone(), None);
    changed.apply(&step).map_err(|problem| Stop::said(format!("{}: {problem}", path.display())))?;
    let package = Package { ret: changed.ret().clone(), log: changed.log().to_vec(), ..draft.clone() };
    store::write_file(path, &write(&package))?;
    let done = if arguments.text.trim().is_empty() { "taken away from" } else { "written for" };
    writeln!(out, "{}: the explanation is {done} {}", path.display(), counted(meant.len(), "finding"))?;
    for finding in &meant {
        writeln!(out, "  {}  {}", finding.rule, finding.headline)?;
    }
    Ok(Outcome::Done)
}

/// The findings that are meant; told in one sentence where there are none.
fn meant<'f>(arguments: &ExplainArguments, findings: &'f [Finding]) -> Result<Vec<&'f Finding>, Stop> {
    let rule = arguments.rule.trim().to_uppercase();
    let of_ref = |finding: &&Finding| {
        arguments.reference.as_deref().is_none_or(|reference| finding.place.reference.as_str() == reference.trim())
    };
    let found: Vec<&Finding> = findings.iter().filter(|finding| finding.rule == rule).filter(of_ref).collect();
    let place = arguments.reference.as_deref().map_or(String::new(), |reference| format!(" on {reference}"));
    let draft = arguments.draft.display();
    if found.is_empty() {
        let remedy = format!("“quarterdeck check {draft}” lists what there is");
        return Err(Stop::said(format!("{draft}: {rule} finds nothing{place}; {remedy}")));
    }
    let open: Vec<&Finding> = found.into_iter().filter(|finding| finding.tier != Tier::MustFix).collect();
    if open.is_empty() {
        return Err(Stop::said(format!("{draft}: what {rule} finds{place} must be put right; it cannot be explained")));
    }
    Ok(open)
}
