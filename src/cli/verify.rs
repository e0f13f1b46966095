//! Owns `quarterdeck verify`: each bundle with its receipt code, or everything that is wrong with it.
//! Must not know how a bundle is verified.

use super::args::VerifyArguments;
use super::{Outcome, Stop, counted, print_json};
use crate::filing;
use crate::package::Verification;
use std::io::Write;

pub(super) fn run(arguments: &VerifyArguments, out: &mut impl Write) -> Result<Outcome, Stop> {
    let mut all = Vec::new();
    for path in filing::bundle_paths(&arguments.bundles)? {
        all.push(filing::verify_file(&path)?);
    }
    let good = all.iter().all(Verification::is_good);
    if arguments.json {
        let bundles: Vec<serde_json::Value> = all.iter().map(as_json).collect();
        print_json(out, &serde_json::json!({ "verified": good, "bundles": bundles }))?;
    } else {
        all.iter().try_for_each(|verification| tell(verification, out))?;
    }
    Ok(Outcome::attention_if(!good))
}

fn as_json(verification: &Verification) -> serde_json::Value {
    serde_json::json!({
        "file": verification.file,
        "verified": verification.is_good(),
        "complete": verification.open().is_empty(),
        "open": verification.open(),
        "receipt_code": verification.receipt_code(),
        "receipt_hash": verification.receipt_hash,
        "problems": verification.problems,
        "notices": verification.notices,
    })
}

fn tell(verification: &Verification, out: &mut impl Write) -> Result<(), Stop> {
    let file = &verification.file;
    let open = verification.open();
    match verification.receipt_code().filter(|_| verification.is_good()) {
        Some(code) if open.is_empty() => writeln!(out, "{file}: verified, receipt code {code}")?,
        Some(code) => {
            writeln!(
                out,
                "{file}: verified, whole and unchanged, but sent as incomplete; receipt code {code}\n  {} must still be fixed:",
                counted(open.len(), "thing")
            )?;
            open.iter().try_for_each(|line| writeln!(out, "  {line}"))?;
        }
        None if verification.other_kind => {
            let problems: Vec<String> = verification.problems.iter().map(ToString::to_string).collect();
            writeln!(out, "{file}: {}", problems.join("; "))?;
            return Ok(());
        }
        None if verification.is_draft() => {
            writeln!(out, "{file}: it is a draft, which nobody signed off and sealed yet; export it first")?;
            return Ok(());
        }
        None => writeln!(out, "{file}: not verified, do not use it and ask for it again")?,
    }
    for problem in &verification.problems {
        writeln!(out, "  {problem}")?;
    }
    for notice in &verification.notices {
        writeln!(out, "  Notice: {notice}")?;
    }
    Ok(())
}
