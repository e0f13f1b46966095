//! Owns the risk matrix as it is shown: likelihood up, impact across, each cell with its risks by reference.
//! Must not know pixels.

use super::table::of_band;
use crate::app::grid::Mark;
use crate::consolidation::Quarter;
use std::collections::{BTreeMap, BTreeSet};

/// A cell of the matrix.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RiskCell {
    /// The shape and colour of its band.
    pub mark: Option<Mark>,
    /// The risks in it, by reference.
    pub risks: String,
    /// What is read out of it.
    pub spoken: String,
}

/// The matrix.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MatrixView {
    /// The impacts, from the left.
    pub impacts: Vec<u32>,
    /// Each likelihood from the top, with a cell an impact.
    pub rows: Vec<(u32, Vec<RiskCell>)>,
    /// The risks without a place on it.
    pub unplaced: Vec<String>,
}

impl MatrixView {
    /// The matrix of a quarter.
    pub fn of(quarter: &Quarter) -> Self {
        let places = quarter.risk_matrix();
        let mut rows: BTreeMap<u32, Vec<RiskCell>> = BTreeMap::new();
        let mut shown = BTreeSet::new();
        for place in &places {
            shown.extend(place.risks.iter().map(|line| (line.held.body, &line.held.row.id)));
            let names: Vec<String> = place.risks.iter().map(|line| line.held.record().reference.to_string()).collect();
            let risks = names.join(", ");
            let band = place.band.map_or("no band", crate::report::band_word);
            let held = if risks.is_empty() { "none" } else { &risks };
            let spoken = format!("Likelihood {}, impact {}, {band}: {held}", place.likelihood, place.impact);
            rows.entry(place.likelihood).or_default().push(RiskCell { mark: place.band.map(of_band), risks, spoken });
        }
        let lines = quarter.risk_lines();
        let unplaced = lines.iter().filter(|line| !shown.contains(&(line.held.body, &line.held.row.id)));
        let impacts: BTreeSet<u32> = places.iter().map(|place| place.impact).collect();
        Self {
            impacts: impacts.into_iter().collect(),
            rows: rows.into_iter().rev().collect(),
            unplaced: unplaced.map(|line| line.held.record().reference.to_string()).collect(),
        }
    }
}
