//! Owns RET.01: whose return it is, of which quarter, prepared and signed off by whom.
//! Must not know the records in it.

use crate::checks::context::Context;
use crate::checks::found::{Found, quoted};
use crate::checks::registry::rule;
use crate::model::{Field, Header, Period, Place, RecordKind, Ref, Return};

const BODY: Field = Field::of::<Header>("body");
const PERIOD: Field = Field::of::<Header>("period");
const PREPARED_BY: Field = Field::of::<Header>("prepared_by");
const STATE: Field = Field::of::<Header>("state");

rule! {
    /// A return names its body, its quarter and the role that prepared it; when it is sealed it carries a sign-off.
    /// The quarter must be one of the framework's year, must have begun, and must come after the return it follows.
    ///
    /// Why: the centre files a return by body and quarter; one that names neither, or the wrong one, overwrites another's figures.
    ///
    /// Remedy: fill in the missing line of the return's first page, or start from the right starter package.
    ///
    /// Source: the return-level checks of COLLECT, the Department for Education's collection system.
    "RET.01", "Body, quarter, preparer or sign-off is missing or wrong", MustFix, Return, Return(check),
    acceptable: [],
    looks_at: [],
}

fn check(context: &Context<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    found.extend(body(context));
    found.extend(period(context));
    found.extend(predecessor(context));
    found.extend(preparer(context));
    found.extend(sign_off(context));
    found
}

fn body(context: &Context<'_>) -> Option<Found> {
    let body = context.body();
    let headline = if body.is_empty() {
        "The return does not say which body it comes from".to_owned()
    } else if context.framework().body(body).is_none() {
        format!("The return comes from {}, which is not a body of the framework", quoted(body.as_str()))
    } else {
        return None;
    };
    Some(Found::must_fix(here(context, BODY), headline, "Choose the body that returns (--body at import)"))
}

fn period(context: &Context<'_>) -> Option<Found> {
    let headline = match context.period() {
        None => "The return does not say which quarter it is for".to_owned(),
        Some(period) => wrong_period(context, period)?,
    };
    Some(Found::must_fix(
        here(context, PERIOD),
        headline,
        "Choose the quarter that is being collected (--period at import)",
    ))
}

fn wrong_period(context: &Context<'_>, period: Period) -> Option<String> {
    let year = context.framework().fact("year");
    let own_year = period.financial_year().map(|year| Period::Year(year).to_string()).unwrap_or_default();
    if !matches!(period, Period::Quarter(..)) {
        Some(format!("The return is for {}, which is not a quarter", period.words()))
    } else if !year.is_empty() && year != own_year {
        Some(format!("The return is for {}, but the framework is of {year}", period.words()))
    } else if period.first_day().is_some_and(|first| first > context.today()) {
        Some(format!("The return is for {}, which has not begun", period.words()))
    } else {
        None
    }
}

fn predecessor(context: &Context<'_>) -> Option<Found> {
    let before = context.previous()?.header();
    let (last, this) = (before.period?, context.period()?);
    let headline = if before.body != *context.body() {
        let (theirs, ours) = (context.body_name(&before.body), context.body_name(context.body()));
        format!("The return is of {ours}, but the one it follows is of {theirs}")
    } else if last.last_day() >= this.last_day() {
        format!("The return is for {}, but the one it follows is for {}", this.words(), last.words())
    } else {
        return None;
    };
    Some(Found::must_fix(
        here(context, PERIOD),
        headline,
        "Compare it with the same body's return of the quarter before",
    ))
}

fn preparer(context: &Context<'_>) -> Option<Found> {
    let missing = context.ret().header().prepared_by.trim().is_empty();
    let headline = || "The return does not say who prepared it".to_owned();
    missing.then(|| {
        Found::must_fix(
            here(context, PREPARED_BY),
            headline(),
            "Say who prepared it: at sign-off, in the workbook as “Prepared by” and the role, or with --prepared-by ROLE at import",
        )
    })
}

fn sign_off(context: &Context<'_>) -> Option<Found> {
    let mut signed = context.ret().sign_offs().records().filter(|s| !s.role.trim().is_empty() && s.at.is_some());
    let missing = context.is_sealing() && signed.next().is_none();
    let headline = || "The return is not signed off".to_owned();
    missing.then(|| Found::must_fix(here(context, STATE), headline(), "Sign it off with a role and a time"))
}

/// The place of a field of the return's first page.
pub(super) fn here(context: &Context<'_>, field: Field) -> Place {
    Place {
        record: Some(RecordKind::Return),
        row: Some(Return::header_row()),
        reference: Ref::new(context.body().as_str()),
        period: context.period(),
        field: Some(field),
        ..Place::default()
    }
}
