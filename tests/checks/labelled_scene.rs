//! Owns the form of a labelled sentence, and the return that a sentence and its figures make.
//! Must not know any rule.

use jiff::Timestamp;
use jiff::civil::Date;
use quarterdeck::model::{
    Action, Benchmark, BodyId, Contract, ContractId, Measure, Narrative, OutcomeId, Parts, Period, PlanId, Record, Ref,
    Return, Risk, Row, RowId, Status,
};
use quarterdeck::tables::{CellText, Columns, RowText};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Whether the figures bear the words out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Says {
    /// They do.
    True,
    /// They contradict them, or nothing could bear them out: a finding is expected.
    False,
    /// The words claim nothing these figures speak of.
    Irrelevant,
}

/// A sentence, the figures it stands beside, and whether they agree.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Label {
    pub id: String,
    pub text: String,
    pub family: String,
    pub says: Says,
    #[serde(default)]
    pub why: String,
    period: String,
    about: About,
}

/// The figures; decimals are text.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct About {
    record: String,
    outcome: String,
    section: String,
    title: String,
    counts: BTreeMap<String, usize>,
    previous_counts: BTreeMap<String, usize>,
    appendices: BTreeMap<String, String>,
    also: Vec<String>,
    previous: String,
    last_year: String,
    benchmark: String,
    previous_commentary: String,
    /// Columns of the record itself, by their names.
    #[serde(flatten)]
    columns: BTreeMap<String, String>,
}

/// What a pair is checked in.
pub(crate) struct Scene {
    pub ret: Return,
    pub previous: Option<Return>,
    pub today: Date,
}

/// A label from its line.
pub(crate) fn read(line: &str) -> Label {
    serde_json::from_str(line).unwrap_or_else(|why| panic!("not a label: {why}\n{line}"))
}

fn rows<R: Record>(records: Vec<R>) -> Vec<Row<R>> {
    let row =
        |(at, record)| Row { id: RowId::new(format!("{}{}", R::KIND.prefix(), at + 1)), record, extra: RowText::new() };
    records.into_iter().enumerate().map(row).collect()
}

impl Label {
    /// A return of Housing with the sentence in it, and last quarter's beside it.
    pub(crate) fn scene(&self) -> Scene {
        let period = Period::parse(&self.period).expect("a period");
        let end = period.last_day().expect("a period has a last day");
        let today = end.checked_add(jiff::Span::new().days(20)).expect("a day soon after");
        let ret = self.finish(self.now(period), period);
        let previous = period.previous_quarter().map(|before| self.finish(self.before(before), before));
        Scene { ret, previous, today }
    }

    fn finish(&self, mut parts: Parts, period: Period) -> Return {
        parts.header.body = BodyId::new("housing");
        parts.header.period = Some(period);
        Return::from_parts(parts).unwrap_or_else(|why| panic!("{}: {why}", self.id))
    }

    fn now(&self, period: Period) -> Parts {
        let about = &self.about;
        let mut actions = self.counted(&about.counts);
        let (mut measures, mut risks, mut contracts, mut narratives) = (vec![], vec![], vec![], vec![]);
        let is_figure = about.columns.contains_key("value") && about.record != "contract";
        match about.record.as_str() {
            "action" => actions.push(self.action(&self.text, &about.columns)),
            "risk" => risks.push(Risk { commentary: self.text.clone(), register: "strategic".into(), ..self.record() }),
            "narrative" | "measure" | "contract" => {}
            other => panic!("{}: no record {other}", self.id),
        }
        if about.record == "measure" || is_figure {
            measures = self.measures(period);
        }
        if about.record == "contract" {
            let named = ContractId::new(self.text_of("contract"));
            contracts.push(Contract { contract: named, change: self.text.clone(), ..self.record() });
        }
        if about.record == "narrative" {
            narratives.push(self.narrative(&about.section, &about.title, &self.text));
        }
        narratives.extend(
            about.also.iter().map(|text| Narrative { outcome: None, ..self.narrative(&about.section, "", text) }),
        );
        if !about.appendices.is_empty() {
            let lines: Vec<String> =
                about.appendices.iter().map(|(number, title)| format!("{number}. {title}")).collect();
            let list = self.narrative("15", "Appendices", &lines.join("\n"));
            narratives.push(Narrative { outcome: None, ..list });
        }
        Parts {
            actions: rows(actions),
            benchmarks: rows(self.benchmarks(period)),
            measures: rows(measures),
            risks: rows(risks),
            contracts: rows(contracts),
            narratives: rows(narratives),
            ..Parts::default()
        }
    }

    fn before(&self, period: Period) -> Parts {
        let about = &self.about;
        let mut actions = self.counted(&about.previous_counts);
        if about.record == "action" {
            let status = about.columns.get("previous_status").cloned().unwrap_or_default();
            let columns = BTreeMap::from([("status".to_owned(), status), ("ref".to_owned(), self.text_of("ref"))]);
            actions.push(self.action(&about.previous_commentary, &columns));
        }
        let mut measures = Vec::new();
        if !about.previous.is_empty() {
            let before = Measure {
                period: Some(period),
                value: Some(self.decimal(&about.previous)),
                commentary: about.previous_commentary.clone(),
                status: None,
                ..self.measure()
            };
            measures.push(before);
        }
        Parts { actions: rows(actions), measures: rows(measures), ..Parts::default() }
    }

    /// As many headline actions of the outcome as the counts say, each with its status confirmed.
    fn counted(&self, counts: &BTreeMap<String, usize>) -> Vec<Action> {
        let mut actions = Vec::new();
        for (status, count) in counts {
            let status = Status::parse(status).unwrap_or_else(|_| panic!("{}: no status {status}", self.id));
            for _ in 0..*count {
                actions.push(Action {
                    plan: PlanId::new("corporate-plan"),
                    reference: Ref::new(format!("N{}", actions.len() + 1)),
                    outcome: self.outcome(),
                    action: "An action of the plan".into(),
                    status: Some(status),
                    confirmed_at: Some(Timestamp::UNIX_EPOCH),
                    ..Action::default()
                });
            }
        }
        actions
    }

    fn action(&self, commentary: &str, columns: &BTreeMap<String, String>) -> Action {
        let columns =
            columns.iter().filter(|(_, text)| !text.is_empty()).map(|(a, b)| (a.clone(), b.clone())).collect();
        Action {
            plan: PlanId::new("corporate-plan"),
            confirmed_at: Some(Timestamp::UNIX_EPOCH),
            outcome: self.outcome(),
            commentary: commentary.to_owned(),
            ..from_columns(&self.id, &columns)
        }
    }

    fn measures(&self, period: Period) -> Vec<Measure> {
        let own = self.about.record == "measure";
        let commentary = if own { self.text.clone() } else { String::new() };
        let now = Measure { period: Some(period), commentary, ..self.measure() };
        let mut measures = vec![now];
        if let (false, Period::Quarter(year, quarter)) = (self.about.last_year.is_empty(), period) {
            measures.push(Measure {
                period: Some(Period::Quarter(year - 1, quarter)),
                value: Some(self.decimal(&self.about.last_year)),
                status: None,
                ..self.measure()
            });
        }
        measures
    }

    fn measure(&self) -> Measure {
        let mut measure: Measure = self.record();
        if measure.reference.is_empty() {
            measure.reference = Ref::new("M01");
        }
        measure.confirmed_at = Some(Timestamp::UNIX_EPOCH);
        measure
    }

    fn benchmarks(&self, period: Period) -> Vec<Benchmark> {
        if self.about.benchmark.is_empty() {
            return Vec::new();
        }
        vec![Benchmark {
            reference: self.measure().reference,
            period: Some(period),
            name: "national average".into(),
            value: Some(self.decimal(&self.about.benchmark)),
            benchmark_period: None,
        }]
    }

    fn narrative(&self, section: &str, title: &str, text: &str) -> Narrative {
        Narrative {
            section: section.to_owned(),
            title: title.to_owned(),
            outcome: self.outcome(),
            text: text.to_owned(),
            ..Narrative::default()
        }
    }

    fn outcome(&self) -> Option<OutcomeId> {
        (!self.about.outcome.is_empty()).then(|| OutcomeId::new(&self.about.outcome))
    }

    fn record<R: Columns>(&self) -> R {
        from_columns(&self.id, &self.about.columns)
    }

    fn text_of(&self, column: &str) -> String {
        self.about.columns.get(column).cloned().unwrap_or_default()
    }

    fn decimal(&self, text: &str) -> rust_decimal::Decimal {
        text.parse().unwrap_or_else(|_| panic!("{}: {text} is no figure", self.id))
    }
}

fn from_columns<R: Columns>(id: &str, columns: &BTreeMap<String, String>) -> R {
    let (record, _) = R::from_texts(columns).unwrap_or_else(|why| panic!("{id}: {why:?}"));
    record
}
