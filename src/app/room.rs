//! Owns the return room: one document with its findings, its grids, and what a person is about to explain or sign.
//! Must not know egui, files or threads.

use super::Section;
use super::columns::KINDS;
use super::designed::columns;
use super::effect::Receipt;
use super::explaining::Explaining;
use super::find::Found;
use super::grid::{GridColumn, GridState};
use super::layout::Layout;
use super::merging::{self, Clash};
use super::overview::Overview;
use super::population::PopulationLine;
use super::quarters::Quarters;
use super::queue::{Gap, Queue};
use super::record::Panel;
use super::saved_states::SavedStates;
use super::signing::SigningOff;
use super::view::{View, Wanted};
use crate::checks::{Checked, Context};
use crate::document::{Conflict, Document};
use crate::framework::Framework;
use crate::model::{Action, Edit, Field, Finding, RecordKind, ReturnState, RowId, Status, Tier};
use crate::package::Package;
use jiff::civil::Date;
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

/// A grid of the return room.
#[derive(Clone, Debug, Default)]
pub struct Grid {
    /// Every column it can have.
    pub designed: Vec<GridColumn>,
    /// How someone arranged them.
    pub layout: Layout,
    /// Those shown, in order.
    pub columns: Vec<GridColumn>,
    /// What the person asked to see.
    pub wanted: Wanted,
    /// The rows that gives.
    pub view: View,
    /// The cells that hold the words looked for.
    pub found: Found,
    /// How often the field for those words was to have the keyboard.
    pub find_asked: u64,
    /// Where the other quarters' figures are.
    pub(super) quarters: Quarters,
    /// The cursor and the text being typed.
    pub state: GridState,
    /// The block that was asked about.
    pub(super) pending: Option<Pending>,
}

/// A block that is understood and not put in yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pending {
    /// Each cell with its new text.
    pub(super) changes: Vec<(RowId, Field, String)>,
    /// What is said when it is done.
    pub(super) told: String,
}

/// How many records stand under each status, in the framework's order.
type StatusCounts = Vec<(Status, usize)>;

fn by_status(statuses: impl Iterator<Item = Status>) -> StatusCounts {
    let mut counts: StatusCounts = Status::ALL.iter().map(|status| (*status, 0)).collect();
    for status in statuses {
        if let Some((_, count)) = counts.iter_mut().find(|(known, _)| *known == status) {
            *count += 1;
        }
    }
    counts
}

/// How far saving has come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Saved {
    /// The last revision whose step is known to be on disk.
    pub revision: u64,
    /// When that was, as the foot shows it.
    pub at: String,
    /// Why the last write failed; the work is still in memory.
    pub problem: Option<String>,
}

/// The return room.
#[derive(Debug)]
pub struct Room {
    pub(super) document: Document,
    /// What the package holds beside the return and its history.
    pub(super) shell: Package,
    pub(super) path: PathBuf,
    pub(super) findings: Vec<Finding>,
    flags: HashMap<(RowId, Option<Field>), Tier>,
    /// How many actions stand under each status now and stood last quarter; the foot shows them in every frame.
    counts: (StatusCounts, StatusCounts),
    checked: Checked,
    /// The day of the checks; on another day other things are late.
    pub(super) day: Date,
    pub(super) actions: Grid,
    pub(super) measures: Grid,
    pub(super) risks: Grid,
    pub(super) narratives: Grid,
    pub(super) saved: Saved,
    pub(super) signing: SigningOff,
    /// The finding last gone to.
    pub(super) current: Option<usize>,
    /// The revision that was last handed on to be written whole.
    pub(super) written: u64,
    /// The explanation that is being written.
    pub(super) explaining: Option<Explaining>,
    /// What verifying gave, for a sealed bundle.
    pub(super) receipt: Option<Receipt>,
    /// Why it can only be read, for a draft that another window has.
    pub(super) read_only: Option<String>,
    /// What another person changed and we changed too.
    pub(super) conflicts: Vec<Conflict>,
    /// The saved states of its file, once somebody asked for them.
    pub(super) states: Option<SavedStates>,
    /// The overview, once somebody looked at it.
    overview: Option<Overview>,
    /// What still needs a person.
    pub(super) queue: Queue,
    /// What the panel beside the grid shows.
    pub(super) panel: Panel,
    /// How often somebody asked to explain what they are at; the field takes the keyboard each time.
    pub(super) asked_to_explain: u64,
    /// What the person was last kept at a record for.
    pub(super) told_gap: Option<Gap>,
    /// How the population came from last quarter to this one, and the revision that was worked out for.
    pub(super) population: Option<(u64, Vec<PopulationLine>)>,
}

impl Room {
    /// A room for this document, checked as of `today`.
    pub fn new(document: Document, shell: Package, path: PathBuf, today: Date) -> Self {
        let period = document.ret().header().period;
        let grid = |kind| {
            let columns = columns(kind, &shell.framework, period);
            Grid { designed: columns.clone(), columns, ..Grid::default() }
        };
        let mut room = Self {
            actions: grid(RecordKind::Action),
            measures: grid(RecordKind::Measure),
            risks: grid(RecordKind::Risk),
            narratives: grid(RecordKind::Narrative),
            signing: SigningOff::default(),
            document,
            shell,
            path,
            findings: Vec::new(),
            flags: HashMap::new(),
            counts: Default::default(),
            checked: Checked::default(),
            day: today,
            saved: Saved::default(),
            current: None,
            written: 0,
            explaining: None,
            receipt: None,
            read_only: None,
            conflicts: Vec::new(),
            states: None,
            overview: None,
            queue: Queue::default(),
            panel: Panel::default(),
            asked_to_explain: 0,
            told_gap: None,
            population: None,
        };
        room.check_all(today);
        for kind in KINDS {
            room.look_again(kind);
        }
        room
    }

    /// The document.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// The framework the return answers.
    pub fn framework(&self) -> &Framework {
        &self.shell.framework
    }

    /// The same, to be shared.
    pub fn framework_shared(&self) -> Arc<Framework> {
        Arc::clone(&self.shell.framework)
    }

    /// The file.
    pub fn path(&self) -> &PathBuf {
        &self.path
    }

    /// The findings of the current revision, hardest first.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// How many findings of a tier are open: for explain or fix, those without an explanation.
    pub fn open(&self, tier: Tier) -> usize {
        let open =
            |finding: &&Finding| finding.tier == tier && (tier == Tier::MustFix || finding.explanation.is_none());
        self.findings.iter().filter(open).count()
    }

    /// The grid of a kind of record.
    pub fn grid(&self, kind: RecordKind) -> Option<&Grid> {
        match kind {
            RecordKind::Action => Some(&self.actions),
            RecordKind::Measure => Some(&self.measures),
            RecordKind::Risk => Some(&self.risks),
            RecordKind::Narrative => Some(&self.narratives),
            _ => None,
        }
    }

    pub(super) fn grid_mut(&mut self, kind: RecordKind) -> Option<&mut Grid> {
        match kind {
            RecordKind::Action => Some(&mut self.actions),
            RecordKind::Measure => Some(&mut self.measures),
            RecordKind::Risk => Some(&mut self.risks),
            RecordKind::Narrative => Some(&mut self.narratives),
            _ => None,
        }
    }

    /// How far saving has come.
    pub fn saved(&self) -> &Saved {
        &self.saved
    }

    /// Whether every step is on disk.
    pub fn is_saved(&self) -> bool {
        self.saved.revision == self.document.revision() && self.saved.problem.is_none()
    }

    /// What is about to be signed.
    pub fn signing(&self) -> &SigningOff {
        &self.signing
    }

    /// Whether the file itself is behind the work; the live store never is.
    pub fn is_behind(&self) -> bool {
        self.can_change() && self.written != self.document.revision()
    }

    /// The finding last gone to.
    pub fn current(&self) -> Option<usize> {
        self.current
    }

    /// The explanation that is being written of a finding; nothing while another one's is.
    pub fn explaining(&self, finding: &Finding) -> Option<&str> {
        self.explaining.as_ref().filter(|open| open.is_of(finding)).map(|open| open.text.as_str())
    }

    /// What verifying gave, for a sealed bundle.
    pub fn receipt(&self) -> Option<&Receipt> {
        self.receipt.as_ref()
    }

    /// Whether the return is a sealed bundle, to be read only.
    pub fn is_sealed(&self) -> bool {
        self.document.ret().header().state == Some(ReturnState::Sealed)
    }

    /// Why it can only be read, for a draft that another window has.
    pub fn read_only(&self) -> Option<&str> {
        self.read_only.as_deref()
    }

    /// Whether the return can be changed here: it is not sealed and no other window has it.
    pub fn can_change(&self) -> bool {
        !self.is_sealed() && self.read_only.is_none()
    }

    /// The saved states of its file, once they were read.
    pub fn states(&self) -> Option<&SavedStates> {
        self.states.as_ref()
    }

    /// The overview as last worked out; the page asks for it to be up to date.
    pub fn overview(&self) -> Option<&Overview> {
        self.overview.as_ref()
    }

    /// Brings the overview up to date, where anything changed since it was worked out.
    pub(super) fn overlook(&mut self) {
        if self.overview.as_ref().is_none_or(|overview| !overview.is_of(self)) {
            self.overview = Some(Overview::of(self));
        }
    }

    /// What another person changed and we changed too, in words.
    pub fn clashes(&self) -> Vec<Clash> {
        let shown = |field, text: &str| self.in_words(field, text).text;
        self.conflicts.iter().map(|conflict| merging::clash(conflict, &self.document, shown)).collect()
    }

    /// How many things another person changed and we changed too.
    pub fn clash_count(&self) -> usize {
        self.conflicts.len()
    }

    /// The gravest finding about a cell, or about its row as a whole.
    pub fn flag(&self, row: &RowId, field: Option<Field>) -> Option<Tier> {
        self.flags.get(&(row.clone(), field)).copied()
    }

    /// "38 of 46" for a section: how many rows are done of how many.
    pub fn progress(&self, section: Section) -> Option<(usize, usize)> {
        let grid = self.grid(section.kind()?)?;
        let [all, not_updated, ..] = grid.view.counts;
        Some((all.saturating_sub(not_updated), all))
    }

    /// How many actions count under each status, in the framework's order.
    pub fn status_counts(&self) -> &[(Status, usize)] {
        &self.counts.0
    }

    /// The same for last quarter, as this return tells it.
    pub fn previous_counts(&self) -> &[(Status, usize)] {
        &self.counts.1
    }

    /// The package as it would be written now.
    pub fn package(&self) -> Package {
        Package { ret: self.document.ret().clone(), log: self.document.log().to_vec(), ..self.shell.clone() }
    }

    fn check_all(&mut self, today: Date) {
        let context = Context::new(self.document.ret(), self.document.previous(), &self.shell.framework, today);
        (self.checked, self.day) = (Checked::all(&context), today);
        self.take_findings();
    }

    /// Checks what these edits touched; they are in the document already.
    pub(super) fn check_again(&mut self, edits: &[Edit], today: Date) {
        if self.day != today {
            self.check_all(today);
            return;
        }
        let context = Context::new(self.document.ret(), self.document.previous(), &self.shell.framework, today);
        self.checked.again(&context, edits);
        self.take_findings();
    }

    fn take_findings(&mut self) {
        self.findings = self.checked.findings();
        self.queue = Queue::of(self.document.ret(), &self.findings);
        let actions = self.document.ret().actions();
        let now = actions.records().map(Action::counted_status);
        let before = actions.records().filter_map(|action| action.previous_status);
        self.counts = (by_status(now), by_status(before));
        self.flags.clear();
        for finding in self.findings.iter().filter(|finding| finding.explanation.is_none()) {
            let Some(row) = finding.place.row.clone() else { continue };
            for field in [None, finding.place.field] {
                let flag = self.flags.entry((row.clone(), field)).or_insert(finding.tier);
                *flag = (*flag).min(finding.tier);
            }
        }
    }
}
