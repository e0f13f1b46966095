//! Owns the bundles only these cases need: other revisions, incomplete ones, drafts, broken ones.
//! Must not know what is tested with them.

use crate::returns::{Bundle, planned, row};
use quarterdeck::model::{Action, Event, EventKind, Measure, RecordKind, Ref, ReturnState, Status};

impl Bundle {
    pub(crate) fn measure(mut self, measure: Measure) -> Self {
        let measure = Measure { period: self.parts.header.period, ..measure };
        self.parts.measures.push(row("m", self.parts.measures.len(), measure));
        self
    }

    pub(crate) fn revision(mut self, revision: u32) -> Self {
        self.parts.header.revision = Some(revision);
        self
    }

    pub(crate) fn incomplete(mut self) -> Self {
        self.parts.header.complete = Some(false);
        self
    }

    pub(crate) fn draft(mut self) -> Self {
        self.parts.header.state = Some(ReturnState::Draft);
        self
    }

    pub(crate) fn failing(mut self, problem: &str) -> Self {
        self.problems.push(problem.to_owned());
        self
    }

    /// An action whose status nobody confirmed.
    pub(crate) fn carried(mut self, reference: &str, status: Status) -> Self {
        let action = Action { status: Some(status), ..planned(reference) };
        self.parts.actions.push(row("a", self.parts.actions.len(), action));
        self
    }

    /// Something that happened to an action of the Corporate Plan.
    pub(crate) fn happened(self, reference: &str, what: EventKind) -> Self {
        self.event(Event {
            record: Some(RecordKind::Action),
            container: "corporate-plan".to_owned(),
            reference: Ref::new(reference),
            event: Some(what),
            reason: "Agreed by the board".to_owned(),
            ..Event::default()
        })
    }
}
