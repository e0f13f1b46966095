//! Owns asking: each question with where it stands, what can be answered, and the way to leave it out.
//! Must not know what becomes of an answer.

use super::words;
use crate::app::{Command, Importing};
use crate::import::{Imported, LEAVE_OUT, Question};
use crate::ui::tokens::{self, SPACE};
use crate::ui::widgets::{choose, field_of, lead, link, quiet, ruled, secondary, small, strong};
use eframe::egui::{Id, Ui};

/// More choices than this stand in a list to open.
const BUTTONS: usize = 6;

pub(super) fn questions_ui(ui: &mut Ui, importing: &Importing, imported: &Imported, commands: &mut Vec<Command>) {
    if imported.questions.is_empty() {
        lead(ui, "No question is open");
        let used = imported.answers_used.len();
        if used > 0 {
            secondary(ui, &format!("{} used; Answers shows them", words::answers(used)));
        }
        return;
    }
    let count = imported.questions.len();
    lead(ui, &if count == 1 { "1 question".to_owned() } else { format!("{count} questions") });
    small(
        ui,
        "An answer holds for all the cells at once, and for the next quarter\u{2019}s workbook too. You can go on without it: what is not answered stays a finding",
    );
    ui.add_space(SPACE);
    for (at, question) in imported.questions.iter().enumerate() {
        ui.push_id(at, |ui| question_ui(ui, importing, question, commands));
    }
}

fn question_ui(ui: &mut Ui, importing: &Importing, question: &Question, commands: &mut Vec<Command>) {
    let rule = tokens::of(ui.ctx()).finding.explain;
    ruled(ui, rule, |ui| {
        strong(ui, &question.text);
        places_ui(ui, importing, question);
        let Some(about) = &question.about else {
            small(ui, "Only the workbook can be mended: no answer would give the figure");
            return;
        };
        ui.add_space(SPACE);
        if let Some(says) = choices_ui(ui, importing, question) {
            commands.push(Command::Answer(about.clone(), Some(says)));
        }
        ui.add_space(SPACE);
        if let Some(says) = typed_ui(ui, importing, question) {
            commands.push(Command::Answer(about.clone(), Some(says)));
        }
    });
    ui.add_space(SPACE);
}

/// What can be answered, the likely one first; a few as buttons, many as a list.
fn choices_ui(ui: &mut Ui, importing: &Importing, question: &Question) -> Option<String> {
    let mut choices: Vec<_> = question.choices.iter().filter(|choice| choice.says != LEAVE_OUT).collect();
    let likely = question.suggested.as_deref();
    choices.sort_by_key(|choice| Some(choice.says.as_str()) != likely);
    let name = |at: usize| choices.get(at).map_or_else(String::new, |choice| words::choice(choice));
    let mut says = None;
    if choices.len() <= BUTTONS {
        ui.horizontal_wrapped(|ui| {
            for (at, choice) in choices.iter().enumerate() {
                let is_likely = Some(choice.says.as_str()) == likely;
                let text = if is_likely { format!("{} (likely)", name(at)) } else { name(at) };
                if quiet(ui, &text).clicked() {
                    says = Some(choice.says.clone());
                }
            }
        });
        return says;
    }
    // A list is turned with the arrow keys, so it is a choice only once the button says so.
    let slot = slot(importing, question).with("choice");
    let chosen = ui.data(|data| data.get_temp::<usize>(slot)).or(likely.map(|_| 0));
    let options: Vec<String> = (0..choices.len()).map(name).collect();
    let label = if likely.is_some() { "It holds (the likely one first)" } else { "It holds" };
    if let Some(now) = choose(ui, label, &options, chosen, ui.available_width() - 4.0 * SPACE) {
        ui.data_mut(|data| data.insert_temp(slot, now));
    }
    let choice = chosen.and_then(|at| choices.get(at))?;
    quiet(ui, &format!("Take it as {}", words::choice(choice))).clicked().then(|| choice.says.clone())
}

/// An answer in words, and leaving it out, which may have a reason.
fn typed_ui(ui: &mut Ui, importing: &Importing, question: &Question) -> Option<String> {
    let slot = slot(importing, question).with("typed");
    let mut text = ui.data(|data| data.get_temp::<String>(slot)).unwrap_or_default();
    let label = match &question.typed {
        Some(wanted) => format!("Or {wanted}, or why it is left out"),
        None => "Why it is left out, if you like".to_owned(),
    };
    let width = ui.available_width() - 6.0 * SPACE;
    let done = field_of(ui, slot.with("field"), &label, &text, ("", width));
    if let Some(now) = done.text {
        text.clone_from(&now);
        ui.data_mut(|data| data.insert_temp(slot, now));
    }
    let typed = text.trim().to_owned();
    let mut says = None;
    ui.horizontal_wrapped(|ui| {
        if let Some(wanted) = question.typed.as_ref().filter(|_| !typed.is_empty())
            && (quiet(ui, &format!("Take it as {wanted}")).clicked() || done.entered)
        {
            says = Some(typed.clone());
        }
        if quiet(ui, "Leave it out").clicked() || (done.entered && question.typed.is_none()) {
            says = Some(if typed.is_empty() { LEAVE_OUT.to_owned() } else { format!("{LEAVE_OUT}: {typed}") });
        }
    });
    says
}

/// Where what is being typed for a question is remembered: a half-typed answer is the drawing's own.
fn slot(importing: &Importing, question: &Question) -> Id {
    super::slot(importing).with(("answer", &question.about))
}

/// The way to the cells, one after the other.
fn places_ui(ui: &mut Ui, importing: &Importing, question: &Question) {
    let slot = slot(importing, question).with("shown");
    let next = ui.data(|data| data.get_temp::<usize>(slot)).unwrap_or(0) % question.cells.len().max(1);
    let Some((sheet, cell)) = question.cells.get(next) else { return };
    let of =
        if question.cells.len() > 1 { format!(" ({} of {})", next + 1, question.cells.len()) } else { String::new() };
    if link(ui, &format!("Show {cell}{of}")).clicked() {
        ui.data_mut(|data| data.insert_temp(slot, next + 1));
        super::show(ui, importing, sheet, cell);
    }
}
