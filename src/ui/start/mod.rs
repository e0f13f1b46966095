//! Owns opening the window on whatever can draw it: wgpu, then OpenGL in a fresh process, then a message in plain words.
//! Must not know what the window shows.

#![expect(clippy::disallowed_methods, reason = "the other renderer needs a fresh process")]

mod adapter;
mod plan;
mod tell;

pub use plan::{Launch, Renderer};

use adapter::Candidate;
use eframe::egui::{Context, RawInput, Ui, ViewportBuilder, Visuals};
use eframe::egui_wgpu::{WgpuConfiguration, WgpuSetup, WgpuSetupCreateNew};
use eframe::{App, CreationContext, Frame, NativeOptions, wgpu};
use plan::{Ended, Next};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::{Command, ExitCode};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Makes the app, told which renderer draws it so that it can remember what worked.
pub type Create = Box<dyn FnOnce(&CreationContext<'_>, Renderer) -> Box<dyn App>>;

/// Opens the window and stays until it is closed.
pub fn run(launch: &Launch, viewport: ViewportBuilder, create: Create) -> ExitCode {
    let renderer = launch.renderer();
    let painted = Arc::new(AtomicBool::new(false));
    let ended = open(renderer, viewport, create, &painted);
    match plan::next(launch, &ended, painted.load(Ordering::Relaxed)) {
        Next::Finish => ExitCode::SUCCESS,
        Next::Again(arguments) => again(launch, &arguments),
        Next::Tell(message) => tell::tell(&message),
    }
}

/// A window toolkit can be started once a process, so the second try is a process of its own.
fn again(launch: &Launch, arguments: &[std::ffi::OsString]) -> ExitCode {
    match Command::new(&launch.program).args(arguments).status() {
        Ok(status) => status.code().and_then(|code| u8::try_from(code).ok()).map_or(ExitCode::FAILURE, ExitCode::from),
        Err(problem) => tell::tell(&plan::message(&format!("{}; starting again: {problem}", launch.found))),
    }
}

fn open(renderer: Renderer, viewport: ViewportBuilder, create: Create, painted: &Arc<AtomicBool>) -> Ended {
    let options = options(renderer, viewport);
    let painted = Arc::clone(painted);
    let creator =
        move |context: &CreationContext<'_>| -> Result<Box<dyn App>, Box<dyn std::error::Error + Send + Sync>> {
            Ok(Box::new(Watched { inner: create(context, renderer), frames: 0, painted }))
        };
    let run = AssertUnwindSafe(|| eframe::run_native("quarterdeck", options, Box::new(creator)));
    match catch_unwind(run) {
        Ok(Ok(())) => Ended::Closed,
        Ok(Err(eframe::Error::WinitEventLoop(problem))) => Ended::NoDisplay(problem.to_string()),
        Ok(Err(problem)) => Ended::NoGraphics(problem.to_string()),
        Err(panic) => Ended::NoGraphics(words_of(panic.as_ref())),
    }
}

fn words_of(panic: &(dyn std::any::Any + Send)) -> String {
    let words = panic.downcast_ref::<String>().cloned();
    words
        .or_else(|| panic.downcast_ref::<&str>().map(ToString::to_string))
        .unwrap_or_else(|| "it failed without a word".to_owned())
}

fn options(renderer: Renderer, viewport: ViewportBuilder) -> NativeOptions {
    NativeOptions {
        viewport,
        renderer: match renderer {
            Renderer::Wgpu => eframe::Renderer::Wgpu,
            Renderer::Glow => eframe::Renderer::Glow,
        },
        wgpu_options: WgpuConfiguration { wgpu_setup: WgpuSetup::CreateNew(setup()), ..WgpuConfiguration::default() },
        persist_window: false,
        ..NativeOptions::default()
    }
}

fn setup() -> WgpuSetupCreateNew {
    let mut setup = WgpuSetupCreateNew::without_display_handle();
    if cfg!(windows) {
        // Over Remote Desktop only DirectX has an adapter; Vulkan there finds ones that cannot draw to a window.
        setup.instance_descriptor.backends =
            wgpu::Backends::from_env().unwrap_or(wgpu::Backends::DX12 | wgpu::Backends::GL);
    }
    setup.power_preference = wgpu::PowerPreference::LowPower;
    setup.native_adapter_selector = Some(Arc::new(|adapters, surface| {
        let candidates: Vec<Candidate> = adapters.iter().map(|adapter| candidate(adapter, surface)).collect();
        let chosen = adapter::choose(&candidates)?;
        adapters.get(chosen).cloned().ok_or_else(|| adapter::found(&candidates))
    }));
    setup
}

fn candidate(adapter: &wgpu::Adapter, surface: Option<&wgpu::Surface<'_>>) -> Candidate {
    let info = adapter.get_info();
    Candidate {
        name: info.name,
        backend: info.backend.to_string(),
        kind: match info.device_type {
            wgpu::DeviceType::IntegratedGpu => adapter::Kind::Integrated,
            wgpu::DeviceType::DiscreteGpu => adapter::Kind::Discrete,
            wgpu::DeviceType::VirtualGpu => adapter::Kind::Virtual,
            wgpu::DeviceType::Other => adapter::Kind::Other,
            wgpu::DeviceType::Cpu => adapter::Kind::Software,
        },
        old: info.backend == wgpu::Backend::Gl,
        can_show: surface.is_none_or(|surface| !surface.get_capabilities(adapter).formats.is_empty()),
    }
}

/// The app, and whether a frame of it ever reached the screen: a failure after that is not one of starting.
struct Watched {
    inner: Box<dyn App>,
    frames: u8,
    painted: Arc<AtomicBool>,
}

impl App for Watched {
    fn logic(&mut self, ctx: &Context, frame: &mut Frame) {
        self.inner.logic(ctx, frame);
    }

    fn ui(&mut self, ui: &mut Ui, frame: &mut Frame) {
        // The second frame begins once the first was presented.
        self.painted.store(self.frames > 0, Ordering::Relaxed);
        self.frames = self.frames.saturating_add(1);
        self.inner.ui(ui, frame);
    }

    fn on_exit(&mut self, gl: Option<&eframe::glow::Context>) {
        self.inner.on_exit(gl);
    }

    fn clear_color(&self, visuals: &Visuals) -> [f32; 4] {
        self.inner.clear_color(visuals)
    }

    fn raw_input_hook(&mut self, ctx: &Context, raw_input: &mut RawInput) {
        self.inner.raw_input_hook(ctx, raw_input);
    }
}
