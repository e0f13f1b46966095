//! Owns reading a framework from its files, and the one sentence about a broken one.
//! Must not know whether the files come from a folder, a package or the program itself.

use super::limits::{self, TierSwitch};
use super::remembered::Remembered;
use super::{
    Body, Component, ContractTerms, Due, Fact, Framework, Limit, MatrixCell, Outcome, Plan, PlannedAction,
    PlannedMeasure, Section, StatusWords,
};
use crate::tables::{Columns, CsvProblem, read_csv};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::Hash;

/// Rows of a file, each with its line.
struct Rows<R> {
    file: &'static str,
    rows: Vec<(u64, R)>,
}

impl<R: Columns> Rows<R> {
    fn read(files: &BTreeMap<String, Vec<u8>>, file: &'static str) -> Result<Self, CsvProblem> {
        let missing = || CsvProblem {
            file: file.to_owned(),
            line: 1,
            what: "is not there; a framework needs it, with a header row at least".to_owned(),
        };
        let rows = read_csv::<R>(file, files.get(file).ok_or_else(missing)?, false)?;
        Ok(Self { file, rows: rows.into_iter().map(|row| (row.line, row.record)).collect() })
    }

    /// The first row that fails `test`, told with `what`.
    fn each(&self, test: impl Fn(&R) -> bool, what: impl Fn(&R) -> String) -> Result<(), CsvProblem> {
        match self.rows.iter().find(|(_, row)| !test(row)) {
            Some((line, row)) => Err(CsvProblem { file: self.file.to_owned(), line: *line, what: what(row) }),
            None => Ok(()),
        }
    }

    /// The first row whose key stands on an earlier line.
    fn unique<K: Eq + Hash>(&self, key: impl Fn(&R) -> K, name: impl Fn(&R) -> String) -> Result<(), CsvProblem> {
        let mut seen = HashMap::new();
        for (line, row) in &self.rows {
            if let Some(first) = seen.insert(key(row), *line) {
                let what = format!("{} stands on line {first} already; remove one or change it", name(row));
                return Err(CsvProblem { file: self.file.to_owned(), line: *line, what });
            }
        }
        Ok(())
    }

    fn records(self) -> Vec<R> {
        self.rows.into_iter().map(|(_, row)| row).collect()
    }
}

/// All files, read but not yet checked against each other.
struct Files {
    facts: Rows<Fact>,
    bodies: Rows<Body>,
    outcomes: Rows<Outcome>,
    components: Rows<Component>,
    contracts: Rows<ContractTerms>,
    plans: Rows<Plan>,
    statuses: Rows<StatusWords>,
    matrix: Rows<MatrixCell>,
    sections: Rows<Section>,
    actions: Rows<PlannedAction>,
    measures: Rows<PlannedMeasure>,
    due: Rows<Due>,
    limits: Rows<Limit>,
}

impl Framework {
    /// Reads a framework from its files by name (`bodies.csv` and so on).
    ///
    /// # Errors
    /// The first problem, naming the file, the line and the remedy.
    pub fn from_files(files: &BTreeMap<String, Vec<u8>>) -> Result<Self, CsvProblem> {
        let files = Files {
            facts: Rows::read(files, "framework.csv")?,
            bodies: Rows::read(files, "bodies.csv")?,
            outcomes: Rows::read(files, "outcomes.csv")?,
            components: Rows::read(files, "components.csv")?,
            contracts: Rows::read(files, "contracts.csv")?,
            plans: Rows::read(files, "plans.csv")?,
            statuses: Rows::read(files, "statuses.csv")?,
            matrix: Rows::read(files, "matrix.csv")?,
            sections: Rows::read(files, "sections.csv")?,
            actions: Rows::read(files, "actions.csv")?,
            measures: Rows::read(files, "measures.csv")?,
            due: Rows::read(files, "due.csv")?,
            limits: Rows::read(files, "limits.csv")?,
        };
        check_vocabulary(&files)?;
        check_plan(&files)?;
        Ok(files.join())
    }
}

impl Files {
    fn join(self) -> Framework {
        let planned_actions = self.actions.records();
        let (measures, due, limits) = (self.measures.records(), self.due.records(), self.limits.records());
        Framework {
            planned_by_key: planned_actions
                .iter()
                .enumerate()
                .map(|(i, a)| ((a.plan.clone(), a.reference.clone()), i))
                .collect(),
            measure_by_ref: measures.iter().enumerate().map(|(i, m)| (m.reference.clone(), i)).collect(),
            due_by_key: due.iter().enumerate().map(|(i, d)| ((d.reference.clone(), d.period), i)).collect(),
            limit_by_name: limits::by_name(&limits),
            base_plan_hashes: Remembered::default(),
            facts: self.facts.records(),
            bodies: self.bodies.records(),
            outcomes: self.outcomes.records(),
            components: self.components.records(),
            contracts: self.contracts.records(),
            plans: self.plans.records(),
            statuses: self.statuses.records(),
            matrix: self.matrix.records(),
            sections: self.sections.records(),
            planned_actions,
            measures,
            due,
            limits,
        }
    }
}

fn ids<R, K: Eq + Hash + Clone>(rows: &Rows<R>, id: impl Fn(&R) -> K) -> HashSet<K> {
    rows.rows.iter().map(|(_, row)| id(row)).collect()
}

/// An optional id is fine when absent or known.
fn known<K: Eq + Hash>(ids: &HashSet<K>, id: Option<&K>) -> bool {
    id.is_none_or(|id| ids.contains(id))
}

fn check_vocabulary(files: &Files) -> Result<(), CsvProblem> {
    files.facts.unique(|f| f.key.clone(), |f| format!("the fact “{}”", f.key))?;
    for needed in ["id", "council", "title", "year", "version", "plan_version"] {
        if !files.facts.rows.iter().any(|(_, fact)| fact.key == needed && !fact.value.is_empty()) {
            let what = format!("does not say the framework's “{needed}”; add a line “{needed},…”");
            return Err(CsvProblem { file: files.facts.file.to_owned(), line: 1, what });
        }
    }
    files.bodies.unique(|b| b.id.clone(), |b| format!("the body “{}”", b.id))?;
    files.bodies.each(
        |b| !b.id.is_empty() && b.kind.is_some(),
        |_| "a body needs an id and a kind (directorate or corporate)".to_owned(),
    )?;
    files.outcomes.unique(|o| o.id.clone(), |o| format!("the outcome “{}”", o.id))?;
    files.components.unique(|c| c.id.clone(), |c| format!("the component “{}”", c.id))?;
    files.plans.unique(|p| p.id.clone(), |p| format!("the plan “{}”", p.id))?;
    files.contracts.unique(|c| c.id.clone(), |c| format!("the contract “{}”", c.id))?;
    let bodies = ids(&files.bodies, |b| b.id.clone());
    files.contracts.each(|c| bodies.contains(&c.body), |c| format!("“{}” is no body of bodies.csv", c.body))?;
    files.sections.unique(|s| s.id.clone(), |s| format!("the section “{}”", s.id))?;
    files.statuses.each(|s| s.code.is_some(), |_| "the line has no status code".to_owned())?;
    files
        .statuses
        .unique(|s| s.code, |s| format!("the status {}", s.code.map(crate::model::Status::code).unwrap_or_default()))?;
    files.statuses.each(|s| s.folds_into != s.code, |_| "a status cannot fold into itself".to_owned())?;
    files.matrix.unique(|m| (m.likelihood, m.impact), |_| "this likelihood and impact".to_owned())?;
    let whole = |m: &MatrixCell| m.likelihood.is_some() && m.impact.is_some() && m.score.is_some() && m.band.is_some();
    files.matrix.each(whole, |_| "a cell of the matrix needs likelihood, impact, score and band".to_owned())?;
    files.limits.unique(|l| (l.rule.clone(), l.limit.clone()), |l| format!("the limit {} of {}", l.limit, l.rule))?;
    let is_switch = |l: &Limit| l.limit != limits::TIER || l.value.and_then(TierSwitch::of).is_some();
    files.limits.each(is_switch, |l| {
        format!("the tier of {} is 0 (off), 1 (notice), 2 (explain or fix) or 3 (must fix)", l.rule)
    })
}

fn check_plan(files: &Files) -> Result<(), CsvProblem> {
    let bodies = ids(&files.bodies, |b| b.id.clone());
    let outcomes = ids(&files.outcomes, |o| o.id.clone());
    let plans = ids(&files.plans, |p| p.id.clone());
    let components = ids(&files.components, |c| c.id.clone());
    let contracts = ids(&files.contracts, |c| c.id.clone());
    let measures = ids(&files.measures, |m| m.reference.clone());
    files
        .actions
        .unique(|a| (a.plan.clone(), a.reference.clone()), |a| format!("the action {} of {}", a.reference, a.plan))?;
    files.actions.each(|a| plans.contains(&a.plan), |a| format!("“{}” is no plan of plans.csv", a.plan))?;
    files.actions.each(|a| bodies.contains(&a.body), |a| format!("“{}” is no body of bodies.csv", a.body))?;
    files.actions.each(|a| known(&outcomes, a.outcome.as_ref()), |a| no_outcome(a.outcome.as_ref()))?;
    files.measures.unique(|m| m.reference.clone(), |m| format!("the measure {}", m.reference))?;
    files.measures.each(|m| bodies.contains(&m.body), |m| format!("“{}” is no body of bodies.csv", m.body))?;
    files.measures.each(|m| known(&outcomes, m.outcome.as_ref()), |m| no_outcome(m.outcome.as_ref()))?;
    files.measures.each(
        |m| components.contains(&m.component),
        |m| format!("“{}” is no component of components.csv", m.component),
    )?;
    files
        .measures
        .each(|m| known(&contracts, m.contract.as_ref()), |_| "the contract is not in contracts.csv".to_owned())?;
    files.due.each(|d| d.period.is_some(), |_| "a measure is due in a period, and the line has none".to_owned())?;
    files
        .due
        .each(|d| measures.contains(&d.reference), |d| format!("“{}” is no measure of measures.csv", d.reference))?;
    files.due.unique(|d| (d.reference.clone(), d.period), |d| format!("the measure {} in this period", d.reference))?;
    files.sections.each(|s| known(&outcomes, s.outcome.as_ref()), |s| no_outcome(s.outcome.as_ref()))
}

fn no_outcome(id: Option<&crate::model::OutcomeId>) -> String {
    format!("“{}” is no outcome of outcomes.csv", id.map(ToString::to_string).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Band, Period, Status};
    use crate::tables::CellText;

    fn broken(file: &str, from: &str, to: &str) -> String {
        let mut files = Framework::built_in().files();
        let text = String::from_utf8(files[file].clone()).expect("UTF-8");
        assert!(text.contains(from), "the case needs “{from}” in {file}");
        files.insert(file.to_owned(), text.replacen(from, to, 1).into_bytes());
        Framework::from_files(&files).expect_err("it is broken").to_string()
    }

    #[test]
    fn the_built_in_framework_holds_the_published_counts() {
        let framework = Framework::built_in();
        assert_eq!(framework.bodies().len(), 10);
        assert_eq!(framework.outcomes().len(), 7);
        assert_eq!(framework.planned_actions().iter().filter(|a| framework.is_headline(&a.plan)).count(), 410);
        assert_eq!(framework.measures().iter().filter(|m| m.component == "improvement").count(), 170);
    }

    #[test]
    fn sixteen_and_twelve_are_red_and_eight_is_amber() {
        let framework = Framework::built_in();
        let bands = [16, 12, 8].map(|score| framework.band_of_score(score));
        assert_eq!(bands, [Some(Band::Red), Some(Band::Red), Some(Band::Amber)]);
    }

    #[test]
    fn complete_is_counted_as_on_track() {
        assert_eq!(Framework::built_in().folds_into(Status::Complete), Status::OnTrack);
    }

    #[test]
    fn a_framework_reads_back_from_its_own_files() {
        let framework = Framework::built_in();
        let again = Framework::from_files(&framework.files()).expect("its own files");
        assert_eq!(again, *framework);
        assert_eq!(again.hash(), framework.hash());
    }

    #[test]
    fn the_base_plan_of_a_body_depends_on_the_period() {
        let framework = Framework::built_in();
        let body = crate::model::BodyId::new("housing");
        let of = |text: &str| framework.base_plan_hash(&body, Period::parse(text).expect("a period"));
        assert_ne!(of("2022-23-Q2"), of("2022-23-Q3"));
    }

    #[test]
    fn a_broken_framework_gets_a_sentence_with_file_and_line() {
        assert_eq!(
            broken("actions.csv", "corporate-plan,", "corporate-plans,"),
            "actions.csv, line 2: “corporate-plans” is no plan of plans.csv"
        );
        assert!(
            broken("matrix.csv", ",green", ",purple").starts_with("matrix.csv, line 2: band: “purple” is not a rating")
        );
        assert!(broken("bodies.csv", "id,name", "id,title").starts_with("bodies.csv, line 1: has no column “name”"));
    }

    #[test]
    fn a_missing_file_is_named() {
        let mut files = Framework::built_in().files();
        files.remove("plans.csv");
        let problem = Framework::from_files(&files).expect_err("plans.csv is missing");
        assert!(problem.to_string().starts_with("plans.csv, line 1: is not there"));
    }
}
