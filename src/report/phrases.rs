//! Owns the sentences and figures of a report: the answer in the heading, signed changes, figures with their unit.
//! Must not know where they stand on a page.

use crate::consolidation::{BodyState, Comparison, Counts, Flow, Population, Quarter};
use crate::framework::Framework;
use crate::model::{Band, MeasureStatus, Period, Status};
use jiff::Timestamp;
use jiff::civil::Date;
use rust_decimal::Decimal;

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

/// "1 body", "8 bodies".
pub(super) fn bodies(count: usize) -> String {
    if count == 1 { "1 body".to_owned() } else { format!("{count} bodies") }
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

/// Where the actions moved, in a sentence without its full stop: how many stayed, and each move by size.
pub fn moves(quarter: &Quarter) -> String {
    let moves = quarter.moves();
    let stayed: usize = moves.iter().filter(|((was, is), _)| was == is).map(|(_, count)| count).sum();
    let mut others: Vec<_> = moves.into_iter().filter(|((was, is), _)| was != is).collect();
    others.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let each: Vec<String> = others
        .into_iter()
        .map(|((was, is), count)| format!("{count} {}", from_to(quarter.framework(), was, is)))
        .collect();
    format!("{stayed} kept their status. {}", each.join("; "))
}

/// "from medium issues to on track".
pub fn from_to(framework: &Framework, was: Option<Status>, is: Option<Status>) -> String {
    let name = |status: Option<Status>, absent: &str| {
        status.map_or_else(|| absent.to_owned(), |status| short_word(framework, status).to_lowercase())
    };
    format!("from {} to {}", name(was, "not there before"), name(is, "no longer there"))
}

fn is_are(count: usize) -> &'static str {
    if count == 1 { "is" } else { "are" }
}

/// "1 action", "3 actions".
pub fn counted(count: usize, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{} {noun}{plural}", grouped(&count.to_string()))
}

/// The text with its first letter a capital.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Sentences one after the other; a full stop stands between them once.
pub(super) fn sentences(parts: impl IntoIterator<Item = String>) -> String {
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.trim().is_empty()).collect();
    let ended = |(at, part): (usize, &String)| match part.trim_end().strip_suffix('.') {
        Some(bare) if at + 1 < parts.len() => bare.to_owned(),
        _ => part.trim_end().to_owned(),
    };
    parts.iter().enumerate().map(ended).collect::<Vec<_>>().join(". ")
}

/// "Quarter 3", or the whole words of another kind of period.
pub fn short_period(period: Option<Period>) -> String {
    match period {
        Some(Period::Quarter(_, quarter)) => format!("Quarter {quarter}"),
        Some(other) => other.words(),
        None => "Last quarter".to_owned(),
    }
}

/// "Q3", for the head of a column of figures.
pub(super) fn column_period(period: Option<Period>) -> String {
    match period {
        Some(Period::Quarter(_, quarter)) => format!("Q{quarter}"),
        Some(other) => other.to_string(),
        None => "Before".to_owned(),
    }
}

/// "Quarter 3 2022/23, as at 20 January 2023, 09:12 UTC".
pub fn when(quarter: &Quarter) -> String {
    let period = quarter.period().map_or_else(|| "No quarter".to_owned(), Period::words);
    quarter.now().as_at().map_or_else(|| period.clone(), |at| format!("{period}, as at {}", moment(at)))
}

/// A moment in words.
pub(super) fn moment(at: Timestamp) -> String {
    at.strftime("%-d %B %Y, %H:%M UTC").to_string()
}

/// A date in words.
pub(super) fn day(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

/// A change with its sign; the minus is the typographer's.
pub(super) fn signed(change: i64) -> String {
    let figure = grouped(&change.unsigned_abs().to_string());
    match change.signum() {
        1 => format!("+{figure}"),
        -1 => format!("\u{2212}{figure}"),
        _ => figure,
    }
}

/// A share as a percentage to one place.
pub fn percent(share: Decimal) -> String {
    format!("{share:.1}%")
}

/// A figure with separators and the typographer's minus.
pub(super) fn figure(value: Decimal) -> String {
    let text = value.normalize().abs().to_string();
    let (whole, rest) = text.split_once('.').map_or((text.as_str(), None), |(whole, rest)| (whole, Some(rest)));
    let sign = if value.is_sign_negative() && !value.is_zero() { "\u{2212}" } else { "" };
    let rest = rest.map(|rest| format!(".{rest}")).unwrap_or_default();
    format!("{sign}{}{rest}", grouped(whole))
}

/// A figure with its unit: `86%`, `£30,000,000`, `6 days`, `816`.
pub(super) fn with_unit(value: Decimal, unit: &str) -> String {
    match unit {
        "" | "number" | "score" => figure(value),
        "%" => format!("{}%", figure(value)),
        "£" if value.is_sign_negative() => format!("\u{2212}£{}", figure(value.abs())),
        "£" => format!("£{}", figure(value)),
        unit => format!("{} {unit}", figure(value)),
    }
}

fn grouped(digits: &str) -> String {
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// The council's words for a status.
pub(super) fn word(framework: &Framework, status: Status) -> String {
    framework.words(status).map_or_else(|| status.code().to_owned(), |words| words.words.clone())
}

/// The council's short words for a status.
pub fn short_word(framework: &Framework, status: Status) -> String {
    framework.words(status).map_or_else(|| status.code().to_owned(), |words| words.short.clone())
}

/// The council's letter for a status.
pub fn letter(framework: &Framework, status: Status) -> String {
    framework.words(status).map_or_else(String::new, |words| words.letter.clone())
}

/// The word for a verdict.
pub(super) fn verdict_word(status: MeasureStatus) -> &'static str {
    match status {
        MeasureStatus::Green => "Green",
        MeasureStatus::Amber => "Amber",
        MeasureStatus::Red => "Red",
        MeasureStatus::NotRated => "Not rated",
    }
}

/// The word for a band.
pub fn band_word(band: Band) -> &'static str {
    match band {
        Band::Green => "green",
        Band::Amber => "amber",
        Band::Red => "red",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        text.parse().expect("a decimal")
    }

    #[test]
    fn figures_carry_separators_and_a_real_minus() {
        assert_eq!(figure(decimal("-1234567.50")), "\u{2212}1,234,567.5");
        assert_eq!(figure(decimal("-0.0")), "0");
        assert_eq!(with_unit(decimal("-18500"), "£"), "\u{2212}£18,500");
        assert_eq!(with_unit(decimal("8.28"), "days"), "8.28 days");
    }

    #[test]
    fn changes_are_signed() {
        assert_eq!([signed(15), signed(-1200), signed(0)], ["+15", "\u{2212}1,200", "0"]);
    }

    #[test]
    fn one_full_stop_stands_between_sentences() {
        let parts = ["Vacancies.", "", "Recruiting", "Done."].map(str::to_owned);
        assert_eq!(sentences(parts), "Vacancies. Recruiting. Done.");
    }

    #[test]
    fn one_is_singular() {
        assert_eq!(
            [counted(1, "action"), counted(0, "action"), counted(1410, "action")],
            ["1 action", "0 actions", "1,410 actions"]
        );
    }
}
