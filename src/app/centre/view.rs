//! Owns what the pages of the centre room show of a quarter, worked out when it is received.
//! Must not know how anything is drawn, nor count anything itself.

use super::{Face, FlowView, MatrixView, Part, RowKind, ShownCell, ShownRow, ShownTable};
use crate::app::CentreSection;
use crate::app::grid::Mark;
use crate::consolidation::{Counts, Flow, Level, Population, Quarter, Split, headline_statuses};
use crate::model::{Band, Status};
use crate::report::{self, counted, tables};

/// The heading of a page, which answers a question, and the line under it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The answer.
    pub answer: String,
    /// The evidence.
    pub evidence: String,
    /// What stands beside its name in the side bar.
    pub count: String,
}

/// All that the pages show.
#[derive(Clone, Debug, PartialEq)]
pub struct CentreView {
    /// "Quarter 3 2022/23, as at 20 January 2023, 09:12 UTC".
    pub when: String,
    /// The same without the moment, where there is less room.
    pub period: String,
    /// The page of each section, in their order.
    pages: Vec<Page>,
    /// The table of statuses.
    pub headline: ShownTable,
    /// Where the actions moved; nothing without a quarter before.
    pub flow: Option<FlowView>,
    /// By strategic outcome.
    pub outcomes: ShownTable,
    /// By directorate.
    pub bodies: ShownTable,
    /// The statuses as parts of a bar, for the legend.
    pub legend: Vec<Part>,
    /// How the actions of the quarter before became these, and whether that adds up; nothing without it.
    pub bridge: Option<(String, ShownTable)>,
    /// Who has returned, in short.
    pub returns: ShownTable,
    /// Who has returned, with everything about their bundles.
    pub bundles: ShownTable,
    /// What there is to say about the bundles.
    pub notices: ShownTable,
    /// How many notices must be settled before anything is published.
    pub problems: usize,
    /// The red actions.
    pub red: ShownTable,
    /// The actions without an update.
    pub silent: ShownTable,
    /// What the checks found in all returns.
    pub findings: ShownTable,
    /// Records that came or went.
    pub changes: ShownTable,
    /// Measures by component.
    pub components: ShownTable,
    /// Measures by contract.
    pub contracts: ShownTable,
    /// Measures off target.
    pub off_target: ShownTable,
    /// Every measure.
    pub measures: ShownTable,
    /// The risk matrix.
    pub matrix: MatrixView,
    /// Every risk.
    pub risks: ShownTable,
    /// What happened to risks.
    pub movements: ShownTable,
    /// What stands at the foot of every page.
    pub foot: Vec<String>,
    /// How many records are counted and in no list; a sentence, or empty.
    pub exempt: String,
}

impl CentreView {
    /// What the pages show of a quarter, beside so many files that hold no bundle.
    pub fn of(quarter: &Quarter, unreadable: usize) -> Self {
        let shown = |table: &report::Table| ShownTable::of(table, quarter.framework());
        let now = report::short_period(quarter.period());
        let bundles = ["Body", "State", "Revision", "Receipt", "As at", "File"];
        let counts = |caption, first, counts: &[_]| shown(&tables::measure_counts(caption, first, counts));
        let headline = shown(&tables::headline(quarter)).strong(&[&now, &format!("{now}, all")]).with_parts();
        Self {
            when: report::when(quarter),
            period: quarter.period().map_or_else(|| "No quarter".to_owned(), crate::model::Period::words),
            pages: CentreSection::ALL.iter().map(|section| page(*section, quarter, unreadable)).collect(),
            headline,
            flow: FlowView::of(quarter),
            outcomes: bars(quarter, "Actions by strategic outcome", "Strategic outcome", &quarter.by_outcome()),
            bodies: bars(quarter, "Actions by directorate", "Directorate", &quarter.by_body()),
            legend: parts(quarter, &quarter.counts_now(), true),
            bridge: bridge(quarter),
            returns: shown(&tables::returns(quarter)),
            bundles: ShownTable::with_columns(&tables::returns(quarter), quarter.framework(), &bundles),
            notices: shown(&tables::notices(quarter)),
            problems: problems(quarter),
            red: shown(&tables::red_actions(quarter)),
            silent: shown(&tables::silent_actions(quarter)),
            findings: shown(&tables::findings(quarter)),
            changes: shown(&tables::changes(quarter)),
            components: counts("Measures by component", "Component", &quarter.measures_by_component()),
            contracts: counts("Measures by contract", "Contract", &quarter.measures_by_contract()),
            off_target: shown(&tables::off_target(quarter)),
            measures: shown(&tables::measures(quarter)),
            matrix: MatrixView::of(quarter),
            risks: shown(&tables::risks(quarter)),
            movements: shown(&tables::movements(quarter)),
            foot: foot(quarter),
            exempt: match quarter.exempt_records() {
                0 => String::new(),
                exempt => format!("{} counted in every total and shown in no list", counted(exempt, "exempt record")),
            },
        }
    }

    /// The heading of a section's page.
    pub fn page(&self, section: CentreSection) -> &Page {
        static BLANK: Page = Page { answer: String::new(), evidence: String::new(), count: String::new() };
        let at = CentreSection::ALL.iter().position(|one| *one == section);
        at.and_then(|at| self.pages.get(at)).unwrap_or(&BLANK)
    }
}

fn problems(quarter: &Quarter) -> usize {
    quarter.notices().iter().filter(|notice| notice.level == Level::Problem).count()
}

fn page(section: CentreSection, quarter: &Quarter, unreadable: usize) -> Page {
    match section {
        CentreSection::Returns => returns_page(quarter, unreadable),
        CentreSection::Picture => {
            Page { answer: report::answer(quarter), evidence: report::evidence(quarter), count: String::new() }
        }
        CentreSection::Exceptions => exceptions_page(quarter),
        CentreSection::Measures => measures_page(quarter),
        CentreSection::Risks => risks_page(quarter),
    }
}

fn returns_page(quarter: &Quarter, unreadable: usize) -> Page {
    let standings = &quarter.now().standings;
    let (here, all) = (quarter.now().counted().count(), standings.len());
    let missing: Vec<&str> = standings
        .iter()
        .filter(|standing| standing.counted.is_none())
        .map(|standing| quarter.body_name(&standing.body))
        .collect();
    let answer = match missing.as_slice() {
        [] => format!("All {all} have returned"),
        _ => format!("{here} of {all} have returned"),
    };
    let mut told = Vec::new();
    if !missing.is_empty() {
        told.push(format!("Not received: {}", missing.join(", ")));
    }
    if unreadable > 0 {
        let are = if unreadable == 1 { "is" } else { "are" };
        told.push(format!("{} {are} not counted", counted(unreadable, "file")));
    }
    match problems(quarter) {
        0 if told.is_empty() => told.push("Nothing to settle before publishing".to_owned()),
        0 => {}
        problems => told.push(format!("{} to settle before this can be published", counted(problems, "problem"))),
    }
    Page { answer, evidence: told.join(". "), count: format!("{here} of {all}") }
}

fn exceptions_page(quarter: &Quarter) -> Page {
    let (reds, silent) = (quarter.red_actions(), quarter.silent_actions());
    let headline = |lines: &[crate::consolidation::ActionLine<'_>]| lines.iter().filter(|line| line.headline).count();
    let (red, quiet) = (headline(&reds), headline(&silent));
    let (is, has) = (if red == 1 { "is" } else { "are" }, if quiet == 1 { "has" } else { "have" });
    let others = (reds.len() - red) + (silent.len() - quiet);
    let evidence = match others {
        0 => "None in the other plans.".to_owned(),
        others => format!("{others} more in the other plans, which the corporate picture does not count."),
    };
    Page {
        answer: format!("{} {is} red, {quiet} {has} no update", counted(red, "action")),
        evidence,
        count: (reds.len() + silent.len()).to_string(),
    }
}

fn measures_page(quarter: &Quarter) -> Page {
    let lines = quarter.measure_lines();
    let off = lines.iter().filter(|line| line.is_off_target()).count();
    let unrated = lines.iter().filter(|line| line.counted() == crate::model::MeasureStatus::NotRated).count();
    let is = if off == 1 { "is" } else { "are" };
    Page {
        answer: format!("{off} of {} {is} off target", counted(lines.len(), "measure")),
        evidence: format!("{unrated} not rated: no value yet, no target, or nothing to compare like with like."),
        count: lines.len().to_string(),
    }
}

fn risks_page(quarter: &Quarter) -> Page {
    let lines = quarter.risk_lines();
    let red = lines.iter().filter(|line| line.band == Some(Band::Red)).count();
    let is = if red == 1 { "is" } else { "are" };
    Page {
        answer: format!("{red} of {} {is} red", counted(lines.len(), "risk")),
        evidence: format!("{} this quarter.", counted(quarter.risk_movements().len(), "movement")),
        count: lines.len().to_string(),
    }
}

/// One row a split: its name, its bar, how many, the share on track.
fn bars(quarter: &Quarter, caption: &str, first: &str, splits: &[Split]) -> ShownTable {
    let row = |split: &Split| {
        let now = split.now.as_ref();
        let bar = now.map(|now| parts(quarter, now, false));
        let bar = match bar {
            None => ShownCell::text("Not received").face(Face::Quiet),
            Some(bar) if bar.is_empty() => ShownCell::text("No actions").face(Face::Quiet),
            Some(bar) => ShownCell { bar, ..ShownCell::default() },
        };
        let share = now.and_then(|now| now.share(Status::OnTrack)).map(report::percent).unwrap_or_default();
        let all = ShownCell::text(now.map(|now| now.total().to_string()).unwrap_or_default());
        ShownRow {
            cells: vec![ShownCell::text(&split.name), bar, all, ShownCell::text(share).face(Face::Quiet)],
            kind: RowKind::Plain,
        }
    };
    let columns = [(first, false), ("Actions by status", false), ("All", true), ("On track", true)];
    ShownTable::new(caption, &columns, splits.iter().map(row).collect())
}

/// The statuses with their counts, in the framework's order.
fn parts(quarter: &Quarter, counts: &Counts, blanks: bool) -> Vec<Part> {
    let framework = quarter.framework();
    let part = |status| Part {
        mark: Mark::from(status),
        letter: report::letter(framework, status),
        word: report::short_word(framework, status),
        count: counts.get(status),
    };
    headline_statuses(framework).into_iter().map(part).filter(|part| blanks || part.count > 0).collect()
}

/// How many bundles were verified, and who is missing.
fn foot(quarter: &Quarter) -> Vec<String> {
    let missing = quarter.now().standings.iter().filter(|standing| standing.counted.is_none());
    let missing: Vec<&str> = missing.map(|standing| quarter.body_name(&standing.body)).collect();
    let verified = format!("{} verified", counted(quarter.now().counted().count(), "bundle"));
    let told = (!missing.is_empty()).then(|| format!("{} not received: {}", missing.len(), missing.join(", ")));
    std::iter::once(verified).chain(told).collect()
}

/// The sum from last quarter's actions to this quarter's.
fn bridge(quarter: &Quarter) -> Option<(String, ShownTable)> {
    let bridge = quarter.bridge(Population::HeadlineActions)?;
    let row = |name: String, figure: String, kind| ShownRow {
        cells: vec![ShownCell::text(name), ShownCell::text(figure)],
        kind,
    };
    let before = report::short_period(quarter.before().period);
    let mut rows = vec![row(before, bridge.total.opening.to_string(), RowKind::Plain)];
    for flow in Flow::ALL.into_iter().filter(|flow| bridge.total.flow(*flow) > 0) {
        let sign = if flow.adds() { "+" } else { "\u{2212}" };
        rows.push(row(report::capital(flow.words()), format!("{sign}{}", bridge.total.flow(flow)), RowKind::Plain));
    }
    rows.push(row(report::short_period(quarter.period()), bridge.total.closing.to_string(), RowKind::Total));
    let title = match bridge.unexplained().count() {
        0 => "Every action accounted for".to_owned(),
        unexplained => format!("{} not accounted for", counted(unexplained, "action")),
    };
    let caption = "From last quarter's actions to this quarter's";
    Some((title, ShownTable::new(caption, &[("Quarter", false), ("Actions", true)], rows)))
}
