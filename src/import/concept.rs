//! Owns what a column can hold, whichever table it stands in.
//! Must not know the words people write in headings (the word tables do).

use crate::tables::closed_words;

closed_words! {
    /// What a column holds.
    pub(super) enum Concept: "a concept of a heading" {
        /// A reference.
        Ref = "ref",
        /// The name of whatever the table lists.
        Title = "title",
        /// What will be done.
        Action = "action",
        /// What is measured.
        Measure = "measure",
        /// What could go wrong.
        Risk = "risk",
        /// A contract.
        Contract = "contract",
        /// A section of the report.
        Section = "section",
        /// Words for a section.
        Text = "text",
        /// A strategic outcome.
        Outcome = "outcome",
        /// A directorate.
        Body = "body",
        /// A theme.
        Theme = "theme",
        /// A service.
        Service = "service",
        /// A plan.
        Plan = "plan",
        /// A component of the framework.
        Component = "component",
        /// Who leads.
        Owner = "owner",
        /// Who else takes part.
        Contributors = "contributors",
        /// Who wrote it.
        Author = "author",
        /// A milestone.
        Milestone = "milestone",
        /// When it starts.
        StartDate = "start-date",
        /// When it is due.
        Due = "due",
        /// When it is now due.
        RevisedDate = "revised-date",
        /// Why the date moved.
        DateReason = "date-reason",
        /// Who approved the move.
        DateApprovedBy = "date-approved-by",
        /// How often it moved.
        TimesMoved = "times-moved",
        /// When it was completed.
        CompletedDate = "completed-date",
        /// A status.
        Status = "status",
        /// Progress in words.
        Commentary = "commentary",
        /// Why it is off track.
        Cause = "cause",
        /// What will bring it back.
        Recovery = "recovery",
        /// Who leads the recovery.
        RecoveryOwner = "recovery-owner",
        /// When it is back on track.
        RecoveryDate = "recovery-date",
        /// Why there is no update.
        NoUpdateReason = "no-update-reason",
        /// Who may see it.
        Publish = "publish",
        /// A unit.
        Unit = "unit",
        /// Which way is better.
        Polarity = "polarity",
        /// How often.
        Frequency = "frequency",
        /// How months make the quarter.
        Aggregation = "aggregation",
        /// A figure.
        Value = "value",
        /// A figure since April.
        YearToDate = "year-to-date",
        /// The top of a ratio.
        Numerator = "numerator",
        /// The bottom of a ratio.
        Denominator = "denominator",
        /// A target.
        Target = "target",
        /// The upper end of a target.
        TargetUpper = "target-upper",
        /// The lower end of a target.
        TargetLower = "target-lower",
        /// The year's target.
        AnnualTarget = "annual-target",
        /// A tolerance.
        Tolerance = "tolerance",
        /// What the tolerance is in.
        ToleranceKind = "tolerance-kind",
        /// A baseline.
        Baseline = "baseline",
        /// The baseline's period.
        BaselinePeriod = "baseline-period",
        /// A forecast outturn.
        Forecast = "forecast",
        /// A figure of others.
        Benchmark = "benchmark",
        /// Why there is no figure.
        NoDataReason = "no-data-reason",
        /// When a figure is expected.
        ExpectedDate = "expected-date",
        /// Whether a figure may still change.
        Provisional = "provisional",
        /// Why a status was overridden.
        OverrideReason = "override-reason",
        /// Whether the series breaks.
        SeriesBreak = "series-break",
        /// What changed at the break.
        BreakNote = "break-note",
        /// Whether it is live.
        Lifecycle = "lifecycle",
        /// The period a figure covers.
        DataPeriod = "data-period",
        /// The day a figure or an assessment was taken.
        AsAt = "as-at",
        /// How likely.
        Likelihood = "likelihood",
        /// How bad.
        Impact = "impact",
        /// Likelihood times impact.
        Score = "score",
        /// The score before.
        PreviousScore = "previous-score",
        /// Likelihood aimed at.
        TargetLikelihood = "target-likelihood",
        /// Impact aimed at.
        TargetImpact = "target-impact",
        /// Score aimed at.
        TargetScore = "target-score",
        /// When the target should be reached.
        TargetDate = "target-date",
        /// Score before controls.
        InherentScore = "inherent-score",
        /// Its parts, which a return does not keep.
        InherentPart = "inherent-part",
        /// A band.
        Rating = "rating",
        /// What is done about a risk.
        Treatment = "treatment",
        /// Controls.
        Mitigation = "mitigation",
        /// When it was reviewed.
        Reviewed = "reviewed",
        /// A risk register.
        Register = "register",
        /// Who delivers a contract.
        Supplier = "supplier",
        /// What a contract is worth.
        ContractValue = "contract-value",
        /// A contract's fee.
        Fee = "fee",
        /// When a contract ends.
        ContractEnd = "contract-end",
        /// What changed.
        Change = "change",
        /// Why it changed.
        ChangeReason = "change-reason",
        /// Penalties.
        Penalties = "penalties",
        /// Meetings due.
        MeetingsDue = "meetings-due",
        /// Meetings held.
        MeetingsHeld = "meetings-held",
        /// What sort of words, or of record.
        Kind = "kind",
        /// What happened to a record.
        Event = "event",
        /// The other record of an event.
        RelatedRef = "related-ref",
        /// Where it came from.
        From = "from",
        /// Where it went.
        To = "to",
        /// When it took effect.
        EffectiveDate = "effective-date",
        /// The figure before.
        Old = "old",
        /// The figure after.
        New = "new",
        /// Why.
        Reason = "reason",
        /// Who approved it.
        ApprovedBy = "approved-by",
        /// When it was approved.
        ApprovedAt = "approved-at",
        /// Who proposed it.
        ProposedBy = "proposed-by",
        /// Whether it is approved.
        State = "state",
        /// A period.
        Period = "period",
        /// Direction of travel and differences, which are computed again.
        Direction = "direction",
        /// Known, and with no place in a return.
        NotKept = "not-kept",
    }
}
