//! Owns the queue: which records still need a person this quarter, why, and at which field.
//! Must not know where the person is, nor how one gets there.

use super::columns::KINDS;
use super::room::Room;
use crate::model::{Action, Field, Finding, Measure, RecordKind, Return, RowId, Tier};
use std::collections::HashMap;

/// Why a record needs a person; of several reasons the first counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Need {
    /// Something in it must be fixed.
    MustFix,
    /// Nobody set or confirmed it this quarter.
    NotUpdated,
    /// Something in it is to be explained or fixed.
    Explain,
    /// It differs from last quarter: to look over before signing.
    Changed,
}

impl Need {
    /// In the order they stand on screen.
    pub const ALL: [Self; 4] = [Self::MustFix, Self::NotUpdated, Self::Explain, Self::Changed];

    /// The words on screen.
    pub fn title(self) -> &'static str {
        match self {
            Self::MustFix => "Must fix",
            Self::NotUpdated => "Not updated",
            Self::Explain => "Explain or fix",
            Self::Changed => "Changed",
        }
    }

    /// Whether it is work; what merely changed is only to be looked over.
    pub fn is_to_do(self) -> bool {
        self != Self::Changed
    }
}

/// A record's need and the field to begin with; no field where the finding is about the whole record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Why.
    pub need: Need,
    /// Where.
    pub field: Option<Field>,
}

/// What a record lacks, as a person was told it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Gap {
    pub(super) row: RowId,
    pub(super) field: Option<Field>,
    pub(super) rule: &'static str,
}

/// What still needs a person, worked out once a revision.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Queue {
    rows: HashMap<RowId, Waiting>,
    /// Findings about no row of a grid, by their place in the list of findings.
    loose: Vec<(usize, Need)>,
    counts: [usize; 4],
}

impl Queue {
    /// The queue of a return with these findings.
    pub fn of(ret: &Return, findings: &[Finding]) -> Self {
        let mut queue = Self::default();
        queue.untouched(ret);
        queue.changed(ret);
        for (at, finding) in findings.iter().enumerate().filter(|(_, finding)| !finding.is_settled()) {
            let need = match finding.tier {
                Tier::MustFix => Need::MustFix,
                Tier::ExplainOrFix => Need::Explain,
                Tier::Notice => continue,
            };
            let place = &finding.place;
            match (place.record.filter(|kind| KINDS.contains(kind)), &place.row) {
                (Some(_), Some(row)) if is_shown(ret, finding) => {
                    queue.wait(row, Waiting { need, field: place.field });
                }
                _ => queue.loose.push((at, need)),
            }
        }
        let needs = queue.rows.values().map(|waiting| waiting.need).chain(queue.loose.iter().map(|(_, need)| *need));
        for need in needs {
            queue.counts[place_of(need)] += 1;
        }
        queue
    }

    /// How many records and findings wait for this reason.
    pub fn count(&self, need: Need) -> usize {
        self.counts[place_of(need)]
    }

    /// How many records and findings are work still to do.
    pub fn to_do(&self) -> usize {
        Need::ALL.into_iter().filter(|need| need.is_to_do()).map(|need| self.count(need)).sum()
    }

    /// What a record waits for, if for anything.
    pub fn waiting(&self, row: &RowId) -> Option<Waiting> {
        self.rows.get(row).copied()
    }

    /// Findings about no row of a grid, hardest first, by their place in the list of findings.
    pub fn loose(&self) -> &[(usize, Need)] {
        &self.loose
    }

    fn wait(&mut self, row: &RowId, waiting: Waiting) {
        let known = self.rows.entry(row.clone()).or_insert(waiting);
        if waiting.need < known.need {
            *known = waiting;
        }
    }

    /// What nobody set or confirmed. Carried words are last quarter's, so a narrative waits until it has words of its own.
    fn untouched(&mut self, ret: &Return) {
        let mut untouched = |row: &RowId, kind, field: &str| {
            let field = Field::named(kind, field);
            self.wait(row, Waiting { need: Need::NotUpdated, field });
        };
        for row in ret.actions().rows().iter().filter(|row| row.record.confirmed_at.is_none()) {
            untouched(&row.id, RecordKind::Action, "status");
        }
        for row in ret.measures().rows().iter().filter(|row| row.record.period == ret.header().period) {
            if !is_answered(&row.record) {
                untouched(&row.id, RecordKind::Measure, "value");
            }
        }
        for row in ret.risks().rows().iter().filter(|row| row.record.confirmed_at.is_none()) {
            untouched(&row.id, RecordKind::Risk, "likelihood");
        }
        for row in ret.narratives().rows().iter().filter(|row| row.record.text.trim().is_empty()) {
            untouched(&row.id, RecordKind::Narrative, "text");
        }
    }

    fn changed(&mut self, ret: &Return) {
        let mut changed = |row: &RowId, kind, field: &str| {
            let field = Field::named(kind, field);
            self.wait(row, Waiting { need: Need::Changed, field });
        };
        for row in ret.actions().rows() {
            if has_moved(&row.record) {
                changed(&row.id, RecordKind::Action, "status");
            }
        }
        for row in ret.risks().rows() {
            let (now, before) = (row.record.score, row.record.previous_score);
            if row.record.confirmed_at.is_some() && before.is_some() && before != now {
                changed(&row.id, RecordKind::Risk, "score");
            }
        }
    }
}

impl Room {
    /// What still needs a person.
    pub fn queue(&self) -> &Queue {
        &self.queue
    }

    /// How often somebody asked to explain what they are at.
    pub fn asked_to_explain(&self) -> u64 {
        self.asked_to_explain
    }
}

/// Whether an action's status differs from last quarter's. What nobody has confirmed has not changed: it is last quarter's.
pub(super) fn has_moved(action: &Action) -> bool {
    action.confirmed_at.is_some() && action.previous_status.is_some_and(|previous| previous != action.counted_status())
}

/// Whether a measure of this quarter has its figure or says why not.
pub(super) fn is_answered(measure: &Measure) -> bool {
    measure.value.is_some() || measure.no_data_reason.is_some()
}

/// Whether the finding's row stands in its grid: of the measures only this quarter's do.
fn is_shown(ret: &Return, finding: &Finding) -> bool {
    let Some(row) = &finding.place.row else { return false };
    match finding.place.record {
        Some(RecordKind::Measure) => {
            ret.measures().row(row).is_some_and(|row| row.record.period == ret.header().period)
        }
        _ => ret.holds_row(row),
    }
}

fn place_of(need: Need) -> usize {
    Need::ALL.iter().position(|known| *known == need).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Header, Parts, Period, Place, Ref, Row, Status};
    use crate::tables::RowText;
    use jiff::Timestamp;

    fn action(id: &str, status: Status, before: Status, confirmed: bool) -> Row<Action> {
        let record = Action {
            reference: Ref::new(id),
            status: Some(status),
            previous_status: Some(before),
            confirmed_at: confirmed.then_some(Timestamp::UNIX_EPOCH),
            ..Action::default()
        };
        Row { id: RowId::new(id), record, extra: RowText::new() }
    }

    fn finding(tier: Tier, row: Option<&str>) -> Finding {
        Finding {
            rule: "ACT.02",
            tier,
            place: Place {
                record: Some(RecordKind::Action),
                row: row.map(RowId::new),
                field: Some(Field::of::<Action>("commentary")),
                ..Place::default()
            },
            headline: String::new(),
            remedy: String::new(),
            explanation: None,
            explained_by: String::new(),
            fingerprint: String::new(),
            explained_before: None,
        }
    }

    fn ret() -> Return {
        let actions = vec![
            action("a1", Status::OnTrack, Status::OnTrack, false),
            action("a2", Status::Significant, Status::OnTrack, true),
            action("a3", Status::OnTrack, Status::OnTrack, true),
        ];
        let header = Header { period: Some(Period::Quarter(2022, 3)), ..Header::default() };
        Return::from_parts(Parts { header, actions, ..Parts::default() }).expect("three rows")
    }

    #[test]
    fn what_nobody_confirmed_waits_and_what_moved_is_looked_over() {
        let queue = Queue::of(&ret(), &[]);
        assert_eq!(Need::ALL.map(|need| queue.count(need)), [0, 1, 0, 1]);
        assert_eq!(queue.waiting(&RowId::new("a1")).map(|waiting| waiting.need), Some(Need::NotUpdated));
        assert_eq!(queue.waiting(&RowId::new("a3")), None, "confirmed as it stood, and nothing moved");
        assert_eq!(queue.to_do(), 1);
    }

    #[test]
    fn a_record_counts_once_for_its_gravest_reason() {
        let queue = Queue::of(&ret(), &[finding(Tier::ExplainOrFix, Some("a1")), finding(Tier::MustFix, Some("a2"))]);
        assert_eq!(Need::ALL.map(|need| queue.count(need)), [1, 1, 0, 0]);
        let waiting = queue.waiting(&RowId::new("a2")).expect("it waits");
        assert_eq!(waiting.field, Some(Field::of::<Action>("commentary")));
    }

    #[test]
    fn a_finding_about_no_row_waits_too_and_an_explained_one_does_not() {
        let explained = Finding { explanation: Some("Agreed".to_owned()), ..finding(Tier::ExplainOrFix, Some("a3")) };
        let queue = Queue::of(&ret(), &[finding(Tier::MustFix, None), explained, finding(Tier::Notice, Some("a3"))]);
        assert_eq!(queue.loose(), [(0, Need::MustFix)]);
        assert_eq!(queue.waiting(&RowId::new("a3")), None);
    }
}
