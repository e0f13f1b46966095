//! Owns `corporate.xlsx`: which sheets, in which order, with what on each.
//! Must not know the clock: the same content gives the same bytes.

mod sheet;
mod styles;

use super::ReportError;
use super::answer::{answer, evidence};
use super::phrases::when;
use super::tables;
use crate::consolidation::{Population, Quarter};
use jiff::Timestamp;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};
use sheet::Page;
use styles::Styles;

/// The workbook of a quarter, as bytes.
///
/// # Errors
/// When the library refuses what it is given; no content of a return should bring that about.
pub fn corporate_xlsx(quarter: &Quarter) -> Result<Vec<u8>, ReportError> {
    workbook(quarter).map_err(|why| ReportError { what: "workbook", why: why.to_string() })
}

fn workbook(quarter: &Quarter) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(quarter)?);
    let styles = Styles::new();
    let framework = quarter.framework();
    let mut add = |name: &str, fill: &dyn Fn(&mut Page<'_>) -> Result<(), XlsxError>| {
        let mut page = Page::new(name, framework, &styles)?;
        fill(&mut page)?;
        workbook.push_worksheet(page.finish(&when(quarter)));
        Ok::<(), XlsxError>(())
    };
    add("Summary", &|page| summary(quarter, page))?;
    add("By outcome", &|page| {
        page.list(&tables::splits(quarter, "Actions by strategic outcome", "Outcome", &quarter.by_outcome()))
    })?;
    add("By directorate", &|page| {
        page.list(&tables::splits(quarter, "Actions by directorate", "Directorate", &quarter.by_body()))
    })?;
    add("Actions", &|page| page.list(&tables::all_actions(quarter)))?;
    add("Red actions", &|page| page.list(&tables::red_actions(quarter)))?;
    add("No update", &|page| page.list(&tables::silent_actions(quarter)))?;
    add("Measures", &|page| page.list(&tables::measures(quarter)))?;
    add("Risks", &|page| page.list(&tables::risks(quarter)))?;
    add("Risk movements", &|page| page.list(&tables::movements(quarter)))?;
    add("Contracts", &|page| page.list(&tables::contracts(quarter)))?;
    add("Restatements", &|page| page.list(&tables::restatements(quarter)))?;
    add("Bridge", &|page| bridge(quarter, page))?;
    add("Returns", &|page| {
        page.table(&tables::returns(quarter))?;
        page.table(&tables::notices(quarter))
    })?;
    add("Findings", &|page| page.list(&tables::findings(quarter)))?;
    add("Narratives", &|page| page.list(&tables::narratives(quarter)))?;
    workbook.save_to_buffer()
}

fn summary(quarter: &Quarter, page: &mut Page<'_>) -> Result<(), XlsxError> {
    page.title(&answer(quarter))?;
    page.line(&when(quarter))?;
    page.line(&evidence(quarter))?;
    page.line("Internal: not for publication")?;
    let exempt = quarter.exempt_records();
    if exempt > 0 {
        page.line(&format!("Records marked exempt, counted in every total and shown in no list: {exempt}"))?;
    }
    page.gap();
    page.table(&tables::headline(quarter))?;
    if quarter.comparison().is_some() {
        page.table(&tables::moves(quarter))?;
    }
    page.table(&tables::measure_counts("Measures by component", "Component", &quarter.measures_by_component()))?;
    page.table(&tables::measure_counts("Measures by contract", "Contract", &quarter.measures_by_contract()))?;
    page.table(&tables::splits(quarter, "Actions of the other plans", "Plan", &quarter.other_plans()))
}

fn bridge(quarter: &Quarter, page: &mut Page<'_>) -> Result<(), XlsxError> {
    if quarter.before().period.is_none() {
        return page.line("No bundles of the quarter before were given, so there is nothing to bridge from");
    }
    for bridge in Population::ALL.into_iter().filter_map(|population| quarter.bridge(population)) {
        page.table(&tables::bridge(quarter, &bridge))?;
    }
    page.table(&tables::changes(quarter))?;
    tables::recount(quarter).map_or(Ok(()), |recount| page.table(&recount))
}

/// The file's own properties. Its creation time is that of the figures, never the moment of writing.
fn properties(quarter: &Quarter) -> Result<DocProperties, XlsxError> {
    let at = quarter.now().as_at().unwrap_or(Timestamp::UNIX_EPOCH);
    let created = ExcelDateTime::from_timestamp(at.as_second().max(0))?;
    let framework = quarter.framework();
    let title = format!("{}: {}", framework.fact("title"), when(quarter));
    Ok(DocProperties::new()
        .set_title(title)
        .set_author("Quarterdeck")
        .set_company(framework.fact("council"))
        .set_creation_datetime(&created))
}
