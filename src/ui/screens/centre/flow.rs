//! Owns the picture of where actions moved: two stacks with letters and numbers, ribbons between them.
//! Must not know how a move is counted.

use super::bar::real;
use crate::app::{FlowView, Node, Ribbon};
use crate::ui::fonts;
use crate::ui::marks;
use crate::ui::tokens::{self, BODY, SMALL, Tokens};
use eframe::egui::accesskit::Role;
use eframe::egui::{
    Align2, Color32, CornerRadius, Mesh, Painter, Pos2, Rect, Sense, Shape, Ui, WidgetInfo, pos2, vec2,
};

/// The width of a stack.
const STACK: f32 = 9.0;
/// The room for a letter and a number beside each stack.
const LABEL: f32 = 52.0;
/// The room between the nodes of a stack.
const GAP: f32 = 6.0;
/// The room for the names of the quarters.
const HEAD: f32 = 26.0;
/// The least height of a ribbon that can still be seen.
const THINNEST: f32 = 1.5;
/// The least distance of two labels.
const LINE: f32 = 17.0;
/// How many pieces a ribbon is made of.
const PIECES: u16 = 32;

/// A ribbon in its place.
struct Band<'a> {
    ribbon: &'a Ribbon,
    from: f32,
    to: f32,
    height: f32,
}

/// Draws the picture so high, as wide as there is room; the pointer on a ribbon tells it in words.
pub(super) fn flow_ui(ui: &mut Ui, flow: &FlowView, height: f32) {
    let tokens = tokens::of(ui.ctx());
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &flow.spoken));
    let painter = ui.painter().with_clip_rect(rect.expand(2.0));
    let inner = Rect::from_min_max(
        pos2(rect.left() + LABEL + STACK, rect.top() + HEAD),
        pos2(rect.right() - LABEL - STACK, rect.bottom() - 2.0),
    );
    let bands = bands(flow, inner);
    let under = response.hover_pos().and_then(|pointer| bands.iter().rposition(|band| band.holds(inner, pointer)));
    let mut order: Vec<usize> = (0..bands.len()).collect();
    // What stayed lies below what moved.
    order.sort_by_key(|at| bands.get(*at).is_some_and(|band| band.ribbon.from != band.ribbon.to));
    for at in order {
        if let Some(band) = bands.get(at) {
            let node = flow.nodes.get(band.ribbon.from);
            let stays = band.ribbon.from == band.ribbon.to;
            let strength = match (under == Some(at), stays) {
                (true, _) => 0.8,
                (false, true) => 0.24,
                (false, false) => 0.5,
            };
            painter.add(band.shape(
                inner,
                ink(node, tokens).gamma_multiply(strength),
                1.0 / ui.ctx().pixels_per_point(),
            ));
        }
    }
    for before in [true, false] {
        stack(&painter, tokens, flow, &bands, inner, before);
    }
    if let Some(band) = under.and_then(|at| bands.get(at)) {
        response.on_hover_text_at_pointer(&band.ribbon.words);
    }
}

fn ink(node: Option<&Node>, tokens: &Tokens) -> Color32 {
    node.and_then(|node| node.mark).map_or(tokens.text.faint, |mark| marks::colour(mark, tokens))
}

/// Every ribbon in its place, by where it comes from and goes to.
fn bands(flow: &FlowView, inner: Rect) -> Vec<Band<'_>> {
    let nodes = real(flow.nodes.iter().filter(|node| node.before + node.now > 0).count());
    let usable = inner.height() - GAP * (nodes - 1.0).max(0.0);
    let raw = |ribbon: &Ribbon| (usable * real(ribbon.count) / real(flow.total)).max(THINNEST);
    // What the thinnest took beyond their share is given back by all, so that the stacks end where they should.
    let all: f32 = flow.ribbons.iter().map(raw).sum();
    let height = |ribbon: &Ribbon| raw(ribbon) * (usable / all).min(1.0);
    let start = |side: fn(&Ribbon) -> usize| -> Vec<f32> {
        let mut top = inner.top();
        (0..flow.nodes.len())
            .map(|at| {
                let here = top;
                let own: f32 = flow.ribbons.iter().filter(|ribbon| side(ribbon) == at).map(height).sum();
                top += if own > 0.0 { own + GAP } else { 0.0 };
                here
            })
            .collect()
    };
    let (mut out, mut into) = (start(|ribbon| ribbon.from), start(|ribbon| ribbon.to));
    let take = |ends: &mut Vec<f32>, at: usize, height: f32| {
        ends.get_mut(at).map_or(inner.top(), |end| {
            *end += height;
            *end - height
        })
    };
    let band = |ribbon| {
        let height = height(ribbon);
        let from = take(&mut out, ribbon.from, height);
        Band { ribbon, from, to: take(&mut into, ribbon.to, height), height }
    };
    flow.ribbons.iter().map(band).collect()
}

impl Band<'_> {
    /// The top of the ribbon at a share of its way, and how steep it is there in heights a width.
    fn at(&self, share: f32) -> (f32, f32) {
        let eased = share * share * (3.0 - 2.0 * share);
        let slope = 6.0 * share * (1.0 - share) * (self.to - self.from);
        (self.from + (self.to - self.from) * eased, slope)
    }

    fn holds(&self, inner: Rect, pointer: Pos2) -> bool {
        let share = (pointer.x - inner.left()) / inner.width();
        let (top, _) = self.at(share.clamp(0.0, 1.0));
        // A thin one can be pointed at too.
        let reach = (5.0 - self.height).max(0.0) / 2.0;
        (0.0..=1.0).contains(&share) && (top - reach..=top + self.height + reach).contains(&pointer.y)
    }

    /// The ribbon with its edges softened over a pixel, which a bare mesh does not do.
    fn shape(&self, inner: Rect, colour: Color32, pixel: f32) -> Shape {
        let mut mesh = Mesh::default();
        for piece in 0..=PIECES {
            let share = f32::from(piece) / f32::from(PIECES);
            let (top, slope) = self.at(share);
            let x = inner.left() + inner.width() * share;
            let soft = 0.5 * pixel * (1.0 + (slope / inner.width()).powi(2)).sqrt();
            let inset = soft.min(self.height / 2.0);
            for (y, colour) in [
                (top - soft, Color32::TRANSPARENT),
                (top + inset, colour),
                (top + self.height - inset, colour),
                (top + self.height + soft, Color32::TRANSPARENT),
            ] {
                mesh.colored_vertex(pos2(x, y), colour);
            }
        }
        for piece in 0..u32::from(PIECES) {
            for row in 0..3 {
                let (a, b) = (4 * piece + row, 4 * (piece + 1) + row);
                mesh.add_triangle(a, a + 1, b);
                mesh.add_triangle(a + 1, b + 1, b);
            }
        }
        Shape::mesh(mesh)
    }
}

/// A stack with the name of its quarter above and letters and numbers beside.
fn stack(painter: &Painter, tokens: &Tokens, flow: &FlowView, bands: &[Band<'_>], inner: Rect, before: bool) {
    let [last, this] = &flow.quarters;
    let (name, edge, align) =
        if before { (last, inner.left(), Align2::LEFT_TOP) } else { (this, inner.right(), Align2::RIGHT_TOP) };
    let outer = if before { edge - STACK - LABEL } else { edge + STACK + LABEL };
    let top = inner.top() - HEAD + 2.0;
    painter.text(pos2(outer, top), align, name, fonts::semibold(SMALL), tokens.text.secondary);
    let mut lowest = f32::NEG_INFINITY;
    for (at, node) in flow.nodes.iter().enumerate() {
        let own = bands.iter().filter(|band| at == if before { band.ribbon.from } else { band.ribbon.to });
        let start = |band: &Band<'_>| if before { band.from } else { band.to };
        let (first, last) = own.fold((f32::INFINITY, f32::NEG_INFINITY), |(first, last), band| {
            (first.min(start(band)), last.max(start(band) + band.height))
        });
        if first > last {
            continue;
        }
        let left = if before { edge - STACK } else { edge };
        let rect = Rect::from_min_max(pos2(left, first), pos2(left + STACK, last));
        painter.rect_filled(rect, CornerRadius::same(1), ink(Some(node), tokens));
        // Labels of thin nodes would lie on one another; each keeps below the one before.
        let y = f32::midpoint(first, last).max(lowest + LINE);
        lowest = y;
        let count = if before { node.before } else { node.now };
        let (text, x, align) = if before {
            (format!("{} {count}", node.letter), left - 7.0, Align2::RIGHT_CENTER)
        } else {
            (format!("{count} {}", node.letter), left + STACK + 7.0, Align2::LEFT_CENTER)
        };
        painter.text(pos2(x, y), align, text, fonts::regular(BODY), tokens.text.primary);
    }
}
