//! Owns the cases of the verdict: each polarity, each boundary, each reason for none, and what holds for any figures.
//! Must not know where a verdict is shown.

use super::verdict;
use crate::framework::Framework;
use crate::model::{Lifecycle, Measure, MeasureStatus, NoDataReason, Period, Polarity, Ref, ToleranceKind};
use jiff::civil::date;
use proptest::prelude::*;
use rust_decimal::Decimal;

/// A measure the framework does not know, so that its row says all there is.
fn measure(value: &str, target: &str, tolerance: &str, kind: ToleranceKind, polarity: Polarity) -> Measure {
    let decimal = |text: &str| text.parse::<Decimal>().ok();
    Measure {
        reference: Ref::new("not in any framework"),
        period: Some(Period::Quarter(2022, 3)),
        value: decimal(value),
        target: decimal(target),
        tolerance: decimal(tolerance),
        tolerance_kind: Some(kind),
        polarity: Some(polarity),
        ..Measure::default()
    }
}

fn between(value: &str, polarity: Polarity) -> Measure {
    let upper = Some(Decimal::from(92));
    Measure { target_upper: upper, ..measure(value, "80", "5", ToleranceKind::Points, polarity) }
}

fn status(measure: &Measure) -> MeasureStatus {
    verdict(measure, &Framework::default()).status
}

fn why(measure: &Measure) -> String {
    verdict(measure, &Framework::default()).why
}

#[test]
fn the_reason_tells_the_arithmetic() {
    let freedom_of_information = measure("82", "95", "2", ToleranceKind::Points, Polarity::More);
    assert_eq!(why(&freedom_of_information), "82 against 95, tolerance 2 points: red; bigger is better");
    let changes = measure("3.2", "3.0", "10", ToleranceKind::Percent, Polarity::Less);
    assert_eq!(why(&changes), "3.2 against 3, tolerance 10% (0.3): amber; smaller is better");
    assert_eq!(
        why(&between("93", Polarity::Middle)),
        "93 against 80 to 92, tolerance 5 points: amber; best in between"
    );
    assert_eq!(why(&between("70", Polarity::Outer)), "70 against 80 to 92, tolerance 5 points: green; best outside");
}

#[test]
fn a_boundary_counts_in_the_better_class() {
    use MeasureStatus::{Amber, Green, Red};
    let more = |value| status(&measure(value, "95", "2", ToleranceKind::Points, Polarity::More));
    assert_eq!([more("95"), more("94.99"), more("93"), more("92.99")], [Green, Amber, Amber, Red]);
    let less = |value| status(&measure(value, "100", "3", ToleranceKind::Percent, Polarity::Less));
    assert_eq!([less("100"), less("100.01"), less("103"), less("103.01")], [Green, Amber, Amber, Red]);
    let middle = |value| status(&between(value, Polarity::Middle));
    assert_eq!(
        ["74.9", "75", "79.9", "80", "92", "97", "97.1"].map(middle),
        [Red, Amber, Amber, Green, Green, Amber, Red]
    );
    let outer = |value| status(&between(value, Polarity::Outer));
    assert_eq!(
        ["80", "80.1", "85", "86", "87", "91.9", "92"].map(outer),
        [Green, Amber, Amber, Red, Amber, Amber, Green]
    );
}

#[test]
fn no_tolerance_leaves_no_amber() {
    let strict = |value| status(&measure(value, "95", "0", ToleranceKind::Points, Polarity::More));
    assert_eq!(["95", "94.999"].map(strict), [MeasureStatus::Green, MeasureStatus::Red]);
}

#[test]
fn december_is_not_rated_against_the_target_for_march() {
    let children_in_care = Measure {
        target_date: Some(date(2023, 3, 31)),
        ..measure("816", "796", "1", ToleranceKind::Percent, Polarity::Less)
    };
    assert_eq!(why(&children_in_care), "not rated until March 2023, 20 to go");
    let in_march = Measure { period: Some(Period::Quarter(2022, 4)), ..children_in_care.clone() };
    assert_eq!(status(&in_march), MeasureStatus::Red, "the day has come");
    let there = Measure { value: Some(Decimal::from(790)), ..children_in_care };
    assert_eq!(why(&there), "not rated until March 2023, on target already");
}

#[test]
fn without_like_to_compare_with_like_there_is_no_verdict_and_the_reason_is_said() {
    let rated = measure("86", "95", "2", ToleranceKind::Points, Polarity::More);
    let cases = [
        (Measure { value: None, ..rated.clone() }, "not rated: no figure and no reason for that"),
        (
            Measure {
                value: None,
                no_data_reason: Some(NoDataReason::Awaited),
                expected_date: Some(date(2023, 1, 31)),
                ..rated.clone()
            },
            "not rated: the figure is awaited, expected 31 January 2023",
        ),
        (Measure { target: None, ..rated.clone() }, "not rated: no target for Quarter 3 2022/23"),
        (
            Measure { target: None, annual_target: Some(Decimal::from(95)), ..rated.clone() },
            "not rated: no target for Quarter 3 2022/23 (the year's is 95)",
        ),
        (Measure { polarity: None, ..rated.clone() }, "not rated: nobody has said which way is better"),
        (
            Measure { series_break: Some(true), break_note: "new definition".to_owned(), ..rated.clone() },
            "not rated: the series breaks here (new definition)",
        ),
        (
            Measure { data_period: Some(Period::Quarter(2022, 2)), ..rated.clone() },
            "not rated: the figure is for Quarter 2 2022/23, the target for Quarter 3 2022/23",
        ),
        (Measure { lifecycle: Some(Lifecycle::InDevelopment), ..rated.clone() }, "not rated: still in development"),
        (
            Measure { polarity: Some(Polarity::Outer), ..rated.clone() },
            "not rated: an upper target is needed to be outside of",
        ),
        (
            Measure { polarity: Some(Polarity::Middle), target_upper: Some(Decimal::ONE), ..rated.clone() },
            "not rated: the upper target 1 is below the target 95",
        ),
        (Measure { tolerance: Some(Decimal::from(-2)), ..rated }, "not rated: a tolerance of -2 is below zero"),
    ];
    for (measure, reason) in cases {
        assert_eq!((status(&measure), why(&measure).as_str()), (MeasureStatus::NotRated, reason));
    }
}

#[test]
fn a_figure_for_the_quarters_last_month_is_the_quarters() {
    let december = Some(Period::Month(2022, 12));
    let rated = measure("86", "95", "2", ToleranceKind::Points, Polarity::More);
    assert_eq!(status(&Measure { data_period: december, ..rated }), MeasureStatus::Red);
}

#[test]
fn what_the_row_does_not_say_the_framework_does() {
    let framework = Framework::built_in();
    let children_in_care = Measure {
        reference: Ref::new("SCT16"),
        period: Some(Period::Quarter(2022, 3)),
        value: Some(Decimal::from(816)),
        ..Measure::default()
    };
    assert_eq!(verdict(&children_in_care, &framework).why, "not rated until March 2023, 20 to go");
}

#[test]
fn figures_beyond_the_decimals_are_not_rated_and_nothing_breaks() {
    let vast = Measure {
        value: Some(Decimal::MAX),
        target: Some(Decimal::MIN),
        ..measure("1", "1", "2", ToleranceKind::Points, Polarity::Less)
    };
    assert_eq!(why(&vast), "not rated: the figures are too large to compare");
}

fn any_kind() -> impl Strategy<Value = ToleranceKind> {
    prop::sample::select(ToleranceKind::ALL)
}

/// Green before amber before red.
fn rank(status: MeasureStatus) -> u8 {
    match status {
        MeasureStatus::Green => 0,
        MeasureStatus::Amber => 1,
        MeasureStatus::Red => 2,
        MeasureStatus::NotRated => 3,
    }
}

proptest! {
    #[test]
    fn a_better_value_never_has_a_worse_verdict(
        values in (-10_000_i64..10_000, -10_000_i64..10_000), target in -10_000_i64..10_000,
        tolerance in 0_i64..2_000, kind in any_kind(), more in any::<bool>(),
    ) {
        let polarity = if more { Polarity::More } else { Polarity::Less };
        let of = |value: i64| Measure {
            value: Some(Decimal::new(value, 2)),
            target: Some(Decimal::new(target, 2)),
            tolerance: Some(Decimal::new(tolerance, 2)),
            ..measure("", "", "", kind, polarity)
        };
        let (low, high) = (values.0.min(values.1), values.0.max(values.1));
        let (better, worse) = if more { (high, low) } else { (low, high) };
        let (better, worse) = (status(&of(better)), status(&of(worse)));
        prop_assert!(rank(better) <= rank(worse), "{better} after {worse}");
        prop_assert_ne!(worse, MeasureStatus::NotRated);
    }

    #[test]
    fn less_is_more_seen_in_a_mirror(
        value in -10_000_i64..10_000, target in -10_000_i64..10_000, tolerance in 0_i64..2_000, kind in any_kind(),
    ) {
        let of = |sign: i64, polarity| Measure {
            value: Some(Decimal::new(sign * value, 1)),
            target: Some(Decimal::new(sign * target, 1)),
            tolerance: Some(Decimal::new(tolerance, 1)),
            ..measure("", "", "", kind, polarity)
        };
        prop_assert_eq!(status(&of(1, Polarity::More)), status(&of(-1, Polarity::Less)));
    }

    #[test]
    fn any_decimals_have_a_verdict(value in any::<i128>(), target in any::<i128>(), tolerance in any::<i128>(), scale in 0_u32..28, kind in any_kind(), polarity in prop::sample::select(Polarity::ALL)) {
        let decimal = |mantissa: i128| Decimal::try_from_i128_with_scale(mantissa >> 32, scale).ok();
        let measure = Measure {
            value: decimal(value),
            target: decimal(target),
            target_upper: decimal(target),
            tolerance: decimal(tolerance),
            ..measure("", "", "", kind, polarity)
        };
        prop_assert!(!why(&measure).is_empty());
    }
}
