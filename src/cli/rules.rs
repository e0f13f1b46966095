//! Owns `quarterdeck rules`: the manual of every rule, or of those named.
//! Must not know how a rule is checked.

use super::args::RulesArguments;
use super::{Outcome, Stop, print_json};
use crate::checks::{self, Rule};
use crate::framework::Framework;
use std::io::Write;

pub(super) fn run(arguments: &RulesArguments, out: &mut impl Write) -> Result<Outcome, Stop> {
    let rules = named(&arguments.rules)?;
    if arguments.json {
        print_json(out, &serde_json::json!({ "rules": rules }))?;
        return Ok(Outcome::Done);
    }
    let framework = Framework::built_in();
    for rule in rules {
        writeln!(out, "{}  {} ({}, at the {} stage)", rule.id, rule.title, rule.tier, rule.stage)?;
        for line in rule.manual().lines() {
            writeln!(out, "        {line}")?;
        }
        for explanation in rule.acceptable {
            writeln!(out, "        Acceptable: “{explanation}”")?;
        }
        for limit in framework.limits().iter().filter(|limit| limit.rule == rule.id) {
            let value = limit.value.map(|value| value.normalize().to_string()).unwrap_or_default();
            let why = if limit.reason.is_empty() { String::new() } else { format!(": {}", limit.reason) };
            writeln!(out, "        Limit {} = {value} {}{why}", limit.limit, limit.unit)?;
        }
        writeln!(out)?;
    }
    Ok(Outcome::Done)
}

/// The rules with these ids, in the order of the table; all of them where none is named.
fn named(ids: &[String]) -> Result<Vec<&'static Rule>, Stop> {
    let wanted: Vec<String> = ids.iter().map(|id| id.trim().to_uppercase()).collect();
    if let Some(unknown) = wanted.iter().find(|id| !checks::rules().iter().any(|rule| rule.id == **id)) {
        return Err(Stop::said(format!("There is no rule {unknown}; “quarterdeck rules” lists them all")));
    }
    Ok(checks::rules().iter().filter(|rule| wanted.is_empty() || wanted.iter().any(|id| rule.id == id)).collect())
}
