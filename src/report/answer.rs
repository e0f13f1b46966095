//! Owns what a quarter answers: the heading, and the evidence under it. Only what was returned in both quarters is compared.
//! Must not know where they stand on a page.

use super::phrases::{bodies, counted, percent, short_period, word};
use crate::consolidation::{BodyState, Comparison, Counts, Flow, Population, Quarter};
use crate::model::Status;

/// The answer the picture gives, for its heading: "66.6% of actions are on track, up from 62.9%". Where a body has not returned
/// it says so; and it compares only what every body of this quarter returned in both.
pub fn answer(quarter: &Quarter) -> String {
    let Some(now) = quarter.counts_now().share(Status::OnTrack) else {
        return "No actions have been received".to_owned();
    };
    let comparison = quarter.comparison().filter(|compared| compared.covers_now);
    let compared = comparison.map_or_else(String::new, |compared| way(&compared));
    let whom = some_bodies(quarter).map(|some| format!(" in {some}")).unwrap_or_default();
    format!("{} of actions are on track{whom}{compared}", percent(now))
}

/// ", up from 62.9%": the share on track of the same bodies last quarter.
fn way(compared: &Comparison) -> String {
    let share = |counts: &Counts| counts.share(Status::OnTrack);
    match share(&compared.before).zip(share(&compared.now)) {
        Some((before, now)) if before < now => format!(", up from {}", percent(before)),
        Some((before, now)) if before > now => format!(", down from {}", percent(before)),
        Some(_) => ", as last quarter".to_owned(),
        None => String::new(),
    }
}

/// "8 of 10 bodies"; nothing when all have returned.
fn some_bodies(quarter: &Quarter) -> Option<String> {
    let (counted, all) = (quarter.now().counted().count(), quarter.now().standings.len());
    (counted < all).then(|| format!("{counted} of {}", bodies(all)))
}

/// The evidence under the answer: whether the population balances, what got worse, and whose return is missing.
pub fn evidence(quarter: &Quarter) -> String {
    let told = quarter.comparison().map_or_else(|| alone(quarter), |compared| beside(quarter, &compared));
    format!("{told}{}", missing(quarter))
}

/// This quarter without anything to compare it with, and why.
fn alone(quarter: &Quarter) -> String {
    let why = match quarter.before().period {
        Some(before) => {
            format!("No body returned both now and in {}, so nothing is compared.", short_period(Some(before)))
        }
        None => "There is no quarter before to compare with.".to_owned(),
    };
    format!("{}. {why}", counted(quarter.counts_now().total(), "action"))
}

fn beside(quarter: &Quarter, compared: &Comparison) -> String {
    let (was, is) = (compared.before.total(), compared.now.total());
    let last = short_period(quarter.before().period);
    let count = counted(is, "action");
    let population = if was == is { format!("{count} in both quarters") } else { format!("{count}, {was} in {last}") };
    let of_same = format!(" in the {} that returned in both", bodies(compared.bodies.len()));
    let of_same = if compared.same_bodies { "" } else { &of_same };
    let share = compared.now.share(Status::OnTrack).filter(|_| !compared.covers_now);
    let share = share.map(|share| format!(" Of these, {} are on track{}.", percent(share), way(compared)));
    let (balance, worse) = (balance(quarter, &last), worse(quarter, compared));
    format!("{population}{of_same}: {balance}.{}{worse}", share.unwrap_or_default())
}

/// "Not received: Housing. Sent as incomplete: Finance."
fn missing(quarter: &Quarter) -> String {
    let named = |state: BodyState, words: &str| {
        let standings = quarter.now().standings.iter().filter(move |standing| standing.state == state);
        let names: Vec<&str> = standings.map(|standing| quarter.body_name(&standing.body)).collect();
        if names.is_empty() { String::new() } else { format!(" {words}: {}.", names.join(", ")) }
    };
    if quarter.now().is_empty() {
        return String::new();
    }
    let absent = named(BodyState::NotReceived, "Not received");
    format!("{absent}{}", named(BodyState::Incomplete, "Sent as incomplete"))
}

fn balance(quarter: &Quarter, last: &str) -> String {
    let Some(bridge) = quarter.bridge(Population::HeadlineActions) else { return String::new() };
    let (vanished, arrived) = (bridge.total.flow(Flow::Vanished), bridge.total.flow(Flow::Arrived));
    let mut told = Vec::new();
    if vanished > 0 {
        told.push(format!("{vanished} of {last} {} missing without an event", is_are(vanished)));
    }
    if arrived > 0 {
        told.push(format!("{arrived} {} new without an event", is_are(arrived)));
    }
    if told.is_empty() { format!("every one of {last} is accounted for") } else { told.join(", ") }
}

/// What rose among the statuses nobody wants, so that a better share hides nothing.
fn worse(quarter: &Quarter, compared: &Comparison) -> String {
    let unwanted = quarter.headline().into_iter().filter(|row| row.status != Status::OnTrack);
    let changes: Vec<(String, i64)> = unwanted
        .filter_map(|row| Some((word(quarter.framework(), row.status), row.change()?)))
        .filter(|(_, change)| *change != 0)
        .collect();
    let said = |(word, change): &(String, i64)| {
        let way = if *change > 0 { "rose" } else { "fell" };
        format!("{word} {way} by {}", change.unsigned_abs())
    };
    let rose: Vec<String> = changes.iter().filter(|(_, change)| *change > 0).map(said).collect();
    // Where actions are missing, fewer of anything is no news.
    let same = compared.before.total() == compared.now.total();
    let told = if rose.is_empty() && same { changes.iter().map(said).collect() } else { rose };
    if told.is_empty() { String::new() } else { format!(" {}.", told.join(", ")) }
}

fn is_are(count: usize) -> &'static str {
    if count == 1 { "is" } else { "are" }
}
