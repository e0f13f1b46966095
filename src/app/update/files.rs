//! Owns what people do with files: dialogs, the path box, dropping, opening, receiving.
//! Must not know how a file is read.

use crate::app::command::Ask;
use crate::app::effect::Effect;
use crate::app::state::AppState;
use std::path::{Path, PathBuf};

/// One dialog at a time.
pub(super) fn ask(state: &mut AppState, ask: Ask) -> Vec<Effect> {
    if state.asking.is_some() {
        return Vec::new();
    }
    state.asking = Some(ask);
    vec![Effect::Ask(ask)]
}

/// What a path is, by its name: the readers decide by the bytes, this only chooses the reader.
enum Looks {
    Workbook,
    Package,
    Answers,
    Unknown,
}

fn looks(path: &Path) -> Looks {
    let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    let ends = |endings: &[&str]| endings.iter().any(|ending| name.ends_with(ending));
    if ends(&[".zip"]) {
        Looks::Package
    } else if ends(&[".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv"]) {
        Looks::Workbook
    } else if ends(&[".toml"]) {
        Looks::Answers
    } else {
        Looks::Unknown
    }
}

/// Uses the path in the box.
pub(super) fn use_path(state: &mut AppState) -> Vec<Effect> {
    let text = state.path_box.trim().trim_matches('"').to_owned();
    if text.is_empty() { Vec::new() } else { dropped(state, vec![PathBuf::from(text)]) }
}

/// Files dropped on the window, or named in the path box.
pub(super) fn dropped(state: &mut AppState, paths: Vec<PathBuf>) -> Vec<Effect> {
    let packages = !paths.is_empty() && paths.iter().all(|path| matches!(looks(path), Looks::Package));
    match paths.as_slice() {
        [path] if path.is_dir() => receive(state, paths),
        [path] => match looks(path) {
            Looks::Workbook => super::importing::read(state, path.clone()),
            Looks::Package => open(state, path.clone(), false),
            Looks::Answers => super::importing::use_mapping(state, path.clone()),
            Looks::Unknown => {
                let what =
                    "this is not a workbook, a draft or a bundle; use an .xlsx or a .zip file, or a folder of bundles";
                state.problem(format!("{}: {what}", path.display()));
                Vec::new()
            }
        },
        _ if packages => receive(state, paths),
        _ => {
            state.problem("Drop one workbook, one draft, or any number of bundles");
            Vec::new()
        }
    }
}

/// Writes the document whole, when it has changed since it was last written. What both changed is settled first: until then the
/// live store alone has the work, and the other person's version stays where it is.
pub(super) fn save(state: &mut AppState) -> Vec<Effect> {
    let Some(room) = state.room.as_mut().filter(|room| room.can_change() && room.conflicts.is_empty()) else {
        return Vec::new();
    };
    let revision = room.document.revision();
    if room.written == revision {
        return Vec::new();
    }
    room.written = revision;
    vec![Effect::Save { path: room.path.clone(), package: Box::new(room.package()), revision }]
}

/// Opens a package, or starts the next quarter from it.
pub(super) fn open(state: &mut AppState, path: PathBuf, as_last: bool) -> Vec<Effect> {
    begin(state, "Opening");
    vec![Effect::Open { path, as_last }]
}

/// Takes a file off the list of recent ones.
pub(super) fn forget(state: &mut AppState, path: &PathBuf) -> Vec<Effect> {
    state.settings.recent.retain(|known| known != path);
    vec![Effect::Remember(state.settings.clone())]
}

/// Receives bundles at the centre, with last quarter's beside them.
pub(super) fn receive(state: &mut AppState, now: Vec<PathBuf>) -> Vec<Effect> {
    begin(state, "Receiving bundles");
    state.received_paths.clone_from(&now);
    vec![Effect::Receive { now, before: state.previous_paths.clone() }]
}

/// Puts last quarter's bundles beside those received; when some were, the picture is made again.
pub(super) fn receive_previous(state: &mut AppState, paths: Vec<PathBuf>) -> Vec<Effect> {
    state.previous_paths = paths;
    let now = state.received_paths.clone();
    if now.is_empty() {
        state.done("Last quarter's bundles will stand beside the ones you receive next", false);
        return Vec::new();
    }
    receive(state, now)
}

/// Shows the corporate picture of the sample data.
pub(super) fn demo(state: &mut AppState) -> Vec<Effect> {
    begin(state, "Making the sample picture");
    vec![Effect::Demo]
}

/// Says that a job is under way.
pub(super) fn begin(state: &mut AppState, what: &'static str) {
    state.message = None;
    if !state.busy.contains(&what) {
        state.busy.push(what);
    }
}
