//! Owns `quarterdeck consolidate`: many bundles in, one corporate picture out, in files and on the console.
//! Must not know how figures are counted.

use super::args::ConsolidateArguments;
use super::{Outcome, Stop, print_json};
use crate::filing::{self, Bundles};
use crate::report;
use std::io::Write;

pub(super) fn run(arguments: &ConsolidateArguments, out: &mut impl Write) -> Result<Outcome, Stop> {
    let (now, before) = (Bundles::read(&arguments.bundles)?, Bundles::read(&arguments.previous)?);
    let (quarter, unreadable) = filing::picture(now, before);
    let nothing_counts = quarter.now().is_empty();
    let files = if nothing_counts { Vec::new() } else { filing::write_picture(&quarter, &arguments.output)? };
    if arguments.json {
        let picture = report::json_summary(&quarter);
        print_json(out, &serde_json::json!({ "picture": picture, "unreadable": unreadable, "files": files }))?;
    } else {
        write!(out, "{}", report::text_summary(&quarter))?;
        files.iter().try_for_each(|file| writeln!(out, "{}", file.display()))?;
        if nothing_counts {
            writeln!(out, "No bundle counts, so there is no picture and nothing is written.")?;
        }
    }
    Ok(Outcome::attention_if(nothing_counts || quarter.has_problems()))
}
