//! Owns `quarterdeck export`: a draft becomes the bundle that is handed in, never written over another.
//! Must not know how sealing works.

use super::args::ExportArguments;
use super::{Outcome, Stop, counted};
use crate::filing::{self, Order};
use crate::tables::CellText;
use jiff::Timestamp;
use std::io::Write;

pub(super) fn run(arguments: &ExportArguments, now: Timestamp, out: &mut impl Write) -> Result<Outcome, Stop> {
    let draft = filing::read_package(&arguments.draft)?;
    let previous = filing::read_optional(arguments.previous.as_deref())?;
    let at = match &arguments.signed_off_at {
        Some(text) => Timestamp::parse(text).map_err(|bad| Stop::said(format!("--signed-off-at: {bad}")))?,
        None => now,
    };
    let order = Order {
        draft: &draft,
        previous: previous.as_ref(),
        role: &arguments.signed_off_by,
        at,
        incomplete: arguments.incomplete,
        folder: &arguments.output,
    };
    let done = filing::export(&order)?;
    let state = match (done.already, done.open) {
        (true, _) => "this very bundle is there already",
        (false, 0) => "sealed",
        (false, _) => "sealed as incomplete",
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
