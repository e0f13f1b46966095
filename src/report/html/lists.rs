//! Owns the sections below the first cards: exceptions, measures, risks, the bridge, contracts, words.
//! Must not know how a table is drawn.

use super::markup::Markup;
use super::page::{card, details};
use super::{matrix, tables as draw};
use crate::consolidation::{Flow, Level, Population, Quarter};
use crate::model::{Band, Publish};
use crate::report::phrases::{counted, short_period};
use crate::report::table::Table;
use crate::report::tables;

/// Where each body stands.
pub(super) fn returns(html: &mut Markup, quarter: &Quarter) {
    draw::table(html, quarter.framework(), &tables::returns(quarter));
}

/// What else there is to know about the bundles; what must be settled stands at the top of the page.
pub(super) fn notices(html: &mut Markup, quarter: &Quarter) {
    let notices: Vec<_> = quarter.notices().iter().filter(|notice| notice.level == Level::Notice).collect();
    if notices.is_empty() {
        let clean = "Every body sent one bundle, verified and complete.";
        let text = if quarter.has_problems() { "Nothing beside what is to settle above." } else { clean };
        html.leaf("p", &[("class", "quiet")], text);
        return;
    }
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
}

/// Everything below the first cards.
pub(super) fn all(html: &mut Markup, quarter: &Quarter) {
    actions(html, quarter);
    measures(html, quarter);
    risks(html, quarter);
    bridge(html, quarter);
    others(html, quarter);
    words(html, quarter);
}

fn shown(html: &mut Markup, quarter: &Quarter, table: &Table, empty: &str) {
    if table.rows.is_empty() {
        html.leaf("p", &[("class", "quiet")], empty);
    } else {
        draw::table(html, quarter.framework(), table);
    }
}

fn actions(html: &mut Markup, quarter: &Quarter) {
    let (reds, silent) = (quarter.red_actions(), quarter.silent_actions());
    let headline = reds.iter().filter(|line| line.headline).count();
    let others = reds.len() - headline;
    let beside = if others > 0 { format!(", and {others} in other plans") } else { String::new() };
    let title = format!("{} red{beside}", are(headline, "action"));
    card(html, &title, "red", |html| {
        shown(html, quarter, &tables::red_actions(quarter), "No action is red.");
    });
    let headline = silent.iter().filter(|line| line.headline).count();
    let others = silent.len() - headline;
    let beside = if others > 0 { format!(", and {others} in other plans") } else { String::new() };
    let have = if headline == 1 { "has" } else { "have" };
    let title = format!("{} {have} no update{beside}", counted(headline, "action"));
    card(html, &title, "silent", |html| {
        shown(html, quarter, &tables::silent_actions(quarter), "Every action has an update.");
    });
}

fn are(count: usize, noun: &str) -> String {
    format!("{} {}", counted(count, noun), if count == 1 { "is" } else { "are" })
}

fn measures(html: &mut Markup, quarter: &Quarter) {
    let lines = quarter.measure_lines();
    let off = lines.iter().filter(|line| line.is_off_target()).count();
    let title = format!("{off} of {} off target", are(lines.len(), "measure"));
    card(html, &title, "measures", |html| {
        let framework = quarter.framework();
        html.element("div", &[("class", "pair")], |html| {
            let counts = quarter.measures_by_component();
            draw::table(html, framework, &tables::measure_counts("Measures by component", "Component", &counts));
            let counts = quarter.measures_by_contract();
            let by_contract = tables::measure_counts("Measures by contract", "Contract", &counts);
            if !counts.is_empty() {
                draw::table(html, framework, &by_contract);
            }
        });
        shown(html, quarter, &tables::off_target(quarter), "No measure is off target.");
        let every = tables::measures(quarter);
        details(html, &format!("All {}", counted(every.rows.len(), "measure")), |html| {
            draw::table(html, framework, &every);
        });
        let restated = tables::restatements(quarter);
        if !restated.rows.is_empty() {
            html.leaf("h3", &[], "Declared changes of earlier figures");
            draw::table(html, framework, &restated);
        }
    });
}

fn risks(html: &mut Markup, quarter: &Quarter) {
    let lines = quarter.risk_lines();
    let red = lines.iter().filter(|line| line.band == Some(Band::Red)).count();
    let title = format!("{red} of {} red", are(lines.len(), "risk"));
    card(html, &title, "risks", |html| {
        html.element("div", &[("class", "pair uneven")], |html| {
            html.element("div", &[], |html| matrix::matrix(html, quarter));
            html.element("div", &[("id", "movements")], |html| {
                let movements = tables::movements(quarter);
                html.leaf("h3", &[], &format!("{} this quarter", counted(movements.rows.len(), "movement")));
                shown(html, quarter, &movements, "No risk moved.");
            });
        });
        shown(html, quarter, &tables::risks(quarter), "No risk has been returned.");
    });
}

fn bridge(html: &mut Markup, quarter: &Quarter) {
    let bridges: Vec<_> = Population::ALL.into_iter().filter_map(|population| quarter.bridge(population)).collect();
    let unexplained: usize = bridges.iter().map(|bridge| bridge.unexplained().count()).sum();
    let vanished: usize = bridges.iter().map(|bridge| bridge.total.flow(Flow::Vanished)).sum();
    let last = short_period(quarter.before().period);
    let title = match (bridges.is_empty(), unexplained) {
        (true, _) => "The population cannot be compared: no bundles of the quarter before were given".to_owned(),
        (false, 0) => format!("Every record of {last} is accounted for"),
        (false, _) => {
            format!("{} came or went without an event, {vanished} of them gone", counted(unexplained, "record"))
        }
    };
    card(html, &title, "bridge", |html| {
        if bridges.is_empty() {
            return;
        }
        shown(html, quarter, &tables::changes(quarter), "No record came or went.");
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
