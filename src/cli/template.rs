//! Owns `quarterdeck template`: a form for a service manager, never written over another file.
//! Must not know what a form holds.

use super::args::TemplateArguments;
use super::{Outcome, Stop, named};
use crate::filing;
use crate::form::{Form, form_xlsx};
use crate::store;
use std::io::Write;

pub(super) fn run(arguments: &TemplateArguments, out: &mut impl Write) -> Result<Outcome, Stop> {
    let path = arguments.output.display();
    let is_xlsx = arguments.output.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"));
    if !is_xlsx {
        return Err(Stop::said(format!("-o {path}: a form is an Excel workbook, so give it a name such as form.xlsx")));
    }
    if arguments.output.exists() {
        let what = "is there already and may have been filled in; choose another name for the new form";
        return Err(Stop::said(format!("{path}: {what}")));
    }
    let framework = filing::read_framework(arguments.framework.as_deref())?;
    let body = named::body(&framework, &arguments.body)?;
    let period = named::quarter(&framework, &arguments.period)?;
    let previous = filing::read_previous(arguments.previous.as_slice(), &body, Some(period))?;
    let form = Form {
        framework: &framework,
        body: &body,
        period,
        service: arguments.service.as_deref(),
        previous: previous.first().map(|package| &package.ret),
    };
    let bytes = form_xlsx(&form).map_err(|problem| Stop::said(format!("--service: {problem}")))?;
    store::write_file(&arguments.output, &bytes)?;
    let name = framework.body(&body).map_or(body.as_str(), |body| &body.name);
    writeln!(out, "{path}: form written for {name}, {}", period.words())?;
    Ok(Outcome::Done)
}
