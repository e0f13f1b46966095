//! Owns finding a record of last quarter again this quarter: by its key, in whichever body, under a new reference too.
//! Must not know what is counted or shown.

use crate::model::{BodyId, Event, EventKind, RecordKind, Ref};
use std::collections::{BTreeMap, BTreeSet};

/// The natural key of a record, without its body: plan and reference, register and reference, or a measure's reference.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// The plan or register; empty for measures.
    pub container: String,
    /// The reference.
    pub reference: Ref,
}

/// A record as one quarter holds it.
pub(super) struct Entry<'a, T> {
    pub(super) key: Key,
    pub(super) body: &'a BodyId,
    pub(super) what: T,
}

/// A record in both quarters, or in one of them.
pub(super) struct Pair<'a, T> {
    pub(super) before: Option<Entry<'a, T>>,
    pub(super) now: Option<Entry<'a, T>>,
}

/// Pairs the entries of two quarters: first within a body, then across bodies, never using one entry twice.
pub(super) fn pair<'a, T>(
    before: Vec<Entry<'a, T>>,
    now: Vec<Entry<'a, T>>,
    renamed: &BTreeMap<Key, Key>,
) -> Vec<Pair<'a, T>> {
    type Group<'a, T> = (Vec<Entry<'a, T>>, Vec<Entry<'a, T>>);
    let kept: BTreeSet<Key> = now.iter().map(|entry| entry.key.clone()).collect();
    let mut groups: BTreeMap<Key, Group<'a, T>> = BTreeMap::new();
    for entry in before {
        // A reference that is still in use was not renamed away.
        let new = renamed.get(&entry.key).filter(|_| !kept.contains(&entry.key));
        groups.entry(new.unwrap_or(&entry.key).clone()).or_default().0.push(entry);
    }
    for entry in now {
        groups.entry(entry.key.clone()).or_default().1.push(entry);
    }
    groups.into_values().flat_map(|(before, now)| pair_group(before, now)).collect()
}

fn pair_group<'a, T>(before: Vec<Entry<'a, T>>, mut now: Vec<Entry<'a, T>>) -> Vec<Pair<'a, T>> {
    let (mut pairs, mut left) = (Vec::new(), Vec::new());
    for entry in before {
        match now.iter().position(|candidate| candidate.body == entry.body) {
            Some(at) => pairs.push(Pair { now: Some(now.remove(at)), before: Some(entry) }),
            None => left.push(entry),
        }
    }
    let mut rest = now.into_iter();
    pairs.extend(left.into_iter().map(|entry| Pair { before: Some(entry), now: rest.next() }));
    pairs.extend(rest.map(|entry| Pair { before: None, now: Some(entry) }));
    pairs
}

/// Old key to new key, from the renamed events of a kind of record.
pub(super) fn renames<'a>(kind: RecordKind, events: impl Iterator<Item = &'a Event>) -> BTreeMap<Key, Key> {
    let renamed = events.filter(|event| event.record == Some(kind) && event.event == Some(EventKind::Renamed));
    let keys = renamed.filter(|event| !event.related_ref.is_empty()).map(|event| {
        let container = if kind == RecordKind::Measure { String::new() } else { event.container.clone() };
        let key = |reference: &Ref| Key { container: container.clone(), reference: reference.clone() };
        (key(&event.related_ref), key(&event.reference))
    });
    keys.collect()
}
