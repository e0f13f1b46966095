//! Owns what a process and its children took: wall time, and the most memory all of them held at one moment.
//! Must not know what they did.

use std::collections::{BTreeMap, BTreeSet};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// How often memory is looked at.
const LOOK: Duration = Duration::from_millis(3);

/// What one run took.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Measured {
    pub(crate) ms: f64,
    pub(crate) mib: f64,
}

impl Measured {
    /// The medians, each by itself.
    pub(crate) fn median(runs: &[Self]) -> Self {
        let middle = |of: fn(&Self) -> f64| {
            let mut values: Vec<f64> = runs.iter().map(of).collect();
            values.sort_by(f64::total_cmp);
            values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
        };
        Self { ms: middle(|run| run.ms), mib: middle(|run| run.mib) }
    }
}

/// Runs a command to its end; nothing when it fails, which is said.
pub(crate) fn measure(command: &mut Command) -> Option<Measured> {
    let began = Instant::now();
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("it starts");
    let mut most = 0;
    let status = loop {
        most = most.max(held(child.id()));
        if let Some(status) = child.try_wait().expect("a child can be waited for") {
            break status;
        }
        std::thread::sleep(LOOK);
    };
    let ms = began.elapsed().as_secs_f64() * 1000.0;
    if !status.success() {
        println!("  {command:?} ended with {status}");
        return None;
    }
    Some(Measured { ms, mib: f64::from(u32::try_from(most).unwrap_or(u32::MAX)) / 1024.0 })
}

/// KiB that a process and all below it hold now.
fn held(root: u32) -> u64 {
    let mut parents: BTreeMap<u32, u32> = BTreeMap::new();
    for entry in std::fs::read_dir("/proc").expect("Linux tells").flatten() {
        let Some(id) = entry.file_name().to_str().and_then(|name| name.parse::<u32>().ok()) else { continue };
        let Ok(stat) = std::fs::read_to_string(entry.path().join("stat")) else { continue };
        let after_name = stat.rsplit(')').next().unwrap_or_default();
        parents.extend(after_name.split_whitespace().nth(1).and_then(|parent| parent.parse().ok()).map(|p| (id, p)));
    }
    let mut ours = BTreeSet::from([root]);
    while let Some((id, _)) = parents.iter().find(|(id, parent)| ours.contains(parent) && !ours.contains(id)) {
        ours.insert(*id);
    }
    ours.into_iter().map(resident).sum()
}

fn resident(id: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{id}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}
