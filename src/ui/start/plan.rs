//! Owns what happens when a renderer does not start: the other one, then the truth.
//! Must not know how a window is opened.

use std::ffi::OsString;
use std::path::PathBuf;

const RENDERER: &str = "--renderer=";
const FOUND: &str = "--renderer-found=";

/// What draws the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Renderer {
    /// DirectX 12, Vulkan or Metal, or OpenGL through the same library.
    #[default]
    Wgpu,
    /// OpenGL alone.
    Glow,
}

impl Renderer {
    fn word(self) -> &'static str {
        match self {
            Self::Wgpu => "wgpu",
            Self::Glow => "glow",
        }
    }

    fn named(word: &str) -> Option<Self> {
        [Self::Wgpu, Self::Glow].into_iter().find(|renderer| renderer.word() == word)
    }

    fn other(self) -> Self {
        match self {
            Self::Wgpu => Self::Glow,
            Self::Glow => Self::Wgpu,
        }
    }
}

/// How the program was started, as far as opening a window goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Launch {
    /// The program itself, to start again with the other renderer.
    pub program: PathBuf,
    /// The arguments that are a person's.
    pub arguments: Vec<OsString>,
    /// What worked last time.
    pub remembered: Option<Renderer>,
    /// Why the try before this one failed; empty at the first.
    pub found: String,
    asked: Option<Renderer>,
}

impl Launch {
    /// Takes the private arguments of a second try out of the program's arguments (its own name left out).
    pub fn new(program: PathBuf, arguments: impl IntoIterator<Item = OsString>) -> Self {
        let mut launch = Self { program, ..Self::default() };
        for argument in arguments {
            match argument.to_str() {
                Some(text) if text.starts_with(RENDERER) => {
                    launch.asked = text.strip_prefix(RENDERER).and_then(Renderer::named);
                }
                Some(text) if text.starts_with(FOUND) => {
                    text.strip_prefix(FOUND).unwrap_or_default().clone_into(&mut launch.found);
                }
                _ => launch.arguments.push(argument),
            }
        }
        launch
    }

    /// The renderer to try.
    pub fn renderer(&self) -> Renderer {
        self.asked.or(self.remembered).unwrap_or_default()
    }
}

/// How a try ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Ended {
    /// The person closed the window.
    Closed,
    /// There is no screen to open a window on.
    NoDisplay(String),
    /// What draws failed.
    NoGraphics(String),
}

/// What to do next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Next {
    Finish,
    /// Start again with these arguments.
    Again(Vec<OsString>),
    Tell(String),
}

pub(super) fn next(launch: &Launch, ended: &Ended, painted: bool) -> Next {
    let tried = launch.renderer();
    match ended {
        Ended::Closed => Next::Finish,
        Ended::NoDisplay(found) => Next::Tell(message(&format!("there is no screen to open it on ({found})"))),
        Ended::NoGraphics(found) if painted => Next::Tell(format!(
            "Quarterdeck's window closed because drawing failed ({found}). Everything you did is saved; start it again to go on."
        )),
        Ended::NoGraphics(found) => {
            let found = format!("{}: {}", tried.word(), found.trim());
            if launch.found.is_empty() {
                Next::Again(second_try(launch, tried.other(), &found))
            } else {
                Next::Tell(message(&format!("{}; {found}", launch.found)))
            }
        }
    }
}

fn second_try(launch: &Launch, renderer: Renderer, found: &str) -> Vec<OsString> {
    let private = [format!("{RENDERER}{}", renderer.word()), format!("{FOUND}{found}")];
    private.into_iter().map(OsString::from).chain(launch.arguments.iter().cloned()).collect()
}

/// The message when there is no window, with what was found and the way on.
pub(super) fn message(found: &str) -> String {
    format!(
        "Quarterdeck could not open its window: {found}. The same work can be done without one: “quarterdeck --help” lists the \
         commands that import, check and export a return. To get the window, install this machine's graphics driver."
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn launch(arguments: &[&str]) -> Launch {
        Launch::new(PathBuf::from("quarterdeck"), arguments.iter().map(OsString::from))
    }

    fn failed(words: &str) -> Ended {
        Ended::NoGraphics(words.to_owned())
    }

    #[test]
    fn a_failure_of_the_first_renderer_starts_the_other_with_the_same_arguments() {
        let first = launch(&["return.qdb"]);
        let Next::Again(arguments) = next(&first, &failed("no adapter"), false) else {
            panic!("another try is wanted")
        };
        let second = Launch::new(PathBuf::from("quarterdeck"), arguments);
        assert_eq!((second.renderer(), second.found.as_str()), (Renderer::Glow, "wgpu: no adapter"));
        assert_eq!(second.arguments, [OsString::from("return.qdb")]);
    }

    #[test]
    fn after_both_failed_the_message_names_both_and_the_command_line() {
        let second = launch(&["--renderer=glow", "--renderer-found=wgpu: no adapter"]);
        let Next::Tell(message) = next(&second, &failed("no OpenGL 2"), false) else {
            panic!("there is nothing left to try")
        };
        assert!(
            message.contains("wgpu: no adapter; glow: no OpenGL 2") && message.contains("quarterdeck --help"),
            "{message}"
        );
    }

    #[test]
    fn what_worked_last_time_is_tried_first_and_the_other_after_it() {
        let first = Launch { remembered: Some(Renderer::Glow), ..launch(&[]) };
        assert_eq!(first.renderer(), Renderer::Glow);
        let Next::Again(arguments) = next(&first, &failed("gone"), false) else { panic!("another try is wanted") };
        assert_eq!(Launch::new(PathBuf::new(), arguments).renderer(), Renderer::Wgpu);
    }

    #[test]
    fn a_failure_after_the_window_was_seen_is_not_tried_again() {
        assert!(
            matches!(next(&launch(&[]), &failed("device lost"), true), Next::Tell(words) if words.contains("saved"))
        );
    }

    #[test]
    fn without_a_screen_no_other_renderer_is_tried() {
        assert!(matches!(next(&launch(&[]), &Ended::NoDisplay("no DISPLAY".to_owned()), false), Next::Tell(_)));
        assert_eq!(next(&launch(&[]), &Ended::Closed, true), Next::Finish);
    }
}
