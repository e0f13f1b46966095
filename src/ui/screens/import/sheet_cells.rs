//! Owns where the cells of a sheet lie on the screen and how they are painted: those in view, and nothing else.
//! Must not know the pointer or the keyboard.

use super::fate;
use crate::app::{Importing, Preview, SheetPreview};
use crate::model::LedgerEntry;
use crate::ui::fonts;
use crate::ui::tokens::{self, SMALL, SPACE, Tokens};
use crate::workbook::{Cell, CellRef, Sheet, Value, column_letters};
use eframe::egui::text::{LayoutJob, TextWrapping};
use eframe::egui::{
    Align2, Color32, CornerRadius, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Ui, Vec2, pos2, vec2,
};

/// The height of a row, and of the letters above.
pub(super) const ROW: f32 = 24.0;
pub(super) const HEADING: f32 = 24.0;
/// The width of the row numbers.
pub(super) const NUMBERS: f32 = 44.0;
/// The width of a letter, about.
const LETTER: f32 = 7.4;
const PAD: f32 = 8.0;
/// No cell lays out more than this many letters.
const LONGEST: usize = 160;

/// The cells of one sheet.
pub(super) struct Cells<'a> {
    pub(super) sheet: &'a Sheet,
    pub(super) preview: &'a SheetPreview,
    all: &'a Preview,
    index: usize,
    /// Where each column begins, and where the last one ends.
    starts: Vec<f32>,
}

impl<'a> Cells<'a> {
    pub(super) fn of(importing: &'a Importing, index: usize) -> Option<Self> {
        let sheet = importing.workbook.sheets.get(index)?;
        let preview = importing.preview.sheets.get(index)?;
        let mut starts = vec![0.0];
        for letters in &preview.letters {
            let letters = f32::from(u16::try_from(*letters).unwrap_or(u16::MAX));
            starts.push(starts.last().copied().unwrap_or(0.0) + letters * LETTER + 2.0 * PAD);
        }
        Some(Self { sheet, preview, all: &importing.preview, index, starts })
    }

    /// How large the sheet is.
    pub(super) fn size(&self) -> Vec2 {
        vec2(self.starts.last().copied().unwrap_or(0.0), top(self.preview.rows))
    }

    /// What a person sees in a cell.
    pub(super) fn shown(&self, at: CellRef) -> Option<&str> {
        self.sheet.get(at).map(Cell::shown)
    }

    /// What became of a cell.
    pub(super) fn fate(&self, at: CellRef) -> Option<&LedgerEntry> {
        let index = self.sheet.cells.binary_search_by_key(&at, |cell| cell.at).ok()?;
        self.all.fate(self.index, index)
    }

    /// The rectangle of a cell, from the corner of the sheet.
    pub(super) fn rect(&self, at: CellRef) -> Rect {
        let (first, last) = self.preview.merges.get(&at).map_or((at, at), |merge| (merge.first, merge.last));
        let left = self.left(first.column);
        Rect::from_min_max(pos2(left, top(first.row)), pos2(self.left(last.column + 1), top(last.row + 1)))
    }

    fn left(&self, column: u32) -> f32 {
        let last = self.starts.last().copied().unwrap_or(0.0);
        usize::try_from(column).ok().and_then(|column| self.starts.get(column)).copied().unwrap_or(last)
    }

    /// The cell at a place of the sheet; the first cell of a merged range for all of it.
    pub(super) fn at(&self, place: Pos2) -> Option<CellRef> {
        let column = self.starts.partition_point(|start| *start <= place.x).checked_sub(1)?;
        if place.y < 0.0 || column >= self.preview.letters.len() {
            return None;
        }
        let at = CellRef::new(row_at(place.y), u32::try_from(column).ok()?);
        let covered = self.preview.merges.values().find(|merge| merge.contains(at));
        (at.row < self.preview.rows).then_some(covered.map_or(at, |merge| merge.first))
    }

    /// The cell so many rows down and columns to the right, within the sheet.
    pub(super) fn moved(&self, from: CellRef, down: i64, right: i64) -> CellRef {
        let step = |from: u32, by: i64, count: u32| {
            let to = (i64::from(from) + by).clamp(0, i64::from(count.max(1)) - 1);
            u32::try_from(to).unwrap_or(0)
        };
        let columns = u32::try_from(self.preview.letters.len()).unwrap_or(u32::MAX);
        CellRef::new(step(from.row, down, self.preview.rows), step(from.column, right, columns))
    }

    /// Paints the cells in view.
    pub(super) fn paint(&self, ui: &Ui, origin: Pos2, viewport: Rect, cursor: Option<CellRef>) {
        let tokens = tokens::of(ui.ctx());
        let painter = ui.painter();
        let rows = row_at(viewport.top())..row_at(viewport.bottom()).saturating_add(1).min(self.preview.rows);
        let right = viewport.right().min(self.size().x);
        for row in rows.clone() {
            let y = origin.y + top(row + 1);
            painter.hline(origin.x + viewport.left()..=origin.x + right, y, Stroke::new(1.0, tokens.line.hairline));
        }
        let (first, last) = (rows.start, rows.end);
        let start = self.sheet.cells.partition_point(|cell| cell.at.row < first);
        let end = self.sheet.cells.partition_point(|cell| cell.at.row < last);
        let visible = self.sheet.cells.get(start..end).unwrap_or_default();
        let mut index = start;
        for row in visible.chunk_by(|a, b| a.at.row == b.at.row) {
            for (place, cell) in row.iter().enumerate() {
                let rect = self.rect(cell.at);
                if rect.left() <= viewport.right() {
                    let next = row.get(place + 1..).unwrap_or_default().iter().find(|next| !next.is_empty());
                    let room = next.map_or(self.size().x, |next| self.left(next.at.column)).max(rect.right());
                    self.cell(ui, rect.translate(origin.to_vec2()), cell, index, origin.x + room);
                }
                index += 1;
            }
        }
        if let Some(at) = cursor {
            let column =
                Rect::from_min_max(pos2(self.left(at.column), 0.0), pos2(self.left(at.column + 1), self.size().y));
            let column = column.translate(origin.to_vec2()).intersect(ui.clip_rect());
            for x in [column.left(), column.right() - 1.0] {
                painter.vline(x, column.y_range(), Stroke::new(1.0, tokens.line.focus));
            }
            let rect = self.rect(at).translate(origin.to_vec2());
            painter.rect_stroke(rect, CornerRadius::same(2), Stroke::new(2.0, tokens.line.focus), StrokeKind::Inside);
        }
    }

    fn cell(&self, ui: &Ui, rect: Rect, cell: &Cell, index: usize, room: f32) {
        let tokens = tokens::of(ui.ctx());
        let shade = self.all.shade(self.index, index);
        let painter = ui.painter();
        // The line between rows lies on the first row of points of the lower one.
        fate::paint(painter, rect.with_max_x(rect.right() - 1.0).with_min_y(rect.top() + 1.0), shade, tokens);
        let fill = cell.fill.filter(|fill| *fill != [255, 255, 255]);
        let mut right = rect.right() - PAD;
        if let Some(fill) = fill {
            swatch(painter, rect, tokens::of_workbook(fill), tokens);
            right -= 3.5 * SPACE;
        }
        if self.sheet.note_at(cell.at).is_some() {
            commented(painter, rect, tokens);
        }
        let shown = cell.shown();
        if shown.is_empty() {
            return;
        }
        // A figure keeps to its cell; a text runs over blank neighbours, as in a spreadsheet.
        let is_figure = matches!(cell.value, Value::Number(_) | Value::Extreme(_));
        let over = if is_figure || fill.is_some() { right } else { (room - PAD).max(right) };
        let colour = fate::text(shade, tokens);
        let galley = one_line(ui, shown, colour, over - rect.left() - PAD);
        let x = if is_figure { (right - galley.size().x).max(rect.left() + PAD) } else { rect.left() + PAD };
        painter.galley(pos2(x, rect.top() + (ROW - galley.size().y) / 2.0), galley, colour);
    }

    /// Paints the letters above and the numbers to the left; a hidden row or column stands in brackets.
    pub(super) fn paint_edges(&self, ui: &Ui, outer: Rect, offset: Vec2, cursor: Option<CellRef>) {
        let tokens = tokens::of(ui.ctx());
        let above = Rect::from_min_size(outer.min, vec2(outer.width(), HEADING));
        let beside = Rect::from_min_size(outer.min, vec2(NUMBERS, outer.height()));
        let line = Stroke::new(1.0, tokens.line.hairline);
        let put = |painter: &Painter, at: Pos2, align, words: &str, hidden: bool, chosen: bool| {
            let colour = if hidden { tokens.text.faint } else { tokens.text.secondary };
            let (font, colour) =
                if chosen { (fonts::semibold(SMALL), tokens.text.accent) } else { (fonts::regular(SMALL), colour) };
            let words = if hidden { format!("({words})") } else { words.to_owned() };
            painter.text(at, align, words, font, colour);
        };
        let painter = ui.painter_at(beside);
        painter.rect_filled(beside, CornerRadius::same(5), tokens.surface.band);
        let rows = row_at(offset.y)..row_at(offset.y + outer.height()).saturating_add(1).min(self.preview.rows);
        for row in rows {
            let y = outer.top() + HEADING + top(row) - offset.y + ROW / 2.0;
            let hidden = self.sheet.hidden_rows.contains(row);
            put(
                &painter,
                pos2(beside.right() - PAD, y),
                Align2::RIGHT_CENTER,
                &(row + 1).to_string(),
                hidden,
                cursor.is_some_and(|at| at.row == row),
            );
        }
        painter.vline(beside.right() - 0.5, beside.y_range(), line);
        let painter = ui.painter_at(above);
        painter.rect_filled(above, CornerRadius::same(5), tokens.surface.band);
        let columns = u32::try_from(self.preview.letters.len()).unwrap_or(u32::MAX);
        let corner = outer.left() + NUMBERS;
        for column in 0..columns {
            let x = corner + self.left(column) - offset.x;
            if x > outer.right() || corner + self.left(column + 1) - offset.x < corner {
                continue;
            }
            let centre = pos2(x + (self.left(column + 1) - self.left(column)) / 2.0, above.center().y);
            let hidden = self.sheet.hidden_columns.contains(column);
            put(
                &ui.painter_at(above.with_min_x(corner)),
                centre,
                Align2::CENTER_CENTER,
                &column_letters(column),
                hidden,
                cursor.is_some_and(|at| at.column == column),
            );
        }
        painter.hline(above.x_range(), above.bottom() - 0.5, line);
    }
}

/// The corner of a cell with a comment beside it, as in a spreadsheet.
fn commented(painter: &Painter, rect: Rect, tokens: &Tokens) {
    let corner = rect.right_top() + vec2(-1.0, 1.0);
    let points = vec![corner, corner - vec2(8.0, 0.0), corner + vec2(0.0, 8.0)];
    painter.add(Shape::convex_polygon(points, tokens.status.significant, Stroke::NONE));
}

fn swatch(painter: &Painter, rect: Rect, colour: Color32, tokens: &Tokens) {
    let centre = pos2(rect.right() - PAD - 4.0, rect.top() + ROW / 2.0);
    let square = Rect::from_center_size(centre, vec2(10.0, 10.0));
    painter.rect_filled(square, CornerRadius::same(2), colour);
    painter.rect_stroke(square, CornerRadius::same(2), Stroke::new(1.0, tokens.line.edge), StrokeKind::Inside);
}

fn one_line(ui: &Ui, text: &str, colour: Color32, width: f32) -> std::sync::Arc<eframe::egui::Galley> {
    let line: String = text.chars().take(LONGEST).map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
    let mut job = LayoutJob::simple_singleline(line, fonts::regular(SMALL), colour);
    job.wrap = TextWrapping { max_width: width, max_rows: 1, break_anywhere: true, overflow_character: Some('…') };
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// Where a row begins. A worksheet has at most a million rows, which a float holds exactly.
#[expect(clippy::cast_precision_loss, reason = "see above")]
fn top(row: u32) -> f32 {
    row as f32 * ROW
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "floored and not below nought")]
fn row_at(y: f32) -> u32 {
    (y / ROW).floor().max(0.0) as u32
}
