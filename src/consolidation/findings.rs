//! Owns what the checks find in the returns that count, each held against all the others.
//! Must not know any rule, nor how a finding is shown.

use super::{Quarter, Received};
use crate::checks::{Context, check, check_among};
use crate::model::{BodyId, Field, Finding, Period, Return, Tier};
use jiff::civil::Date;
use jiff::tz::Offset;
use std::collections::HashSet;
use std::sync::OnceLock;

/// A finding in one body's return.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundIn {
    /// The body.
    pub body: BodyId,
    /// The finding, with the explanation that came with the bundle where it still holds.
    pub finding: Finding,
    /// Whether only the centre can see it: it rests on the other returns.
    pub at_the_centre: bool,
    /// Whether its record is exempt: its words are not to be shown.
    pub exempt: bool,
}

impl Quarter {
    /// Everything found in the returns that count: what only the centre sees first, then hardest first, then in the council's order of
    /// bodies.
    pub fn findings(&self) -> &[FoundIn] {
        self.findings.0.get_or_init(|| self.find())
    }

    fn find(&self) -> Vec<FoundIn> {
        let counted: Vec<&Received> = self.now.counted().collect();
        let now: Vec<&Return> = counted.iter().map(|received| &received.ret).collect();
        let before: Vec<&Return> = self.before.counted().map(|received| &received.ret).collect();
        let alone: Vec<Context<'_>> = counted.iter().map(|received| self.context(received, &before)).collect();
        let known: Vec<HashSet<(&str, String)>> = alone
            .iter()
            .map(|context| check(context).into_iter().map(|found| (found.rule, found.headline)).collect())
            .collect();
        let among: Vec<Context<'_>> = alone.into_iter().map(|context| context.among_returns(&now, &before)).collect();
        let mut all = Vec::new();
        for ((received, findings), known) in counted.iter().zip(check_among(&among)).zip(known) {
            all.extend(findings.into_iter().map(|finding| FoundIn {
                body: received.body().clone(),
                at_the_centre: !known.contains(&(finding.rule, finding.headline.clone())),
                exempt: is_exempt(&received.ret, &finding),
                finding,
            }));
        }
        let order = |found: &FoundIn| (!found.at_the_centre, found.finding.tier, self.body_order(&found.body));
        all.sort_by_key(order);
        all
    }

    /// How many findings ask for something and have no answer: to be fixed, and to be explained.
    pub fn open_findings(&self) -> (usize, usize) {
        let open = |tier| {
            self.findings().iter().filter(|found| found.finding.tier == tier && !found.finding.is_settled()).count()
        };
        (open(Tier::MustFix), open(Tier::ExplainOrFix))
    }

    /// A return beside the one its body had counted last quarter, on the day its figures are as at.
    fn context<'a>(&'a self, received: &'a Received, before: &[&'a Return]) -> Context<'a> {
        let last = before.iter().find(|ret| ret.header().body == *received.body()).copied();
        let context = Context::new(&received.ret, last, &self.framework, day(received));
        if received.is_sealed() { context.at_sealing() } else { context }
    }
}

/// What was found, worked out when first asked for. It follows from the returns, so it makes no two quarters differ.
#[derive(Clone, Debug, Default)]
pub(super) struct Kept(OnceLock<Vec<FoundIn>>);

impl PartialEq for Kept {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// The day the figures are as at; the centre has no clock.
fn day(received: &Received) -> Date {
    let stated = received.as_at().map(|at| Offset::UTC.to_datetime(at).date());
    stated.or_else(|| received.period().and_then(Period::last_day)).unwrap_or_default()
}

fn is_exempt(ret: &Return, finding: &Finding) -> bool {
    let place = &finding.place;
    let stated = place.record.zip(place.row.as_ref()).and_then(|(kind, row)| {
        let field = Field::named(kind, "publish")?;
        ret.text(row, field)
    });
    stated.as_deref() == Some("exempt")
}
