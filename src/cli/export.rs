//! Owns `quarterdeck export`: a draft becomes the bundle that is handed in, never written over another.
//! Must not know how sealing works.

use super::args::ExportArguments;
use super::{Outcome, Stop, counted, named};
use crate::filing::{self, Order, Trouble};
use jiff::Timestamp;
use std::io::Write;
use std::path::Path;

pub(super) fn run(arguments: &ExportArguments, now: Timestamp, out: &mut impl Write) -> Result<Outcome, Stop> {
    let draft = filing::read_package(&arguments.draft)?;
    let header = draft.ret.header();
    let previous = filing::read_previous(&arguments.previous, &header.body, header.period)?;
    let at = arguments.signed_off_at.as_deref().map(|text| named::time("--signed-off-at", text)).transpose()?;
    if arguments.signed_off_by.trim().is_empty() {
        return Err(Stop::said("--signed-off-by: give the role that signs, such as “Director of Housing”"));
    }
    let order = Order {
        draft: &draft,
        previous: &previous,
        role: &arguments.signed_off_by,
        at: at.unwrap_or(now),
        new_time_counts: at.is_some(),
        incomplete: arguments.incomplete,
        folder: &arguments.output,
    };
    let done = filing::export(&order).map_err(|trouble| with_remedy(trouble, &arguments.draft))?;
    let revision = done.package.ret.header().revision.unwrap_or(1);
    let state = match (done.already, done.open) {
        (true, _) => format!("this very return is sealed already as r{revision}"),
        (false, 0) => "sealed".to_owned(),
        (false, _) => "sealed as incomplete".to_owned(),
    };
    writeln!(out, "{}: {state}, receipt code {}", done.path.display(), done.receipt_code)?;
    if done.open > 0 {
        writeln!(
            out,
            "  {} must still be fixed; the bundle says so, and the centre cannot accept it.",
            counted(done.open, "thing")
        )?;
    }
    for voided in &done.voided {
        writeln!(out, "  Notice: the sign-off of {} was for other content and is not in the bundle", voided.role)?;
    }
    Ok(Outcome::attention_if(done.open > 0))
}

/// What to do about a draft that is not ready: the last line of what is told.
fn with_remedy(trouble: Trouble, draft: &Path) -> Stop {
    let Trouble::NotReady(mut why) = trouble else { return trouble.into() };
    let check = format!("“quarterdeck check {}” tells the remedy of each", draft.display());
    why.lines.push(if why.could_be_incomplete {
        format!("{check}. --incomplete sends it as it is, labelled so.")
    } else {
        format!("{check}. Answer it with a mapping file, or correct the heading or the cell in the workbook; then import it again into the same draft.")
    });
    Trouble::NotReady(why).into()
}
