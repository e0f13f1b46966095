//! Owns where the headline actions moved, as two stacks and the ribbons between them, in counts and words.
//! Must not know pixels.

use crate::app::grid::Mark;
use crate::consolidation::{Moves, Quarter, headline_statuses};
use crate::model::Status;
use crate::report;
use std::fmt::Write;

/// One end of the ribbons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// The shape and colour; nothing for actions that were not there.
    pub mark: Option<Mark>,
    /// The letter of the status; a dash for actions that were not there.
    pub letter: String,
    /// How many were in it.
    pub before: usize,
    /// How many are in it.
    pub now: usize,
}

/// How many went from one node to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ribbon {
    /// The node they were in.
    pub from: usize,
    /// The node they are in.
    pub to: usize,
    /// How many.
    pub count: usize,
    /// "15 from medium issues to on track".
    pub words: String,
}

/// The whole of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlowView {
    /// Last quarter and this one.
    pub quarters: [String; 2],
    /// The nodes, in the order of the headline table.
    pub nodes: Vec<Node>,
    /// The ribbons, by where they come from and go to.
    pub ribbons: Vec<Ribbon>,
    /// How many there are altogether.
    pub total: usize,
    /// "303 kept their status, 107 changed it".
    pub summary: String,
    /// The same with each move, for those who cannot see the picture.
    pub spoken: String,
}

/// How many stayed, changed, came and went.
fn summary(moves: &Moves) -> String {
    let count = |wanted: &dyn Fn(&Option<Status>, &Option<Status>) -> bool| -> usize {
        moves.iter().filter(|((was, is), _)| wanted(was, is)).map(|(_, count)| count).sum()
    };
    let stayed = count(&|was, is| was == is);
    let changed = count(&|was, is| was.is_some() && is.is_some() && was != is);
    let (came, went) = (count(&|was, _| was.is_none()), count(&|_, is| is.is_none()));
    let mut told = format!("{stayed} kept their status, {changed} changed it");
    if came > 0 {
        let _ = write!(told, ", {came} not there before (\u{2013})");
    }
    if went > 0 {
        let _ = write!(told, ", {went} no longer there (\u{2013})");
    }
    told
}

impl FlowView {
    /// Where the actions moved; nothing when there is no quarter before.
    pub fn of(quarter: &Quarter) -> Option<Self> {
        let moves = quarter.moves();
        let total: usize = moves.values().sum();
        if total == 0 {
            return None;
        }
        let framework = quarter.framework();
        let keys: Vec<Option<Status>> =
            headline_statuses(framework).into_iter().map(Some).chain(std::iter::once(None)).collect();
        let nodes = keys.iter().map(|key| Node {
            mark: key.map(Mark::from),
            letter: key.map_or_else(|| "\u{2013}".to_owned(), |status| report::letter(framework, status)),
            before: moves.iter().filter(|((was, _), _)| was == key).map(|(_, count)| count).sum(),
            now: moves.iter().filter(|((_, is), _)| is == key).map(|(_, count)| count).sum(),
        });
        let place = |status| keys.iter().position(|key| *key == status);
        let ribbon = |((was, is), count): (&(Option<Status>, Option<Status>), &usize)| {
            let words = match (was, is) {
                (Some(was), Some(is)) if was == is => {
                    format!("{count} stayed at {}", report::short_word(framework, *was).to_lowercase())
                }
                _ => format!("{count} {}", report::from_to(framework, *was, *is)),
            };
            Some(Ribbon { from: place(*was)?, to: place(*is)?, count: *count, words })
        };
        let mut ribbons: Vec<Ribbon> = moves.iter().filter_map(ribbon).collect();
        ribbons.sort_by_key(|ribbon| (ribbon.from, ribbon.to));
        let quarters = [report::short_period(quarter.before().period), report::short_period(quarter.period())];
        let [before, now] = &quarters;
        Some(Self {
            spoken: format!("Where actions moved from {before} to {now}. {}", report::moves(quarter)),
            summary: summary(&moves),
            nodes: nodes.collect(),
            quarters,
            ribbons,
            total,
        })
    }

    /// The moves that are moves, largest first.
    pub fn moved(&self) -> Vec<&Ribbon> {
        let mut moved: Vec<&Ribbon> = self.ribbons.iter().filter(|ribbon| ribbon.from != ribbon.to).collect();
        moved.sort_by_key(|ribbon| std::cmp::Reverse(ribbon.count));
        moved
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_summary_tells_those_that_came_and_went_apart_from_those_that_changed() {
        let (green, amber) = (Some(Status::OnTrack), Some(Status::Medium));
        let moves = Moves::from([((green, green), 5), ((green, amber), 2), ((None, green), 3), ((amber, None), 1)]);
        let told = "5 kept their status, 2 changed it, 3 not there before (\u{2013}), 1 no longer there (\u{2013})";
        assert_eq!(summary(&moves), told);
    }
}
