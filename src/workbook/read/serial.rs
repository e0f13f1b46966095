//! Owns turning a date serial into a date, exactly.
//! Must not know number formats.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Time, date};
use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};

const SECONDS_A_DAY: i64 = 86_400;
/// 31 December 9999, the last day a worksheet can show.
const LAST_DAY: i64 = 2_958_465;

/// The day and second a serial stands for; none outside the years a worksheet can show.
pub(super) fn civil(serial: Decimal, from_1904: bool) -> Option<DateTime> {
    if serial.is_sign_negative() {
        return None;
    }
    let (mut days, mut seconds) = split(serial)?;
    if seconds == SECONDS_A_DAY {
        days += 1;
        seconds = 0;
    }
    let day = day(days, from_1904)?;
    Some(day.to_datetime(time(seconds)?))
}

/// The time of day alone.
pub(super) fn time_of_day(serial: Decimal) -> Option<Time> {
    let (_, seconds) = split(serial)?;
    time(seconds % SECONDS_A_DAY)
}

/// Whole days, and seconds rounded as a worksheet shows them: 0.999999 of a day is midnight.
fn split(serial: Decimal) -> Option<(i64, i64)> {
    let days = serial.floor();
    let seconds = ((serial - days) * Decimal::from(SECONDS_A_DAY))
        .round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
    Some((days.to_i64()?, seconds.to_i64()?))
}

fn time(seconds: i64) -> Option<Time> {
    let part = |value: i64| i8::try_from(value).ok();
    Time::new(part(seconds / 3600)?, part(seconds / 60 % 60)?, part(seconds % 60)?, 0).ok()
}

/// Excel believes that 1900 had a 29 February (serial 60); the days before it count from a day later.
fn day(days: i64, from_1904: bool) -> Option<Date> {
    if days > LAST_DAY {
        return None;
    }
    let epoch = match (from_1904, days) {
        (true, _) => date(1904, 1, 1),
        (false, 0..=59) => date(1899, 12, 31),
        (false, _) => date(1899, 12, 30),
    };
    epoch.checked_add(days.days()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(serial: &str, from_1904: bool) -> String {
        let serial = serial.parse().expect("a number");
        civil(serial, from_1904).map_or_else(|| "none".to_owned(), |at| at.to_string())
    }

    #[test]
    fn serials_count_from_1900_with_its_false_leap_day() {
        assert_eq!(shown("1", false), "1900-01-01T00:00:00");
        assert_eq!(shown("59", false), "1900-02-28T00:00:00");
        assert_eq!(shown("60", false), "1900-02-28T00:00:00");
        assert_eq!(shown("61", false), "1900-03-01T00:00:00");
        assert_eq!(shown("45016", false), "2023-03-31T00:00:00");
    }

    #[test]
    fn the_same_serial_is_four_years_later_from_1904() {
        assert_eq!(shown("43830", false), "2019-12-31T00:00:00");
        assert_eq!(shown("43830", true), "2024-01-01T00:00:00");
    }

    #[test]
    fn a_fraction_is_the_time_rounded_to_the_second() {
        assert_eq!(shown("45016.5", false), "2023-03-31T12:00:00");
        assert_eq!(shown("45016.999999", false), "2023-04-01T00:00:00");
        assert_eq!(shown("45016.354166666664", false), "2023-03-31T08:30:00");
    }

    #[test]
    fn what_no_worksheet_can_show_is_no_date() {
        assert_eq!(shown("-1", false), "none");
        assert_eq!(shown("2958465", false), "9999-12-31T00:00:00");
        assert_eq!(shown("2958466", false), "none");
        assert_eq!(shown("99999999999999999999", false), "none");
    }
}
