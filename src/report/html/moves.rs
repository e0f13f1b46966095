//! Owns the picture of where actions moved: two stacks and the ribbons between them.
//! Must not know the table that says the same in figures.

use super::markup::Markup;
use super::tables::status_colour;
use crate::consolidation::{Quarter, headline_statuses};
use crate::model::Status;
use crate::report::phrases::{moves, short_period, short_word};

/// The picture's own units; ten to a pixel at its usual size.
const WIDTH: usize = 4000;
const HEIGHT: usize = 2140;
const GAP: usize = 60;
const STACK: usize = 90;
/// Room for the label beside each stack.
const LABEL: usize = 900;
const TOP: usize = 30;
/// The least height of a ribbon that can still be seen.
const THINNEST: usize = 14;

type Node = Option<Status>;

struct Ribbon {
    was: Node,
    is: Node,
    count: usize,
    height: usize,
}

/// Draws where the headline actions moved.
pub(super) fn picture(html: &mut Markup, quarter: &Quarter) {
    let ribbons = ribbons(quarter);
    let nodes: Vec<Node> =
        headline_statuses(quarter.framework()).into_iter().map(Some).chain(std::iter::once(None)).collect();
    let view = format!("0 0 {WIDTH} {HEIGHT}");
    let attributes = [
        ("viewBox", view.as_str()),
        ("role", "img"),
        ("aria-labelledby", "moves-title moves-text"),
        ("class", "moves"),
    ];
    html.element("svg", &attributes, |html| {
        let (before, now) = (short_period(quarter.before().period), short_period(quarter.period()));
        html.leaf("title", &[("id", "moves-title")], &format!("Where actions moved from {before} to {now}"));
        html.leaf("desc", &[("id", "moves-text")], &format!("{}. The table below gives every figure.", moves(quarter)));
        let (left, right) = (stack(&nodes, &ribbons, |r| r.was), stack(&nodes, &ribbons, |r| r.is));
        let (mut out, mut into) = (left.clone(), right.clone());
        let ordered = nodes.iter().flat_map(|was| nodes.iter().map(move |is| (*was, *is)));
        for (was, is) in ordered {
            let Some(ribbon) = ribbons.iter().find(|ribbon| ribbon.was == was && ribbon.is == is) else { continue };
            let (from, to) = (take(&mut out, was, ribbon.height), take(&mut into, is, ribbon.height));
            draw_ribbon(html, ribbon, from, to);
        }
        draw_stack(html, quarter, &left, &ribbons, true);
        draw_stack(html, quarter, &right, &ribbons, false);
    });
}

fn ribbons(quarter: &Quarter) -> Vec<Ribbon> {
    let moves = quarter.moves();
    let total: usize = moves.values().sum();
    let usable = HEIGHT - 2 * TOP - 5 * GAP;
    let height = |count: usize| (count * usable).checked_div(total).unwrap_or(0).max(THINNEST);
    moves.into_iter().map(|((was, is), count)| Ribbon { was, is, count, height: height(count) }).collect()
}

/// Each node with where it begins and how high it is.
fn stack(nodes: &[Node], ribbons: &[Ribbon], side: impl Fn(&Ribbon) -> Node) -> Vec<(Node, usize, usize)> {
    let mut at = TOP;
    let mut out = Vec::new();
    for node in nodes {
        let height: usize = ribbons.iter().filter(|ribbon| side(ribbon) == *node).map(|ribbon| ribbon.height).sum();
        if height > 0 {
            out.push((*node, at, height));
            at += height + GAP;
        }
    }
    out
}

/// Takes the next part of a node's side, from the top.
fn take(stack: &mut [(Node, usize, usize)], node: Node, height: usize) -> usize {
    let Some(entry) = stack.iter_mut().find(|(own, ..)| *own == node) else { return 0 };
    let from = entry.1;
    entry.1 += height;
    from
}

fn colour(node: Node) -> &'static str {
    node.map_or("absent", status_colour)
}

fn draw_ribbon(html: &mut Markup, ribbon: &Ribbon, from: usize, to: usize) {
    let (left, right, middle) = (LABEL + STACK, WIDTH - LABEL - STACK, WIDTH / 2);
    let (from_end, to_end) = (from + ribbon.height, to + ribbon.height);
    let path = format!(
        "M{left} {from}C{middle} {from} {middle} {to} {right} {to}V{to_end}C{middle} {to_end} {middle} {from_end} {left} {from_end}Z"
    );
    let stays = if ribbon.was == ribbon.is { "stays" } else { "moved" };
    let class = format!("{} {stays}", colour(ribbon.was));
    html.void("path", &[("class", &class), ("d", &path)]);
}

fn draw_stack(html: &mut Markup, quarter: &Quarter, stack: &[(Node, usize, usize)], ribbons: &[Ribbon], before: bool) {
    let x = if before { LABEL } else { WIDTH - LABEL - STACK };
    let (text_x, anchor) = if before { (LABEL - 50, "end") } else { (WIDTH - LABEL + 50, "start") };
    let mut lowest = 0;
    for (node, at, height) in stack {
        let own = ribbons.iter().filter(|ribbon| if before { ribbon.was == *node } else { ribbon.is == *node });
        let count: usize = own.map(|ribbon| ribbon.count).sum();
        let (x, y, width, high) = (x.to_string(), at.to_string(), STACK.to_string(), height.to_string());
        html.void("rect", &[("class", colour(*node)), ("x", &x), ("y", &y), ("width", &width), ("height", &high)]);
        // Labels of thin nodes would lie on one another; each keeps below the one before.
        let baseline = (at + height / 2 + 45).max(lowest + 140);
        lowest = baseline;
        let (text_x, text_y) = (text_x.to_string(), baseline.to_string());
        let word = node.map_or_else(|| "Not there".to_owned(), |status| short_word(quarter.framework(), status));
        let text = if before { format!("{word} {count}") } else { format!("{count} {word}") };
        html.leaf("text", &[("x", &text_x), ("y", &text_y), ("text-anchor", anchor)], &text);
    }
}
