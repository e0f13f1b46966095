//! Owns `quarterdeck demo`: what the demonstration tells on the console.
//! Must not know how the demonstration is done.

use super::args::DemoArguments;
use super::{Outcome, Stop};
use crate::filing::{self, DemoBody, DemoQuarter};
use crate::model::Tier;
use crate::reading::Reading;
use crate::report;
use std::io::Write;

pub(super) fn run(arguments: &DemoArguments, reading: &Reading, out: &mut impl Write) -> Result<Outcome, Stop> {
    let quarters = filing::demo(&arguments.output, arguments.samples.as_deref(), reading)?;
    let mut attention = false;
    for quarter in &quarters {
        writeln!(out, "{}", quarter.period.words())?;
        for body in quarter.bodies.values() {
            told(quarter, body, out)?;
            attention |= body.bundle.open > 0;
        }
        writeln!(out)?;
        write!(out, "{}", report::text_summary(&quarter.quarter))?;
        writeln!(out)?;
        attention |= quarter.quarter.has_problems();
    }
    writeln!(
        out,
        "{}: drafts, bundles, corporate.xlsx and corporate.html of each quarter",
        arguments.output.display()
    )?;
    Ok(Outcome::attention_if(attention))
}

/// One line a body: its records, what is open, its receipt code; then each thing that must be fixed.
fn told(quarter: &DemoQuarter, body: &DemoBody, out: &mut impl Write) -> Result<(), Stop> {
    let ret = &body.draft.ret;
    let name = quarter.quarter.body_name(&ret.header().body);
    let of_tier = |tier| body.findings.iter().filter(move |finding| finding.tier == tier);
    writeln!(
        out,
        "  {name:<30} {:>3} actions, {:>3} measures, {:>2} risks, {} to fix, {} to explain, receipt {}",
        ret.actions().len(),
        ret.measures().records().filter(|measure| measure.period == Some(quarter.period)).count(),
        ret.risks().len(),
        body.bundle.open,
        of_tier(Tier::ExplainOrFix).count(),
        body.bundle.receipt_code,
    )?;
    for finding in of_tier(Tier::MustFix) {
        writeln!(out, "    Must fix {}: {}", finding.rule, finding.headline)?;
    }
    Ok(())
}
