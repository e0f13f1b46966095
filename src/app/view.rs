//! Owns which rows of a table are shown and in which order: chips, find and sort, turned into row ids once a revision.
//! Must not know how a row is drawn.

use super::grid::Heading;
use super::queue::{has_moved, is_answered};
use crate::framework::Framework;
use crate::model::{Field, Finding, MeasureStatus, RecordKind, Ref, Return, RowId, Status, Tier};
use crate::tables::{CellText, ColumnKind};
use rust_decimal::Decimal;
use std::collections::{BTreeSet, HashMap, HashSet};

/// A chip above the grid: which rows it lets through.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Chip {
    /// Every row.
    #[default]
    All,
    /// Rows without an update: nobody set or confirmed them this quarter, or somebody said that there is none.
    NotUpdated,
    /// Rows that are red.
    Red,
    /// Rows with something that must be fixed.
    MustFix,
    /// Rows whose status or figure differs from last quarter's.
    Changed,
}

impl Chip {
    /// In the order they stand on screen.
    pub const ALL: [Self; 5] = [Self::All, Self::NotUpdated, Self::Red, Self::MustFix, Self::Changed];

    /// The words on screen.
    pub fn title(self) -> &'static str {
        match self {
            Self::All => "All",
            Self::NotUpdated => "Not updated",
            Self::Red => "Red",
            Self::MustFix => "Must fix",
            Self::Changed => "Changed",
        }
    }
}

/// What a person asked to see.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// The chips; a row must be behind each of them.
    pub chips: BTreeSet<Chip>,
    /// Words that are looked for.
    pub find: String,
    /// Whether only rows that hold the words are shown.
    pub only_found: bool,
    /// The column that decides the order, and whether from the end.
    pub sort: Option<(Field, bool)>,
}

impl Wanted {
    /// Puts a chip on, or takes it off; all rows are shown when none is on.
    pub fn toggle(&mut self, chip: Chip) {
        if chip == Chip::All {
            self.chips.clear();
        } else if !self.chips.remove(&chip) {
            self.chips.insert(chip);
        }
    }

    /// Whether some rows are left out.
    pub fn is_filtered(&self) -> bool {
        !self.chips.is_empty() || (self.only_found && !self.find.trim().is_empty())
    }

    /// Shows every row; what is looked for and the order stay.
    pub fn show_all(&mut self) {
        self.chips.clear();
        self.only_found = false;
    }
}

/// The rows to show, the headings above them, and how many rows each chip would let through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// Rows in order.
    pub rows: Vec<RowId>,
    /// Headings in order.
    pub headings: Vec<Heading>,
    /// Rows behind each chip, in the order of [`Chip::ALL`].
    pub counts: [usize; 5],
    places: HashMap<RowId, usize>,
}

impl View {
    /// The rows of a kind of record as a person asked for them; of those named, where some are.
    pub fn of(
        ret: &Return,
        kind: RecordKind,
        wanted: &Wanted,
        only: Option<&HashSet<RowId>>,
        findings: &[Finding],
        framework: &Framework,
    ) -> Self {
        let must_fix = must_fix(kind, findings);
        let mut counts = [0; 5];
        let mut rows: Vec<Sorted> = Vec::new();
        for id in ids(ret, kind) {
            let lets_through = Chip::ALL.map(|chip| passes(ret, kind, &id, chip, &must_fix));
            count(&mut counts, lets_through);
            let chosen =
                Chip::ALL.iter().zip(lets_through).all(|(chip, passes)| passes || !wanted.chips.contains(chip));
            if chosen && only.is_none_or(|only| only.contains(&id)) {
                rows.push(sortable(ret, kind, id, wanted, framework));
            }
        }
        rows.sort_by(|a, b| a.group.cmp(&b.group).then_with(|| a.key.cmp(&b.key)));
        if wanted.sort.is_some_and(|(_, from_end)| from_end) {
            rows.reverse();
        }
        let headings = if wanted.sort.is_none() { headings(&rows, framework) } else { Vec::new() };
        let rows: Vec<RowId> = rows.into_iter().map(|row| row.id).collect();
        let places = rows.iter().enumerate().map(|(place, id)| (id.clone(), place)).collect();
        Self { rows, headings, counts, places }
    }

    /// How many rows each chip lets through.
    pub fn counts(ret: &Return, kind: RecordKind, findings: &[Finding]) -> [usize; 5] {
        let must_fix = must_fix(kind, findings);
        let mut counts = [0; 5];
        for id in ids(ret, kind) {
            count(&mut counts, Chip::ALL.map(|chip| passes(ret, kind, &id, chip, &must_fix)));
        }
        counts
    }

    /// Where a row stands among those shown.
    pub fn place(&self, id: &RowId) -> Option<usize> {
        self.places.get(id).copied()
    }
}

fn must_fix(kind: RecordKind, findings: &[Finding]) -> HashSet<&RowId> {
    let of_kind = findings
        .iter()
        .filter(|finding| finding.tier == Tier::MustFix && finding.place.record == Some(kind))
        .filter_map(|finding| finding.place.row.as_ref());
    of_kind.collect()
}

fn count(counts: &mut [usize; 5], lets_through: [bool; 5]) {
    for (count, passes) in counts.iter_mut().zip(lets_through) {
        *count += usize::from(passes);
    }
}

/// A row with what decides its place. The sort is stable, so equal keys stay in source order.
struct Sorted {
    group: usize,
    key: (bool, Option<Decimal>, Ref),
    id: RowId,
}

fn ids(ret: &Return, kind: RecordKind) -> Vec<RowId> {
    fn of<R>(rows: &[crate::model::Row<R>]) -> Vec<RowId> {
        rows.iter().map(|row| row.id.clone()).collect()
    }
    match kind {
        RecordKind::Action => of(ret.actions().rows()),
        RecordKind::Risk => of(ret.risks().rows()),
        RecordKind::Narrative => of(ret.narratives().rows()),
        RecordKind::Measure => {
            let current = |row: &&crate::model::Row<crate::model::Measure>| row.record.period == ret.header().period;
            ret.measures().rows().iter().filter(current).map(|row| row.id.clone()).collect()
        }
        _ => Vec::new(),
    }
}

fn passes(ret: &Return, kind: RecordKind, id: &RowId, chip: Chip, must_fix: &HashSet<&RowId>) -> bool {
    match chip {
        Chip::All => true,
        Chip::MustFix => must_fix.contains(id),
        Chip::NotUpdated => match kind {
            RecordKind::Action => ret.actions().row(id).is_some_and(|r| r.record.counted_status() == Status::NoUpdate),
            RecordKind::Measure => ret.measures().row(id).is_some_and(|r| !is_answered(&r.record)),
            RecordKind::Risk => ret.risks().row(id).is_some_and(|r| r.record.confirmed_at.is_none()),
            _ => ret.narratives().row(id).is_some_and(|r| r.record.text.is_empty()),
        },
        Chip::Red => match kind {
            RecordKind::Action => {
                ret.actions().row(id).is_some_and(|r| r.record.counted_status() == Status::Significant)
            }
            RecordKind::Measure => ret.measures().row(id).is_some_and(|r| r.record.status == Some(MeasureStatus::Red)),
            RecordKind::Risk => ret.risks().row(id).is_some_and(|r| r.record.rating == Some(crate::model::Band::Red)),
            _ => false,
        },
        Chip::Changed => match kind {
            RecordKind::Action => ret.actions().row(id).is_some_and(|r| has_moved(&r.record)),
            RecordKind::Risk => ret
                .risks()
                .row(id)
                .is_some_and(|r| r.record.confirmed_at.is_some() && r.record.score != r.record.previous_score),
            _ => false,
        },
    }
}

fn sortable(ret: &Return, kind: RecordKind, id: RowId, wanted: &Wanted, framework: &Framework) -> Sorted {
    match wanted.sort {
        Some((field, _)) => {
            let text = ret.text(&id, field).unwrap_or_default();
            // Blank last, as in a spreadsheet; figures by size; references and ISO dates sort naturally as text with digit runs.
            let is_figure = field.column().is_some_and(|column| column.kind == ColumnKind::Decimal);
            let figure = if is_figure { Decimal::parse(&text).ok() } else { None };
            Sorted { group: 0, key: (text.is_empty(), figure, Ref::new(text)), id }
        }
        None => Sorted { group: group(ret, kind, &id, framework), key: (false, None, Ref::default()), id },
    }
}

/// The place of the row's outcome in the framework; rows without one come last.
fn group(ret: &Return, kind: RecordKind, id: &RowId, framework: &Framework) -> usize {
    let outcome = Field::named(kind, "outcome").and_then(|field| ret.text(id, field)).unwrap_or_default();
    let outcomes = framework.outcomes();
    outcomes.iter().position(|known| known.id.as_str() == outcome).unwrap_or(outcomes.len())
}

/// A heading above the first row of each outcome, where the rows are of several.
fn headings(rows: &[Sorted], framework: &Framework) -> Vec<Heading> {
    let several = rows.first().zip(rows.last()).is_some_and(|(first, last)| first.group != last.group);
    let starts = rows.iter().enumerate().filter(|(at, row)| {
        let before = at.checked_sub(1).and_then(|before| rows.get(before));
        several && before.is_none_or(|before| before.group != row.group)
    });
    let named = starts.map(|(before, row)| {
        let text = framework.outcomes().get(row.group).map_or("No outcome", |outcome| outcome.name.as_str());
        Heading { before, text: text.to_owned() }
    });
    named.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Action, OutcomeId, Parts, Row};
    use crate::tables::RowText;
    use jiff::Timestamp;

    fn action(id: &str, reference: &str, outcome: &str, status: Option<Status>) -> Row<Action> {
        let record = Action {
            reference: Ref::new(reference),
            outcome: Some(OutcomeId::new(outcome)),
            status,
            confirmed_at: status.map(|_| Timestamp::UNIX_EPOCH),
            ..Action::default()
        };
        Row { id: RowId::new(id), record, extra: RowText::new() }
    }

    fn ret() -> Return {
        let actions = vec![
            action("a1", "27a", "one-council", Some(Status::Significant)),
            action("a2", "130", "best-start", None),
            action("a3", "27", "one-council", Some(Status::OnTrack)),
        ];
        Return::from_parts(Parts { actions, ..Parts::default() }).expect("three rows")
    }

    fn shown(wanted: &Wanted) -> Vec<String> {
        let view = View::of(&ret(), RecordKind::Action, wanted, None, &[], &Framework::built_in());
        view.rows.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn rows_stand_under_their_outcome_in_the_councils_order() {
        let view = View::of(&ret(), RecordKind::Action, &Wanted::default(), None, &[], &Framework::built_in());
        let headings: Vec<_> = view.headings.iter().map(|heading| (heading.before, &heading.text[..10])).collect();
        assert_eq!(headings, [(0, "Best Start"), (1, "One Counci")]);
        assert_eq!(shown(&Wanted::default()), ["a2", "a1", "a3"]);
        assert_eq!(view.counts, [3, 1, 1, 0, 0]);
    }

    #[test]
    fn a_chip_lets_its_rows_through() {
        let mut wanted = Wanted::default();
        wanted.toggle(Chip::Red);
        assert_eq!(shown(&wanted), ["a1"]);
    }

    #[test]
    fn chips_combine_and_all_takes_them_off() {
        let mut wanted = Wanted::default();
        wanted.toggle(Chip::Red);
        wanted.toggle(Chip::NotUpdated);
        assert_eq!(shown(&wanted), [""; 0], "nothing is red and not updated");
        wanted.toggle(Chip::Red);
        assert_eq!(shown(&wanted), ["a2"]);
        wanted.toggle(Chip::All);
        assert!(!wanted.is_filtered());
    }

    #[test]
    fn a_sorted_column_follows_the_councils_own_order() {
        let sort = Some((Field::of::<Action>("ref"), false));
        assert_eq!(shown(&Wanted { sort, ..Wanted::default() }), ["a3", "a1", "a2"]);
    }

    #[test]
    fn only_the_rows_named_are_shown_and_all_are_counted() {
        let only = HashSet::from([RowId::new("a3")]);
        let wanted = Wanted::default();
        let view = View::of(&ret(), RecordKind::Action, &wanted, Some(&only), &[], &Framework::built_in());
        assert_eq!((view.rows, view.counts), (vec![RowId::new("a3")], [3, 1, 1, 0, 0]));
    }
}
