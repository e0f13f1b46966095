//! Owns `quarterdeck consolidate`: many bundles in, one corporate picture out, in files and on the console.
//! Must not know how figures are counted.

use super::args::ConsolidateArguments;
use super::{Outcome, Stop, print_json};
use crate::consolidation::Quarter;
use crate::filing::{self, Bundles};
use crate::model::Period;
use crate::report;
use std::io::Write;

pub(super) fn run(arguments: &ConsolidateArguments, out: &mut impl Write) -> Result<Outcome, Stop> {
    let (now, before) = (Bundles::read(&arguments.bundles)?, Bundles::read(&arguments.previous)?);
    let (quarter, unreadable) = filing::picture(now, before);
    let nothing_counts = quarter.now().is_empty();
    let not_before = if arguments.previous.is_empty() || nothing_counts { None } else { not_before(&quarter) };
    let files = if nothing_counts { Vec::new() } else { filing::write_picture(&quarter, &arguments.output)? };
    if arguments.json {
        let picture = report::json_summary(&quarter);
        print_json(
            out,
            &serde_json::json!({ "picture": picture, "unreadable": unreadable, "previous": not_before, "files": files }),
        )?;
    } else {
        not_before.iter().try_for_each(|problem| writeln!(out, "To settle: {problem}"))?;
        write!(out, "{}", report::text_summary(&quarter))?;
        files.iter().try_for_each(|file| writeln!(out, "{}", file.display()))?;
        if nothing_counts {
            writeln!(out, "No bundle counts, so there is no picture and nothing is written.")?;
        }
    }
    Ok(Outcome::attention_if(nothing_counts || not_before.is_some() || quarter.has_problems()))
}

/// Said at once when nothing given as last quarter is of the quarter before: the picture then compares with nothing.
fn not_before(quarter: &Quarter) -> Option<String> {
    let wanted = quarter.period().and_then(Period::previous_quarter)?.words();
    let text = || {
        format!("nothing given with --previous counts for {wanted}, the quarter before, so nothing is compared with it")
    };
    quarter.before().is_empty().then(text)
}
