//! Owns making a draft of workbooks: blank or opened, workbooks taken in one by one.
//! Must not know how a workbook is understood.

use super::Trouble;
use crate::document::{Document, Starting, blank};
use crate::framework::Framework;
use crate::import::{self, Decisions, Imported, Mapping, Words};
use crate::model::{BodyId, Cause, Edit, Field, Header, Period, Return, ReturnState, Step};
use crate::package::{self, Earlier, Package};
use crate::store;
use crate::workbook::Workbook;
use jiff::Timestamp;
use std::path::Path;
use std::sync::Arc;

/// The role told in the history of a draft made without a window.
const PREPARER: &str = "Preparer";

/// Whose return a draft is.
pub struct ForWhom<'a> {
    /// The framework.
    pub framework: &'a Arc<Framework>,
    /// The body.
    pub body: &'a BodyId,
    /// The quarter.
    pub period: Period,
    /// When it is imported.
    pub at: Timestamp,
}

/// A draft that workbooks are taken into.
pub struct Draft {
    document: Document,
    shell: Package,
    answers: Option<Mapping>,
    decisions: Decisions,
}

impl Draft {
    /// A draft with nothing in it.
    pub fn blank(for_whom: &ForWhom<'_>, previous: &[Package]) -> Self {
        let ForWhom { framework, body, period, at } = *for_whom;
        let last = previous.first().map(|package| Arc::new(package.ret.clone()));
        let ret = blank(&Starting { framework, body, period, at, previous: last.as_deref() });
        let earlier = previous.iter().map(Earlier::of).collect();
        let shell = Package { earlier, ..Package::new(ret.clone(), Arc::clone(framework)) };
        Self { document: Document::new(ret, Vec::new(), last), shell, answers: None, decisions: Decisions::default() }
    }

    /// The return as it stands.
    pub fn ret(&self) -> &Return {
        self.document.ret()
    }

    /// What people have said the words and headings of the workbooks mean.
    pub fn use_answers(&mut self, answers: Mapping) {
        self.answers = Some(answers);
    }

    /// What is decided beforehand where a workbook and the return differ.
    pub fn use_decisions(&mut self, decisions: Decisions) {
        self.decisions = decisions;
    }

    /// Takes a workbook in, whole; gives what was understood.
    ///
    /// # Errors
    /// One sentence, when the draft does not take the step.
    pub fn take_in(&mut self, workbook: &Workbook, sha256: &str, for_whom: &ForWhom<'_>) -> Result<Imported, Trouble> {
        let context = import::Context {
            framework: for_whom.framework,
            words: Words::built_in(),
            body: for_whom.body,
            period: for_whom.period,
            mapping: self.answers.as_ref(),
            existing: self.document.ret(),
            log: self.document.log(),
            previous: self.document.previous(),
            at: for_whom.at,
            who: PREPARER,
            sha256,
        };
        let imported = import::import_with(workbook, &context, &self.decisions);
        self.document.apply(&imported.step).map_err(|problem| Trouble::said(problem.to_string()))?;
        Ok(imported)
    }

    /// Whether nobody is named yet as having prepared it.
    pub fn says_no_preparer(&self) -> bool {
        self.document.ret().header().prepared_by.is_empty()
    }

    /// Says who prepared the return, when that differs from what the workbook says.
    ///
    /// # Errors
    /// One sentence, when the draft does not take the step.
    pub fn prepared_by(&mut self, role: &str, at: Timestamp) -> Result<(), Trouble> {
        const PREPARED_BY: Field = Field::of::<Header>("prepared_by");
        let was = self.document.ret().header().prepared_by.clone();
        let edit = Edit::Field { row: Return::header_row(), field: PREPARED_BY, was, now: role.trim().to_owned() };
        self.document
            .apply(&Step::new(at, PREPARER, Cause::Typed, vec![edit]))
            .map_err(|problem| Trouble::said(problem.to_string()))
    }

    /// The package of the draft.
    pub fn into_package(self) -> Package {
        Package { ret: self.document.ret().clone(), log: self.document.log().to_vec(), ..self.shell }
    }

    /// The draft that lies at `path`, or a blank one when nothing does. Returns of earlier quarters given take the place of those it
    /// remembers. A file of another return is never written over.
    ///
    /// # Errors
    /// One sentence that names the file and the remedy.
    pub fn open(path: &Path, for_whom: &ForWhom<'_>, previous: &[Package]) -> Result<Self, Trouble> {
        if !path.exists() {
            return Ok(Self::blank(for_whom, previous));
        }
        let bytes = store::read_file(path)?;
        let ours = |shell: &Package| {
            let header = shell.ret.header();
            let same = header.body == *for_whom.body && header.period == Some(for_whom.period);
            same && header.state == Some(ReturnState::Draft)
        };
        let Some(mut shell) = package::read(&path.to_string_lossy(), &bytes).ok().filter(ours) else {
            let what = "is there already and is not a draft of this return; choose another name for the new draft";
            return Err(Trouble::said(format!("{}: {what}", path.display())));
        };
        if !previous.is_empty() {
            shell.earlier = previous.iter().map(Earlier::of).collect();
        }
        let last = shell.earlier.first().map(|earlier| Arc::new(earlier.ret().clone()));
        Ok(Self {
            document: Document::new(shell.ret.clone(), shell.log.clone(), last),
            shell,
            answers: None,
            decisions: Decisions::default(),
        })
    }
}
