//! Owns working out the population bridge: who was there, who is there, and which event says why.
//! Must not know how the bridge is laid out.

use super::pairing::{Entry, Key, Pair, pair, renames};
use super::{Bridge, BridgeLine, Change, Flow, Held, Population, Quarter, Side};
use crate::model::{Action, BodyId, Event, EventKind, Measure, Publish, Ref, Return, Risk};
use std::collections::{BTreeMap, BTreeSet};

#[derive(Clone)]
struct Member {
    text: String,
    container: String,
    exempt: bool,
}

impl Quarter {
    /// The bridge of a population; nothing when there is no quarter before.
    pub fn bridge(&self, population: Population) -> Option<Bridge> {
        self.before.period?;
        let (before, now) = (self.members(&self.before, population), self.members(&self.now, population));
        let mut lines: BTreeMap<&BodyId, BridgeLine> = BTreeMap::new();
        for entry in &before {
            lines.entry(entry.body).or_default().opening += 1;
        }
        for entry in &now {
            lines.entry(entry.body).or_default().closing += 1;
        }
        let (opening, closing) = (before.len(), now.len());
        let renames = renames(population.kind(), self.now.events().map(|held| held.record()));
        let pairs = pair(before, now, &renames);
        let mut changes: Vec<Change> = pairs.into_iter().flat_map(|pair| self.changes(population, pair)).collect();
        let order = |body: &BodyId| self.body_order(body);
        changes
            .sort_by(|a, b| (order(&a.body), a.flow, &a.key, &a.text).cmp(&(order(&b.body), b.flow, &b.key, &b.text)));
        for change in &changes {
            if let Some(line) = lines.get_mut(&change.body) {
                *line.flows.entry(change.flow).or_default() += 1;
            }
        }
        let mut total = BridgeLine { opening, closing, ..BridgeLine::default() };
        for change in changes.iter().filter(|change| change.other_body.is_none()) {
            *total.flows.entry(change.flow).or_default() += 1;
        }
        let mut lines: Vec<BridgeLine> =
            lines.into_iter().map(|(body, line)| BridgeLine { body: Some(body.clone()), ..line }).collect();
        lines.sort_by_key(|line| line.body.as_ref().map(order));
        Some(Bridge { population, lines, total, changes })
    }

    fn members<'a>(&self, side: &'a Side, population: Population) -> Vec<Entry<'a, Member>> {
        match population {
            Population::HeadlineActions => self.action_members(side, true),
            Population::OtherActions => self.action_members(side, false),
            Population::Measures => {
                let mut seen = BTreeSet::new();
                let rows = side.measures().filter(|held| seen.insert((held.body, held.record().reference.clone())));
                let of = |held: Held<'a, Measure>| {
                    let m = held.record();
                    entry(held.body, "", &m.reference, &m.measure, m.publish, &m.component)
                };
                rows.map(of).collect()
            }
            Population::Risks => {
                let of = |held: Held<'a, Risk>| {
                    let r = held.record();
                    entry(held.body, &r.register, &r.reference, &r.title, r.publish, &r.register)
                };
                side.rows(Return::risks).map(of).collect()
            }
        }
    }

    fn action_members<'a>(&self, side: &'a Side, headline: bool) -> Vec<Entry<'a, Member>> {
        let rows =
            side.rows(Return::actions).filter(|held| self.framework.is_headline(&held.record().plan) == headline);
        let of = |held: Held<'a, Action>| {
            let a = held.record();
            entry(held.body, a.plan.as_str(), &a.reference, &a.action, a.publish, a.plan.as_str())
        };
        rows.map(of).collect()
    }

    fn changes(&self, population: Population, pair: Pair<'_, Member>) -> Vec<Change> {
        match (pair.before, pair.now) {
            (Some(before), Some(now)) if before.body == now.body => Vec::new(),
            (Some(before), Some(now)) => {
                let event = self.event_of(population, &now, |event| event.event == Some(EventKind::Transferred));
                let out = change(&before, Flow::MovedOut, Some(now.body), event.clone());
                vec![out, change(&now, Flow::MovedIn, Some(before.body), event)]
            }
            (Some(before), None) => vec![self.left(population, &before)],
            (None, Some(now)) => vec![self.came(population, &now)],
            (None, None) => Vec::new(),
        }
    }

    fn left(&self, population: Population, entry: &Entry<'_, Member>) -> Change {
        let event = self.event_of(population, entry, |event| {
            let own = event.reference == entry.key.reference && event.event.is_some_and(EventKind::explains_absence);
            own || (event.related_ref == entry.key.reference && event.event == Some(EventKind::Split))
        });
        let flow = match event.as_ref().and_then(|event| event.event) {
            Some(EventKind::Transferred | EventKind::Escalated | EventKind::DeEscalated) => Flow::MovedOut,
            Some(_) => Flow::Closed,
            None if !self.now.has(entry.body) => Flow::NotReceived,
            None if population == Population::Measures && !self.is_due(&entry.key.reference, &self.now) => Flow::NotDue,
            None => Flow::Vanished,
        };
        change(entry, flow, None, event)
    }

    fn came(&self, population: Population, entry: &Entry<'_, Member>) -> Change {
        let event = self.event_of(population, entry, |event| {
            let own = event.reference == entry.key.reference && event.event.is_some_and(EventKind::explains_arrival);
            let related = matches!(event.event, Some(EventKind::Split | EventKind::Merged));
            own || (event.related_ref == entry.key.reference && related)
        });
        let flow = match event.as_ref().and_then(|event| event.event) {
            Some(EventKind::Transferred | EventKind::Escalated | EventKind::DeEscalated | EventKind::CarriedOver) => {
                Flow::MovedIn
            }
            Some(_) => Flow::New,
            None if !self.before.has(entry.body) => Flow::FirstReturn,
            None if population == Population::Measures && !self.is_due(&entry.key.reference, &self.before) => {
                Flow::NowDue
            }
            None => Flow::Arrived,
        };
        change(entry, flow, None, event)
    }

    fn is_due(&self, reference: &Ref, side: &Side) -> bool {
        self.framework.due().iter().any(|due| due.reference == *reference && due.period == side.period)
    }

    /// The first event about this record that also meets `wanted`.
    fn event_of(
        &self,
        population: Population,
        entry: &Entry<'_, Member>,
        wanted: impl Fn(&Event) -> bool,
    ) -> Option<Event> {
        let about = |event: &&Event| {
            let named = event.reference == entry.key.reference || event.related_ref == entry.key.reference;
            let container = &entry.what.container;
            let places = [&event.container, &event.from_container, &event.to_container];
            let here = event.container.is_empty() || places.contains(&container);
            event.record == Some(population.kind()) && named && here
        };
        self.now.events().map(|held| held.record()).filter(about).find(|event| wanted(event)).cloned()
    }
}

fn entry<'a>(
    body: &'a BodyId,
    key: &str,
    reference: &Ref,
    text: &str,
    publish: Option<Publish>,
    container: &str,
) -> Entry<'a, Member> {
    let exempt = publish == Some(Publish::Exempt);
    let shown = if exempt { "" } else { text };
    // A bundle sent as incomplete may have blank references; the words then tell the record.
    let reference = if reference.is_empty() { Ref::new(shown) } else { reference.clone() };
    let what = Member { text: shown.to_owned(), container: container.to_owned(), exempt };
    Entry { key: Key { container: key.to_owned(), reference }, body, what }
}

fn change(entry: &Entry<'_, Member>, flow: Flow, other: Option<&BodyId>, event: Option<Event>) -> Change {
    let Member { text, exempt, .. } = entry.what.clone();
    Change { body: entry.body.clone(), key: entry.key.clone(), text, exempt, flow, other_body: other.cloned(), event }
}
