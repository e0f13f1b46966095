//! Owns what the process that reads a workbook may take of the machine, asked of the system by that process itself.
//! Must not know what the process does.

/// The most memory it may address. The largest workbook read takes a third of this.
pub(super) const MEMORY: u64 = 1 << 30;

/// The most processor time, so that a child whose parent is gone ends too. Later than any deadline of the parent.
#[cfg(unix)]
const PROCESSOR_SECONDS: u64 = super::DEADLINE.as_secs() + 5;

/// Limits this process for the rest of its life.
#[cfg(unix)]
pub(super) fn limit_this_process() -> Result<(), String> {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let to = |resource, most: u64| {
        // Where the system already allows less, that stays.
        let most = getrlimit(resource).maximum.map_or(most, |already| already.min(most));
        setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) }).map_err(|error| error.to_string())
    };
    to(Resource::As, MEMORY)?;
    to(Resource::Cpu, PROCESSOR_SECONDS)?;
    // A process that is stopped leaves no copy of its memory, which holds a council's figures, on the disk.
    to(Resource::Core, 0)
}

/// Limits this process for the rest of its life. What it takes beyond the limit goes to the page file, not to memory: the parent's
/// deadline ends that.
#[cfg(windows)]
pub(super) fn limit_this_process() -> Result<(), String> {
    use win32job::{ExtendedLimitInfo, Job};
    const LEAST: usize = 1 << 20;
    let most = usize::try_from(MEMORY).map_err(|error| error.to_string())?;
    let mut limits = ExtendedLimitInfo::new();
    limits.limit_working_memory(LEAST, most);
    let job = Job::create_with_limit_info(&limits).map_err(|error| error.to_string())?;
    job.assign_current_process().map_err(|error| error.to_string())
}

/// Limits this process for the rest of its life.
#[cfg(not(any(unix, windows)))]
pub(super) fn limit_this_process() -> Result<(), String> {
    Err("this system has no limits that this program knows".to_owned())
}
