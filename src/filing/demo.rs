//! Owns the demonstration: the whole job on the sample workbooks, with fixed times, so that every run gives the same files.
//! Must not know how any stage works inside, nor who watches.

use super::samples::{SAMPLES, Sample};
use super::{Draft, Exported, ForWhom, Order, Trouble, export, write_picture};
use crate::consolidation::{self, Quarter, Received};
use crate::framework::{BodyKind, Framework};
use crate::model::{BodyId, Finding, Period};
use crate::package::{self, Package};
use crate::reading::{Read, Reading};
use crate::store;
use jiff::Timestamp;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// A quarter of the demonstration: its folder of workbooks, its period, and the times told in its files.
struct Round {
    folder: &'static str,
    period: Period,
    imported_at: &'static str,
    signed_at: &'static str,
}

const ROUNDS: [Round; 2] = [
    Round {
        folder: "2022-23-q2",
        period: Period::Quarter(2022, 2),
        imported_at: "2022-10-14T09:00:00Z",
        signed_at: "2022-10-21T15:30:00Z",
    },
    Round {
        folder: "2022-23-q3",
        period: Period::Quarter(2022, 3),
        imported_at: "2023-01-13T09:00:00Z",
        signed_at: "2023-01-20T09:12:00Z",
    },
];

/// The return of one body in the demonstration.
pub struct DemoBody {
    /// The draft as imported.
    pub draft: Package,
    /// What the checks found in it.
    pub findings: Vec<Finding>,
    /// The bundle it became.
    pub bundle: Exported,
}

/// One quarter of the demonstration.
pub struct DemoQuarter {
    /// The quarter.
    pub period: Period,
    /// The returns, by body.
    pub bodies: BTreeMap<BodyId, DemoBody>,
    /// The corporate picture.
    pub quarter: Quarter,
}

/// Runs the whole job and writes everything to `folder`; the workbooks are those inside the program, or those of `samples`.
/// Returns with things that must be fixed are sent as incomplete, so that the picture can show what is missing.
///
/// # Errors
/// One sentence that names the file and the remedy.
pub fn demo(folder: &Path, samples: Option<&Path>, reading: &Reading) -> Result<Vec<DemoQuarter>, Trouble> {
    let framework = Framework::built_in();
    let mut quarters: Vec<DemoQuarter> = Vec::new();
    for round in &ROUNDS {
        let folder = folder.join(round.period.to_string());
        let before = quarters.last();
        let mut bodies = BTreeMap::new();
        for sample in SAMPLES.iter().filter(|sample| sample.folder == round.folder) {
            let body = BodyId::new(sample.body);
            let last = before.and_then(|quarter| quarter.bodies.get(&body)).map(|last| &last.bundle.package);
            let last = last.map(std::slice::from_ref).unwrap_or_default();
            let read = read(sample, samples, reading)?;
            let draft = draft(round, &framework, &body, &read, last)?;
            let returned = seal(round, &framework, draft, last, &folder)?;
            bodies.insert(body, returned);
        }
        let quarter = picture(&bodies, before.map(|quarter| &quarter.bodies), &framework);
        write_picture(&quarter, &folder)?;
        quarters.push(DemoQuarter { period: round.period, bodies, quarter });
    }
    Ok(quarters)
}

fn read(sample: &Sample, samples: Option<&Path>, reading: &Reading) -> Result<Read, Trouble> {
    let name = format!("{}.xlsx", sample.body);
    let read = match samples {
        Some(folder) => reading.read(&folder.join(sample.folder).join(&name)),
        None => reading.read_bytes(&name, sample.bytes.to_vec()),
    };
    read.map_err(|refusal| Trouble::said(refusal.to_string()))
}

fn draft(
    round: &Round,
    framework: &Arc<Framework>,
    body: &BodyId,
    Read { workbook, sha256 }: &Read,
    last: &[Package],
) -> Result<Package, Trouble> {
    let at = time(round.imported_at)?;
    let for_whom = ForWhom { framework, body, period: round.period, at };
    let mut draft = Draft::blank(&for_whom, last);
    draft.take_in(workbook, sha256, &for_whom)?;
    if draft.says_no_preparer() {
        draft.prepared_by("Performance lead", at)?;
    }
    Ok(draft.into_package())
}

fn seal(
    round: &Round,
    framework: &Framework,
    draft: Package,
    last: &[Package],
    folder: &Path,
) -> Result<DemoBody, Trouble> {
    let body = draft.ret.header().body.clone();
    store::write_file(&folder.join("drafts").join(format!("{body}.return.zip")), &package::write(&draft))?;
    let role = match framework.body(&body) {
        Some(known) if known.kind == Some(BodyKind::Directorate) => format!("Director of {}", known.name),
        _ => "Chief Executive".to_owned(),
    };
    let at = time(round.signed_at)?;
    let findings = super::findings(&draft, last, at);
    let folder = folder.join("bundles");
    let order = Order {
        draft: &draft,
        previous: last,
        role: &role,
        at,
        new_time_counts: true,
        incomplete: true,
        folder: &folder,
    };
    let bundle = export(&order)?;
    Ok(DemoBody { draft, findings, bundle })
}

fn picture(
    bodies: &BTreeMap<BodyId, DemoBody>,
    before: Option<&BTreeMap<BodyId, DemoBody>>,
    framework: &Arc<Framework>,
) -> Quarter {
    let received = |body: &DemoBody| Received {
        name: body.bundle.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
        ret: body.bundle.package.ret.clone(),
        receipt: body.bundle.receipt_code.clone(),
        problems: Vec::new(),
    };
    let now = bodies.values().map(received).collect();
    let before = before.into_iter().flat_map(BTreeMap::values).map(received).collect();
    consolidation::consolidate(now, before, framework)
}

fn time(text: &str) -> Result<Timestamp, Trouble> {
    text.parse().map_err(|problem: jiff::Error| Trouble::said(problem.to_string()))
}
