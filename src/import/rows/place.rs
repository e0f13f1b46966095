//! Owns what a record inherits from where it stands: the sheet's name, the titles, the section headings above it.
//! Must not know the record's own cells.

use crate::import::concept::Concept;
use crate::import::draft::{self, Draft};
use crate::import::lift::Env;
use crate::import::spelling::plain;
use crate::model::RecordKind;
use crate::tables::Text;
use crate::workbook::CellRef;
use std::collections::BTreeMap;

/// Texts for fields that the place gives, each with its cell, if it has one.
#[derive(Clone, Debug, Default)]
pub(in crate::import) struct Place {
    values: BTreeMap<&'static str, (Text, From)>,
}

/// The cell a text came from, with what stands there.
type From = Option<draft::Place>;

impl Place {
    /// Takes in a sheet's name or a title: it speaks only where it names something of the framework.
    pub(in crate::import) fn title(&mut self, env: &Env<'_>, text: &str, at: Option<CellRef>) {
        self.named(env, text, at);
        let is_block = |(label, _): &(&str, &str)| BLOCKS.contains(&numberless(&plain(label)).as_str());
        if let (Some(at), Some(_)) = (at, text.split_once(':').filter(is_block)) {
            self.section(env, None, text, at);
        }
        if let Some(register) = register(text) {
            self.values.insert("register", (register.into(), at.map(|at| (at, text.into()))));
        }
    }

    /// Takes in a section heading: "Theme: Clean streets", "Outcome 1: Best start", "Clean streets".
    pub(in crate::import) fn section(&mut self, env: &Env<'_>, label: Option<&str>, text: &str, at: CellRef) {
        let (label, text) = match (label, text.split_once(':')) {
            (Some(label), _) => (plain(label), text.trim()),
            (None, Some((label, rest))) if !rest.trim().is_empty() => (numberless(&plain(label)), rest.trim()),
            _ => (String::new(), text.trim()),
        };
        if text.is_empty() || text.ends_with(':') {
            return;
        }
        let from = Some((at, text.into()));
        let labelled = env.words.heading(&label);
        let is = |concept| labelled.contains(&concept);
        match () {
            () if is(Concept::Outcome) || labelled.is_empty() && env.names.outcome(text).is_some() => {
                if let Some(id) = env.names.outcome(text) {
                    self.values.insert("outcome", (id.as_str().into(), from));
                    self.values.remove("theme");
                } else {
                    self.values.insert("theme", (text.into(), from));
                }
            }
            () if BLOCKS.contains(&numberless(&label).as_str()) => {
                let register = plain(text).replace(' ', "-");
                self.values.insert("register", (register.into(), from.clone()));
                self.values.insert("theme", (text.into(), from));
            }
            () if is(Concept::Theme) => drop(self.values.insert("theme", (text.into(), from))),
            () if is(Concept::Service) => drop(self.values.insert("service", (text.into(), from))),
            () if self.named(env, text, Some(at)) => {}
            () if labelled.is_empty() => {
                let whole = if label.is_empty() { text.into() } else { format!("{label}: {text}").into() };
                self.values.insert("theme", (whole, from));
            }
            () => {}
        }
    }

    fn named(&mut self, env: &Env<'_>, text: &str, at: Option<CellRef>) -> bool {
        let from = at.map(|at| (at, Text::from(text)));
        let mut any = false;
        for field in ["outcome", "plan", "contract", "component"] {
            if let Some(id) = env.names.id_for(field, text) {
                self.values.insert(field, (id.into(), from.clone()));
                any = true;
            }
        }
        any
    }

    /// The text the place gives for a field.
    pub(in crate::import) fn text(&self, field: &str) -> Option<&str> {
        self.values.get(field).map(|(text, _)| &**text)
    }

    /// Fills what the record's own cells did not say; the cells used.
    pub(in crate::import) fn fill(&self, draft: &mut Draft) -> Vec<CellRef> {
        let fields: &[&'static str] = match draft.kind {
            RecordKind::Action => &["outcome", "theme", "service", "plan"],
            RecordKind::Measure => &["outcome", "contract", "component"],
            RecordKind::Risk => &["outcome", "register"],
            RecordKind::Narrative => &["outcome"],
            _ => &[],
        };
        let mut used = Vec::new();
        for field in fields {
            let Some((text, from)) = self.values.get(field) else { continue };
            if draft.has(field) {
                continue;
            }
            draft.fill(field, Text::clone(text), from.clone());
            used.extend(from.as_ref().map(|(at, _)| *at));
        }
        used
    }
}

/// What a heading says before the name of a thing whose records follow: its risks are a register of their own.
const BLOCKS: [&str; 7] = ["project", "programme", "program", "scheme", "workstream", "work package", "initiative"];

/// Registers that a title names: "Programme risks" over a table of them.
const REGISTERS: [&str; 4] = ["programme", "operational", "strategic", "portfolio"];

/// "Section A: Programme risks" names a register.
fn register(text: &str) -> Option<&'static str> {
    let words = plain(text.rsplit(':').next().unwrap_or(text));
    let kind = words.strip_suffix(" risk register").or_else(|| words.strip_suffix(" risks"))?;
    REGISTERS.iter().find(|known| **known == kind).copied()
}

/// "outcome 1" is "outcome".
fn numberless(label: &str) -> String {
    label.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ').to_owned()
}
