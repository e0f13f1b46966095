//! Owns the closed set of statuses for actions and measures.
//! Must not know the words or colours a council shows for them.

use crate::tables::closed_words;

closed_words! {
    /// The status of an action; the council's own words stand beside it.
    pub enum Status: "a status" {
        /// Green: actions on track.
        OnTrack = "on-track",
        /// Amber: medium issues, risks or slippage.
        Medium = "medium",
        /// Red: significant issues, risks or slippage.
        Significant = "significant",
        /// Grey: no update available.
        NoUpdate = "no-update",
        /// Blue: complete.
        Complete = "complete",
    }
}

impl Status {
    /// The status as our own sentences name it, whatever the council calls it.
    pub fn in_a_sentence(self) -> &'static str {
        match self {
            Self::OnTrack => "on track",
            Self::Medium => "amber",
            Self::Significant => "red",
            Self::NoUpdate => "no update",
            Self::Complete => "complete",
        }
    }
}

closed_words! {
    /// The verdict on a measure.
    pub enum MeasureStatus: "a measure's status" {
        /// At or better than target.
        Green = "green",
        /// Within tolerance of target.
        Amber = "amber",
        /// Worse than target by more than the tolerance.
        Red = "red",
        /// No verdict, and the reason is said elsewhere.
        NotRated = "not-rated",
    }
}
