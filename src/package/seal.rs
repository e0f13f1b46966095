//! Owns sealing: a draft, its findings and a sign-off become a bundle that does not change any more.
//! Must not know rules or files on disk.

use super::computed::compute;
use super::content::{content_hash, settled};
use super::{FindingRow, Package, file_name, keys, rows};
use crate::model::{Disposition, Finding, Period, Return, ReturnState, SignOff, Tier};
use crate::tables::CellText;

/// What sealing needs besides the draft.
#[derive(Clone, Debug)]
pub struct Sealing<'a> {
    /// Who signs, at which level, when, and what is confirmed; the content hash is filled in.
    pub sign_off: SignOff,
    /// What the checks found in the draft.
    pub findings: &'a [Finding],
    /// Last quarter's return as accepted; without it the draft's own columns about last quarter stay.
    pub previous: Option<&'a Package>,
    /// The receipt hash of the revision before; without it the draft's own stays.
    pub parent_hash: Option<String>,
    /// The rules that were run.
    pub ruleset: String,
    /// The program.
    pub tool_version: String,
    /// Whether it may leave with things that must be fixed, labelled so.
    pub incomplete: bool,
}

/// A sealed bundle.
#[derive(Clone, Debug, PartialEq)]
pub struct Sealed {
    /// What it holds.
    pub package: Package,
    /// What its file is called.
    pub file_name: String,
    /// Sign-offs of the draft that a later edit had voided; they are not in the bundle.
    pub voided: Vec<SignOff>,
}

/// Why a draft is not sealed: every reason, as sentences.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("The return is not sealed: {}", reasons.join("; "))]
pub struct NotSealed {
    /// The reasons.
    pub reasons: Vec<String>,
}

/// Seals a draft. The same draft and sign-off give the same bundle.
///
/// # Errors
/// Every reason why it cannot be sealed.
pub fn seal(draft: &Package, sealing: &Sealing<'_>) -> Result<Sealed, NotSealed> {
    let mut reasons = reasons(draft, sealing);
    let findings: Vec<FindingRow> = sealing.findings.iter().map(FindingRow::from).collect();
    let complete = !findings.iter().any(|finding| finding.tier == Some(Tier::MustFix));
    let (ret, voided) = sealed_return(draft, sealing, complete);
    let package = Package { ret, findings: settled_findings(findings, draft), earlier: Vec::new(), ..draft.clone() };
    reasons.extend(keys::in_words(&rows::data_files(&package)));
    if !reasons.is_empty() {
        return Err(NotSealed { reasons });
    }
    let file_name = file_name(package.ret.header());
    Ok(Sealed { package, file_name, voided })
}

/// A finding about a row that is gone keeps its name and loses the reference.
fn settled_findings(mut findings: Vec<FindingRow>, draft: &Package) -> Vec<FindingRow> {
    let gone = |row: &mut FindingRow| row.row.as_ref().is_some_and(|id| !draft.ret.holds_row(id));
    findings.iter_mut().filter_map(|f| gone(f).then_some(f)).for_each(|finding| finding.row = None);
    findings
}

fn reasons(draft: &Package, sealing: &Sealing<'_>) -> Vec<String> {
    let header = draft.ret.header();
    let mut reasons = Vec::new();
    let mut refuse = |unless: bool, reason: &dyn Fn() -> String| {
        if !unless {
            reasons.push(reason());
        }
    };
    refuse(header.state != Some(ReturnState::Sealed), &|| {
        "It is sealed already; to change it, change the draft it was made from and export that: it becomes the next revision".to_owned()
    });
    refuse(draft.framework.body(&header.body).is_some(), &|| {
        format!("The body “{}” is not one of the framework's bodies; say whose return it is", header.body)
    });
    refuse(matches!(header.period, Some(Period::Quarter(..))), &|| {
        format!("The period “{}” is not a quarter; a return is for one, such as 2022-23-Q3", header.period.text())
    });
    let sign_off = &sealing.sign_off;
    refuse(!sign_off.role.trim().is_empty() && sign_off.at.is_some() && sign_off.level.is_some(), &|| {
        "The sign-off needs a level, the role that signs and a time".to_owned()
    });
    let asked = asked(&draft.ret);
    refuse(asked == 0, &|| {
        let cells = if asked == 1 {
            "1 cell of the workbooks is".to_owned()
        } else {
            format!("{asked} cells of the workbooks are")
        };
        format!(
            "{cells} still asked about, and a sealed bundle has none, sent as incomplete or not; correct the heading or the cell in the workbook and import it again into the same draft"
        )
    });
    let open = sealing.findings.iter().filter(|finding| finding.tier == Tier::MustFix).count();
    let first = sealing.findings.iter().find(|finding| finding.tier == Tier::MustFix);
    refuse(open == 0 || sealing.incomplete, &|| {
        let first = first.map(|finding| finding.headline.as_str()).unwrap_or_default();
        match open {
            1 => format!("1 thing must be fixed: {first}; fix it, or send it as incomplete"),
            _ => format!("{open} things must be fixed, the first of them: {first}; fix them, or send it as incomplete"),
        }
    });
    if let Some(previous) = sealing.previous.map(|package| package.ret.header()) {
        let fits = previous.body == header.body && previous.period == header.period.and_then(Period::previous_quarter);
        refuse(fits, &|| {
            let (body, period) = (&previous.body, previous.period.text());
            format!("The previous return given is of {body} for {period}, which is not this return's quarter before")
        });
    }
    reasons
}

/// Non-empty cells that nobody has placed yet.
pub(super) fn asked(ret: &Return) -> u64 {
    let ledger = ret.evidence().iter().flat_map(|evidence| &evidence.ledger);
    let asked = ledger.filter(|entry| entry.disposition == Some(Disposition::Asked));
    asked.map(|entry| u64::from(entry.cells.unwrap_or(1))).sum()
}

/// The return in its sealed form, and the sign-offs that no longer hold.
fn sealed_return(draft: &Package, sealing: &Sealing<'_>, complete: bool) -> (Return, Vec<SignOff>) {
    let mut parts = settled(draft.ret.to_parts());
    compute(&mut parts, &draft.framework, sealing.previous.map(|package| &package.ret));
    let header = &mut parts.header;
    let fill = |text: &mut String, with: String| {
        if text.is_empty() {
            *text = with;
        }
    };
    let framework = draft.framework.id();
    let (period, body) = (header.period.text(), header.body.text());
    fill(&mut header.collection_id, format!("{framework}/{period}"));
    fill(&mut header.return_id, format!("{framework}/{period}/{body}"));
    fill(&mut header.council, draft.framework.fact("council").to_owned());
    framework.clone_into(&mut header.framework);
    header.framework_hash = rows::framework_hash(&rows::framework_files(draft));
    header.state = Some(ReturnState::Sealed);
    header.complete = Some(complete);
    header.ruleset.clone_from(&sealing.ruleset);
    header.tool_version.clone_from(&sealing.tool_version);
    if let Some(parent) = &sealing.parent_hash {
        header.parent_hash.clone_from(parent);
    }
    let content_hash = content_hash(&draft.ret);
    let given = SignOff { content_hash: content_hash.clone(), ..sealing.sign_off.clone() };
    let holds = |sign_off: &SignOff| sign_off.content_hash == content_hash;
    let (standing, void): (Vec<_>, Vec<_>) =
        parts.sign_offs.into_iter().filter(|row| row.record.level != given.level).partition(|row| holds(&row.record));
    parts.sign_offs = standing;
    let id = draft.ret.row_ids().fresh(crate::model::RecordKind::SignOff.prefix());
    parts.sign_offs.push(crate::model::Row { id, record: given, extra: crate::tables::RowText::new() });
    parts.sign_offs.sort_by_key(|row| row.record.level);
    // Ids come from a return and one fresh id, so no two are the same.
    let ret = Return::from_parts(parts).unwrap_or_default();
    (ret, void.into_iter().map(|row| row.record).collect())
}
