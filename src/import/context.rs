//! Owns what an import is told: for whom, for which quarter, by whom, against which framework and which return.
//! Must not know the workbook.

use super::answers::Mapping;
use super::lift::Env;
use super::names::Names;
use super::words::Words;
use crate::framework::Framework;
use crate::model::{BodyId, LogRow, Period, RecordKind, Return};
use jiff::Timestamp;
use std::collections::BTreeSet;

/// What an import is told.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The council's framework.
    pub framework: &'a Framework,
    /// The word tables.
    pub words: &'a Words,
    /// The returning body.
    pub body: &'a BodyId,
    /// The asked quarter.
    pub period: Period,
    /// The moment of the import (UTC).
    pub at: Timestamp,
    /// The role that imports.
    pub who: &'a str,
    /// SHA-256 of the file's bytes, in hex.
    pub sha256: &'a str,
    /// The draft the records go to.
    pub existing: &'a Return,
    /// The written history of that draft: what earlier imports gave it, and what people changed since.
    pub log: &'a [LogRow],
    /// Last quarter's return as accepted.
    pub previous: Option<&'a Return>,
    /// Answers given before.
    pub mapping: Option<&'a Mapping>,
}

impl<'a> Context<'a> {
    pub(super) fn env<'e>(&self, names: &'e Names<'e>) -> Env<'e>
    where
        'a: 'e,
    {
        Env { names, words: self.words, asked: self.period, mapping: self.mapping }
    }

    /// The references known for any kind of record, in order.
    pub(super) fn references(&self) -> Vec<String> {
        let kinds = [RecordKind::Action, RecordKind::Measure, RecordKind::Risk];
        let known: BTreeSet<String> = kinds.into_iter().flat_map(|kind| self.known_references(kind)).collect();
        known.into_iter().collect()
    }

    /// The references known for a kind of record, from the framework, the draft and last quarter.
    pub(super) fn known_references(&self, kind: RecordKind) -> Vec<String> {
        let mut known = BTreeSet::new();
        let mut add = |reference: &crate::model::Ref| {
            if !reference.is_empty() {
                known.insert(reference.to_string());
            }
        };
        match kind {
            RecordKind::Action => self.framework.planned_for(self.body).for_each(|action| add(&action.reference)),
            RecordKind::Measure | RecordKind::Restatement => {
                self.framework.measures().iter().for_each(|measure| add(&measure.reference));
            }
            _ => {}
        }
        for held in [Some(self.existing), self.previous].into_iter().flatten() {
            match kind {
                RecordKind::Action => held.actions().records().for_each(|action| add(&action.reference)),
                RecordKind::Measure | RecordKind::Restatement => {
                    held.measures().records().for_each(|m| add(&m.reference));
                }
                RecordKind::Risk | RecordKind::Event => held.risks().records().for_each(|risk| add(&risk.reference)),
                _ => {}
            }
        }
        known.into_iter().collect()
    }
}
