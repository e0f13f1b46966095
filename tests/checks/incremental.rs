//! Owns that checking record by record finds what checking the whole return finds.
//! Must not know any rule.

use crate::plan::whole;
use jiff::civil::date;
use proptest::prelude::*;
use quarterdeck::checks::{Context, check, check_record, check_whole};
use quarterdeck::framework::Framework;
use quarterdeck::model::{Finding, MeasureStatus, RecordKind, Return, Status};

/// A return of Housing in which some rows are off track, some unknown, some measures rated without a figure.
fn muddled(choices: &[(u8, u8)]) -> Return {
    let mut parts = whole(&Framework::built_in(), "housing");
    for (what, which) in choices {
        let (actions, measures) = (parts.actions.len(), parts.measures.len());
        let action = &mut parts.actions[usize::from(*which) % actions].record;
        let measure = &mut parts.measures[usize::from(*which) % measures].record;
        match what % 5 {
            0 => action.status = Some(Status::Significant),
            1 => (action.status, action.status_as_written) = (None, "Purple".to_owned()),
            2 => action.confirmed_at = None,
            3 => measure.status = Some(MeasureStatus::Green),
            _ => action.reference = quarterdeck::model::Ref::new("HSG01"),
        }
    }
    Return::from_parts(parts).expect("row ids differ")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]
    #[test]
    fn the_parts_add_up_to_the_whole(choices in prop::collection::vec(any::<(u8, u8)>(), 1..12)) {
        let (ret, framework) = (muddled(&choices), Framework::built_in());
        let context = Context::new(&ret, None, &framework, date(2023, 1, 20));
        let rows = |kind: RecordKind| -> Vec<Finding> {
            let actions = ret.actions().rows().iter().map(|row| (RecordKind::Action, &row.id));
            let measures = ret.measures().rows().iter().map(|row| (RecordKind::Measure, &row.id));
            let of_kind = actions.chain(measures).filter(|(of, _)| *of == kind);
            of_kind.flat_map(|(kind, row)| check_record(&context, kind, row)).collect()
        };
        let mut parts = check_whole(&context);
        parts.extend(rows(RecordKind::Action));
        parts.extend(rows(RecordKind::Measure));
        let mut all = check(&context);
        prop_assert!(!all.is_empty(), "something is always off in a muddled return");
        let key = |finding: &Finding| format!("{finding:?}");
        parts.sort_by_key(key);
        all.sort_by_key(key);
        prop_assert_eq!(parts, all);
    }
}
