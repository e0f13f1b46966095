//! Owns the stacked bars: one row an outcome or body, each status with its letter and number.
//! Must not know the table that says the same with last quarter beside it.

use super::markup::Markup;
use super::tables::{marked, status_colour};
use crate::consolidation::{Counts, Quarter, Split, headline_statuses};
use crate::framework::Framework;
use crate::model::Status;
use crate::report::phrases::{figure, letter, percent, short_word};

/// The shapes and words of the statuses, once above the bars.
pub(super) fn legend(html: &mut Markup, framework: &Framework) {
    html.element("ul", &[("class", "legend")], |html| {
        for status in headline_statuses(framework) {
            html.element("li", &[], |html| {
                let words = format!("{} ({})", short_word(framework, status), letter(framework, status));
                marked(html, status_colour(status), &words);
            });
        }
    });
}

/// One bar a split, as a table: name, bar, total, share on track.
pub(super) fn bars(html: &mut Markup, quarter: &Quarter, caption: &str, first: &str, splits: &[Split]) {
    let framework = quarter.framework();
    html.element("table", &[("class", "bars")], |html| {
        html.leaf("caption", &[("class", "unseen")], caption);
        html.element("thead", &[("class", "quiet")], |html| {
            html.element("tr", &[], |html| {
                html.leaf("th", &[("scope", "col")], first);
                html.leaf("th", &[("scope", "col")], "Actions by status");
                html.leaf("th", &[("scope", "col"), ("class", "figures")], "All");
                html.leaf("th", &[("scope", "col"), ("class", "figures")], "On track");
            });
        });
        html.element("tbody", &[], |html| {
            for split in splits {
                html.element("tr", &[], |html| {
                    html.leaf("th", &[("scope", "row"), ("class", "words")], &split.name);
                    html.element("td", &[("class", "bar-cell")], |html| bar(html, framework, split.now.as_ref()));
                    let all = split.now.as_ref().map(|now| figure(now.total().into())).unwrap_or_default();
                    html.leaf("td", &[("class", "figures")], &all);
                    let share = split.now.as_ref().and_then(|now| now.share(Status::OnTrack));
                    let share = share.map(percent).unwrap_or_default();
                    html.leaf("td", &[("class", "figures quiet")], &share);
                });
            }
        });
    });
}

fn bar(html: &mut Markup, framework: &Framework, counts: Option<&Counts>) {
    let Some(counts) = counts else {
        html.leaf("span", &[("class", "quiet")], "Not received");
        return;
    };
    let parts: Vec<(Status, usize)> = headline_statuses(framework)
        .into_iter()
        .map(|status| (status, counts.get(status)))
        .filter(|(_, count)| *count > 0)
        .collect();
    if parts.is_empty() {
        html.leaf("span", &[("class", "quiet")], "No actions");
        return;
    }
    html.element("div", &[("class", "bar")], |html| {
        for (status, count) in parts {
            let (class, grow) = (format!("part {}", status_colour(status)), format!("flex-grow:{count}"));
            html.element("span", &[("class", &class), ("style", &grow)], |html| {
                html.leaf("span", &[("class", "unseen")], &format!("{} ", short_word(framework, status)));
                html.leaf("span", &[("class", "letter"), ("aria-hidden", "true")], &letter(framework, status));
                html.text(&count.to_string());
            });
        }
    });
}
