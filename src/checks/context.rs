//! Owns all that a rule may look at: the return, the one before, the framework, today's date, and shared indexes.
//! Must not know any rule.

use super::explanations::Explanations;
use super::found::{quoted, thing};
use super::sources::Sources;
use crate::framework::Framework;
use crate::model::{Action, BodyId, Event, EventKind, Measure, Period, RecordKind, Ref, Return};
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::collections::HashMap;
use std::sync::OnceLock;

/// What the rules look at. Indexes are built when first asked for, so that checking one record stays cheap.
pub struct Context<'a> {
    ret: &'a Return,
    previous: Option<&'a Return>,
    framework: &'a Framework,
    today: Date,
    sealing: bool,
    events: OnceLock<HashMap<(RecordKind, &'a Ref), Vec<&'a Event>>>,
    sources: OnceLock<Sources<'a>>,
    explanations: OnceLock<Explanations<'a>>,
}

impl<'a> Context<'a> {
    /// The context of a draft: it need not be signed off yet.
    pub fn new(ret: &'a Return, previous: Option<&'a Return>, framework: &'a Framework, today: Date) -> Self {
        Self {
            ret,
            previous,
            framework,
            today,
            sealing: false,
            events: OnceLock::new(),
            sources: OnceLock::new(),
            explanations: OnceLock::new(),
        }
    }

    /// The same at sealing: the return must carry its sign-off.
    #[must_use]
    pub fn at_sealing(self) -> Self {
        Self { sealing: true, ..self }
    }

    /// The return that is checked.
    pub fn ret(&self) -> &'a Return {
        self.ret
    }

    /// The accepted return before it, if there is one.
    pub fn previous(&self) -> Option<&'a Return> {
        self.previous
    }

    /// The framework it answers.
    pub fn framework(&self) -> &'a Framework {
        self.framework
    }

    /// Today's date.
    pub fn today(&self) -> Date {
        self.today
    }

    /// Whether the return is being sealed.
    pub fn is_sealing(&self) -> bool {
        self.sealing
    }

    /// The body that returns.
    pub fn body(&self) -> &'a BodyId {
        &self.ret.header().body
    }

    /// The quarter of the return.
    pub fn period(&self) -> Option<Period> {
        self.ret.header().period
    }

    /// Whether a row of this period belongs to the quarter of the return: the quarter itself or a part of it.
    pub fn is_current(&self, period: Option<Period>) -> bool {
        let span = |period: Period| Some((period.first_day()?, period.last_day()?));
        match (self.period().and_then(span), period.and_then(span)) {
            (Some((begin, end)), Some((first, last))) => begin <= first && last <= end,
            _ => true,
        }
    }

    /// A limit of a rule, as the framework sets it.
    pub fn limit(&self, rule: &str, name: &str) -> Option<Decimal> {
        self.framework.limit(rule, name)
    }

    /// Whether the record has an event of one of the wanted kinds; an event without a container is about any container.
    pub(super) fn has_event(
        &self,
        record: RecordKind,
        container: &str,
        reference: &Ref,
        wanted: fn(EventKind) -> bool,
    ) -> bool {
        let events = self.events.get_or_init(|| events_by_record(self.ret));
        let fits = |event: &&&Event| event.container.is_empty() || event.container == container;
        let found = events.get(&(record, reference)).into_iter().flatten();
        found.filter(fits).any(|event| event.event.is_some_and(wanted))
    }

    /// Where the values of the return came from.
    pub(super) fn sources(&self) -> &Sources<'a> {
        self.sources.get_or_init(|| Sources::of(self.ret))
    }

    /// What people explained.
    pub(super) fn explanations(&self) -> &Explanations<'a> {
        self.explanations.get_or_init(|| Explanations::of(self.ret))
    }

    /// How a headline names an action: the plan is said where it is not the one everybody means.
    pub(super) fn action(&self, action: &Action) -> String {
        let name = thing("Action", &action.reference, &action.action);
        match self.framework.plan(&action.plan) {
            Some(plan) if !self.framework.is_headline(&plan.id) => {
                format!("{name} of the {} plan", plan_word(&plan.name))
            }
            _ => name,
        }
    }

    /// How a headline names a measure; its period is said where it is not the quarter of the return.
    pub(super) fn measure(&self, measure: &Measure) -> String {
        let name = thing("Measure", &measure.reference, &measure.measure);
        match measure.period {
            Some(period) if Some(period) != self.period() => format!("{name} for {}", period.words()),
            _ => name,
        }
    }

    /// How a sentence names a body.
    pub(super) fn body_name(&self, body: &BodyId) -> String {
        self.framework.body(body).map_or_else(|| quoted(body.as_str()), |body| body.name.clone())
    }
}

/// The plan's name without the word that follows it in a sentence.
fn plan_word(name: &str) -> &str {
    name.strip_suffix(" Plan").or_else(|| name.strip_suffix(" plan")).unwrap_or(name)
}

fn events_by_record(ret: &Return) -> HashMap<(RecordKind, &Ref), Vec<&Event>> {
    let mut events: HashMap<_, Vec<&Event>> = HashMap::new();
    for event in ret.events().records() {
        if let Some(record) = event.record {
            events.entry((record, &event.reference)).or_default().push(event);
        }
    }
    events
}
