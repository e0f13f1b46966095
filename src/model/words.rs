//! Owns the other closed lists of words in the package's tables.
//! Must not know how people write them in workbooks (the words tables do).

use crate::tables::closed_words;

closed_words! {
    /// Which way is better for a measure.
    pub enum Polarity: "a polarity" {
        /// Bigger is better.
        More = "more",
        /// Smaller is better.
        Less = "less",
        /// Best between target and upper target.
        Middle = "middle",
        /// Best outside target and upper target.
        Outer = "outer",
    }
}
closed_words! {
    /// How often a measure is collected.
    pub enum Frequency: "a frequency" {
        /// Each month.
        Monthly = "monthly",
        /// Each quarter.
        Quarterly = "quarterly",
        /// Twice a year.
        HalfYearly = "half-yearly",
        /// Once a year.
        Annual = "annual",
    }
}
closed_words! {
    /// How months make the quarter.
    pub enum Aggregation: "an aggregation" {
        /// The last month's figure.
        Last = "last",
        /// The sum of the months.
        Sum = "sum",
        /// The mean of the months.
        Mean = "mean",
        /// Recomputed from numerator and denominator.
        Ratio = "ratio",
        /// Cumulative since April.
        YearToDate = "year-to-date",
    }
}
closed_words! {
    /// What a tolerance is measured in.
    pub enum ToleranceKind: "a kind of tolerance" {
        /// Percentage points, for measures that are percentages.
        Points = "points",
        /// Per cent of the target.
        Percent = "percent",
        /// The measure's own unit.
        Absolute = "absolute",
    }
}
closed_words! {
    /// Where a measure is in its life.
    pub enum Lifecycle: "a lifecycle" {
        /// Collected.
        Live = "live",
        /// Agreed, not yet collected.
        InDevelopment = "in-development",
        /// No longer collected.
        Discontinued = "discontinued",
    }
}
closed_words! {
    /// Why a due value is not there.
    pub enum NoDataReason: "a reason for no data" {
        /// Not due this period.
        NotDue = "not-due",
        /// Expected by a date.
        Awaited = "awaited",
        /// Nobody collects it.
        NotCollected = "not-collected",
        /// Has no meaning here.
        NotApplicable = "not-applicable",
        /// Withheld, for example because numbers are small.
        Suppressed = "suppressed",
    }
}
closed_words! {
    /// Who may see a record.
    pub enum Publish: "a publish mark" {
        /// In public reports.
        Public = "public",
        /// Inside the council only.
        Internal = "internal",
        /// Exempt under the access to information rules.
        Exempt = "exempt",
    }
}
closed_words! {
    /// What is done about a risk.
    pub enum Treatment: "a treatment" {
        /// Reduce it.
        Treat = "treat",
        /// Live with it.
        Tolerate = "tolerate",
        /// Pass it on.
        Transfer = "transfer",
        /// Stop the activity.
        Terminate = "terminate",
    }
}
closed_words! {
    /// Whether a package may still change.
    pub enum ReturnState: "a state" {
        /// Being worked on.
        Draft = "draft",
        /// Signed off and handed in.
        Sealed = "sealed",
    }
}
closed_words! {
    /// Where a query or a restatement stands.
    pub enum QueryState: "a query's state" {
        /// Asked, not answered.
        Open = "open",
        /// Answered.
        Answered = "answered",
        /// Settled by the centre.
        Closed = "closed",
    }
}
