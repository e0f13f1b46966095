//! Owns the frame of the page: title, navigation, the first cards, the foot.
//! Must not know how a table or a picture is drawn.

use super::markup::Markup;
use super::{exceptions, lists, moves, splits, tables as draw};
use crate::consolidation::{Comparison, Level, Population, Quarter};
use crate::model::Status;
use crate::report::answer::{answer, evidence};
use crate::report::phrases::{bodies, counted, moment, rules, said, short_period};
use crate::report::tables;

const STYLE: &str = include_str!("style.css");
pub(super) const MARKING: &str = "Internal: not for publication";
/// On paper the first pages are for a committee, and the lists follow.
const APPENDIX: &str = "Appendix: the lists behind these figures. Every action and measure, and both quarters by outcome and \
                        directorate, stand in the workbook, corporate.xlsx.";

/// Writes the whole document.
pub(super) fn document(html: &mut Markup, quarter: &Quarter) {
    html.element("html", &[("lang", "en-GB")], |html| {
        html.element("head", &[], |html| head(html, quarter));
        html.element("body", &[], |html| {
            html.leaf("a", &[("class", "skip"), ("href", "#main")], "Skip to the figures");
            html.element("header", &[("class", "top")], |html| banner(html, quarter));
            html.element("div", &[("class", "frame")], |html| {
                html.element("nav", &[("aria-label", "Sections of this page")], |html| navigation(html, quarter));
                html.element("main", &[("id", "main"), ("tabindex", "-1")], |html| content(html, quarter));
            });
            html.element("footer", &[], |html| foot(html, quarter));
        });
    });
}

fn head(html: &mut Markup, quarter: &Quarter) {
    html.void("meta", &[("charset", "utf-8")]);
    html.void("meta", &[("name", "viewport"), ("content", "width=device-width, initial-scale=1")]);
    let period = quarter.period().map_or_else(String::new, |period| format!(", {}", period.words()));
    html.leaf("title", &[], &format!("Corporate picture{period}: {}", quarter.framework().fact("council")));
    html.style(STYLE);
}

fn banner(html: &mut Markup, quarter: &Quarter) {
    html.leaf("p", &[("class", "brand")], "Corporate picture");
    let period = quarter.period().map_or_else(|| "No quarter".to_owned(), crate::model::Period::words);
    let at = quarter.now().as_at().map(|at| format!(" \u{b7} as at {}", moment(at))).unwrap_or_default();
    html.leaf("p", &[("class", "quiet")], &format!("{period}{at}"));
    html.leaf("p", &[("class", "quiet council")], quarter.framework().fact("council"));
    html.leaf("p", &[("class", "marking")], MARKING);
}

fn navigation(html: &mut Markup, quarter: &Quarter) {
    let received = format!("{} of {}", quarter.now().counted().count(), quarter.now().standings.len());
    let off = quarter.measure_lines().iter().filter(|line| line.is_off_target()).count();
    let unexplained: usize = Population::ALL
        .into_iter()
        .filter_map(|population| quarter.bridge(population))
        .map(|bridge| bridge.unexplained().count())
        .sum();
    let notices = quarter.notices().iter().filter(|notice| notice.level == Level::Notice).count();
    let links = [
        ("#picture", "Corporate picture", String::new()),
        ("#returns", "Returns", received),
        ("#red", "Red actions", quarter.red_actions().len().to_string()),
        ("#silent", "No update", quarter.silent_actions().len().to_string()),
        ("#off-target", "Measures off target", off.to_string()),
        ("#register", "Risks", quarter.risk_lines().len().to_string()),
        ("#movements", "Risk movements", quarter.risk_movements().len().to_string()),
        ("#bridge", "Unexplained records", unexplained.to_string()),
        ("#words", "Words by section", quarter.narratives().len().to_string()),
    ];
    let about = (notices > 0).then(|| ("#notices", "About the bundles", notices.to_string()));
    html.element("ul", &[], |html| {
        for (target, name, count) in links.into_iter().chain(about) {
            html.element("li", &[], |html| {
                html.element("a", &[("href", target)], |html| {
                    html.leaf("span", &[], name);
                    html.leaf("span", &[("class", "count")], &count);
                });
            });
        }
    });
}

fn content(html: &mut Markup, quarter: &Quarter) {
    html.element("div", &[("id", "picture"), ("class", "answer")], |html| {
        html.leaf("h1", &[], &answer(quarter));
        html.leaf("p", &[("class", "quiet")], &evidence(quarter));
    });
    to_settle(html, quarter);
    let outcomes = quarter.by_outcome();
    let by_outcome = |html: &mut Markup| {
        card(html, "By strategic outcome", "by-outcome", |html| split(html, quarter, "Strategic outcome", &outcomes));
    };
    let compared = quarter.comparison().filter(|compared| compared.now.total() + compared.before.total() > 0);
    html.element("div", &[("class", "cards")], |html| {
        html.element("div", &[("class", "stack")], |html| {
            card(html, "Actions by status", "by-status", |html| {
                draw::table(html, quarter.framework(), &tables::headline(quarter));
            });
            if compared.is_some() {
                by_outcome(html);
            }
        });
        html.element("div", &[("class", "stack")], |html| {
            if let Some(compared) = &compared {
                moved(html, quarter, compared);
            }
            card(html, "Returns", "returns", |html| lists::returns(html, quarter));
        });
    });
    if compared.is_none() {
        // With nothing to set beside it, the bars take the width of the page.
        by_outcome(html);
    }
    let bodies = quarter.by_body();
    card(html, "By directorate", "by-body", |html| split(html, quarter, "Directorate", &bodies));
    exceptions::all(html, quarter);
    html.leaf("p", &[("class", "appendix")], APPENDIX);
    lists::all(html, quarter);
}

/// What a person must settle, before any figure is relied on.
fn to_settle(html: &mut Markup, quarter: &Quarter) {
    let problems: Vec<_> = quarter.notices().iter().filter(|notice| notice.level == Level::Problem).collect();
    if problems.is_empty() {
        return;
    }
    html.element("section", &[("class", "settle"), ("aria-labelledby", "settle")], |html| {
        html.leaf(
            "h2",
            &[("id", "settle")],
            &format!("{} to settle before this can be published", counted(problems.len(), "problem")),
        );
        html.element("ul", &[], |html| {
            for problem in problems {
                html.leaf("li", &[], &said([problem.text.clone(), problem.remedy.clone()]));
            }
        });
    });
}

fn moved(html: &mut Markup, quarter: &Quarter, compared: &Comparison) {
    let total: usize = quarter.moves().values().sum();
    card(html, &format!("Where the {} moved", counted(total, "action")), "moves", |html| {
        if !compared.same_bodies {
            let same = bodies(compared.bodies.len());
            html.leaf("p", &[("class", "quiet")], &format!("The {same} that returned in both quarters"));
        }
        html.element("p", &[("class", "ends")], |html| {
            html.leaf("span", &[], &short_period(quarter.before().period));
            html.leaf("span", &[], &short_period(quarter.period()));
        });
        moves::picture(html, quarter);
        details(html, "Every move as a table", |html| draw::table(html, quarter.framework(), &tables::moves(quarter)));
    });
}

fn split(html: &mut Markup, quarter: &Quarter, first: &str, all: &[crate::consolidation::Split]) {
    splits::legend(html, quarter.framework());
    splits::bars(html, quarter, &format!("Actions by {} and status", first.to_lowercase()), first, all);
    let both = all.iter().any(|split| split.before.is_some());
    let caption = format!("{first}, {}", if both { "both quarters" } else { "this quarter" });
    details(html, if both { "Both quarters as a table" } else { "This quarter as a table" }, |html| {
        draw::table(html, quarter.framework(), &tables::splits(quarter, &caption, first, all));
    });
}

/// A card with its heading.
pub(super) fn card(html: &mut Markup, title: &str, id: &'static str, inside: impl FnOnce(&mut Markup)) {
    let heading = format!("{id}-heading");
    html.element("section", &[("class", "card"), ("id", id), ("aria-labelledby", &heading)], |html| {
        html.leaf("h2", &[("id", &heading)], title);
        inside(html);
    });
}

/// Something that opens on demand. It is left out on paper: the workbook has it.
pub(super) fn details(html: &mut Markup, summary: &str, inside: impl FnOnce(&mut Markup)) {
    html.element("details", &[], |html| {
        html.leaf("summary", &[], summary);
        inside(html);
    });
}

fn foot(html: &mut Markup, quarter: &Quarter) {
    let mut rulesets: Vec<String> = quarter.now().counted().map(|own| rules(&own.ret.header().ruleset)).collect();
    rulesets.sort_unstable();
    rulesets.dedup();
    rulesets.retain(|ruleset| !ruleset.is_empty());
    if !rulesets.is_empty() {
        html.leaf("p", &[], &format!("Checked by {}", rulesets.join(" or ")));
    }
    html.leaf("p", &[], &format!("{} verified", counted(quarter.now().counted().count(), "bundle")));
    let missing = quarter.now().standings.iter().filter(|standing| standing.counted.is_none());
    let missing: Vec<&str> = missing.map(|standing| quarter.body_name(&standing.body)).collect();
    if missing.is_empty() {
        html.leaf("p", &[], "Every body has returned");
    } else {
        html.leaf("p", &[], &format!("{} not received: {}", missing.len(), missing.join(", ")));
    }
    let exempt = quarter.exempt_records();
    if exempt > 0 {
        html.leaf(
            "p",
            &[],
            &format!("{} counted in every total and shown in no list", counted(exempt, "exempt record")),
        );
    }
    let complete = quarter.counts_now().complete();
    if complete > 0 {
        let under =
            crate::report::phrases::short_word(quarter.framework(), quarter.framework().folds_into(Status::Complete));
        html.leaf("p", &[], &format!("{} counted under \u{201c}{under}\u{201d}", counted(complete, "complete action")));
    }
    html.leaf("p", &[("class", "marking")], MARKING);
}
