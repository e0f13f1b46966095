//! Owns the one table of rules and running them.
//! Must not know what any rule looks for.

use super::context::Context;
use super::found::Found;
use super::rules::{act, cen, con, imp, mea, nar, ret, rsk};
use super::words::{Passage, of_record};
use crate::framework::{Framework, TierSwitch};
use crate::model::{Action, Field, Finding, Measure, Place, Record, RecordKind, Return, Risk, Row, RowId, Table, Tier};
use crate::tables::{closed_words, sha256_of_parts};
use serde::{Serialize, Serializer};

closed_words! {
    /// When a rule can be run.
    pub enum Stage: "a stage" {
        /// On one return.
        Return = "return",
        /// At the centre, over all returns of a quarter.
        Centre = "centre",
        /// On the report made of them.
        Report = "report",
    }
}

/// What a rule looks at in one go: what an edit of one record can change, or more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// One record, on its own: after an edit only the edited record is looked at again.
    Record(RecordKind),
    /// One record of any kind, on its own.
    AnyRecord,
    /// One text: after an edit of a record its own text, and every narrative, because narratives speak of other records.
    Words,
    /// The return as a whole.
    Return,
    /// All returns of a quarter, at the centre.
    Among,
}

/// The check of a rule; its kind is its scope.
#[derive(Clone, Copy)]
pub enum Check {
    /// Looks at one action.
    Action(fn(&Context<'_>, &Row<Action>) -> Vec<Found>),
    /// Looks at one measure in one period.
    Measure(fn(&Context<'_>, &Row<Measure>) -> Vec<Found>),
    /// Looks at one risk.
    Risk(fn(&Context<'_>, &Row<Risk>) -> Vec<Found>),
    /// Looks at the texts of one record of any kind.
    AnyRecord(fn(&Context<'_>, RecordKind, &RowId) -> Vec<Found>),
    /// Looks at one text.
    Words(fn(&Context<'_>, &Passage<'_>) -> Vec<Found>),
    /// Looks at the return as a whole.
    Return(fn(&Context<'_>) -> Vec<Found>),
    /// Looks at all returns of a quarter; what it finds stands in the return with that place.
    Among(fn(&[Context<'_>]) -> Vec<(usize, Found)>),
}

/// A rule of the table.
#[derive(Clone, Copy, Serialize)]
pub struct Rule {
    /// Its id, such as `ACT.02`.
    pub id: &'static str,
    /// What it is about, in a few words.
    pub title: &'static str,
    /// The hardest tier it gives.
    pub tier: Tier,
    /// When it can be run.
    pub stage: Stage,
    /// The doc comment of its file: what, why, remedy and source.
    #[serde(serialize_with = "as_page")]
    pub(super) manual: &'static str,
    /// Explanations known to be acceptable, to be offered; none for a rule that can only be put right.
    pub acceptable: &'static [&'static str],
    /// The columns of the record it speaks of: an explanation holds until one of them changes. Without any, until the finding does.
    pub looks_at: &'static [&'static str],
    /// The check itself.
    #[serde(skip)]
    pub(super) check: Check,
}

impl Rule {
    /// The manual page: what, why, remedy and source, a paragraph each.
    pub fn manual(&self) -> String {
        without_indent(self.manual)
    }

    /// What it looks at in one go.
    pub fn scope(&self) -> Scope {
        match self.check {
            Check::Action(_) => Scope::Record(RecordKind::Action),
            Check::Measure(_) => Scope::Record(RecordKind::Measure),
            Check::Risk(_) => Scope::Record(RecordKind::Risk),
            Check::AnyRecord(_) => Scope::AnyRecord,
            Check::Words(_) => Scope::Words,
            Check::Return(_) => Scope::Return,
            Check::Among(_) => Scope::Among,
        }
    }
}

/// Doc comments keep the space after their slashes.
fn without_indent(manual: &str) -> String {
    manual.lines().map(str::trim).collect::<Vec<_>>().join("\n").trim().to_owned()
}

fn as_page<S: Serializer>(manual: &&'static str, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&without_indent(manual))
}

/// A rule of the table from its doc comment, which is its manual page, and its row.
macro_rules! rule {
    (
        $(#[doc = $doc:literal])+
        $id:literal, $title:literal, $tier:ident, $stage:ident, $kind:ident($check:path),
        acceptable: [$($explanation:literal),* $(,)?],
        looks_at: [$($column:literal),* $(,)?] $(,)?
    ) => {
        $(#[doc = $doc])+
        pub(crate) const RULE: $crate::checks::Rule = $crate::checks::Rule {
            id: $id,
            title: $title,
            tier: $crate::model::Tier::$tier,
            stage: $crate::checks::Stage::$stage,
            manual: concat!($($doc, "\n"),+),
            acceptable: &[$($explanation),*],
            looks_at: &[$($column),*],
            check: $crate::checks::Check::$kind($check),
        };
    };
}
pub(super) use rule;

/// The table, in the order of the catalogue.
static RULES: &[Rule] = &[
    ret::header_incomplete::RULE,
    ret::plan_not_answered::RULE,
    ret::population_changed::RULE,
    ret::many_without_update::RULE,
    ret::reference_not_unique::RULE,
    ret::personal_data::RULE,
    ret::event_incomplete::RULE,
    ret::restatement_incomplete::RULE,
    act::status_unknown::RULE,
    act::recovery_missing::RULE,
    act::overdue::RULE,
    act::date_moved::RULE,
    act::completion::RULE,
    act::jump::RULE,
    act::copied::RULE,
    act::date_impossible::RULE,
    act::recovery_without_need::RULE,
    act::not_as_planned::RULE,
    act::recovery_overdue::RULE,
    act::last_status_differs::RULE,
    mea::out_of_range::RULE,
    mea::zero_for_missing::RULE,
    mea::stale::RULE,
    mea::cumulative::RULE,
    mea::other_target::RULE,
    mea::status_differs::RULE,
    mea::ratio_differs::RULE,
    mea::history_changed::RULE,
    mea::outlier::RULE,
    mea::nothing_said::RULE,
    mea::two_verdicts::RULE,
    mea::recovery_missing::RULE,
    mea::not_as_planned::RULE,
    mea::copied::RULE,
    mea::other_day::RULE,
    rsk::score_outside_matrix::RULE,
    rsk::score_unexplained::RULE,
    rsk::movement_untold::RULE,
    rsk::treatment_missing::RULE,
    rsk::last_score_differs::RULE,
    rsk::not_reviewed::RULE,
    con::terms_differ::RULE,
    nar::count_differs::RULE,
    nar::percentage_differs::RULE,
    nar::direction_differs::RULE,
    nar::date_implausible::RULE,
    nar::reference_unresolved::RULE,
    nar::comparator_missing::RULE,
    nar::red_not_mentioned::RULE,
    nar::one_sided::RULE,
    nar::two_values::RULE,
    nar::cumulative_increase::RULE,
    nar::figure_differs::RULE,
    nar::one_unaccounted::RULE,
    nar::status_differs::RULE,
    imp::cell_unaccounted::RULE,
    cen::two_values_across::RULE,
    cen::two_figures::RULE,
    cen::same_record::RULE,
];

/// Every rule there is.
pub fn rules() -> &'static [Rule] {
    RULES
}

/// Which rules are run, for the header of a return: their ids, separated by `|`; a rule whose tier the council switched has it after
/// an equals sign, such as `ACT.04=notice`.
pub fn ruleset(framework: &Framework) -> String {
    let told = |rule: &Rule| match framework.tier_of(rule.id) {
        None => rule.id.to_owned(),
        Some(TierSwitch::Off) => format!("{}=off", rule.id),
        Some(TierSwitch::To(tier)) => format!("{}={tier}", rule.id),
    };
    RULES.iter().map(told).collect::<Vec<_>>().join("|")
}

/// Everything the rules find in a return: hardest first, what is in the return before what is missing from it, then by rule, then by
/// place in the council's own order.
pub fn check(context: &Context<'_>) -> Vec<Finding> {
    let run = |rule: &'static Rule| finished(context, rule, run_all(context, rule));
    sorted(return_rules().flat_map(run).collect())
}

/// What the rules that look at one record find in this one; with [`check_whole`] enough after an edit of it.
pub fn check_record(context: &Context<'_>, kind: RecordKind, row: &RowId) -> Vec<Finding> {
    let rules = return_rules()
        .filter(|rule| matches!(rule.scope(), Scope::AnyRecord | Scope::Words) || rule.scope() == Scope::Record(kind));
    sorted(rules.flat_map(|rule| finished(context, rule, run_one(context, rule, kind, row))).collect())
}

/// What the rules that look at the return as a whole find.
pub fn check_whole(context: &Context<'_>) -> Vec<Finding> {
    let run = |rule: &'static Rule| match rule.check {
        Check::Return(check) => finished(context, rule, check(context)),
        Check::Words(check) => {
            finished(context, rule, context.narratives().iter().flat_map(|own| check(context, own)).collect())
        }
        _ => Vec::new(),
    };
    sorted(return_rules().flat_map(run).collect())
}

fn return_rules() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().filter(|rule| rule.stage == Stage::Return)
}

fn run_all(context: &Context<'_>, rule: &Rule) -> Vec<Found> {
    match rule.check {
        Check::Action(check) => each(context, context.ret().actions(), check),
        Check::Measure(check) => each(context, context.ret().measures(), check),
        Check::Risk(check) => each(context, context.ret().risks(), check),
        Check::AnyRecord(check) => {
            every_record(context.ret()).into_iter().flat_map(|(kind, row)| check(context, kind, row)).collect()
        }
        Check::Words(check) => context.passages().iter().flat_map(|passage| check(context, passage)).collect(),
        Check::Return(check) => check(context),
        Check::Among(_) => Vec::new(),
    }
}

/// The records of the kinds that are checked one by one.
pub(super) fn every_record(ret: &Return) -> Vec<(RecordKind, &RowId)> {
    fn of<R: Record>(table: &Table<R>) -> impl Iterator<Item = (RecordKind, &RowId)> {
        table.rows().iter().map(|row| (R::KIND, &row.id))
    }
    let records = of(ret.actions()).chain(of(ret.measures())).chain(of(ret.risks()));
    records.chain(of(ret.contracts())).chain(of(ret.narratives())).collect()
}

fn each<R: Record>(
    context: &Context<'_>,
    table: &Table<R>,
    check: fn(&Context<'_>, &Row<R>) -> Vec<Found>,
) -> Vec<Found> {
    table.rows().iter().flat_map(|row| check(context, row)).collect()
}

fn run_one(context: &Context<'_>, rule: &Rule, kind: RecordKind, row: &RowId) -> Vec<Found> {
    let found = match rule.check {
        Check::Action(check) => context.ret().actions().row(row).map(|row| check(context, row)),
        Check::Measure(check) => context.ret().measures().row(row).map(|row| check(context, row)),
        Check::Risk(check) => context.ret().risks().row(row).map(|row| check(context, row)),
        Check::AnyRecord(check) => Some(check(context, kind, row)),
        Check::Words(check) => of_record(context, kind, row).map(|passage| check(context, &passage)),
        Check::Return(_) | Check::Among(_) => None,
    };
    found.unwrap_or_default()
}

/// Joins what a rule found with the cell it came from and with its explanation; the council may have switched its tier.
pub(super) fn finished(context: &Context<'_>, rule: &'static Rule, found: Vec<Found>) -> Vec<Finding> {
    let switch = context.framework().tier_of(rule.id).filter(|_| !ALWAYS.contains(&rule.id));
    found
        .into_iter()
        .filter_map(|found| Some(finish(context, rule, switched(rule, switch, found.tier)?, found)))
        .collect()
}

/// No council can switch these: a bundle that breaks one cannot be read as what it claims to be.
const ALWAYS: [&str; 2] = ["IMP.01", "RET.05"];

/// The tier after the council's switch; nothing where it is off. A softer finding of a rule never becomes harder than the switch.
fn switched(rule: &Rule, switch: Option<TierSwitch>, tier: Tier) -> Option<Tier> {
    match switch {
        None => Some(tier),
        Some(TierSwitch::Off) => None,
        Some(TierSwitch::To(to)) if tier == rule.tier => Some(to),
        Some(TierSwitch::To(to)) => Some(tier.max(to)),
    }
}

fn finish(context: &Context<'_>, rule: &'static Rule, tier: Tier, found: Found) -> Finding {
    let fingerprint = fingerprint(context, rule, &found);
    let mut place = found.place;
    if place.cell.is_empty() {
        place.cell = context.sources().cell(&place);
    }
    let given = context.explanations().of_finding(rule.id, &place, &fingerprint);
    let explanation = given.now.filter(|_| tier != Tier::MustFix);
    Finding {
        rule: rule.id,
        tier,
        place,
        headline: found.headline,
        remedy: found.remedy,
        explanation: explanation.map(|e| e.explanation.clone()),
        explained_by: explanation.map(|e| e.explained_by.clone()).unwrap_or_default(),
        fingerprint,
        explained_before: given.before.map(|e| e.explanation.clone()),
    }
}

/// The state of what the rule looks at, in 16 hex digits.
fn fingerprint(context: &Context<'_>, rule: &Rule, found: &Found) -> String {
    let place = &found.place;
    let text = |kind, row, name| Field::named(kind, name).and_then(|field| context.ret().text(row, field));
    let mut seen: Vec<String> = match (place.record, &place.row) {
        (Some(kind), Some(row)) => rule.looks_at.iter().map(|name| text(kind, row, name).unwrap_or_default()).collect(),
        _ => Vec::new(),
    };
    if seen.is_empty() {
        seen.push(found.headline.clone());
    }
    seen.push(found.against.clone());
    let mut hash = sha256_of_parts(seen.iter().map(String::as_bytes));
    hash.truncate(16);
    hash
}

pub(super) fn sorted(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.sort_by(|a, b| {
        let (x, y) = (&a.place, &b.place);
        let is_missing = |place: &Place| place.record.is_some() && place.row.is_none();
        let by_rule = (a.tier, is_missing(x), a.rule).cmp(&(b.tier, is_missing(y), b.rule));
        let by_name = || {
            (x.record, &x.container, &x.reference, x.period, &x.row, x.field, &x.cell).cmp(&(
                y.record,
                &y.container,
                &y.reference,
                y.period,
                &y.row,
                y.field,
                &y.cell,
            ))
        };
        by_rule.then_with(by_name).then_with(|| a.headline.cmp(&b.headline))
    });
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn an_id_names_one_rule() {
        let ids: HashSet<&str> = RULES.iter().map(|rule| rule.id).collect();
        assert_eq!(ids.len(), RULES.len());
    }

    #[test]
    fn every_manual_page_says_why_what_to_do_and_where_it_comes_from() {
        for rule in RULES {
            let manual = rule.manual();
            for part in ["Why: ", "Remedy: ", "Source: "] {
                assert!(manual.lines().any(|line| line.starts_with(part)), "{} has no “{part}”", rule.id);
            }
        }
    }

    #[test]
    fn a_rule_that_asks_for_an_explanation_offers_some() {
        for rule in RULES.iter().filter(|rule| rule.tier == Tier::ExplainOrFix) {
            assert!(!rule.acceptable.is_empty(), "{} offers no acceptable explanation", rule.id);
        }
    }
}
