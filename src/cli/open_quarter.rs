//! Owns `quarterdeck open-quarter`: the centre opens a quarter with one starter package a body.
//! Must not know what a starter package holds.

use super::args::OpenQuarterArguments;
use super::{Outcome, Stop, counted, named};
use crate::filing::{self, OpenQuarter, Starter};
use jiff::Timestamp;
use std::io::Write;

pub(super) fn run(arguments: &OpenQuarterArguments, now: Timestamp, out: &mut impl Write) -> Result<Outcome, Stop> {
    let framework = arguments.framework.as_deref().map(|folder| filing::read_framework(Some(folder))).transpose()?;
    let period = match &framework {
        Some(framework) => named::quarter(framework, &arguments.period)?,
        None => named::any_quarter(&arguments.period)?,
    };
    let previous = arguments.previous.as_slice();
    let order = OpenQuarter { period, previous, framework, at: now, folder: &arguments.output };
    let opened = filing::open_quarter(&order)?;
    for starter in &opened.starters {
        told(starter, out)?;
    }
    opened.notices.iter().try_for_each(|notice| writeln!(out, "  Notice: {notice}"))?;
    for body in &opened.unsettled {
        let what = "has no starter package: two of its bundles of last quarter contradict each other";
        writeln!(out, "To settle: {body} {what}; leave one of them out and open the quarter again elsewhere")?;
    }
    writeln!(out, "{} opened with {}", period.words(), counted(opened.starters.len(), "starter package"))?;
    Ok(Outcome::attention_if(!opened.unsettled.is_empty()))
}

/// One line a body: what it begins with.
fn told(starter: &Starter, out: &mut impl Write) -> Result<(), Stop> {
    let ret = &starter.package.ret;
    let records = format!(
        "{}, {} due, {}",
        counted(ret.actions().len(), "action"),
        counted(ret.measures().len(), "measure"),
        counted(ret.risks().len(), "risk")
    );
    let from = match &starter.from {
        Some((name, code)) => format!("from {name}, receipt code {code}"),
        None => "from the base plan alone: nothing counts for last quarter".to_owned(),
    };
    writeln!(out, "{}: {records}; {from}", starter.path.display())?;
    Ok(())
}
