//! The order in which bundles arrive does not matter.

use crate::expected::{bundles_of_quarter_three, quarter_two};
use crate::returns::Bundle;
use proptest::prelude::*;
use quarterdeck::consolidation::{Received, consolidate};
use quarterdeck::framework::Framework;
use quarterdeck::model::Status;

/// A whole quarter with everything that can go wrong among the bundles.
fn messy() -> Vec<Received> {
    let mut bundles = bundles_of_quarter_three();
    let copy = bundles[4].clone().named("copy.zip");
    let other = bundles[5].clone().action("ZZ9", Status::Medium);
    let same_moment = bundles[6].clone().action("ZZ8", Status::Medium).named("same moment.zip");
    let later = bundles[7].clone().revision(2).action("ZZ7", Status::Medium);
    let draft = bundles[8].clone().draft();
    let before = Bundle::of("housing", "2022-23-Q2").action("ZZ6", Status::Medium);
    bundles.extend([copy, other, same_moment, later, draft, before]);
    bundles.into_iter().map(Bundle::received).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_order_of_bundles_makes_the_same_quarter(
        received in Just(messy()).prop_shuffle(),
        previous in Just(quarter_two()).prop_shuffle(),
    ) {
        let framework = Framework::built_in();
        prop_assert_eq!(consolidate(received, previous, &framework), consolidate(messy(), quarter_two(), &framework));
    }
}
