//! Owns an action: a line of a plan, its status this quarter and the words behind it.
//! Must not know which actions a plan has.

use super::{Name, OutcomeId, PlanId, Publish, Record, RecordKind, Ref, Status};
use crate::tables::columns;
use jiff::Timestamp;
use jiff::civil::Date;

columns! {
    /// An action of a plan.
    pub struct Action {
        /// The plan, an id of the framework; with `ref` the natural key.
        plan: PlanId = "plan",
        /// The reference, as text: `27`, `27a`, `1.10`.
        reference: Ref = "ref",
        /// The strategic outcome, an id of the framework.
        outcome: Option<OutcomeId> = "outcome",
        /// The theme or heading it stands under.
        theme: String = "theme",
        /// The service that delivers it.
        service: String = "service",
        /// What will be done.
        action: String = "action",
        /// The role that leads.
        owner: String = "owner",
        /// Other roles that take part.
        contributors: String = "contributors",
        /// The milestone or output for the quarter.
        milestone: String = "milestone",
        /// When it starts.
        start_date: Option<Date> = "start_date",
        /// When it was first due.
        due_date: Option<Date> = "due_date",
        /// The due date as the workbook has it, for example `end of Q4`.
        due_as_written: String = "due_as_written",
        /// The date it is now due, when that moved.
        revised_date: Option<Date> = "revised_date",
        /// Why the date moved.
        date_reason: String = "date_reason",
        /// The role that approved the move.
        date_approved_by: String = "date_approved_by",
        /// How often the date has moved.
        times_moved: Option<u32> = "times_moved",
        /// When it was completed.
        completed_date: Option<Date> = "completed_date",
        /// The status someone gave; counts only when confirmed this quarter.
        status: Option<Status> = "status",
        /// The status as the workbook has it: words, a letter, or the colour.
        status_as_written: String = "status_as_written",
        /// When a person set or confirmed the status this quarter (UTC).
        confirmed_at: Option<Timestamp> = "confirmed_at",
        /// Last quarter's accepted status; written at sealing, recomputed at reading.
        previous_status: Option<Status> = "previous_status",
        /// Progress this quarter.
        commentary: String = "commentary",
        /// Why it is amber or red.
        cause: String = "cause",
        /// What will bring it back on track.
        recovery: String = "recovery",
        /// The role that leads the recovery.
        recovery_owner: String = "recovery_owner",
        /// When it will be back on track.
        recovery_date: Option<Date> = "recovery_date",
        /// Why there is no update, and when one is expected.
        no_update_reason: String = "no_update_reason",
        /// Who may see it.
        publish: Option<Publish> = "publish",
    }
}

impl Record for Action {
    const KIND: RecordKind = RecordKind::Action;

    fn name(&self) -> Name {
        Name { container: self.plan.to_string(), reference: self.reference.clone(), period: None }
    }
}

impl Action {
    /// The day it is due by: the revised date where there is one, else the first.
    pub fn due(&self) -> Option<Date> {
        self.revised_date.or(self.due_date)
    }

    /// The status that counts this quarter: a status nobody set or confirmed is no update.
    pub fn counted_status(&self) -> Status {
        match (self.status, self.confirmed_at) {
            (Some(status), Some(_)) => status,
            _ => Status::NoUpdate,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_carried_forward_and_not_confirmed_is_no_update() {
        let mut action = Action { status: Some(Status::OnTrack), ..Action::default() };
        assert_eq!(action.counted_status(), Status::NoUpdate);
        action.confirmed_at = Some(Timestamp::UNIX_EPOCH);
        assert_eq!(action.counted_status(), Status::OnTrack);
    }
}
