//! Owns what the actions say together: the headline table, the splits, where they moved, the reds and the silent ones.
//! Must not know how any of it is laid out.

use super::pairing::{Entry, Key, Pair, pair, renames};
use super::{Counts, Held, Quarter, Side, headline_statuses};
use crate::framework::{BodyKind, Plan};
use crate::model::{Action, BodyId, OutcomeId, RecordKind, Return, Status};
use std::collections::BTreeMap;

/// A row of the headline table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeadlineRow {
    /// The status.
    pub status: Status,
    /// This quarter, of every body that returned.
    pub now: usize,
    /// Last quarter, of the bodies that returned in both; nothing when there is nothing to compare with.
    pub before: Option<usize>,
    /// This quarter, of the bodies that returned in both.
    pub now_of_same: Option<usize>,
}

impl HeadlineRow {
    /// The change since last quarter, of the bodies that returned in both.
    pub fn change(&self) -> Option<i64> {
        let signed = |n: usize| i64::try_from(n).ok();
        Some(signed(self.now_of_same?)? - signed(self.before?)?)
    }
}

/// The counts of one outcome, body or plan in both quarters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Split {
    /// Its id; empty for actions that name none.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Last quarter, of the bodies that count in `now`; nothing where these had no return, or not all of them.
    pub before: Option<Counts>,
    /// This quarter; nothing for a body without a return.
    pub now: Option<Counts>,
}

/// How many headline actions went from one status to another; nothing on a side means the action was not there.
pub type Moves = BTreeMap<(Option<Status>, Option<Status>), usize>;

/// An action of this quarter with what it was.
#[derive(Clone, Copy, Debug)]
pub struct ActionLine<'a> {
    /// The action and its body.
    pub held: Held<'a, Action>,
    /// The status that counts, complete told apart.
    pub now: Status,
    /// The status that counted last quarter; nothing when it was not there.
    pub was: Option<Status>,
    /// Whether it is counted in the headline table.
    pub headline: bool,
}

impl ActionLine<'_> {
    /// Whether a status stands there that nobody set or confirmed this quarter.
    pub fn is_carried_forward(&self) -> bool {
        self.now == Status::NoUpdate && self.held.record().status.is_some_and(|status| status != Status::NoUpdate)
    }
}

impl Quarter {
    /// The counts of the headline table this quarter.
    pub fn counts_now(&self) -> Counts {
        self.counts(&self.now, |held| self.is_headline(held))
    }

    /// The counts of the headline table last quarter, of the bodies that returned in both; nothing when there are none.
    pub fn counts_before(&self) -> Option<Counts> {
        self.comparison().map(|compared| compared.before)
    }

    /// The headline table, in the framework's order.
    pub fn headline(&self) -> Vec<HeadlineRow> {
        let (compared, now) = (self.comparison(), self.counts_now());
        let row = |status| {
            let (before, now_of_same) =
                compared.as_ref().map(|compared| (compared.before.get(status), compared.now.get(status))).unzip();
            HeadlineRow { status, now: now.get(status), before, now_of_same }
        };
        headline_statuses(&self.framework).into_iter().map(row).collect()
    }

    /// Headline actions by strategic outcome, in the council's order.
    pub fn by_outcome(&self) -> Vec<Split> {
        let mut splits: Vec<Split> = Vec::new();
        for outcome in self.framework.outcomes() {
            let own =
                |held: &Held<'_, Action>| self.is_headline(held) && self.outcome_of(held.record()) == Some(&outcome.id);
            splits.push(self.split(outcome.id.as_str(), &outcome.name, own));
        }
        let named = |id: &OutcomeId| self.framework.outcome(id).is_some();
        let rest = self.split("", "No outcome given", |held| {
            self.is_headline(held) && !self.outcome_of(held.record()).is_some_and(named)
        });
        splits.extend(Some(rest).filter(has_any));
        splits
    }

    /// Headline actions by body, in the council's order; bodies that are no directorate only where they have some.
    pub fn by_body(&self) -> Vec<Split> {
        let bodies = self.framework.bodies().iter();
        let splits = bodies.map(|body| {
            let of = |side: &Side| {
                let own = |held: &Held<'_, Action>| self.is_headline(held) && *held.body == body.id;
                side.has(&body.id).then(|| self.counts(side, own))
            };
            let (before, now) = (of(&self.before), of(&self.now));
            let split = Split { id: body.id.to_string(), name: body.name.clone(), before, now };
            (split, body.kind == Some(BodyKind::Directorate))
        });
        splits.filter(|(split, directorate)| *directorate || has_any(split)).map(|(split, _)| split).collect()
    }

    /// Actions of the plans that are not in the headline table, by plan.
    pub fn other_plans(&self) -> Vec<Split> {
        let others = self.framework.plans().iter().filter(|plan| !self.framework.is_headline(&plan.id));
        let of = |plan: &Plan| self.split(plan.id.as_str(), &plan.name, |held| held.record().plan == plan.id);
        others.map(of).filter(has_any).collect()
    }

    /// Counts over all bodies. Last quarter's are those of the same bodies, or are not told.
    fn split(&self, id: &str, name: &str, belongs: impl Fn(&Held<'_, Action>) -> bool) -> Split {
        let comparable = self.comparison().is_some_and(|compared| compared.covers_now);
        let before = comparable.then(|| self.counts(&self.before, |held| self.now.has(held.body) && belongs(held)));
        Split { id: id.to_owned(), name: name.to_owned(), before, now: Some(self.counts(&self.now, belongs)) }
    }

    fn counts(&self, side: &Side, belongs: impl Fn(&Held<'_, Action>) -> bool) -> Counts {
        let own = side.rows(Return::actions).filter(|held| belongs(held));
        Counts::of(&self.framework, own.map(|held| held.record().counted_status()))
    }

    fn is_headline(&self, held: &Held<'_, Action>) -> bool {
        self.framework.is_headline(&held.record().plan)
    }

    /// Where the headline actions of the bodies that returned in both quarters moved; empty when there is nothing to compare.
    pub fn moves(&self) -> Moves {
        let mut moves = Moves::new();
        if self.before.period.is_none() {
            return moves;
        }
        for pair in self.action_pairs(|held| self.is_headline(held) && self.is_in_both(held.body)) {
            let folded = |entry: Option<Entry<'_, Held<'_, Action>>>| {
                entry.map(|entry| self.framework.folds_into(entry.what.record().counted_status()))
            };
            *moves.entry((folded(pair.before), folded(pair.now))).or_default() += 1;
        }
        moves
    }

    /// Every action of this quarter, in the order of plan, outcome, body and reference.
    pub fn action_lines(&self) -> Vec<ActionLine<'_>> {
        let line = |pair: Pair<'_, Held<'_, Action>>| {
            let was = pair.before.map(|entry| entry.what.record().counted_status());
            pair.now.map(|entry| (entry.what.row.id.clone(), entry.body.clone(), was))
        };
        let was: BTreeMap<(BodyId, crate::model::RowId), Option<Status>> = self
            .action_pairs(|_| true)
            .into_iter()
            .filter_map(line)
            .map(|(row, body, was)| ((body, row), was))
            .collect();
        let lines = self.now.rows(Return::actions).map(|held| ActionLine {
            held,
            now: held.record().counted_status(),
            was: was.get(&(held.body.clone(), held.row.id.clone())).copied().flatten(),
            headline: self.framework.is_headline(&held.record().plan),
        });
        let mut lines: Vec<ActionLine<'_>> = lines.collect();
        lines.sort_by_cached_key(|line| {
            let action = line.held.record();
            let outcome = self.outcome_order(self.outcome_of(action));
            let reference = action.reference.clone();
            (
                self.plan_order(&action.plan),
                outcome,
                self.body_order(line.held.body),
                reference,
                line.held.row.id.clone(),
            )
        });
        lines
    }

    /// The actions of this quarter with significant issues.
    pub fn red_actions(&self) -> Vec<ActionLine<'_>> {
        self.action_lines().into_iter().filter(|line| line.now == Status::Significant).collect()
    }

    /// The actions of this quarter without an update.
    pub fn silent_actions(&self) -> Vec<ActionLine<'_>> {
        self.action_lines().into_iter().filter(|line| line.now == Status::NoUpdate).collect()
    }

    fn action_pairs(&self, wanted: impl Fn(&Held<'_, Action>) -> bool) -> Vec<Pair<'_, Held<'_, Action>>> {
        let renames = renames(RecordKind::Action, self.now.events().map(|held| held.record()));
        pair(action_entries(&self.before, &wanted), action_entries(&self.now, &wanted), &renames)
    }
}

fn action_entries<'a>(side: &'a Side, wanted: &impl Fn(&Held<'_, Action>) -> bool) -> Vec<Entry<'a, Held<'a, Action>>> {
    let rows = side.rows(Return::actions).filter(|held| wanted(held));
    let entry = |held: Held<'a, Action>| {
        let action = held.record();
        let key = Key { container: action.plan.to_string(), reference: action.reference.clone() };
        Entry { key, body: held.body, what: held }
    };
    rows.map(entry).collect()
}

fn has_any(split: &Split) -> bool {
    [&split.before, &split.now].into_iter().flatten().any(|counts| counts.total() > 0)
}
