//! Owns `quarterdeck rules`: the manual of every rule.
//! Must not know how a rule is checked.

use super::args::RulesArguments;
use super::{Outcome, Stop, print_json};
use crate::checks;
use std::io::Write;

pub(super) fn run(arguments: &RulesArguments, out: &mut impl Write) -> Result<Outcome, Stop> {
    if arguments.json {
        print_json(out, &serde_json::json!({ "rules": checks::rules() }))?;
        return Ok(Outcome::Done);
    }
    for rule in checks::rules() {
        writeln!(out, "{}  {} ({}, at the {} stage)", rule.id, rule.title, rule.tier, rule.stage)?;
        for line in rule.manual().lines() {
            writeln!(out, "        {line}")?;
        }
        for explanation in rule.acceptable {
            writeln!(out, "        Acceptable: “{explanation}”")?;
        }
        writeln!(out)?;
    }
    Ok(Outcome::Done)
}
