//! Owns the lists behind the figures: returns, notices, silent actions, measures, risks, the bridge, contracts, words.
//! Must not know how a table is drawn.

use super::exceptions::in_other_plans;
use super::markup::Markup;
use super::page::{card, details};
use super::tables as draw;
use crate::consolidation::{Flow, Level, Population, Quarter};
use crate::model::Publish;
use crate::report::phrases::{counted, short_period};
use crate::report::table::Table;
use crate::report::tables;

/// Where each body stands.
pub(super) fn returns(html: &mut Markup, quarter: &Quarter) {
    draw::table(html, quarter.framework(), &tables::standings(quarter));
}

/// What else there is to know about the bundles; what must be settled stands at the top of the page.
fn notices(html: &mut Markup, quarter: &Quarter) {
    let notices: Vec<_> = quarter.notices().iter().filter(|notice| notice.level == Level::Notice).collect();
    if notices.is_empty() {
        return;
    }
    card(html, "About the bundles", "notices", |html| {
        html.element("ul", &[("class", "notices")], |html| {
            for notice in notices {
                html.element("li", &[], |html| {
                    html.text(&notice.text);
                    if !notice.remedy.is_empty() {
                        html.leaf("span", &[("class", "under")], &notice.remedy);
                    }
                });
            }
        });
    });
}

/// Every list.
pub(super) fn all(html: &mut Markup, quarter: &Quarter) {
    notices(html, quarter);
    silent(html, quarter);
    measures(html, quarter);
    register(html, quarter);
    bridge(html, quarter);
    others(html, quarter);
    words(html, quarter);
}

/// A table, or the sentence that says why there is none.
pub(super) fn shown(html: &mut Markup, quarter: &Quarter, table: &Table, empty: &str) {
    if table.rows.is_empty() {
        html.leaf("p", &[("class", "quiet")], empty);
    } else {
        draw::table(html, quarter.framework(), table);
    }
}

fn silent(html: &mut Markup, quarter: &Quarter) {
    let silent = quarter.silent_actions();
    let headline = silent.iter().filter(|line| line.headline).count();
    let have = if headline == 1 { "has" } else { "have" };
    let beside = in_other_plans(silent.len() - headline);
    let title = format!("{} {have} no update{beside}", counted(headline, "action"));
    card(html, &title, "silent", |html| {
        shown(html, quarter, &tables::silent_actions(quarter), "Every action has an update.");
    });
}

fn measures(html: &mut Markup, quarter: &Quarter) {
    card(html, "Measures off target", "off-target", |html| {
        shown(html, quarter, &tables::off_target(quarter), "No measure is off target.");
        let every = tables::measures(quarter);
        details(html, &format!("All {}", counted(every.rows.len(), "measure")), |html| {
            draw::table(html, quarter.framework(), &every);
        });
        let restated = tables::restatements(quarter);
        if !restated.rows.is_empty() {
            html.leaf("h3", &[], "Declared changes of earlier figures");
            draw::table(html, quarter.framework(), &restated);
        }
    });
}

fn register(html: &mut Markup, quarter: &Quarter) {
    card(html, "Every risk", "register", |html| {
        shown(html, quarter, &tables::risks(quarter), "No risk has been returned.");
    });
}

fn bridge(html: &mut Markup, quarter: &Quarter) {
    let bridges: Vec<_> = Population::ALL.into_iter().filter_map(|population| quarter.bridge(population)).collect();
    let unexplained: usize = bridges.iter().map(|bridge| bridge.unexplained().count()).sum();
    let vanished: usize = bridges.iter().map(|bridge| bridge.total.flow(Flow::Vanished)).sum();
    let unreceived: usize = bridges.iter().map(|bridge| bridge.total.flow(Flow::NotReceived)).sum();
    let last = short_period(quarter.before().period);
    let title = match (bridges.is_empty(), unexplained) {
        (true, _) => "The population cannot be compared: no bundles of the quarter before were given".to_owned(),
        (false, 0) if unreceived == 0 => format!("Every record of {last} is accounted for"),
        (false, 0) => format!("Every record of {last} is accounted for, but for the returns not received"),
        (false, _) => {
            format!("{} came or went without an event, {vanished} of them gone", counted(unexplained, "record"))
        }
    };
    card(html, &title, "bridge", |html| {
        if bridges.is_empty() {
            return;
        }
        if unreceived > 0 {
            let told = format!(
                "{} of {last} in returns not received: counted below, listed in the workbook.",
                counted(unreceived, "record")
            );
            html.leaf("p", &[("class", "quiet")], &told);
        }
        shown(html, quarter, &tables::changes_within_returns(quarter), "No record came or went.");
        html.element("div", &[("class", "pair")], |html| {
            for bridge in bridges.iter().filter(|bridge| !bridge.lines.is_empty()) {
                html.element("div", &[], |html| {
                    html.leaf("h3", &[], &tables::population_name(quarter, bridge.population));
                    draw::table(html, quarter.framework(), &tables::bridge(quarter, bridge));
                });
            }
        });
    });
}

fn others(html: &mut Markup, quarter: &Quarter) {
    let plans = quarter.other_plans();
    if !plans.is_empty() {
        card(html, "Other plans", "plans", |html| {
            draw::table(
                html,
                quarter.framework(),
                &tables::splits(quarter, "Actions of the other plans", "Plan", &plans),
            );
        });
    }
    let contracts = tables::contracts(quarter);
    if !contracts.rows.is_empty() {
        card(html, "Contracts", "contracts", |html| draw::table(html, quarter.framework(), &contracts));
    }
}

fn words(html: &mut Markup, quarter: &Quarter) {
    card(html, "Words by section of the report", "words", |html| {
        for section in quarter.narratives() {
            let shown = section.words.iter().filter(|held| held.record().publish != Some(Publish::Exempt));
            let shown: Vec<_> = shown.collect();
            if shown.is_empty() {
                continue;
            }
            let title =
                section.section.map_or_else(|| "Other sections".to_owned(), |own| format!("{} {}", own.id, own.title));
            html.leaf("h3", &[], &title);
            for held in shown {
                let words = held.record();
                let by = [quarter.body_name(held.body), &words.kind, &words.author_role];
                let by: Vec<&str> = by.into_iter().filter(|part| !part.is_empty()).collect();
                html.leaf("p", &[("class", "by")], &by.join(" \u{b7} "));
                for paragraph in words.text.lines().map(str::trim).filter(|line| !line.is_empty()) {
                    html.leaf("p", &[("class", "prose")], paragraph);
                }
            }
        }
        if quarter.narratives().is_empty() {
            html.leaf("p", &[("class", "quiet")], "No words have been returned.");
        }
    });
}
