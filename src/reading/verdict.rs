//! Owns what is made of the way the child ended: its answer, or one sentence that names the limit that was met.
//! Must not know how the child was run.

use super::answer;
use super::limits::MEMORY;
use super::process::{Ended, How, MAX_ANSWER};
use crate::workbook::{Reason, Refusal, Workbook};
use std::process::ExitStatus;
use std::time::Duration;

const MEGABYTE: u64 = 1 << 20;

pub(super) fn of(ended: Ended, deadline: Duration) -> Result<Workbook, Refusal> {
    let Ended { name, how, answer, words } = ended;
    let reason = match how {
        How::TimeUp => Reason::TooSlow { seconds: deadline.as_secs() },
        How::TooLong => Reason::TooFull { megabytes: MAX_ANSWER / MEGABYTE },
        How::Itself(status) if status.success() => match answer::read(&answer) {
            Some(answer) => return answer,
            None => Reason::Stopped("its answer was cut off or of another version".to_owned()),
        },
        How::Itself(status) => stopped(status, &words),
    };
    Err(reason.about(&name))
}

/// What the child's way of ending and its last words come to.
fn stopped(status: ExitStatus, words: &str) -> Reason {
    const KILLED: i32 = 9;
    const OUT_OF_TIME: i32 = 24;
    let signal = signal(status);
    if words.contains("memory allocation of") || signal == Some(KILLED) {
        // Nobody but the system, out of memory, kills without a word.
        return Reason::TooMuchMemory { megabytes: MEMORY / MEGABYTE };
    }
    if signal == Some(OUT_OF_TIME) {
        return Reason::TooSlow { seconds: super::DEADLINE.as_secs() };
    }
    if words.contains("overflowed its stack") {
        return Reason::Stopped("its parts lie too deep inside one another".to_owned());
    }
    Reason::Stopped(match (signal, status.code()) {
        (Some(signal), _) => format!("signal {signal}"),
        (None, Some(code)) => format!("exit code {code}"),
        (None, None) => "no reason given".to_owned(),
    })
}

#[cfg(unix)]
fn signal(status: ExitStatus) -> Option<i32> {
    std::os::unix::process::ExitStatusExt::signal(&status)
}

#[cfg(not(unix))]
fn signal(_: ExitStatus) -> Option<i32> {
    None
}
