//! Owns verifying a sealed bundle: everything that is wrong with it, and the code that proves two people hold the same.
//! Must not know rules: findings.csv is the record at sealing.

use super::content::content_hash;
use super::read::{Examined, examine};
use super::rows::framework_hash;
use super::{Package, Problem, bag, computed, decode, file_name, foreign, keys, receipt_code, references, seal};
use crate::model::{Period, Return, ReturnState, Tier};
use crate::tables::CellText;

/// What verifying a bundle gave.
#[derive(Clone, Debug)]
pub struct Verification {
    /// The file as the person knows it.
    pub file: String,
    /// What is wrong; nothing in a good bundle.
    pub problems: Vec<Problem>,
    /// What is worth knowing and does not stop the bundle.
    pub notices: Vec<String>,
    /// The receipt hash: SHA-256 of the tag manifest, in hex; nothing when the file could not be opened.
    pub receipt_hash: Option<String>,
    /// What the bundle holds; nothing when it could not be read.
    pub package: Option<Package>,
    /// Whether the file is of another kind altogether, such as a workbook: asking for it again would not help.
    pub other_kind: bool,
}

impl Verification {
    /// Whether nothing is wrong.
    pub fn is_good(&self) -> bool {
        self.problems.is_empty()
    }

    /// Whether it is a draft, whole as far as it goes: it has to be sealed, and asking for it again would not help.
    pub fn is_draft(&self) -> bool {
        let draft = self.package.as_ref().is_some_and(|package| !is_sealed(package));
        draft && self.problems.len() == 1
    }

    /// What had to be fixed when it was sealed, a sentence each; nothing unless it was sent as incomplete.
    pub fn open(&self) -> Vec<String> {
        let findings = self.package.iter().flat_map(|package| &package.findings);
        let open = findings.filter(|finding| finding.tier == Some(Tier::MustFix));
        open.map(|finding| format!("{}  {}", finding.rule, finding.headline)).collect()
    }

    /// The receipt code, such as `0123 4567 89ab`.
    pub fn receipt_code(&self) -> Option<String> {
        self.receipt_hash.as_deref().map(receipt_code)
    }
}

/// Verifies a sealed bundle; `name` is how the person knows the file.
pub fn verify(name: &str, bytes: &[u8]) -> Verification {
    verify_against(name, bytes, None)
}

/// Verifies a sealed bundle, and what it says of last quarter against last quarter's return as accepted.
pub fn verify_against(name: &str, bytes: &[u8], previous: Option<&Package>) -> Verification {
    let mut found = Verification {
        file: name.to_owned(),
        problems: Vec::new(),
        notices: Vec::new(),
        receipt_hash: None,
        package: None,
        other_kind: foreign::kind(bytes).is_some(),
    };
    let Examined { entries, problems, package } = match examine(bytes) {
        Ok(examined) => examined,
        Err(problem) => {
            found.problems.push(problem);
            return found;
        }
    };
    found.receipt_hash = bag::receipt_hash(&entries);
    found.problems = problems;
    if entries.contains_key(bag::SIGNATURE) {
        found.notices.push("It is signed, and this version cannot check signatures: not verified".to_owned());
    }
    if let Some(package) = &package {
        found.notices.extend(package.notices());
        found.notices.extend(other_name(name, package));
        if is_sealed(package) {
            found.problems.extend(sealed(package, &framework_hash(&decode::framework_entries(&entries))));
            found.problems.extend(keys::check(&entries));
            found.problems.extend(references::check(package));
            let previous = previous.map(|package| &package.ret);
            found.problems.extend(computed::check(&package.ret, &package.framework, previous));
            found.problems.extend(ledger(&package.ret));
        } else {
            // What sealing would fill in is missing from every draft: one sentence says so, not one a record.
            found.problems.push(Problem::at("data/return.csv", DRAFT));
        }
    }
    found.package = package;
    found
}

/// Mail programs and downloads rename files; worth knowing, no fault.
fn other_name(name: &str, package: &Package) -> Option<String> {
    let right = file_name(package.ret.header());
    let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
    (last != right).then(|| format!("The file is called “{last}”; as exported it was “{right}”"))
}

const DRAFT: &str = "it is a draft: it was not signed off and sealed; export it first";

fn is_sealed(package: &Package) -> bool {
    package.ret.header().state == Some(ReturnState::Sealed)
}

/// What makes a sealed return whole.
fn sealed(package: &Package, framework_hash: &str) -> Vec<Problem> {
    let header = package.ret.header();
    let mut problems = Vec::new();
    let mut refuse = |unless: bool, file: &str, what: &str| {
        if !unless {
            problems.push(Problem::at(file, what));
        }
    };
    let file = "data/return.csv";
    refuse(matches!(header.period, Some(Period::Quarter(..))), file, "its period is not a quarter");
    refuse(header.revision.is_some_and(|revision| revision > 0), file, "it has no revision");
    refuse(
        header.framework_hash == framework_hash,
        file,
        "its framework_hash is not that of the framework in the package",
    );
    let open = package.findings.iter().any(|finding| finding.tier == Some(Tier::MustFix));
    refuse(
        header.complete == Some(!open),
        file,
        "it says of itself whether it is complete, and findings.csv says otherwise",
    );
    let signed = "data/signoffs.csv";
    let hash = content_hash(&package.ret);
    let holds = package.ret.sign_offs().records().all(|sign_off| sign_off.content_hash == hash);
    refuse(!package.ret.sign_offs().is_empty(), signed, "nobody signed it off");
    refuse(holds, signed, "the return was changed after it was signed off: the content is not what was signed for");
    problems
}

/// Every non-empty cell of the imported workbooks is accounted for, and none is still asked about.
fn ledger(ret: &Return) -> Vec<Problem> {
    let mut problems = Vec::new();
    if seal::asked(ret) > 0 {
        problems.push(Problem::at("data/cells.csv", "cells are still asked about, and a sealed bundle has none"));
    }
    for evidence in ret.evidence() {
        let counted: u64 = evidence.ledger.iter().map(|entry| u64::from(entry.cells.unwrap_or(0))).sum();
        if evidence.file.cells.map(u64::from) != Some(counted) {
            let (file, cells) = (&evidence.file.file, evidence.file.cells.text());
            let what = format!("“{file}” has {cells} non-empty cells, and the ledger accounts for {counted}");
            problems.push(Problem::at("data/cells.csv", what));
        }
    }
    problems
}
