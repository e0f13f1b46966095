//! Owns how a quarter begins: the starter package of each body, made of what counted last quarter and of the base plan.
//! Must not know what is filled in afterwards.

use super::{Bundles, Trouble, verify_file};
use crate::consolidation::{BodyState, consolidate};
use crate::document::{Starting, carry_forward};
use crate::framework::Framework;
use crate::model::{BodyId, Period};
use crate::package::{self, Earlier, Package};
use crate::store;
use jiff::Timestamp;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A draft of the quarter after a bundle's, carried forward from it, and where it is to be kept: beside the bundle.
///
/// # Errors
/// One sentence that names the file and the remedy.
pub fn next_quarter(path: &Path, at: Timestamp) -> Result<(PathBuf, Package), Trouble> {
    let said = |what: String| Trouble::said(format!("{}: {what}", path.display()));
    let verification = verify_file(path)?;
    let problem = verification.problems.first().map(ToString::to_string);
    let (Some(last), None) = (verification.package, &problem) else {
        let why = problem.unwrap_or_else(|| "it holds no return".to_owned());
        return Err(said(format!("this bundle cannot be started from: {why}")));
    };
    let header = last.ret.header();
    let period = header.period.and_then(Period::next_quarter);
    let period =
        period.ok_or_else(|| said("it is not the return of a quarter; choose last quarter's bundle".to_owned()))?;
    let draft = path.with_file_name(file_name(&header.body, period));
    if draft.exists() {
        let what = "this quarter's draft is there already; open that";
        return Err(Trouble::said(format!("{}: {what}", draft.display())));
    }
    let framework = going_on(&last.framework, period);
    let package = begin(&framework, &header.body, period, at, Some(&last))?;
    Ok((draft, package))
}

/// What the centre opens a quarter with.
pub struct OpenQuarter<'a> {
    /// The quarter to open.
    pub period: Period,
    /// Last quarter's bundles, files or folders.
    pub previous: &'a [PathBuf],
    /// The framework of the quarter; without one, that of last quarter's bundles.
    pub framework: Option<Arc<Framework>>,
    /// When.
    pub at: Timestamp,
    /// The folder the starter packages go to.
    pub folder: &'a Path,
}

/// A starter package on disk.
pub struct Starter {
    /// The file.
    pub path: PathBuf,
    /// What it holds.
    pub package: Package,
    /// The bundle it was carried forward from and its receipt code; nothing for one that begins from the base plan alone.
    pub from: Option<(String, String)>,
}

/// A quarter that was opened.
pub struct OpenedQuarter {
    /// One starter package a body, in the council's order.
    pub starters: Vec<Starter>,
    /// What there is to say about last quarter's bundles, a sentence each.
    pub notices: Vec<String>,
    /// Bodies without a starter, because two bundles of last quarter contradict each other.
    pub unsettled: Vec<BodyId>,
}

/// Makes one starter package a body of what counted last quarter. Nothing is written when a file of the same name is there: somebody
/// may be working in it.
///
/// # Errors
/// One sentence that names the file and the remedy.
pub fn open_quarter(order: &OpenQuarter<'_>) -> Result<OpenedQuarter, Trouble> {
    let mut known: BTreeMap<String, Package> = BTreeMap::new();
    let bundles = Bundles::read_each(order.previous, |verification| {
        known.extend(verification.receipt_code().zip(verification.package.clone()));
    })?;
    let framework = order.framework.clone().or_else(|| bundles.framework.clone()).unwrap_or_else(Framework::built_in);
    let framework = going_on(&framework, order.period);
    let quarter = consolidate(bundles.received, Vec::new(), &framework).with_unreadable(&bundles.unreadable);
    if quarter.period().is_none() || quarter.period() != order.period.previous_quarter() {
        return Err(other_quarter(order, quarter.period()));
    }
    let mut opened = OpenedQuarter { starters: Vec::new(), notices: Vec::new(), unsettled: Vec::new() };
    opened.notices.extend(quarter.notices().iter().map(|notice| notice.text.clone()));
    for standing in &quarter.now().standings {
        let path = order.folder.join(file_name(&standing.body, order.period));
        if path.exists() {
            let what = "is there already and may have been worked in; choose another folder for the starter packages";
            return Err(Trouble::said(format!("{}: {what}", path.display())));
        }
        if standing.state == BodyState::Conflict {
            opened.unsettled.push(standing.body.clone());
            continue;
        }
        let counted = standing.counted.as_ref();
        let last = counted.and_then(|counted| known.get(&counted.receipt));
        let package = begin(&framework, &standing.body, order.period, order.at, last)?;
        let from = counted.map(|counted| (counted.name.clone(), counted.receipt.clone()));
        opened.starters.push(Starter { path, package, from });
    }
    for starter in &opened.starters {
        store::write_new(&starter.path, &package::write(&starter.package))?;
    }
    Ok(opened)
}

/// What a draft is called until somebody calls it something else.
fn file_name(body: &BodyId, period: Period) -> String {
    format!("{body}-{period}.return.zip")
}

/// The framework of a quarter: rolled on where the quarter lies in a later year.
fn going_on(framework: &Arc<Framework>, period: Period) -> Arc<Framework> {
    if framework.is_of_year(period) { Arc::clone(framework) } else { Arc::new(framework.rolled_to(period)) }
}

/// The draft a body begins a quarter with; last quarter's bundle travels in it.
fn begin(
    framework: &Arc<Framework>,
    body: &BodyId,
    period: Period,
    at: Timestamp,
    last: Option<&Package>,
) -> Result<Package, Trouble> {
    let starting = Starting { framework, body, period, at, previous: last.map(|last| &last.ret) };
    let ret = carry_forward(&starting).map_err(|refused| Trouble::said(refused.to_string()))?;
    Ok(Package { earlier: last.map(Earlier::of).into_iter().collect(), ..Package::new(ret, Arc::clone(framework)) })
}

fn other_quarter(order: &OpenQuarter<'_>, found: Option<Period>) -> Trouble {
    let words = |period: Option<Period>| period.map(Period::words);
    let wanted = words(order.period.previous_quarter()).unwrap_or_default();
    let is = words(found).map_or_else(|| "none of these bundles counts".to_owned(), |is| format!("these are for {is}"));
    let where_from: Vec<String> = order.previous.iter().map(|path| path.display().to_string()).collect();
    let what = format!("{} is opened from the bundles of {wanted}, and {is}", order.period.words());
    Trouble::said(format!("--previous {}: {what}", where_from.join(" ")))
}
