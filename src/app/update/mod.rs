//! Owns what each command does to the state, and which effects it leaves.
//! Must not know egui; does nothing slow and nothing outside.

mod asked;
mod boxes;
mod columns;
mod editing;
mod files;
mod findings;
mod finished;
mod guessing;
mod importing;
mod merging;
mod pasting;
mod queue;
mod record;
mod signing;
mod states;

use super::command::{Command, Theme};
use super::effect::Effect;
use super::state::{AppState, Now};
use super::{CentreSection, Screen, Section};

/// Carries out a command. Effects are for others to do; they answer with [`Command::Finished`].
pub fn update(state: &mut AppState, command: Command, now: Now) -> Vec<Effect> {
    let before = boxes::of(state);
    let mut effects = carry_out(state, command, now);
    effects.extend(boxes::kept(before, state));
    if let (Screen::Return(Section::Overview), Some(room)) = (state.screen, state.room.as_mut()) {
        room.overlook();
    }
    record::look(state, now);
    signing::look(state);
    effects
}

fn carry_out(state: &mut AppState, command: Command, now: Now) -> Vec<Effect> {
    match command {
        Command::Go(screen) => {
            let mut effects = leave_boxes(state, now);
            go(state, screen);
            effects.extend(states::look(state));
            return effects;
        }
        Command::Run(asks) => return asked::run(state, asks, now),
        Command::ToggleHelp => asked::toggle_help(state),
        Command::FindHelp(text) => state.help_find = text,
        Command::OpenPalette { records } => asked::open(state, records),
        Command::TypePalette(text) => asked::look_for(state, text),
        Command::MovePalette(at) => asked::choose(state, at),
        Command::UsePalette(at) => return asked::used(state, at, now),
        Command::ClosePalette => state.palette = None,
        Command::GiveKeyboard => give_keyboard(state),
        Command::GoToRecord(kind, row) => {
            let effects = leave_boxes(state, now);
            findings::go_to_cell(state, kind, &row, None);
            return effects;
        }
        Command::Dismiss => state.message = None,
        Command::UseTheme(theme) => return use_theme(state, theme),
        Command::Zoom(percent) => return zoom(state, percent),
        Command::Ask(ask) => return files::ask(state, ask),
        Command::TypePath(text) => state.path_box = text,
        Command::UsePath => return files::use_path(state),
        Command::Drop(paths) => return files::dropped(state, paths),
        Command::Open(path) => return files::open(state, path, false),
        Command::Save => return files::save(state),
        Command::StartFromLast(path) => return files::open(state, path, true),
        Command::Forget(path) => return files::forget(state, &path),
        Command::Import(path) => return importing::read(state, path),
        Command::ImportFor(body, period) => return importing::import_for(state, body, period, now),
        Command::Answer(about, says) => return importing::answer(state, &about, says, now),
        Command::Decide(decision) => return importing::decide(state, decision, now),
        Command::Insist => importing::insist(state),
        Command::UseMapping(path) => return importing::use_mapping(state, path),
        Command::AcceptImport => return importing::accept(state, now),
        Command::CancelImport => importing::cancel(state),
        Command::TypePreparer(role) => signing::change(state, |signing| signing.preparer = Some(role)),
        Command::UsePreparer => return signing::use_preparer(state, now),
        Command::LeavePreparer => signing::change(state, |signing| signing.preparer = None),
        Command::ShowState(at) => states::show(state, at),
        Command::RestoreState(at) => return states::restore(state, at, now),
        Command::SettleConflict { at, take_theirs } => return merging::settle(state, at, take_theirs, now),
        Command::SignAs(role) => signing::change(state, |signing| signing.role = role),
        Command::ConfirmStatement(confirmed) => signing::change(state, |signing| signing.confirmed = confirmed),
        Command::AllowIncomplete(allowed) => signing::change(state, |signing| signing.incomplete = allowed),
        Command::ExportTo(folder) => signing::change(state, |signing| signing.folder = folder),
        Command::Export => {
            let mut effects = leave_boxes(state, now);
            effects.extend(signing::export(state));
            return effects;
        }
        Command::Receive(paths) => return files::receive(state, paths),
        Command::ReceivePrevious(paths) => return files::receive_previous(state, paths),
        Command::ShowDemo => return files::demo(state),
        Command::Finished(finished) => return finished::take(state, finished, now),
        about_records => return at_the_records(state, about_records, now),
    }
    Vec::new()
}

/// What is asked at the records of the return: their grids, the panel beside them, the queue and the findings.
fn at_the_records(state: &mut AppState, command: Command, now: Now) -> Vec<Effect> {
    match command {
        Command::Grid(kind, intent) => return editing::grid(state, kind, intent, now),
        Command::Chip(kind, chip) => editing::wanted(state, kind, |wanted| wanted.toggle(chip)),
        Command::Find(kind, text) => columns::look_for(state, kind, text),
        Command::OnlyFound(kind, only) => editing::wanted(state, kind, |wanted| wanted.only_found = only),
        Command::AskForWords => columns::ask_for_words(state),
        Command::FindNext { forward } => columns::walk(state, forward),
        Command::ShowAllRows => columns::show_all_rows(state),
        Command::Column(deed) => return columns::of_cursor(state, deed),
        Command::Sort(kind, column) => editing::sort(state, kind, &column),
        Command::Type(row, field, text) => return editing::type_in(state, &row, field, &text, now),
        Command::Confirm(kind, row) => return editing::confirm(state, kind, &row, now),
        Command::NextToDo(forward) => return queue::step(state, forward, None, now),
        Command::NextOf(need) => return queue::step(state, true, Some(need), now),
        Command::ConfirmAndNext => return queue::confirm_and_next(state, now),
        Command::ExplainHere => return queue::explain_here(state, now),
        Command::PutBack(row, field, text) => return record::put_back(state, &row, field, &text, now),
        Command::UndoBack(steps) => return record::undo_back(state, steps, now),
        Command::ShowSteps(shown) => record::show_steps(state, shown),
        Command::OpenLine(field) => record::open_line(state, field),
        Command::Undo => return editing::undo(state, now),
        Command::Redo => return editing::redo(state, now),
        Command::GoToFinding(at) => findings::go_to(state, at),
        Command::NextFinding => return findings::step(state, true, now),
        Command::PreviousFinding => return findings::step(state, false, now),
        Command::Explain(at, text) => return findings::explain(state, at, &text, now),
        Command::BeginExplaining(at) => return findings::begin(state, at, now),
        Command::TypeExplanation(text) => findings::write(state, text),
        Command::LeaveExplaining => findings::leave(state),
        // Every other one was carried out before it came here.
        _ => {}
    }
    Vec::new()
}

/// What was typed in a box is taken when its place is left.
fn leave_boxes(state: &mut AppState, now: Now) -> Vec<Effect> {
    let mut effects = signing::use_preparer(state, now);
    effects.extend(findings::finish(state, now));
    effects
}

/// Goes to a place that there is something to show in.
fn go(state: &mut AppState, screen: Screen) {
    let there = match screen {
        Screen::Start => true,
        Screen::Import => state.importing.is_some(),
        Screen::Return(_) => state.room.is_some(),
        Screen::Centre(_) => state.centre.is_some(),
    };
    if there {
        state.screen = screen;
        state.help = false;
        give_keyboard(state);
    } else {
        let centre = matches!(screen, Screen::Centre(_));
        state.problem(if centre { "Receive bundles first" } else { "Open or import a return first" });
    }
}

/// A grid that comes on screen has the keyboard; on the sign-off page the role that signs.
fn give_keyboard(state: &mut AppState) {
    let Screen::Return(section) = state.screen else { return };
    if let Some(room) = state.room.as_mut().filter(|_| section == Section::SignOff) {
        room.signing.asked_role += 1;
    }
    let grid = state.room.as_mut().zip(section.kind()).and_then(|(room, kind)| room.grid_mut(kind));
    if let Some(grid) = grid {
        grid.state.focus();
    }
}

fn use_theme(state: &mut AppState, theme: Theme) -> Vec<Effect> {
    state.settings.theme = theme;
    vec![Effect::Remember(state.settings.clone())]
}

fn zoom(state: &mut AppState, percent: u16) -> Vec<Effect> {
    state.settings.zoom = percent.clamp(100, 200);
    vec![Effect::Remember(state.settings.clone())]
}

/// The place the centre room opens at.
const CENTRE: Screen = Screen::Centre(CentreSection::Picture);
