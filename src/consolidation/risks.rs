//! Owns what the registers say together: each risk with its band and path, the matrix, and every movement.
//! Must not know how any of it is laid out.

use super::pairing::Key;
use super::{Held, Quarter, Side};
use crate::model::{Band, BodyId, Event, EventKind, Publish, RecordKind, Return, Risk};
use std::collections::BTreeMap;

/// A risk of this quarter with what it was.
#[derive(Clone, Copy, Debug)]
pub struct RiskLine<'a> {
    /// The risk and its body.
    pub held: Held<'a, Risk>,
    /// Its score now.
    pub score: Option<u32>,
    /// Its band now.
    pub band: Option<Band>,
    /// Its score last quarter.
    pub was: Option<u32>,
}

/// Something that happened to a risk this quarter.
#[derive(Clone, Debug, PartialEq)]
pub struct Movement {
    /// The body that declares it.
    pub body: BodyId,
    /// The register and reference.
    pub key: Key,
    /// The risk; empty when it is exempt, or stands in neither quarter.
    pub title: String,
    /// What happened; nothing when a score changed and nobody said so.
    pub event: Option<Event>,
    /// Its score last quarter.
    pub was: Option<u32>,
    /// Its score now.
    pub now: Option<u32>,
    /// Whether it must not be shown.
    pub exempt: bool,
}

/// A cell of the matrix with the risks in it.
#[derive(Clone, Debug)]
pub struct MatrixPlace<'a> {
    /// Likelihood.
    pub likelihood: u32,
    /// Impact.
    pub impact: u32,
    /// The band of the cell.
    pub band: Option<Band>,
    /// The risks in it, by reference.
    pub risks: Vec<RiskLine<'a>>,
}

impl Quarter {
    /// Every risk of this quarter, in the order of register and reference.
    pub fn risk_lines(&self) -> Vec<RiskLine<'_>> {
        let before = risks_by_key(&self.before);
        let mut lines: Vec<RiskLine<'_>> = Vec::new();
        for held in self.now.rows(Return::risks) {
            let risk = held.record();
            let was = before.get(&key(risk)).and_then(|risk| score(risk)).or(risk.previous_score);
            lines.push(RiskLine { held, score: score(risk), band: self.band_of(risk), was });
        }
        lines.sort_by_cached_key(|line| (key(line.held.record()), line.held.body.clone(), line.held.row.id.clone()));
        lines
    }

    /// The band of a risk: of its place on the matrix, else of its score, else the one someone gave.
    fn band_of(&self, risk: &Risk) -> Option<Band> {
        let placed = risk.likelihood.zip(risk.impact).and_then(|(l, i)| self.framework.band(l, i));
        placed.or_else(|| self.band_of_score(score(risk)?)).or(risk.rating)
    }

    /// The band of a score.
    pub fn band_of_score(&self, score: u32) -> Option<Band> {
        self.framework.band_of_score(score)
    }

    /// The matrix with the risks that have a place on it, by likelihood from the top and impact from the left.
    pub fn risk_matrix(&self) -> Vec<MatrixPlace<'_>> {
        let lines = self.risk_lines();
        let mut cells: Vec<MatrixPlace<'_>> = Vec::new();
        for cell in self.framework.matrix() {
            let (Some(likelihood), Some(impact)) = (cell.likelihood, cell.impact) else { continue };
            let here = |line: &&RiskLine<'_>| {
                let risk = line.held.record();
                risk.likelihood == Some(likelihood) && risk.impact == Some(impact)
            };
            let risks = lines.iter().filter(here).copied().collect();
            cells.push(MatrixPlace { likelihood, impact, band: cell.band, risks });
        }
        cells.sort_by_key(|cell| (std::cmp::Reverse(cell.likelihood), cell.impact));
        cells
    }

    /// Every movement of a risk, by register and reference: the declared ones, and the changes of score nobody declared.
    pub fn risk_movements(&self) -> Vec<Movement> {
        let (now, before) = (risks_by_key(&self.now), risks_by_key(&self.before));
        let mut movements = Vec::new();
        let declared = |held: &Held<'_, Event>| held.record().record == Some(RecordKind::Risk);
        for held in self.now.events().filter(declared) {
            let event = held.record();
            let key = Key { container: event.container.clone(), reference: event.reference.clone() };
            let found = (find(&now, event), find(&before, event));
            movements.push(movement(held.body, key, found, Some(event)));
        }
        for line in self.risk_lines() {
            let changed = line.was.is_some() && line.score.is_some() && line.was != line.score;
            let key = key(line.held.record());
            let told = movements.iter().any(|m| m.key.reference == key.reference && is_about_score(m.event.as_ref()));
            if changed && !told {
                let found = (Some(line.held.record()), before.get(&key).copied());
                movements.push(movement(line.held.body, key, found, None));
            }
        }
        let kind = |m: &Movement| m.event.as_ref().and_then(|event| event.event);
        movements.sort_by(|a, b| (&a.key, kind(a), &a.body).cmp(&(&b.key, kind(b), &b.body)));
        movements
    }
}

fn is_about_score(event: Option<&Event>) -> bool {
    event.is_none_or(|event| event.event == Some(EventKind::Rescored) || !event.new.is_empty())
}

fn movement(body: &BodyId, key: Key, found: (Option<&Risk>, Option<&Risk>), event: Option<&Event>) -> Movement {
    let (now, before) = found;
    let exempt = now.or(before).is_some_and(|risk| risk.publish == Some(Publish::Exempt));
    let title = now.or(before).filter(|_| !exempt).map(|risk| risk.title.clone()).unwrap_or_default();
    let was = before.and_then(score).or_else(|| now.and_then(|risk| risk.previous_score));
    Movement { body: body.clone(), key, title, event: event.cloned(), was, now: now.and_then(score), exempt }
}

/// The risk an event is about: in the register it names, else in the one it came from or went to.
fn find<'a>(risks: &BTreeMap<Key, &'a Risk>, event: &Event) -> Option<&'a Risk> {
    let containers = [&event.container, &event.to_container, &event.from_container];
    let keys = containers.into_iter().map(|c| Key { container: c.clone(), reference: event.reference.clone() });
    keys.into_iter().find_map(|key| risks.get(&key).copied())
}

fn risks_by_key(side: &Side) -> BTreeMap<Key, &Risk> {
    side.rows(Return::risks).map(|held| (key(held.record()), held.record())).collect()
}

fn key(risk: &Risk) -> Key {
    Key { container: risk.register.clone(), reference: risk.reference.clone() }
}

/// The score someone gave, else likelihood times impact.
fn score(risk: &Risk) -> Option<u32> {
    risk.score.or_else(|| risk.likelihood?.checked_mul(risk.impact?))
}
