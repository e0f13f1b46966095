//! Owns the population bridge of one return, as the sign-off page tells it: opening, who came, who went, closing.
//! Must not know how it is worked out: `consolidation` does, by the same rule as for the whole council.

use super::room::Room;
use crate::consolidation::{Bridge, Flow, Population, Quarter};

/// How many came or went one way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Came {
    /// How many.
    pub count: usize,
    /// Whether they came; else they went.
    pub adds: bool,
    /// How, in words.
    pub how: &'static str,
}

/// A set of records that must balance from quarter to quarter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PopulationLine {
    /// What they are.
    pub name: &'static str,
    /// How many there were.
    pub opening: usize,
    /// Who came and who went.
    pub came: Vec<Came>,
    /// How many there are.
    pub closing: usize,
    /// Whether the sum comes out and somebody has said why for each.
    pub balances: bool,
    /// Each record that came or went, a sentence.
    pub told: Vec<String>,
}

impl Room {
    /// How the population came from last quarter to this one; nothing while last quarter's return is not known.
    pub fn population(&self) -> &[PopulationLine] {
        self.population.as_ref().map(|(_, lines)| lines.as_slice()).unwrap_or_default()
    }

    /// The same, worked out now.
    pub(super) fn populations(&self) -> Vec<PopulationLine> {
        let (document, framework) = (self.document(), self.framework_shared());
        let Some(last) = document.previous() else { return Vec::new() };
        let quarter = Quarter::of_one(document.ret(), Some(last), &framework);
        let several = document.ret().actions().records().any(|action| !framework.is_headline(&action.plan));
        let bridges = Population::ALL.into_iter().filter_map(|population| quarter.bridge(population));
        let known = bridges.filter(|bridge| bridge.total.opening + bridge.total.closing > 0);
        known.map(|bridge| line(&bridge, several)).collect()
    }
}

fn line(bridge: &Bridge, several: bool) -> PopulationLine {
    let total = &bridge.total;
    let came = |flow: Flow| Came { count: total.flow(flow), adds: flow.adds(), how: flow.words() };
    let told = bridge.changes.iter().map(|change| {
        let reason = change.event.as_ref().map(|event| event.reason.trim()).filter(|reason| !reason.is_empty());
        let reason = reason.map(|reason| format!(": {reason}")).unwrap_or_default();
        format!("{} {}, {}{reason}", change.key.reference, change.text, change.flow.words())
    });
    PopulationLine {
        name: match bridge.population {
            Population::HeadlineActions if several => "Actions of the headline table",
            Population::HeadlineActions => "Actions",
            Population::OtherActions => "Other actions",
            Population::Measures => "Measures",
            Population::Risks => "Risks",
        },
        opening: total.opening,
        came: Flow::ALL.into_iter().map(came).filter(|came| came.count > 0).collect(),
        closing: total.closing,
        balances: total.balances(),
        told: told.collect(),
    }
}
