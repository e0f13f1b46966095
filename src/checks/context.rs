//! Owns all that a rule may look at: the return, the one before, the framework, today's date, and shared indexes.
//! Must not know any rule.

use super::counts::Counts;
use super::explanations::Explanations;
use super::found::{quoted, thing};
use super::history::History;
use super::sources::Sources;
use super::words::{Passage, narratives, passages};
use crate::framework::Framework;
use crate::model::{
    Action, Aggregation, BodyId, Event, EventKind, Measure, Period, Polarity, RecordKind, Ref, Restatement,
    RestatementState, Return, Risk,
};
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::collections::HashMap;
use std::sync::OnceLock;

/// What the rules look at. Indexes are built when first asked for, so that checking one record stays cheap.
pub struct Context<'a> {
    ret: &'a Return,
    history: Given<'a>,
    framework: &'a Framework,
    today: Date,
    sealing: bool,
    among: Option<(&'a [&'a Return], &'a [&'a Return])>,
    passages: OnceLock<Vec<Passage<'a>>>,
    narratives: OnceLock<Vec<Passage<'a>>>,
    events: OnceLock<HashMap<(RecordKind, &'a Ref), Vec<&'a Event>>>,
    sources: OnceLock<Sources<'a>>,
    explanations: OnceLock<Explanations<'a>>,
    measures: OnceLock<HashMap<&'a Ref, Vec<&'a Measure>>>,
    counts: OnceLock<Counts>,
}

/// A history made for this check, or one that serves many.
enum Given<'a> {
    Own(History<'a>),
    Lent(&'a History<'a>),
}

impl<'a> Context<'a> {
    /// The context of a draft: it need not be signed off yet.
    pub fn new(ret: &'a Return, previous: Option<&'a Return>, framework: &'a Framework, today: Date) -> Self {
        Self::of(ret, Given::Own(History::of(previous)), framework, today)
    }

    /// The same with several quarters before, whose indexes serve the next check too.
    pub fn with_history(ret: &'a Return, history: &'a History<'a>, framework: &'a Framework, today: Date) -> Self {
        Self::of(ret, Given::Lent(history), framework, today)
    }

    fn of(ret: &'a Return, history: Given<'a>, framework: &'a Framework, today: Date) -> Self {
        Self {
            ret,
            history,
            framework,
            today,
            sealing: false,
            among: None,
            passages: OnceLock::new(),
            narratives: OnceLock::new(),
            events: OnceLock::new(),
            sources: OnceLock::new(),
            explanations: OnceLock::new(),
            measures: OnceLock::new(),
            counts: OnceLock::new(),
        }
    }

    /// The same at sealing: the return must carry its sign-off.
    #[must_use]
    pub fn at_sealing(self) -> Self {
        Self { sealing: true, ..self }
    }

    /// The same at the centre: among all accepted returns of the quarter and of the quarter before, in the order of bodies.
    #[must_use]
    pub fn among_returns(self, now: &'a [&'a Return], before: &'a [&'a Return]) -> Self {
        Self { among: Some((now, before)), ..self }
    }

    /// All returns of the quarter and of the one before, where the centre has them.
    pub(super) fn among(&self) -> Option<(&'a [&'a Return], &'a [&'a Return])> {
        self.among
    }

    /// Every text of the return.
    pub(super) fn passages(&self) -> &[Passage<'a>] {
        self.passages.get_or_init(|| passages(self))
    }

    /// The narratives of the return: few, and each speaks of other records.
    pub(super) fn narratives(&self) -> &[Passage<'a>] {
        self.narratives.get_or_init(|| narratives(self))
    }

    /// The return that is checked.
    pub fn ret(&self) -> &'a Return {
        self.ret
    }

    /// The accepted return before it, if there is one.
    pub fn previous(&self) -> Option<&Return> {
        self.history().last()
    }

    /// The accepted returns of the quarters before, newest first.
    pub fn history(&self) -> &History<'a> {
        match &self.history {
            Given::Own(history) => history,
            Given::Lent(history) => history,
        }
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

    /// The events about a record; an event without a container is about any container.
    pub(super) fn events_of(&self, record: RecordKind, container: &str, reference: &Ref) -> Vec<&'a Event> {
        let events = self.events.get_or_init(|| events_by_record(self.ret));
        let found = events.get(&(record, reference)).into_iter().flatten().copied();
        found.filter(|event| event.container.is_empty() || event.container == container).collect()
    }

    /// The reference a record had last quarter: another one where it was renamed.
    fn reference_before<'b>(&'b self, record: RecordKind, container: &str, reference: &'b Ref) -> &'b Ref {
        let events = self.events_of(record, container, reference);
        let renamed = events.into_iter().find(|event| event.event == Some(EventKind::Renamed));
        renamed.map(|event| &event.related_ref).filter(|old| !old.is_empty()).unwrap_or(reference)
    }

    /// Whether a change of a field of this record, in this period where one is given, is declared and not refused.
    pub(super) fn is_restated(&self, record: RecordKind, reference: &Ref, period: Option<Period>, field: &str) -> bool {
        let about = |restated: &&Restatement| {
            restated.record == Some(record) && restated.reference == *reference && restated.field == field
        };
        let mut declared = self.ret.restatements().records().filter(about);
        declared.any(|restated| {
            let of_period = period.is_none() || restated.period == period;
            of_period && restated.state != Some(RestatementState::Refused)
        })
    }

    /// The action in the last accepted return.
    pub(super) fn last_action<'b>(&'b self, action: &'b Action) -> Option<&'b Action> {
        self.actions_before(action).find(|(quarter, _)| *quarter == 0).map(|(_, action)| action)
    }

    /// The action in every quarter before, newest first, with the number of the quarter (0 is last quarter).
    pub(super) fn actions_before<'b>(&'b self, action: &'b Action) -> impl Iterator<Item = (usize, &'b Action)> {
        let reference = self.reference_before(RecordKind::Action, action.plan.as_str(), &action.reference);
        self.history().actions(action.plan.as_str(), reference)
    }

    /// The risk in the last accepted return.
    pub(super) fn last_risk<'b>(&'b self, risk: &'b Risk) -> Option<&'b Risk> {
        let reference = self.reference_before(RecordKind::Risk, &risk.register, &risk.reference);
        let mut found = self.history().risks(&risk.register, reference);
        found.find(|(quarter, _)| *quarter == 0).map(|(_, risk)| risk)
    }

    /// What is known of a measure in the quarters before this row's, newest first: what was accepted, else what this return says of
    /// an earlier quarter.
    pub(super) fn measures_before(&self, measure: &Measure) -> Vec<(Period, &Measure)> {
        let mut series = self.history().series(&measure.reference);
        for own in self.rows_of(&measure.reference) {
            if let Some(period) = own.period {
                series.entry(period).or_insert(own);
            }
        }
        let span = |period: Period| matches!(period, Period::Quarter(..));
        let earlier = series.into_iter().rev().filter(|(period, _)| Some(*period) < measure.period && span(*period));
        earlier.collect()
    }

    /// The measure in the quarter before this row's.
    pub(super) fn last_measure(&self, measure: &Measure) -> Option<&Measure> {
        let before = measure.period?.previous_quarter()?;
        let own = || self.rows_of(&measure.reference).iter().copied().find(|row| row.period == Some(before));
        self.history().measure(&measure.reference, before).or_else(own)
    }

    /// Every row of this return about a measure.
    pub(super) fn rows_of(&self, reference: &Ref) -> &[&'a Measure] {
        let index = self.measures.get_or_init(|| {
            let mut index: HashMap<&Ref, Vec<&Measure>> = HashMap::new();
            for measure in self.ret.measures().records() {
                index.entry(&measure.reference).or_default().push(measure);
            }
            index
        });
        index.get(reference).map_or(&[], Vec::as_slice)
    }

    /// How many there are of what in the return.
    pub fn counts(&self) -> &Counts {
        self.counts.get_or_init(|| Counts::of(self.ret, self.framework))
    }

    /// Where the values of the return came from.
    pub(super) fn sources(&self) -> &Sources<'a> {
        self.sources.get_or_init(|| Sources::of(self.ret))
    }

    /// What people explained.
    pub(super) fn explanations(&self) -> &Explanations<'a> {
        self.explanations.get_or_init(|| Explanations::of(self.ret))
    }

    /// The unit of a measure, the framework's where its row does not say.
    pub(super) fn unit<'b>(&'b self, measure: &'b Measure) -> &'b str {
        let own = measure.unit.trim();
        if !own.is_empty() {
            return own;
        }
        self.framework.measure(&measure.reference).map_or("", |planned| planned.unit.trim())
    }

    /// Which way is better, the framework's where its row does not say.
    pub(super) fn polarity(&self, measure: &Measure) -> Option<Polarity> {
        measure.polarity.or(self.framework.measure(&measure.reference).and_then(|planned| planned.polarity))
    }

    /// How months make the quarter, the framework's where its row does not say.
    pub(super) fn aggregation(&self, measure: &Measure) -> Option<Aggregation> {
        measure.aggregation.or(self.framework.measure(&measure.reference).and_then(|planned| planned.aggregation))
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
