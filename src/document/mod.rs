//! Owns a return while it is worked on: its steps in order, undo and redo, the written history, last quarter beside it.
//! Must not know files, screens or clocks; time and role arrive with each change.

mod carry;
mod explaining;
mod merge;
mod start;
mod year;

pub use carry::carry_forward;
pub use explaining::explain;
pub use merge::{Conflict, Merged, merge};
pub use start::{RULESET, Starting, blank};

use crate::model::{Cause, LogRow, Refused, Return, Step};
use jiff::Timestamp;
use std::sync::Arc;

/// A return being worked on.
#[derive(Clone, Debug)]
pub struct Document {
    ret: Return,
    previous: Option<Arc<Return>>,
    log: Vec<LogRow>,
    undo: Vec<Step>,
    redo: Vec<Step>,
    revision: u64,
}

impl Document {
    /// A document of this return, with the history it came with and last quarter's accepted return.
    pub fn new(ret: Return, log: Vec<LogRow>, previous: Option<Arc<Return>>) -> Self {
        Self { ret, previous, log, undo: Vec::new(), redo: Vec::new(), revision: 0 }
    }

    /// The return as it is now.
    pub fn ret(&self) -> &Return {
        &self.ret
    }

    /// Last quarter's accepted return.
    pub fn previous(&self) -> Option<&Return> {
        self.previous.as_deref()
    }

    /// The same, to be shared with a job.
    pub fn previous_shared(&self) -> Option<Arc<Return>> {
        self.previous.clone()
    }

    /// Every edit so far, oldest first, undone ones and their undoing included.
    pub fn log(&self) -> &[LogRow] {
        &self.log
    }

    /// Rises with every change; what was derived from an older revision is stale.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Whether there is a step to take back.
    pub fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    /// Whether there is an undone step to do again.
    pub fn can_redo(&self) -> bool {
        !self.redo.is_empty()
    }

    /// The steps that take back what can be undone, the newest first; each tells when and by whom the step it takes back was done.
    pub fn undoable(&self) -> impl Iterator<Item = &Step> {
        self.undo.iter().rev()
    }

    /// Applies a step; a step that changes nothing leaves no trace.
    ///
    /// # Errors
    /// Why the step does not fit; nothing has changed then.
    pub fn apply(&mut self, step: &Step) -> Result<(), Refused> {
        if step.is_nothing() {
            return Ok(());
        }
        let inverse = self.perform(step)?;
        self.undo.push(inverse);
        self.redo.clear();
        Ok(())
    }

    /// Takes the last step back; gives the step that did so, for the live store.
    ///
    /// # Errors
    /// Never for steps made by this document; a refusal leaves everything as it was.
    pub fn undo(&mut self, at: Timestamp, who: &str) -> Result<Option<Step>, Refused> {
        let Some(step) = self.undo.last().cloned() else { return Ok(None) };
        let step = Step { at, who: who.to_owned(), cause: Cause::Undone, ..step };
        let inverse = self.perform(&step)?;
        self.undo.pop();
        self.redo.push(inverse);
        Ok(Some(step))
    }

    /// Does the last undone step again; gives the step that did so, for the live store.
    ///
    /// # Errors
    /// Never for steps made by this document; a refusal leaves everything as it was.
    pub fn redo(&mut self, at: Timestamp, who: &str) -> Result<Option<Step>, Refused> {
        let Some(step) = self.redo.last().cloned() else { return Ok(None) };
        let step = Step { at, who: who.to_owned(), cause: Cause::Redone, ..step };
        let inverse = self.perform(&step)?;
        self.redo.pop();
        self.undo.push(inverse);
        Ok(Some(step))
    }

    /// Does again, after a restart, a step this document did before; undo and redo are then as they were.
    ///
    /// # Errors
    /// Why the step does not fit; nothing has changed then.
    pub fn replay(&mut self, step: &Step) -> Result<(), Refused> {
        match step.cause {
            Cause::Undone if self.can_undo() => {
                let inverse = self.perform(step)?;
                self.undo.pop();
                self.redo.push(inverse);
                Ok(())
            }
            Cause::Redone if self.can_redo() => {
                let inverse = self.perform(step)?;
                self.redo.pop();
                self.undo.push(inverse);
                Ok(())
            }
            _ => self.apply(step),
        }
    }

    fn perform(&mut self, step: &Step) -> Result<Step, Refused> {
        let inverse = self.ret.apply(step)?;
        let told = LogRow::of(step, &self.ret, self.log.last());
        self.log.extend(told);
        self.revision += 1;
        Ok(inverse)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Action, Edit, Field, Parts, Row, RowId, Status};
    use crate::tables::RowText;

    const STATUS: Field = Field::of::<Action>("status");

    fn document() -> Document {
        let record =
            Action { reference: crate::model::Ref::new("27a"), status: Some(Status::OnTrack), ..Action::default() };
        let actions = vec![Row { id: RowId::new("a1"), record, extra: RowText::new() }];
        Document::new(Return::from_parts(Parts { actions, ..Parts::default() }).expect("one row"), Vec::new(), None)
    }

    fn set(was: &str, now: &str) -> Step {
        let edit = Edit::Field { row: RowId::new("a1"), field: STATUS, was: was.to_owned(), now: now.to_owned() };
        Step::new(Timestamp::UNIX_EPOCH, "Lead", Cause::Typed, vec![edit])
    }

    #[test]
    fn undo_and_redo_walk_the_same_path() {
        let mut document = document();
        document.apply(&set("on-track", "medium")).expect("fits");
        let changed = document.ret().clone();
        document.undo(Timestamp::UNIX_EPOCH, "Lead").expect("fits");
        assert_eq!(document.ret(), self::document().ret());
        document.redo(Timestamp::UNIX_EPOCH, "Lead").expect("fits");
        assert_eq!(*document.ret(), changed);
        assert!(document.can_undo() && !document.can_redo());
    }

    #[test]
    fn a_new_step_after_undo_ends_the_undone_path() {
        let mut document = document();
        document.apply(&set("on-track", "medium")).expect("fits");
        document.undo(Timestamp::UNIX_EPOCH, "Lead").expect("fits");
        document.apply(&set("on-track", "significant")).expect("fits");
        assert!(!document.can_redo());
    }

    #[test]
    fn the_history_tells_undoing_too() {
        let mut document = document();
        document.apply(&set("on-track", "medium")).expect("fits");
        document.undo(Timestamp::UNIX_EPOCH, "Lead").expect("fits");
        let told: Vec<_> = document.log().iter().map(|row| (row.seq, row.step, row.cause, row.now.as_str())).collect();
        let (typed, undone) = (Some(Cause::Typed), Some(Cause::Undone));
        assert_eq!(told, [(Some(1), Some(1), typed, "medium"), (Some(2), Some(2), undone, "on-track")]);
    }

    #[test]
    fn replaying_the_steps_gives_the_same_document_and_the_same_way_back() {
        let mut document = document();
        let mut steps = vec![set("on-track", "medium"), set("medium", "significant")];
        for step in &steps {
            document.apply(step).expect("fits");
        }
        steps.extend(document.undo(Timestamp::UNIX_EPOCH, "Lead").expect("fits"));
        steps.extend(document.undo(Timestamp::UNIX_EPOCH, "Lead").expect("fits"));
        steps.extend(document.redo(Timestamp::UNIX_EPOCH, "Lead").expect("fits"));
        let mut again = self::document();
        for step in &steps {
            again.replay(step).expect("fits");
        }
        assert_eq!(
            (again.ret(), again.log(), &again.undo, &again.redo),
            (document.ret(), document.log(), &document.undo, &document.redo)
        );
    }

    #[test]
    fn a_step_that_changes_nothing_is_not_told() {
        let mut document = document();
        document.apply(&set("medium", "medium")).expect("nothing to do");
        assert!(document.log().is_empty() && !document.can_undo() && document.revision() == 0);
    }
}
