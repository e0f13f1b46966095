//! Last quarter's counts, as reported and with what was approved since.

use crate::returns::{Bundle, period, row};
use quarterdeck::consolidation::consolidate;
use quarterdeck::framework::Framework;
use quarterdeck::model::{Measure, MeasureStatus, Polarity, RecordKind, Ref, Restatement, RestatementState, Status};

fn restatement(kind: RecordKind, reference: &str, field: &str, new: &str, state: RestatementState) -> Restatement {
    Restatement {
        record: Some(kind),
        reference: Ref::new(reference),
        period: Some(period("2022-23-Q2")),
        field: field.to_owned(),
        new: new.to_owned(),
        reason: "A late count".to_owned(),
        state: Some(state),
        ..Restatement::default()
    }
}

#[test]
fn an_approved_change_recounts_last_quarter_and_a_proposed_one_does_not() {
    let measure = Measure {
        reference: Ref::new("M1"),
        period: Some(period("2022-23-Q2")),
        value: Some(96.into()),
        target: Some(95.into()),
        polarity: Some(Polarity::More),
        ..Measure::default()
    };
    let mut before = Bundle::of("housing", "2022-23-Q2").action("H1", Status::OnTrack).action("H2", Status::OnTrack);
    before.parts.measures.push(row("m", 0, measure));
    let recount = |state: RestatementState| {
        let mut now = Bundle::of("housing", "2022-23-Q3").action("H1", Status::OnTrack).action("H2", Status::OnTrack);
        let changed = [
            restatement(RecordKind::Measure, "M1", "value", "60", state),
            restatement(RecordKind::Action, "H2", "status", "significant", state),
        ];
        now.parts.restatements = changed.into_iter().enumerate().map(|(at, own)| row("s", at, own)).collect();
        consolidate(vec![now.received()], vec![before.clone().received()], &Framework::built_in()).recount()
    };
    assert_eq!(recount(RestatementState::Proposed), None);
    let made = recount(RestatementState::Approved).expect("two approved changes");
    assert_eq!(made.changes, 2);
    assert_eq!((made.actions.get(Status::Significant), made.actions_restated.get(Status::Significant)), (0, 1));
    assert_eq!(made.measures.get(&MeasureStatus::Green), Some(&1), "what was reported stays what was reported");
    assert_eq!(made.measures_restated.get(&MeasureStatus::Red), Some(&1));
}
