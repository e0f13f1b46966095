//! Owns one run of the child: started, fed, drained, and ended when its time or its answer goes beyond what is allowed.
//! Must not know what the answer says.
#![expect(clippy::disallowed_methods, reason = "the one place that starts a process for a file")]

use super::SUBCOMMAND;
use std::io::{self, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// The longest answer taken. A full return of 51,000 cells answers in 2 MB; what this allows takes the parent under 400 MB.
pub(super) const MAX_ANSWER: u64 = 96 << 20;

/// What is kept of the child's last words.
const MAX_WORDS: u64 = 16 << 10;

/// How long a child that has closed its output may take to end.
const GRACE_MILLISECONDS: u32 = 2_000;

/// A workbook to be read.
pub(super) struct Errand<'a> {
    pub(super) program: &'a Path,
    pub(super) name: &'a str,
    pub(super) deadline: Duration,
}

/// How a run ended.
pub(super) struct Ended {
    /// The file's name.
    pub(super) name: String,
    pub(super) how: How,
    /// What came on its output.
    pub(super) answer: Vec<u8>,
    /// What came on its error console.
    pub(super) words: String,
}

pub(super) enum How {
    /// By itself, or by a signal of the system.
    Itself(ExitStatus),
    /// By us, because its time was up.
    TimeUp,
    /// By us, because its answer had no end.
    TooLong,
}

/// Runs the child; an error means that it could not be started or watched.
pub(super) fn run(errand: &Errand<'_>, bytes: Vec<u8>) -> io::Result<Ended> {
    let mut child = start(errand)?;
    let watched = watch(&mut child, errand, bytes);
    if watched.is_err() {
        end(&mut child);
    }
    watched
}

fn start(errand: &Errand<'_>) -> io::Result<Child> {
    let mut command = Command::new(errand.program);
    // No trace of a panic: working one out takes more memory and time than the file may have.
    command.args([SUBCOMMAND, "--", errand.name]).env("RUST_BACKTRACE", "0");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    #[cfg(windows)]
    {
        use std::os::windows::process::CommandExt as _;
        const CREATE_NO_WINDOW: u32 = 0x0800_0000;
        command.creation_flags(CREATE_NO_WINDOW);
    }
    command.spawn()
}

fn watch(child: &mut Child, errand: &Errand<'_>, bytes: Vec<u8>) -> io::Result<Ended> {
    let pipes = (child.stdin.take(), child.stdout.take(), child.stderr.take());
    let (Some(input), Some(output), Some(errors)) = pipes else {
        return Err(io::Error::other("its pipes are missing"));
    };
    let (done, finished) = channel();
    let answer = thread("answer", move || drained(output, MAX_ANSWER, Some(&done)))?;
    let words = thread("last words", move || drained(errors, MAX_WORDS, None))?;
    thread("feeding", move || feed(input, &bytes))?;
    let how = wait(child, &finished, errand.deadline)?;
    let joined = |thread: JoinHandle<Vec<u8>>| thread.join().map_err(|_| io::Error::other("its output was lost"));
    let (answer, words) = match how {
        // Its pipes are closed, so the threads have ended or are about to.
        How::Itself(_) => (joined(answer)?, joined(words)?),
        // Nothing is waited for any more.
        How::TimeUp | How::TooLong => (Vec::new(), Vec::new()),
    };
    Ok(Ended { name: errand.name.to_owned(), how, answer, words: String::from_utf8_lossy(&words).into_owned() })
}

fn thread<T: Send + 'static>(name: &str, work: impl FnOnce() -> T + Send + 'static) -> io::Result<JoinHandle<T>> {
    thread::Builder::new().name(name.to_owned()).spawn(work)
}

/// A child that stops listening has a reason, which the way it ends will tell.
fn feed(mut input: ChildStdin, bytes: &[u8]) {
    let _ = input.write_all(bytes);
}

/// Takes all that comes and keeps the first of it, so that the child never waits for us. Tells whether there was more.
fn drained(from: impl Read, most: u64, done: Option<&Sender<bool>>) -> Vec<u8> {
    let mut kept = Vec::new();
    let mut from = from.take(most);
    let _ = from.read_to_end(&mut kept);
    let mut beyond = from.into_inner();
    let more = matches!(beyond.read(&mut [0]), Ok(1));
    if let Some(done) = done {
        let _ = done.send(more);
    }
    if more {
        let _ = io::copy(&mut beyond, &mut io::sink());
    }
    kept
}

/// Waits for the child's output to close; whatever happens, the child is gone when this returns.
fn wait(child: &mut Child, finished: &Receiver<bool>, deadline: Duration) -> io::Result<How> {
    match finished.recv_timeout(deadline) {
        Err(_) => {
            end(child);
            Ok(How::TimeUp)
        }
        Ok(true) => {
            end(child);
            Ok(How::TooLong)
        }
        Ok(false) => {
            for _ in 0..GRACE_MILLISECONDS {
                if let Some(status) = child.try_wait()? {
                    return Ok(How::Itself(status));
                }
                thread::sleep(Duration::from_millis(1));
            }
            end(child);
            Ok(How::TimeUp)
        }
    }
}

fn end(child: &mut Child) {
    // It may have ended by itself meanwhile, which is as good.
    let _ = child.kill();
    let _ = child.wait();
}
