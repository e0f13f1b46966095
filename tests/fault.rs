//! Owns a fault of the program itself in the real window under a screen of its own: told, logged, nothing lost, recovered.
//! Without the test's harness: the program starts itself as the window, once to break and once to look.
#![expect(clippy::print_stdout, reason = "it is its own test runner")]
#![expect(
    clippy::disallowed_methods,
    reason = "it is a program of its own: it has arguments, files and an environment"
)]

#[cfg(not(target_os = "linux"))]
fn main() {}

#[cfg(target_os = "linux")]
fn main() -> std::process::ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.as_slice() {
        [what, file] if what == "break" => linux::window(file, linux::breaking()),
        [what, file] if what == "look" => linux::window(file, linux::looking()),
        _ => linux::test(),
    }
}

#[cfg(target_os = "linux")]
mod linux {
    use jiff::Timestamp;
    use quarterdeck::app::grid::{CellRef, ColumnId, GridIntent, Position};
    use quarterdeck::app::{AppState, Command, Room};
    use quarterdeck::document::{Starting, blank};
    use quarterdeck::framework::Framework;
    use quarterdeck::model::{Action, BodyId, Cause, Edit, Field, Period, RecordKind, RowId, Step};
    use quarterdeck::package::{self, Package};
    use quarterdeck::ui::shell::Driver;
    use quarterdeck::ui::start::Launch;
    use std::path::{Path, PathBuf};
    use std::process::{Child, Command as Process, ExitCode, Stdio};
    use std::time::{Duration, Instant};

    const TYPED: &str = "The contractor went into adm";

    fn cell(name: &'static str) -> CellRef {
        CellRef { row: RowId::new("a1"), column: ColumnId::new(name) }
    }

    /// Sets a status, waits until that is on disk, types half a sentence, and then the program breaks.
    pub(super) fn breaking() -> Driver {
        let (mut frame, mut typed) = (0_u32, None);
        Box::new(move |state: &AppState| {
            let Some(room) = state.room() else { return Vec::new() };
            frame += 1;
            if frame == 1 {
                let set = GridIntent::Commit { cell: cell("status"), text: "R".to_owned() };
                return vec![Command::Grid(RecordKind::Action, set)];
            }
            match typed {
                None if room.is_saved() => {
                    typed = Some(frame);
                    let at = Position { cell: cell("commentary"), row: 0 };
                    let begin =
                        GridIntent::BeginEdit { at, text: TYPED.to_owned(), was: String::new(), typed_over: true };
                    vec![Command::Grid(RecordKind::Action, begin)]
                }
                // A fault that quotes what is on the screen, as faults in the handling of text do.
                Some(since) if frame > since + 5 => panic!("no letter begins at byte 3 of “{TYPED}”"),
                _ => Vec::new(),
            }
        })
    }

    /// Says what a person finds at the next start.
    pub(super) fn looking() -> Driver {
        Box::new(|state: &AppState| {
            let Some(room) = state.room() else { return Vec::new() };
            println!("status {}", status(room));
            let draft = room.grid(RecordKind::Action).and_then(|grid| grid.state.draft());
            println!("typing {}", draft.map_or("nothing", |draft| draft.text.as_str()));
            println!("told {:?}", state.message());
            std::process::exit(0)
        })
    }

    fn status(room: &Room) -> String {
        room.document().ret().text(&RowId::new("a1"), Field::of::<Action>("status")).unwrap_or_default()
    }

    pub(super) fn window(file: &str, driver: Driver) -> ExitCode {
        let Ok(program) = std::env::current_exe() else { return ExitCode::FAILURE };
        quarterdeck::ui::open_driven(&Launch::new(program, []), Some(PathBuf::from(file)), driver)
    }

    /// A draft with one action.
    fn draft(path: &Path) -> Result<(), Box<dyn std::error::Error>> {
        let framework = Framework::built_in();
        let (body, period) = (BodyId::new("housing"), Period::Quarter(2022, 3));
        let at: Timestamp = "2023-01-16T14:32:00Z".parse()?;
        let mut ret = blank(&Starting { framework: &framework, body: &body, period, at, previous: None });
        let texts = [("ref", "N1"), ("action", "Build homes"), ("status", "on-track")];
        let texts = texts.into_iter().map(|(name, text)| (name.to_owned(), text.to_owned())).collect();
        let row = Edit::Added { kind: RecordKind::Action, row: RowId::new("a1"), at: 0, texts };
        ret.apply(&Step::new(at, "Lead", Cause::Typed, vec![row]))?;
        Ok(std::fs::write(path, package::write(&Package::new(ret, framework)))?)
    }

    /// A process that goes with the value.
    struct Running(Child);

    impl Drop for Running {
        fn drop(&mut self) {
            let _ = self.0.kill();
            let _ = self.0.wait();
        }
    }

    fn screen() -> std::io::Result<(Running, String)> {
        let number = 1000 + std::process::id() % 800;
        let mut command = Process::new("Xvfb");
        command.args([&format!(":{number}"), "-screen", "0", "1440x900x24", "-nolisten", "tcp", "-noreset"]);
        let server = Running(command.stdout(Stdio::null()).stderr(Stdio::null()).spawn()?);
        let socket = format!("/tmp/.X11-unix/X{number}");
        wait(Duration::from_secs(10), || Path::new(&socket).exists());
        Ok((server, format!(":{number}")))
    }

    fn wait(most: Duration, done: impl Fn() -> bool) -> bool {
        let since = Instant::now();
        while since.elapsed() < most {
            if done() {
                return true;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        false
    }

    fn start(what: &str, folder: &Path, display: &str) -> std::io::Result<Process> {
        let mut command = Process::new(std::env::current_exe()?);
        command.arg(what).arg(folder.join("housing.return.zip"));
        command.env("DISPLAY", display).env_remove("WAYLAND_DISPLAY").env("LIBGL_ALWAYS_SOFTWARE", "1");
        command
            .env("HOME", folder)
            .env("XDG_DATA_HOME", folder.join("data"))
            .env("XDG_CONFIG_HOME", folder.join("config"));
        command.stderr(Stdio::null());
        Ok(command)
    }

    /// Everything that does not hold, a sentence each.
    fn faults() -> Result<Vec<String>, Box<dyn std::error::Error>> {
        let folder = tempfile::tempdir()?;
        draft(&folder.path().join("housing.return.zip"))?;
        let (_server, display) = screen()?;
        let log = folder.path().join("data/quarterdeck/quarterdeck.log");
        let logged = || std::fs::read_to_string(&log).unwrap_or_default();

        let broken = Running(start("break", folder.path(), &display)?.stdout(Stdio::null()).spawn()?);
        let told = wait(Duration::from_secs(90), || logged().contains("the fault is told on the screen"));
        drop(broken);
        let mut wrong = Vec::new();
        let text = logged();
        if !told {
            wrong.push(format!("no page tells the person; the log says:\n{text}"));
        }
        if !(text.contains("fault in the thread “main” at tests/fault.rs") && text.contains("drawn with")) {
            wrong.push(format!("the log does not say where it was:\n{text}"));
        }
        if text.contains("contractor") {
            wrong.push(format!("the log quotes the return:\n{text}"));
        }
        let next = start("look", folder.path(), &display)?.stdout(Stdio::piped()).spawn()?.wait_with_output()?;
        let found = String::from_utf8_lossy(&next.stdout).into_owned();
        for wanted in ["status significant", &format!("typing {TYPED}"), "told Some(Done("] {
            if !found.contains(wanted) {
                wrong.push(format!("the next start does not find “{wanted}” but:\n{found}"));
            }
        }
        Ok(wrong)
    }

    pub(super) fn test() -> ExitCode {
        let wrong = faults().unwrap_or_else(|problem| vec![format!("{problem}; scripts/test installs Xvfb")]);
        let name = "a fault in the window is told and logged, and the next start has everything";
        println!("test {name} ... {}", if wrong.is_empty() { "ok" } else { "FAILED" });
        for what in &wrong {
            println!("{what}");
        }
        if wrong.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}
