//! Owns drawing a table of data on the page: captions, scopes, marks beside words.
//! Must not know which tables there are.

use super::markup::Markup;
use crate::framework::Framework;
use crate::model::{MeasureStatus, Status};
use crate::report::phrases::band_word;
use crate::report::table::{Cell, Column, Place, Table, Tone};

/// A table under a caption that only screen readers need, since a heading stands above it.
pub(super) fn table(html: &mut Markup, framework: &Framework, table: &Table) {
    html.element(
        "div",
        &[("class", "scroll"), ("role", "group"), ("tabindex", "0"), ("aria-label", &table.caption)],
        |html| {
            html.element("table", &[], |html| {
                html.leaf("caption", &[("class", "unseen")], &table.caption);
                html.element("thead", &[], |html| {
                    html.element("tr", &[], |html| {
                        let shown =
                            table.columns.iter().filter(|column| matches!(column.place, Place::Head | Place::Own));
                        for column in shown {
                            html.leaf("th", &[("scope", "col"), ("class", align(column.figures))], &column.title);
                        }
                    });
                });
                html.element("tbody", &[], |html| {
                    let rows = table.rows.iter().map(|row| (row, "row"));
                    for (row, class) in rows.chain(table.total.iter().map(|row| (row, "total"))) {
                        html.element("tr", &[("class", class)], |html| cells(html, framework, &table.columns, row));
                    }
                });
            });
        },
    );
}

fn align(figures: bool) -> &'static str {
    if figures { "figures" } else { "words" }
}

fn cells(html: &mut Markup, framework: &Framework, columns: &[Column], row: &[Cell]) {
    let blank = Cell::Blank;
    let all: Vec<(&Column, &Cell)> =
        columns.iter().enumerate().map(|(at, column)| (column, row.get(at).unwrap_or(&blank))).collect();
    let mut at = 0;
    while let Some((column, main)) = all.get(at) {
        at += 1;
        if matches!(column.place, Place::SheetOnly | Place::Under) {
            continue;
        }
        let rest = all.get(at..).unwrap_or_default();
        let rest = rest.iter().filter(|(column, _)| column.place != Place::SheetOnly);
        let under: Vec<&(&Column, &Cell)> = rest.take_while(|(column, _)| column.place == Place::Under).collect();
        let inside = |html: &mut Markup| {
            cell(html, framework, main);
            under_lines(html, framework, &under);
        };
        let class = align(column.figures || main.is_figure());
        match column.place {
            Place::Head => html.element("th", &[("scope", "row"), ("class", class)], inside),
            _ => html.element("td", &[("class", class)], inside),
        }
    }
}

fn under_lines(html: &mut Markup, framework: &Framework, under: &[&(&Column, &Cell)]) {
    let shown: Vec<_> = under.iter().filter(|(_, cell)| **cell != Cell::Blank).collect();
    if shown.is_empty() {
        return;
    }
    html.element("span", &[("class", "under")], |html| {
        for (at, (column, under)) in shown.into_iter().enumerate() {
            if at > 0 {
                html.text(" \u{b7} ");
            }
            if matches!(under, Cell::Date(_)) {
                // A bare date says too little.
                html.text(&format!("{} ", column.title));
            }
            cell(html, framework, under);
        }
    });
}

fn cell(html: &mut Markup, framework: &Framework, cell: &Cell) {
    let words = cell.words(framework);
    match cell {
        Cell::Blank => {}
        Cell::Code(_) => html.leaf("code", &[], &words),
        Cell::Change(_, tone) => html.leaf("span", &[("class", tone_class(*tone))], &words),
        Cell::Status(status) | Cell::HeadStatus(status) => marked(html, status_colour(*status), &words),
        Cell::Verdict(status) => marked(html, verdict_colour(*status), &words),
        Cell::Score(_, Some(band)) => marked(html, band_word(*band), &words),
        Cell::Tag(_, tone) => {
            let class = format!("tag {}", tone_class(*tone));
            html.leaf("span", &[("class", &class)], &words);
        }
        _ => html.text(&words),
    }
}

/// A shape in its colour with the word beside it.
pub(super) fn marked(html: &mut Markup, colour: &'static str, word: &str) {
    html.element("span", &[("class", "marked")], |html| {
        mark(html, colour);
        html.text(word);
    });
}

/// The shape of a colour: circle, triangle, square, dash, tick.
pub(super) fn mark(html: &mut Markup, colour: &'static str) {
    let class = format!("mark {colour}");
    let attributes =
        [("class", class.as_str()), ("viewBox", "0 0 12 12"), ("aria-hidden", "true"), ("focusable", "false")];
    html.element("svg", &attributes, |html| match colour {
        "green" => html.void("circle", &[("cx", "6"), ("cy", "6"), ("r", "5.5")]),
        "amber" => html.void("path", &[("d", "M6 .6 11.8 11.2H.2Z")]),
        "red" => html.void("rect", &[("x", ".8"), ("y", ".8"), ("width", "10.4"), ("height", "10.4"), ("rx", "1")]),
        "blue" => html.void("path", &[("d", "M1.2 6.4 4.6 9.8 10.8 2.4"), ("class", "stroke")]),
        _ => html.void("rect", &[("x", ".4"), ("y", "4.6"), ("width", "11.2"), ("height", "2.8"), ("rx", "1.2")]),
    });
}

fn tone_class(tone: Tone) -> &'static str {
    match tone {
        Tone::Good => "good",
        Tone::Fair => "fair",
        Tone::Bad => "bad",
        Tone::Plain => "plain",
    }
}

/// The colour of a status, by the name the style sheet has for it.
pub(super) fn status_colour(status: Status) -> &'static str {
    match status {
        Status::OnTrack => "green",
        Status::Medium => "amber",
        Status::Significant => "red",
        Status::NoUpdate => "grey",
        Status::Complete => "blue",
    }
}

fn verdict_colour(status: MeasureStatus) -> &'static str {
    match status {
        MeasureStatus::Green => "green",
        MeasureStatus::Amber => "amber",
        MeasureStatus::Red => "red",
        MeasureStatus::NotRated => "grey",
    }
}
