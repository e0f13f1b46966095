//! Owns the numbers a council gives the rules, and the tier it switches a rule to.
//! Must not know what any rule looks for.

use super::{Framework, Limit};
use crate::model::Tier;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// The limit that switches a rule's tier.
pub(super) const TIER: &str = "tier";

/// What a council makes of a rule's tier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TierSwitch {
    /// The rule says nothing (0).
    Off,
    /// Another tier: notice (1), explain or fix (2), must fix (3).
    To(Tier),
}

impl TierSwitch {
    /// The switch written as this number.
    pub(super) fn of(value: Decimal) -> Option<Self> {
        let tiers = [Self::Off, Self::To(Tier::Notice), Self::To(Tier::ExplainOrFix), Self::To(Tier::MustFix)];
        tiers.into_iter().zip(0_u32..).find(|(_, number)| value == Decimal::from(*number)).map(|(tier, _)| tier)
    }
}

impl Framework {
    /// A limit of a rule.
    pub fn limit(&self, rule: &str, name: &str) -> Option<Decimal> {
        self.limit_by_name.get(rule)?.get(name).copied()
    }

    /// The tier the council switched a rule to, where it did.
    pub fn tier_of(&self, rule: &str) -> Option<TierSwitch> {
        self.limit(rule, TIER).and_then(TierSwitch::of)
    }
}

/// The limits by rule and name; a limit without a number is none.
pub(super) fn by_name(limits: &[Limit]) -> BTreeMap<String, BTreeMap<String, Decimal>> {
    let mut found: BTreeMap<String, BTreeMap<String, Decimal>> = BTreeMap::new();
    for limit in limits {
        if let Some(value) = limit.value {
            found.entry(limit.rule.clone()).or_default().insert(limit.limit.clone(), value);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tier_is_switched_by_its_number_and_no_other_number_is_one() {
        let of = |number: i64| TierSwitch::of(Decimal::from(number));
        assert_eq!(of(0), Some(TierSwitch::Off));
        assert_eq!(of(3), Some(TierSwitch::To(Tier::MustFix)));
        assert_eq!([of(4), of(-1)], [None, None]);
    }
}
