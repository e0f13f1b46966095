//! Owns a workbook on its way into a return: what was read, what was answered and decided, what was understood with that.
//! Must not know how a workbook is understood, nor on which thread.

use super::preview::Preview;
use crate::framework::Framework;
use crate::import::{Context, Decisions, Imported, Mapping, Words, import_with};
use crate::model::{BodyId, LogRow, Period, Return};
use crate::workbook::Workbook;
use jiff::Timestamp;
use std::path::PathBuf;
use std::sync::Arc;

/// A workbook on its way into a return.
#[derive(Debug)]
pub struct Importing {
    /// The file.
    pub path: PathBuf,
    /// What stands in it.
    pub workbook: Arc<Workbook>,
    /// SHA-256 of its bytes, in hex.
    pub sha256: String,
    /// The framework it is understood with.
    pub framework: Arc<Framework>,
    /// What was understood.
    pub imported: Option<Imported>,
    /// What is shown of it.
    pub preview: Preview,
    /// Answers about the workbooks of the body it is imported for.
    pub mapping: Mapping,
    /// What is decided where the workbook and the return differ.
    pub decisions: Decisions,
    /// Whether a person said that it is of this body and quarter, whatever it says itself.
    pub insisted: bool,
    /// The quarter it was understood for.
    pub(super) period: Option<Period>,
    /// Answers about other bodies' workbooks, as they are remembered.
    pub(super) others: Vec<Mapping>,
    /// Rises with everything that changes how it is understood; an answer to an older question is stale.
    pub(super) ticket: u64,
    /// Whether it is being understood.
    pub(super) under_way: bool,
    /// Whether it is taken in as soon as it is understood.
    pub(super) accept: bool,
}

impl Importing {
    /// The quarter it was understood for.
    pub fn period(&self) -> Option<Period> {
        self.period
    }

    /// Whether a person must say first whose return it is, because the workbook says something else.
    pub fn is_doubtful(&self) -> bool {
        !self.insisted && self.imported.as_ref().is_some_and(|imported| !imported.doubts.is_empty())
    }

    /// Takes up the answers about a body's workbooks, and puts those at hand away.
    pub(super) fn answers_for(&mut self, body: &BodyId) {
        if self.mapping.body == body.as_str() {
            return;
        }
        let known = self.others.iter().position(|mapping| mapping.body == body.as_str());
        let next = known.map_or_else(|| Mapping::new(body.as_str()), |at| self.others.swap_remove(at));
        let before = std::mem::replace(&mut self.mapping, next);
        if before.count() > 0 {
            self.others.push(before);
        }
    }
}

/// All that it takes to understand a workbook away from the window's thread.
#[derive(Debug)]
pub struct Understanding {
    pub(super) workbook: Arc<Workbook>,
    pub(super) sha256: String,
    pub(super) framework: Arc<Framework>,
    pub(super) body: BodyId,
    pub(super) period: Period,
    pub(super) existing: Return,
    pub(super) log: Vec<LogRow>,
    pub(super) previous: Option<Arc<Return>>,
    pub(super) mapping: Mapping,
    pub(super) decisions: Decisions,
    pub(super) who: String,
    pub(super) at: Timestamp,
    pub(super) ticket: u64,
}

/// A workbook as it was understood.
#[derive(Debug)]
pub struct Understood {
    pub(super) imported: Imported,
    pub(super) preview: Preview,
    pub(super) ticket: u64,
}

impl Understanding {
    /// Understands the workbook.
    pub fn carry_out(&self) -> Understood {
        let context = Context {
            framework: &self.framework,
            words: Words::built_in(),
            body: &self.body,
            period: self.period,
            at: self.at,
            who: &self.who,
            sha256: &self.sha256,
            existing: &self.existing,
            log: &self.log,
            previous: self.previous.as_deref(),
            mapping: Some(&self.mapping),
        };
        let imported = import_with(&self.workbook, &context, &self.decisions);
        let preview = Preview::of(&self.workbook, Some((&imported, self.period)));
        Understood { imported, preview, ticket: self.ticket }
    }
}
