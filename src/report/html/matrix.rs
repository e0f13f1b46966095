//! Owns the risk matrix: likelihood up, impact across, each cell with its band in a letter and its risks by reference.
//! Must not know the table of risks.

use super::markup::Markup;
use crate::consolidation::{MatrixPlace, Quarter};
use crate::model::Band;
use crate::report::phrases::band_word;
use std::collections::BTreeMap;

/// Draws the matrix, and says which risks have no place on it.
pub(super) fn matrix(html: &mut Markup, quarter: &Quarter) {
    let places = quarter.risk_matrix();
    let mut rows: BTreeMap<u32, Vec<&MatrixPlace<'_>>> = BTreeMap::new();
    for place in &places {
        rows.entry(place.likelihood).or_default().push(place);
    }
    html.element("table", &[("class", "matrix")], |html| {
        html.leaf(
            "caption",
            &[("class", "unseen")],
            "Risks by likelihood and impact; each cell names its band and its risks",
        );
        html.element("thead", &[], |html| {
            html.element("tr", &[], |html| {
                html.leaf("th", &[("scope", "col"), ("class", "words")], "Likelihood");
                for place in rows.values().next().into_iter().flatten() {
                    html.leaf("th", &[("scope", "col")], &format!("Impact {}", place.impact));
                }
            });
        });
        html.element("tbody", &[], |html| {
            for (likelihood, row) in rows.iter().rev() {
                html.element("tr", &[], |html| {
                    html.leaf("th", &[("scope", "row")], &likelihood.to_string());
                    for place in row {
                        cell(html, place);
                    }
                });
            }
        });
    });
    let lines = quarter.risk_lines();
    let unplaced = lines.iter().filter(|line| {
        !places
            .iter()
            .any(|place| place.risks.iter().any(|r| r.held.row.id == line.held.row.id && r.held.body == line.held.body))
    });
    let names: Vec<String> = unplaced.map(|line| line.held.record().reference.to_string()).collect();
    if !names.is_empty() {
        html.leaf("p", &[("class", "quiet")], &format!("Without a place on the matrix: {}", names.join(", ")));
    }
}

fn cell(html: &mut Markup, place: &MatrixPlace<'_>) {
    let band = place.band.map_or("plain", band_word);
    let class = format!("band-{band}");
    html.element("td", &[("class", &class)], |html| {
        let sign = match place.band {
            Some(Band::Green) => "G",
            Some(Band::Amber) => "A",
            Some(Band::Red) => "R",
            None => "",
        };
        html.element("span", &[("class", "band")], |html| {
            html.leaf("span", &[("aria-hidden", "true")], sign);
            html.leaf("span", &[("class", "unseen")], &format!("{band}: "));
        });
        let names: Vec<String> = place.risks.iter().map(|line| line.held.record().reference.to_string()).collect();
        html.leaf("span", &[("class", "risks")], &names.join(", "));
    });
}
