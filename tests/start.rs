//! Owns the start of the real window with graphics drivers taken away one after the other, under a screen of its own.
//! Without the test's harness: the program starts itself as the window, and again with the other renderer, as the app does.
#![expect(clippy::print_stdout, reason = "it is its own test runner")]
#![expect(clippy::disallowed_methods, reason = "it is a program of its own: it has arguments and an environment")]

#[cfg(not(target_os = "linux"))]
fn main() {}

#[cfg(target_os = "linux")]
fn main() -> std::process::ExitCode {
    let arguments: Vec<std::ffi::OsString> = std::env::args_os().skip(1).collect();
    if arguments.iter().any(|argument| argument == "show-window") { linux::window(arguments) } else { linux::test() }
}

#[cfg(target_os = "linux")]
mod linux {
    use eframe::egui::{Ui, ViewportBuilder, ViewportCommand};
    use quarterdeck::ui::start::{Create, Launch, Renderer, run};
    use std::ffi::OsString;
    use std::process::{Child, Command, ExitCode, Stdio};
    use std::time::{Duration, Instant};

    /// A window that says what drew it, and closes.
    struct Shown {
        renderer: Renderer,
        frames: u32,
    }

    impl eframe::App for Shown {
        fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
            self.frames += 1;
            ui.label("Quarterdeck");
            if self.frames == 4 {
                println!("painted with {:?}", self.renderer);
                ui.send_viewport_cmd(ViewportCommand::Close);
            }
            ui.request_repaint();
        }
    }

    pub(super) fn window(arguments: Vec<OsString>) -> ExitCode {
        let Ok(program) = std::env::current_exe() else { return ExitCode::FAILURE };
        let create: Create = Box::new(|context, renderer| {
            quarterdeck::ui::fonts::install(&context.egui_ctx);
            Box::new(Shown { renderer, frames: 0 })
        });
        run(&Launch::new(program, arguments), ViewportBuilder::default().with_inner_size([320.0, 200.0]), create)
    }

    /// A screen of its own, gone with the value.
    struct Screen {
        server: Child,
        name: String,
    }

    impl Screen {
        fn open() -> Option<Self> {
            let number = 100 + std::process::id() % 800;
            let name = format!(":{number}");
            let mut command = Command::new("Xvfb");
            // Without a client the server would start itself anew, and the next case might knock just then.
            command.args([name.as_str(), "-screen", "0", "800x600x24", "-nolisten", "tcp", "-noreset"]);
            let server = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().ok()?;
            let socket = format!("/tmp/.X11-unix/X{number}");
            let since = Instant::now();
            while !std::path::Path::new(&socket).exists() && since.elapsed() < Duration::from_secs(10) {
                std::thread::sleep(Duration::from_millis(50));
            }
            Some(Self { server, name })
        }
    }

    impl Drop for Screen {
        fn drop(&mut self) {
            let _ = self.server.kill();
            let _ = self.server.wait();
        }
    }

    type Settings = &'static [(&'static str, &'static str)];

    const NO_VULKAN: (&str, &str) = ("VK_ICD_FILENAMES", "");
    const VULKAN_ONLY: (&str, &str) = ("WGPU_BACKEND", "vulkan");
    const NO_OPENGL: [(&str, &str); 3] = [
        ("__EGL_VENDOR_LIBRARY_FILENAMES", "/nonexistent"),
        ("__GLX_VENDOR_LIBRARY_NAME", "none"),
        ("LIBGL_DRIVERS_PATH", "/nonexistent"),
    ];

    /// What is taken away, and what must be seen: in the output, and whether it ends well.
    const CASES: [(&str, Settings, &str, bool); 5] = [
        ("with every driver, wgpu draws", &[], "painted with Wgpu", true),
        ("without Vulkan, wgpu draws through OpenGL", &[NO_VULKAN], "painted with Wgpu", true),
        (
            "without anything for wgpu, a second start draws with glow",
            &[NO_VULKAN, VULKAN_ONLY],
            "painted with Glow",
            true,
        ),
        (
            "without any driver, a message names both failures and the command line",
            &[NO_VULKAN, VULKAN_ONLY, NO_OPENGL[0], NO_OPENGL[1], NO_OPENGL[2]],
            "wgpu: |; glow: |quarterdeck --help",
            false,
        ),
        (
            "without a screen, a message says so",
            &[("DISPLAY", "")],
            "no screen to open it on|quarterdeck --help",
            false,
        ),
    ];

    /// Starts the window and reads everything it said; a window that hangs is ended after a minute.
    fn start(screen: &Screen, settings: Settings) -> std::io::Result<(String, bool)> {
        let mut command = Command::new("timeout");
        command.arg("60").arg(std::env::current_exe()?).arg("show-window");
        command.env("DISPLAY", &screen.name).env_remove("WAYLAND_DISPLAY").env("LIBGL_ALWAYS_SOFTWARE", "1");
        command.envs(settings.iter().copied());
        let output = command.output()?;
        let text = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
        Ok((text, output.status.success()))
    }

    pub(super) fn test() -> ExitCode {
        let Some(screen) = Screen::open() else {
            println!("Xvfb is not installed; scripts/test installs it\n0 passed, 1 failed");
            return ExitCode::FAILURE;
        };
        let mut failed = 0;
        for (name, settings, wanted, well) in CASES {
            let (said, ended_well) = start(&screen, settings).unwrap_or_else(|problem| (problem.to_string(), false));
            let seen = wanted.split('|').all(|part| said.contains(part)) && ended_well == well;
            println!("test {name} ... {}", if seen { "ok" } else { "FAILED" });
            if !seen {
                println!("wanted “{wanted}”, success {well}; success {ended_well}, said:\n{said}");
                failed += 1;
            }
        }
        println!("{} passed, {failed} failed", CASES.len() - failed);
        if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}
