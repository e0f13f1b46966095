//! Owns what else the returns bring: words by section, contracts, restatements, and what is exempt.
//! Must not know how any of it is laid out.

use super::{Held, Quarter};
use crate::framework::Section;
use crate::model::{Contract, Narrative, Publish, RecordKind, Ref, Restatement, Return};

/// A section of the report and the words returned for it.
#[derive(Clone, Debug)]
pub struct SectionWords<'a> {
    /// The section; nothing for words that name none the framework has.
    pub section: Option<&'a Section>,
    /// The words, in the order of bodies.
    pub words: Vec<Held<'a, Narrative>>,
}

impl Quarter {
    /// The words by section, in the report's order; sections without words are left out.
    pub fn narratives(&self) -> Vec<SectionWords<'_>> {
        let all: Vec<Held<'_, Narrative>> = self.now.rows(Return::narratives).collect();
        let of = |section: &Section| {
            let own = all.iter().filter(|held| held.record().section == section.id);
            SectionWords {
                section: self.framework.sections().iter().find(|s| s.id == section.id),
                words: own.copied().collect(),
            }
        };
        let mut sections: Vec<SectionWords<'_>> = self.framework.sections().iter().map(of).collect();
        let known =
            |held: &&Held<'_, Narrative>| self.framework.sections().iter().any(|s| s.id == held.record().section);
        let rest = all.iter().filter(|held| !known(held)).copied().collect();
        sections.push(SectionWords { section: None, words: rest });
        sections.retain(|section| !section.words.is_empty());
        sections
    }

    /// The contracts, in the framework's order.
    pub fn contracts(&self) -> Vec<Held<'_, Contract>> {
        let mut contracts: Vec<Held<'_, Contract>> = self.now.rows(Return::contracts).collect();
        let place = |held: &Held<'_, Contract>| {
            self.framework.contracts().iter().position(|terms| terms.id == held.record().contract).unwrap_or(usize::MAX)
        };
        contracts.sort_by_key(place);
        contracts
    }

    /// Declared changes of earlier figures, in the order of bodies.
    pub fn restatements(&self) -> Vec<Held<'_, Restatement>> {
        self.now.rows(Return::restatements).collect()
    }

    /// Whether a record of this kind and reference is marked exempt in any return of this quarter.
    pub fn is_exempt(&self, kind: RecordKind, reference: &Ref) -> bool {
        let exempt = |publish: Option<Publish>, own: &Ref| publish == Some(Publish::Exempt) && own == reference;
        match kind {
            RecordKind::Action => {
                self.now.rows(Return::actions).any(|h| exempt(h.record().publish, &h.record().reference))
            }
            RecordKind::Measure => {
                self.now.rows(Return::measures).any(|h| exempt(h.record().publish, &h.record().reference))
            }
            RecordKind::Risk => self.now.rows(Return::risks).any(|h| exempt(h.record().publish, &h.record().reference)),
            _ => false,
        }
    }

    /// How many records of this quarter are marked exempt: counted in every total, shown in no list.
    pub fn exempt_records(&self) -> usize {
        let exempt = |publish: Option<Publish>| usize::from(publish == Some(Publish::Exempt));
        let actions: usize = self.now.rows(Return::actions).map(|held| exempt(held.record().publish)).sum();
        let measures: usize = self.now.measures().map(|held| exempt(held.record().publish)).sum();
        let risks: usize = self.now.rows(Return::risks).map(|held| exempt(held.record().publish)).sum();
        let narratives: usize = self.now.rows(Return::narratives).map(|held| exempt(held.record().publish)).sum();
        actions + measures + risks + narratives
    }
}
