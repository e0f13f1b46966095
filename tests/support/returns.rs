//! Owns building bundles in a line or two, so that a test reads like a case.
//! Must not know what is tested with them.

use jiff::Timestamp;
use quarterdeck::consolidation::Received;
use quarterdeck::model::{
    Action, BodyId, Event, Header, Narrative, OutcomeId, Parts, Period, PlanId, Ref, Return, ReturnState, Risk, Row,
    RowId, Status,
};
use quarterdeck::tables::{CellText, RowText, sha256};

/// The period with this text.
pub(crate) fn period(text: &str) -> Period {
    Period::parse(text).expect("a period")
}

/// A bundle in the making.
#[derive(Clone, Debug)]
pub(crate) struct Bundle {
    pub(crate) parts: Parts,
    pub(crate) name: Option<String>,
    pub(crate) problems: Vec<String>,
}

impl Bundle {
    /// A sealed, complete first revision with nothing in it.
    pub(crate) fn of(body: &str, quarter: &str) -> Self {
        let header = Header {
            body: BodyId::new(body),
            period: Some(period(quarter)),
            revision: Some(1),
            state: Some(ReturnState::Sealed),
            complete: Some(true),
            as_at: time("2023-01-20T09:12:00Z"),
            ruleset: "2022-23.1".to_owned(),
            framework: "sandwell-2022-23".to_owned(),
            ..Header::default()
        };
        Self { parts: Parts { header, ..Parts::default() }, name: None, problems: Vec::new() }
    }

    pub(crate) fn taken_at(mut self, text: &str) -> Self {
        self.parts.header.as_at = time(text);
        self
    }

    pub(crate) fn named(mut self, name: &str) -> Self {
        self.name = Some(name.to_owned());
        self
    }

    /// An action of the Corporate Plan, its status confirmed this quarter.
    pub(crate) fn action(self, reference: &str, status: Status) -> Self {
        self.action_as(Action { status: Some(status), ..planned(reference) })
    }

    /// An action as given, its status confirmed this quarter.
    pub(crate) fn action_as(mut self, action: Action) -> Self {
        let confirmed_at = action.status.and(time("2023-01-18T10:00:00Z"));
        self.parts.actions.push(row("a", self.parts.actions.len(), Action { confirmed_at, ..action }));
        self
    }

    pub(crate) fn risk(mut self, risk: Risk) -> Self {
        self.parts.risks.push(row("r", self.parts.risks.len(), risk));
        self
    }

    pub(crate) fn narrative(mut self, narrative: Narrative) -> Self {
        self.parts.narratives.push(row("n", self.parts.narratives.len(), narrative));
        self
    }

    pub(crate) fn event(mut self, event: Event) -> Self {
        self.parts.events.push(row("e", self.parts.events.len(), event));
        self
    }

    /// The bundle as the centre has it; its receipt code depends on its content alone.
    pub(crate) fn received(self) -> Received {
        let header = &self.parts.header;
        let quarter = header.period.map(|p| p.to_string()).unwrap_or_default();
        let file = format!("PMF_{quarter}_{}_r{}.zip", header.body, header.revision.unwrap_or(1));
        let digest = sha256(format!("{:?}", self.parts).as_bytes());
        let receipt = format!("{} {} {}", &digest[..4], &digest[4..8], &digest[8..12]);
        let ret = Return::from_parts(self.parts).expect("rows with different ids");
        Received { name: self.name.unwrap_or(file), ret, receipt, problems: self.problems }
    }
}

pub(crate) fn planned(reference: &str) -> Action {
    Action {
        plan: PlanId::new("corporate-plan"),
        reference: Ref::new(reference),
        outcome: Some(OutcomeId::new("quality-homes")),
        action: format!("Deliver {reference}"),
        ..Action::default()
    }
}

pub(crate) fn row<R>(prefix: &str, at: usize, record: R) -> Row<R> {
    Row { id: RowId::new(format!("{prefix}{}", at + 1)), record, extra: RowText::new() }
}

fn time(text: &str) -> Option<Timestamp> {
    text.parse().ok()
}
