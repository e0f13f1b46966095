//! Owns `quarterdeck check`: findings by tier, each with its place and remedy.
//! Must not know any rule.

use super::args::CheckArguments;
use super::{Outcome, Stop, counted, print_json};
use crate::model::{Finding, Tier};
use crate::package::Package;
use crate::reading::Reading;
use crate::report::annotated_xlsx;
use crate::{filing, store};
use std::io::Write;
use std::path::Path;

pub(super) fn run(
    arguments: &CheckArguments,
    now: jiff::Timestamp,
    reading: &Reading,
    out: &mut impl Write,
) -> Result<Outcome, Stop> {
    let package = filing::read_package(&arguments.package)?;
    let header = package.ret.header();
    let previous = filing::read_previous(&arguments.previous, &header.body, header.period)?;
    let findings = filing::findings(&package, &previous, now);
    if let (Some(workbook), Some(output)) = (&arguments.annotate, &arguments.output) {
        annotate(workbook, output, &package, &findings, reading)?;
    }
    if arguments.json {
        let file = arguments.package.to_string_lossy();
        print_json(out, &serde_json::json!({ "file": file, "findings": findings }))?;
    } else {
        tell(&findings, out)?;
        if let Some(output) = &arguments.output {
            writeln!(out, "{}: annotated workbook written", output.display())?;
        }
    }
    Ok(Outcome::attention_if(must_fix(&findings) > 0))
}

/// Writes a workbook again with the findings on its cells; never over the workbook itself.
fn annotate(
    workbook: &Path,
    output: &Path,
    package: &Package,
    findings: &[Finding],
    reading: &Reading,
) -> Result<(), Stop> {
    if output.exists() {
        let what = "is there already; choose another name for the annotated workbook";
        return Err(Stop::said(format!("-o {}: {what}", output.display())));
    }
    let read = reading.read(workbook).map_err(|refusal| Stop::said(refusal.to_string()))?;
    let imported = package.ret.evidence().iter().map(|evidence| evidence.file.file.as_str());
    if !imported.clone().any(|file| file == read.workbook.name) {
        let known: Vec<&str> = imported.collect();
        let what = format!("is not a workbook this return was made of; it was made of {}", known.join(", "));
        return Err(Stop::said(format!("{}: {what}", workbook.display())));
    }
    let bytes = annotated_xlsx(&read.workbook, findings).map_err(|problem| Stop::said(problem.to_string()))?;
    store::write_new(output, &bytes)?;
    Ok(())
}

/// How many findings must be fixed.
fn must_fix(findings: &[Finding]) -> usize {
    findings.iter().filter(|finding| finding.tier == Tier::MustFix).count()
}

/// Prints findings by tier, each with the cell it came from and its remedy.
fn tell(findings: &[Finding], out: &mut impl Write) -> Result<(), Stop> {
    for (tier, heading) in
        [(Tier::MustFix, "Must fix"), (Tier::ExplainOrFix, "Explain or fix"), (Tier::Notice, "Notice")]
    {
        let of_tier: Vec<&Finding> = findings.iter().filter(|finding| finding.tier == tier).collect();
        if of_tier.is_empty() {
            continue;
        }
        writeln!(out, "{heading}: {}", of_tier.len())?;
        for finding in of_tier {
            let told = finding.headline.contains(&finding.place.cell);
            let cell = if told { String::new() } else { format!(" [{}]", finding.place.cell) };
            writeln!(out, "  {}  {}{cell}", finding.rule, finding.headline)?;
            writeln!(out, "          {}", finding.remedy)?;
            if let Some(explanation) = &finding.explanation {
                writeln!(out, "          Explained by {}: {explanation}", finding.explained_by)?;
            }
            if let Some(before) = &finding.explained_before {
                writeln!(out, "          It was explained before, and what it speaks of has changed since: {before}")?;
            }
        }
    }
    if findings.is_empty() {
        writeln!(out, "Nothing to fix and nothing to explain.")?;
    } else {
        writeln!(out, "{}, {} to fix.", counted(findings.len(), "finding"), must_fix(findings))?;
    }
    Ok(())
}
