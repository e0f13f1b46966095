//! Owns what asks for attention: the red actions, the measures off target by component and contract, the risks on their matrix.
//! Must not know the lists behind them.

use super::lists::shown;
use super::markup::Markup;
use super::page::card;
use super::{matrix, tables as draw};
use crate::consolidation::Quarter;
use crate::model::Band;
use crate::report::phrases::counted;
use crate::report::tables;

/// Everything a committee looks at after the first cards.
pub(super) fn all(html: &mut Markup, quarter: &Quarter) {
    reds(html, quarter);
    measures(html, quarter);
    risks(html, quarter);
}

fn reds(html: &mut Markup, quarter: &Quarter) {
    let reds = quarter.red_actions();
    let headline = reds.iter().filter(|line| line.headline).count();
    let title = format!("{} red{}", are(headline, "action"), in_other_plans(reds.len() - headline));
    card(html, &title, "red", |html| {
        shown(html, quarter, &tables::red_actions(quarter), "No action is red.");
    });
}

fn measures(html: &mut Markup, quarter: &Quarter) {
    let lines = quarter.measure_lines();
    let off = lines.iter().filter(|line| line.is_off_target()).count();
    let title = format!("{off} of {} off target", are(lines.len(), "measure"));
    card(html, &title, "measures", |html| {
        html.element("div", &[("class", "pair")], |html| {
            let counts = quarter.measures_by_component();
            let by_component = tables::measure_counts("Measures by component", "Component", &counts);
            draw::table(html, quarter.framework(), &by_component);
            let counts = quarter.measures_by_contract();
            let by_contract = tables::measure_counts("Measures by contract", "Contract", &counts);
            if !counts.is_empty() {
                draw::table(html, quarter.framework(), &by_contract);
            }
        });
    });
}

fn risks(html: &mut Markup, quarter: &Quarter) {
    let lines = quarter.risk_lines();
    let red = lines.iter().filter(|line| line.band == Some(Band::Red)).count();
    card(html, &format!("{red} of {} red", are(lines.len(), "risk")), "risks", |html| {
        matrix::matrix(html, quarter);
        html.element("div", &[("id", "movements")], |html| {
            let movements = tables::movements(quarter);
            html.leaf("h3", &[], &format!("{} this quarter", counted(movements.rows.len(), "movement")));
            shown(html, quarter, &movements, "No risk moved.");
        });
    });
}

fn are(count: usize, noun: &str) -> String {
    format!("{} {}", counted(count, noun), if count == 1 { "is" } else { "are" })
}

/// What stands in the plans outside the headline table.
pub(super) fn in_other_plans(count: usize) -> String {
    if count > 0 { format!(", and {count} in other plans") } else { String::new() }
}
