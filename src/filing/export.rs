//! Owns handing in: a draft becomes a bundle in a folder, as the next revision of what lies there, never over it.
//! Must not know how sealing works, nor who asks.

use super::Trouble;
use super::ready::{NotReady, ready};
use crate::checks::{self, Context, History};
use crate::model::{Finding, Header, Parts, Return, SignOff, SignOffLevel, Tier};
use crate::package::{self, NotSealed, Package, Sealed, Sealing};
use crate::store;
use crate::tables::CellText;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::path::{Path, PathBuf};

/// The statement a sign-off confirms.
pub const STATEMENT: &str = "I confirm that this return is complete and right to the best of my knowledge.";

/// What the checks find in a package at a moment, beside the returns given, newest first, or those the package remembers.
pub fn findings(package: &Package, previous: &[Package], at: Timestamp) -> Vec<Finding> {
    let remembered = package.earlier.iter().map(package::Earlier::ret).filter(|_| previous.is_empty());
    let history = History::of(previous.iter().map(|package| &package.ret).chain(remembered));
    // The United Kingdom's winter and summer time do not matter to any rule.
    let today = TimeZone::UTC.to_datetime(at).date();
    checks::check(&Context::with_history(&package.ret, &history, &package.framework, today))
}

/// What is to be sealed, by whom, and where the bundle goes.
pub struct Order<'a> {
    /// The draft.
    pub draft: &'a Package,
    /// The accepted bundles of the quarters before, newest first; without any, those the draft remembers.
    pub previous: &'a [Package],
    /// The role that signs off.
    pub role: &'a str,
    /// When.
    pub at: Timestamp,
    /// Whether a new time alone makes a new revision; else the same content signed by the same role is sealed already.
    pub new_time_counts: bool,
    /// Whether it may go with things that must be fixed.
    pub incomplete: bool,
    /// The folder.
    pub folder: &'a Path,
}

/// A bundle on disk.
pub struct Exported {
    /// Where it lies.
    pub path: PathBuf,
    /// What it holds.
    pub package: Package,
    /// Its receipt code.
    pub receipt_code: String,
    /// How many findings must still be fixed.
    pub open: usize,
    /// Sign-offs an edit had voided.
    pub voided: Vec<SignOff>,
    /// Whether the same bundle lay there already.
    pub already: bool,
}

/// Seals a draft into its folder. The same content and sign-off is the bundle that lies there; anything else is the next revision.
///
/// # Errors
/// Why it is not sealed or not written.
pub fn export(order: &Order<'_>) -> Result<Exported, Trouble> {
    let findings = findings(order.draft, order.previous, order.at);
    ready(order.draft, order.role, order.incomplete, &findings)?;
    let open = findings.iter().filter(|finding| finding.tier == Tier::MustFix).count();
    let header = order.draft.ret.header();
    let exported = |sealed: Sealed, receipt_hash: &str, already: bool| Exported {
        path: order.folder.join(&sealed.file_name),
        package: sealed.package,
        receipt_code: package::receipt_code(receipt_hash),
        open,
        voided: sealed.voided,
        already,
    };
    let (mut revision, mut parent) = (header.revision.unwrap_or(1), header.parent_hash.clone());
    if let Some(latest) = latest(order.folder, header)? {
        let times = [Some(order.at), latest.signed_at.filter(|_| !order.new_time_counts)];
        for at in times.into_iter().flatten() {
            let again = seal(order, &findings, latest.revision, latest.parent.clone(), at)?;
            if package::write(&again.package) == latest.bytes {
                return Ok(exported(again, &latest.receipt_hash, true));
            }
        }
        (revision, parent) = (latest.revision + 1, latest.receipt_hash);
    }
    let sealed = seal(order, &findings, revision, parent, order.at)?;
    let bytes = package::write(&sealed.package);
    // Nobody hands in what the centre would refuse.
    let verification = package::verify(&sealed.file_name, &bytes);
    let (Some(receipt_hash), []) = (&verification.receipt_hash, verification.problems.as_slice()) else {
        let problem = verification.problems.first().map(ToString::to_string).unwrap_or_default();
        let what =
            "was not written, because it would not verify; this is a fault of the program, and the draft is as it was";
        return Err(Trouble::said(format!("{} {what}: {problem}", sealed.file_name)));
    };
    store::write_new(&order.folder.join(&sealed.file_name), &bytes)?;
    Ok(exported(sealed, receipt_hash, false))
}

fn seal(
    order: &Order<'_>,
    findings: &[Finding],
    revision: u32,
    parent: String,
    at: Timestamp,
) -> Result<Sealed, Trouble> {
    let draft = as_revision(order.draft, revision)?;
    let sealing = Sealing {
        sign_off: sign_off(order, at),
        findings,
        previous: order.previous.first().or(order.draft.earlier.first().map(package::Earlier::package)),
        parent_hash: Some(parent),
        ruleset: checks::ruleset(&order.draft.framework),
        tool_version: env!("CARGO_PKG_VERSION").to_owned(),
        incomplete: order.incomplete,
    };
    package::seal(&draft, &sealing).map_err(|NotSealed { reasons }| {
        let first = reasons.first().cloned().unwrap_or_default();
        let sentence = format!("The return is not sealed: {first}");
        let lines = reasons.into_iter().skip(1).collect();
        Trouble::NotReady(NotReady { sentence, lines, could_be_incomplete: false })
    })
}

fn sign_off(order: &Order<'_>, at: Timestamp) -> SignOff {
    SignOff {
        level: Some(SignOffLevel::Director),
        role: order.role.trim().to_owned(),
        at: Some(at),
        statement: STATEMENT.to_owned(),
        content_hash: String::new(),
    }
}

fn as_revision(draft: &Package, revision: u32) -> Result<Package, Trouble> {
    let parts = draft.ret.to_parts();
    let header = Header { revision: Some(revision), ..parts.header };
    let ret = Return::from_parts(Parts { header, ..parts }).map_err(|problem| Trouble::said(problem.to_string()))?;
    Ok(Package { ret, ..draft.clone() })
}

/// The latest revision of the same return in a folder.
struct Latest {
    revision: u32,
    parent: String,
    receipt_hash: String,
    signed_at: Option<Timestamp>,
    bytes: Vec<u8>,
}

fn latest(folder: &Path, header: &Header) -> Result<Option<Latest>, Trouble> {
    if !folder.is_dir() {
        return Ok(None);
    }
    let stem = format!("PMF_{}_{}_r", header.period.text(), header.body);
    let revision = |path: &PathBuf| -> Option<u32> {
        path.file_name()?.to_str()?.strip_prefix(&stem)?.strip_suffix(".zip")?.parse().ok()
    };
    let found = store::zips_in(folder)?;
    let Some(path) = found.into_iter().filter(|path| revision(path).is_some()).max_by_key(revision) else {
        return Ok(None);
    };
    let bytes = store::read_file(&path)?;
    let verification = package::verify(&path.to_string_lossy(), &bytes);
    let (Some(package), Some(receipt_hash), true) =
        (&verification.package, &verification.receipt_hash, verification.is_good())
    else {
        let what = "lies where the bundle goes and does not verify; move it away, or choose another folder";
        return Err(Trouble::said(format!("{}: {what}", path.display())));
    };
    let header = package.ret.header();
    let by_director = |sign_off: &&SignOff| sign_off.level == Some(SignOffLevel::Director);
    Ok(Some(Latest {
        revision: header.revision.unwrap_or(1),
        parent: header.parent_hash.clone(),
        receipt_hash: receipt_hash.clone(),
        signed_at: package.ret.sign_offs().records().find(by_director).and_then(|sign_off| sign_off.at),
        bytes,
    }))
}
