//! Owns the quarters before: accepted returns of the same body, newest first, and finding a record in them.
//! Must not know any rule, nor what this quarter's return says of them.

use crate::model::{Action, Measure, Period, Record, Ref, Return, Risk, Row};
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, OnceLock};

/// Accepted returns of earlier quarters, newest first. Its indexes are built when first asked for and serve many checks.
#[derive(Default)]
pub struct History<'a> {
    returns: Vec<Held<'a>>,
    actions: OnceLock<Index>,
    measures: OnceLock<Index>,
    risks: OnceLock<Index>,
}

/// Rows by reference: which return, which row of its table.
type Index = HashMap<Ref, Vec<(usize, usize)>>;

enum Held<'a> {
    Lent(&'a Return),
    Shared(Arc<Return>),
}

impl Held<'_> {
    fn ret(&self) -> &Return {
        match self {
            Self::Lent(ret) => ret,
            Self::Shared(ret) => ret,
        }
    }
}

impl<'a> History<'a> {
    /// The history of these returns, in any order.
    pub fn of(returns: impl IntoIterator<Item = &'a Return>) -> Self {
        Self::held(returns.into_iter().map(Held::Lent).collect())
    }

    /// The same, kept beside a document from check to check.
    pub fn shared(returns: impl IntoIterator<Item = Arc<Return>>) -> Self {
        Self::held(returns.into_iter().map(Held::Shared).collect())
    }

    fn held(mut returns: Vec<Held<'a>>) -> Self {
        returns.sort_by_key(|held| std::cmp::Reverse(held.ret().header().period));
        Self { returns, ..Self::default() }
    }

    /// The returns, newest first.
    pub fn returns(&self) -> impl Iterator<Item = &Return> {
        self.returns.iter().map(Held::ret)
    }

    /// The return before this quarter's.
    pub fn last(&self) -> Option<&Return> {
        self.returns.first().map(Held::ret)
    }

    /// An action in each quarter it stood in, newest first, with the number of the quarter (0 is last quarter).
    pub(super) fn actions(&self, plan: &str, reference: &Ref) -> impl Iterator<Item = (usize, &Action)> {
        let index = self.actions.get_or_init(|| self.index(|ret| ret.actions().rows()));
        let found = index.get(reference).into_iter().flatten();
        let found =
            found.filter_map(|(at, row)| Some((*at, &self.returns.get(*at)?.ret().actions().rows().get(*row)?.record)));
        found.filter(move |(_, action)| action.plan.as_str() == plan)
    }

    /// A risk in each quarter it stood in, newest first.
    pub(super) fn risks(&self, register: &str, reference: &Ref) -> impl Iterator<Item = (usize, &Risk)> {
        let index = self.risks.get_or_init(|| self.index(|ret| ret.risks().rows()));
        let found = index.get(reference).into_iter().flatten();
        let found =
            found.filter_map(|(at, row)| Some((*at, &self.returns.get(*at)?.ret().risks().rows().get(*row)?.record)));
        found.filter(move |(_, risk)| risk.register == register)
    }

    /// Every row about a measure, those of the newest return first.
    pub(super) fn measures(&self, reference: &Ref) -> impl Iterator<Item = (usize, &Measure)> {
        let index = self.measures.get_or_init(|| self.index(|ret| ret.measures().rows()));
        let found = index.get(reference).into_iter().flatten();
        found.filter_map(|(at, row)| Some((*at, &self.returns.get(*at)?.ret().measures().rows().get(*row)?.record)))
    }

    /// What the record holds of a measure in a period: the row of the newest return that has one.
    pub(super) fn measure(&self, reference: &Ref, period: Period) -> Option<&Measure> {
        self.measures(reference).find(|(_, measure)| measure.period == Some(period)).map(|(_, measure)| measure)
    }

    /// A measure's accepted rows by period.
    pub(super) fn series(&self, reference: &Ref) -> BTreeMap<Period, &Measure> {
        let mut series = BTreeMap::new();
        for (_, measure) in self.measures(reference) {
            if let Some(period) = measure.period {
                series.entry(period).or_insert(measure);
            }
        }
        series
    }

    fn index<R: Record>(&self, rows: fn(&Return) -> &[Row<R>]) -> Index {
        let mut index = Index::new();
        for (at, held) in self.returns.iter().enumerate() {
            for (row, record) in rows(held.ret()).iter().enumerate() {
                index.entry(record.record.name().reference).or_default().push((at, row));
            }
        }
        index
    }
}
