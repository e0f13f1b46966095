//! Owns which field holds a concept in each kind of record, and how much a concept tells of the kind.
//! Must not know the words people write in headings (the word tables do).

use super::concept::Concept;
use crate::model::RecordKind;

impl Concept {
    /// The field that holds this in a kind of record, if that kind has one.
    pub(super) fn field(self, kind: RecordKind) -> Option<&'static str> {
        match kind {
            RecordKind::Action => self.of_action(),
            RecordKind::Measure => self.of_measure(),
            RecordKind::Risk => self.of_risk(),
            RecordKind::Contract => self.of_contract(),
            RecordKind::Narrative => self.of_narrative(),
            RecordKind::Event => self.of_event(),
            RecordKind::Restatement => self.of_restatement(),
            _ => None,
        }
    }

    fn of_action(self) -> Option<&'static str> {
        Some(match self {
            Self::Ref => "ref",
            Self::Action | Self::Title => "action",
            Self::Plan => "plan",
            Self::Outcome => "outcome",
            Self::Theme => "theme",
            Self::Service => "service",
            Self::Owner => "owner",
            Self::Contributors => "contributors",
            Self::Milestone => "milestone",
            Self::StartDate => "start_date",
            Self::Due | Self::TargetDate | Self::ContractEnd | Self::BaselinePeriod => "due_date",
            Self::RevisedDate => "revised_date",
            Self::DateReason => "date_reason",
            Self::DateApprovedBy => "date_approved_by",
            Self::TimesMoved => "times_moved",
            Self::CompletedDate => "completed_date",
            Self::Status | Self::Rating => "status",
            Self::Commentary => "commentary",
            Self::Cause | Self::Reason => "cause",
            Self::Recovery | Self::Mitigation => "recovery",
            Self::RecoveryOwner => "recovery_owner",
            Self::RecoveryDate => "recovery_date",
            Self::NoUpdateReason => "no_update_reason",
            Self::Publish => "publish",
            _ => return None,
        })
    }

    fn of_measure(self) -> Option<&'static str> {
        Some(match self {
            Self::Ref => "ref",
            Self::Measure | Self::Title => "measure",
            Self::Period => "period",
            Self::Component => "component",
            Self::Contract => "contract",
            Self::Outcome => "outcome",
            Self::Owner => "owner",
            Self::Unit => "unit",
            Self::Polarity => "polarity",
            Self::Frequency => "frequency",
            Self::Aggregation => "aggregation",
            Self::DataPeriod => "data_period",
            Self::Value | Self::YearToDate => "value",
            Self::Numerator => "numerator",
            Self::Denominator => "denominator",
            Self::Provisional => "provisional",
            Self::NoDataReason => "no_data_reason",
            Self::ExpectedDate => "expected_date",
            Self::Target | Self::TargetLower => "target",
            Self::TargetUpper => "target_upper",
            Self::AnnualTarget => "annual_target",
            Self::Due | Self::TargetDate => "target_date",
            Self::Tolerance => "tolerance",
            Self::ToleranceKind => "tolerance_kind",
            Self::Baseline => "baseline",
            Self::BaselinePeriod => "baseline_period",
            Self::Forecast => "forecast",
            Self::Status | Self::Rating => "status",
            Self::OverrideReason => "override_reason",
            Self::SeriesBreak => "series_break",
            Self::BreakNote => "break_note",
            Self::Lifecycle => "lifecycle",
            Self::AsAt => "as_at",
            Self::Commentary => "commentary",
            Self::Cause | Self::Reason => "cause",
            Self::Recovery | Self::Mitigation | Self::Action => "recovery",
            Self::RecoveryOwner => "recovery_owner",
            Self::RecoveryDate => "recovery_date",
            Self::Publish => "publish",
            _ => return None,
        })
    }

    fn of_risk(self) -> Option<&'static str> {
        Some(match self {
            Self::Ref => "ref",
            Self::Risk | Self::Title => "title",
            Self::Register => "register",
            Self::Outcome => "outcome",
            Self::Owner => "owner",
            Self::Likelihood => "likelihood",
            Self::Impact => "impact",
            Self::Score => "score",
            Self::PreviousScore => "previous_score",
            Self::TargetLikelihood => "target_likelihood",
            Self::TargetImpact => "target_impact",
            Self::TargetScore | Self::Target => "target_score",
            Self::TargetDate | Self::Due => "target_date",
            Self::InherentScore => "inherent_score",
            Self::Rating | Self::Status => "rating",
            Self::Treatment => "treatment",
            Self::Mitigation | Self::Action | Self::Recovery => "mitigation",
            Self::Reviewed => "reviewed_at",
            Self::AsAt => "as_at",
            Self::Commentary | Self::Cause | Self::Reason => "commentary",
            Self::Publish => "publish",
            _ => return None,
        })
    }

    fn of_contract(self) -> Option<&'static str> {
        Some(match self {
            Self::Contract | Self::Title | Self::Ref => "contract",
            Self::Supplier => "supplier",
            Self::ContractValue | Self::Value => "value",
            Self::Fee => "fee",
            Self::StartDate => "start",
            Self::ContractEnd | Self::Due => "end",
            Self::Change | Self::Commentary => "change",
            Self::ChangeReason | Self::Reason => "change_reason",
            Self::Penalties => "penalties",
            Self::MeetingsDue => "meetings_due",
            Self::MeetingsHeld => "meetings_held",
            _ => return None,
        })
    }

    fn of_narrative(self) -> Option<&'static str> {
        Some(match self {
            Self::Section | Self::Ref => "section",
            Self::Outcome => "outcome",
            Self::Kind => "kind",
            Self::Title | Self::Theme => "title",
            Self::Text | Self::Commentary => "text",
            Self::Author | Self::Owner => "author_role",
            Self::Publish => "publish",
            _ => return None,
        })
    }

    fn of_event(self) -> Option<&'static str> {
        Some(match self {
            Self::Ref => "ref",
            Self::Register | Self::Plan => "container",
            Self::Kind => "record",
            Self::Event | Self::Change => "event",
            Self::RelatedRef => "related_ref",
            Self::From => "from_container",
            Self::To => "to_container",
            Self::EffectiveDate => "effective_date",
            Self::Old | Self::PreviousScore => "old",
            Self::New | Self::Score => "new",
            Self::Reason | Self::Commentary | Self::ChangeReason | Self::Cause => "reason",
            Self::ApprovedBy => "approved_by",
            _ => return None,
        })
    }

    fn of_restatement(self) -> Option<&'static str> {
        Some(match self {
            Self::Ref => "ref",
            Self::Period | Self::DataPeriod => "period",
            Self::Old => "old",
            Self::New => "new",
            Self::Reason | Self::ChangeReason | Self::Commentary | Self::Cause => "reason",
            Self::State | Self::Status => "state",
            Self::ProposedBy | Self::Owner => "proposed_by",
            Self::ApprovedBy => "approved_by",
            Self::ApprovedAt => "approved_at",
            _ => return None,
        })
    }

    /// How much the presence of this says that a table lists records of a kind.
    pub(super) fn weight(self, kind: RecordKind) -> u32 {
        match (kind, self) {
            (RecordKind::Action, Self::Action)
            | (RecordKind::Measure, Self::Measure)
            | (RecordKind::Narrative, Self::Section | Self::Text)
            | (RecordKind::Event, Self::Event) => 6,
            (RecordKind::Risk, Self::Risk | Self::Likelihood | Self::Impact)
            | (RecordKind::Contract, Self::Supplier | Self::MeetingsDue | Self::MeetingsHeld)
            | (RecordKind::Restatement, Self::Old | Self::New) => 5,
            (RecordKind::Action, Self::Milestone | Self::RevisedDate)
            | (
                RecordKind::Measure,
                Self::Value
                | Self::Target
                | Self::YearToDate
                | Self::Unit
                | Self::Polarity
                | Self::Tolerance
                | Self::Benchmark
                | Self::NoDataReason
                | Self::AnnualTarget,
            )
            | (
                RecordKind::Risk,
                Self::Mitigation
                | Self::Treatment
                | Self::TargetScore
                | Self::InherentScore
                | Self::PreviousScore
                | Self::Score,
            )
            | (RecordKind::Contract, Self::Contract | Self::ContractValue | Self::Fee | Self::Penalties)
            | (RecordKind::Event, Self::RelatedRef) => 4,
            (_, concept) if concept.field(kind).is_some() => 1,
            _ => 0,
        }
    }
}
