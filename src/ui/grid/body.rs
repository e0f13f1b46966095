//! Owns the rows, headings and column titles of a grid as the table asks for them: only those on the screen.
//! Must not know what keys do.

use super::GridView;
use super::cell::{self, CellPaint};
use super::heading::{self, Title};
use super::lines::{Line, Lines};
use super::pointer::{self, Under};
use crate::app::grid::{CellRef, CellView, ColumnId, GridColumn, GridIntent, Position, Span};
use crate::model::RowId;
use crate::ui::fonts;
use crate::ui::tokens::{self, SPACE, Tokens};
use eframe::egui::accesskit::Role;
use eframe::egui::{Align2, Context, Id, Rect, Response, Sense, Stroke, Ui, WidgetInfo, pos2};
use egui_table::{CellInfo, HeaderCellInfo, TableDelegate};
use std::cell::Cell;

/// Room between a cell's edge and its text.
pub(super) const PAD: f32 = 2.5 * SPACE;

/// A cell that is on the screen.
#[derive(Clone, Debug)]
pub(super) struct OnScreen {
    pub(super) rect: Rect,
    /// The part of it that nothing covers.
    pub(super) clip: Rect,
    pub(super) column: GridColumn,
    pub(super) name: String,
}

/// What a frame showed and what clicks asked for.
#[derive(Default)]
pub(super) struct Shown {
    pub(super) intents: Vec<GridIntent>,
    pub(super) cursor_id: Option<Id>,
    pub(super) cursor_cell: Option<OnScreen>,
    pub(super) draft_cell: Option<OnScreen>,
    /// The entry of an open list that the keyboard is on.
    pub(super) entry: Cell<Option<Id>>,
    /// Whether a cell was clicked.
    pub(super) clicked: bool,
    /// Whether a range was being dragged when the frame began.
    pub(super) was_dragging: bool,
    /// Whether it is now.
    pub(super) dragging: bool,
    /// The titles on the screen, and whether each may be moved.
    pub(super) titles: Vec<(ColumnId, Rect, bool)>,
    /// The column whose title is being dragged, and whether it was let go.
    pub(super) carried: Option<(ColumnId, bool)>,
}

pub(super) struct Body<'a> {
    id: Id,
    view: GridView<'a>,
    tokens: &'static Tokens,
    lines: Lines<'a>,
    place: Option<(usize, usize)>,
    /// The range, where more than a cell is selected.
    span: Option<Span>,
    has_keyboard: bool,
    left: f32,
    heading_rows: usize,
    /// The row being drawn.
    row: Option<(usize, RowId)>,
    pub(super) shown: Shown,
}

impl<'a> Body<'a> {
    pub(super) fn new(
        ui: &Ui,
        id: Id,
        view: GridView<'a>,
        (lines, heading_rows): (Lines<'a>, usize),
        was_dragging: bool,
    ) -> Self {
        let has_keyboard = ui.memory(|memory| memory.has_focus(id)) || view.state.draft().is_some();
        let (tokens, left) = (tokens::of(ui.ctx()), ui.max_rect().left());
        let place = view.state.place(view.source);
        let span = view.state.span(view.source).filter(|span| !span.is_one());
        let dragging = was_dragging && ui.input(|input| input.pointer.any_down());
        let shown = Shown { was_dragging: dragging, dragging, ..Shown::default() };
        Self { id, view, tokens, lines, place, span, has_keyboard, left, heading_rows, row: None, shown }
    }

    fn heading_ui(&self, ui: &Ui, index: usize) {
        let rect = ui.max_rect();
        ui.painter().rect_filled(rect, 0.0, self.tokens.surface.band);
        let Some(heading) = self.view.source.headings().get(index) else { return };
        // Written from the table's own left edge, so that it stays put and reads on across the sticky columns.
        let at = pos2(self.left + PAD, rect.center().y);
        ui.painter().text(at, Align2::LEFT_CENTER, &heading.text, fonts::semibold(13.0), self.tokens.text.primary);
        // The table draws each line twice, for the columns that stay put and for those that scroll; it is read out once.
        if ui.clip_rect().left() > self.left + 1.0 {
            return;
        }
        ui.accesskit_node_builder(ui.unique_id(), |node| {
            node.set_role(Role::RowHeader);
            node.set_label(heading.text.clone());
        });
    }

    fn draw_cell(&mut self, ui: &mut Ui, row: usize, row_id: &RowId, column_nr: usize) {
        let view = self.view;
        let Some(column) = view.source.columns().get(column_nr) else { return };
        let (rect, clip) = (ui.max_rect(), ui.clip_rect());
        let content = view.source.cell(row, column_nr);
        let cell_id = self.id.with((row_id.as_str(), column.id.as_str()));
        let response = ui.interact(rect.intersect(clip), cell_id, Sense::CLICK | Sense::DRAG);
        let is_cursor = self.place == Some((row, column_nr));
        let selected = self.span.is_some_and(|span| span.contains(row, column_nr));
        if selected || content.found {
            let ground = if content.found { self.tokens.surface.found } else { self.tokens.surface.selected };
            ui.painter().rect_filled(rect, 0.0, ground);
        }
        let paint = CellPaint { rect, column, view: &content, tokens: self.tokens };
        let whole = cell::paint(ui, &paint);
        self.describe(ui, &response, (row, column_nr), column, &content, is_cursor || selected);
        let here = OnScreen { rect, clip, column: column.clone(), name: String::new() };
        if let Some(span) = self.span.filter(|_| selected) {
            cell::edges(ui, rect, span, (row, column_nr), self.tokens.line.focus);
        }
        let last_sticky = view.source.columns().get(column_nr + 1).is_some_and(|next| column.sticky && !next.sticky);
        if last_sticky {
            ui.painter().vline(rect.right() - 0.5, rect.y_range(), Stroke::new(1.0, self.tokens.line.hairline));
        }
        let named = |here: OnScreen| OnScreen { name: name(view, row, column), ..here };
        if is_cursor {
            let ink = if self.has_keyboard { self.tokens.line.focus } else { self.tokens.line.edge };
            cell::frame(ui, rect, ink);
            self.shown.cursor_id = Some(response.id);
            self.shown.cursor_cell = Some(named(here.clone()));
        }
        let drafted =
            view.state.draft().is_some_and(|draft| draft.cell.row == *row_id && draft.cell.column == column.id);
        if drafted && clip.intersects(rect) {
            self.shown.draft_cell = Some(named(here));
        }
        let cell = CellRef { row: row_id.clone(), column: column.id.clone() };
        let under = Under { at: Position { cell, row }, column_nr, column, seen: rect.intersect(clip) };
        pointer::cell(ui, self.id, view, &response, under, &mut self.shown);
        if !whole {
            response.on_hover_text(content.text);
        }
    }

    /// Names the cell for a screen reader: "Progress update, 26: …".
    fn describe(
        &self,
        ui: &Ui,
        response: &Response,
        (row, column_nr): (usize, usize),
        column: &GridColumn,
        content: &CellView<'_>,
        selected: bool,
    ) {
        response.widget_info(|| WidgetInfo::labeled(Role::Cell, true, spoken(self.view, row, column, content)));
        ui.accesskit_node_builder(response.id, |node| {
            node.set_row_index(row);
            node.set_column_index(column_nr);
            node.set_selected(selected);
            if !column.editable {
                node.set_read_only();
            }
        });
    }
}

fn name(view: GridView<'_>, row: usize, column: &GridColumn) -> String {
    format!("{}, {}", column.spoken(), view.source.row_name(row))
}

fn spoken(view: GridView<'_>, row: usize, column: &GridColumn, content: &CellView<'_>) -> String {
    let mut name = name(view, row, column);
    name.push_str(": ");
    name.push_str(if content.text.is_empty() && content.finding.is_none() { "empty" } else { &content.text });
    if let Some(tier) = content.finding {
        name.push_str(", ");
        name.push_str(crate::ui::marks::tier_words(tier));
    }
    name
}

impl TableDelegate for Body<'_> {
    fn header_cell_ui(&mut self, ui: &mut Ui, info: &HeaderCellInfo) {
        let Some(column) = self.view.source.columns().get(info.col_range.start) else { return };
        if info.row_nr + 1 < self.heading_rows {
            heading::group_ui(ui, column, self.tokens);
            return;
        }
        let (grid, view, column_nr) = (self.id, self.view, info.col_range.start);
        Title { grid, view, column_nr, column, tokens: self.tokens }.ui(ui, &mut self.shown);
    }

    fn row_ui(&mut self, ui: &mut Ui, line: u64) {
        self.row = None;
        match self.lines.at(line) {
            Line::Heading(index) => self.heading_ui(ui, index),
            Line::Row(row) => {
                self.row = self.view.source.row_id(row).map(|id| (row, id));
                if self.place.is_some_and(|(cursor, _)| cursor == row) {
                    ui.painter().rect_filled(ui.max_rect(), 0.0, self.tokens.surface.cursor_row);
                }
                ui.accesskit_node_builder(ui.unique_id(), |node| {
                    node.set_role(Role::Row);
                    node.set_row_index(row);
                });
            }
        }
        let rect = ui.max_rect();
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, self.tokens.line.hairline));
    }

    fn cell_ui(&mut self, ui: &mut Ui, info: &CellInfo) {
        let Some((row, row_id)) = self.row.take() else { return };
        self.draw_cell(ui, row, &row_id, info.col_nr);
        self.row = Some((row, row_id));
    }

    fn row_top_offset(&self, _ctx: &Context, _table_id: Id, line: u64) -> f32 {
        self.lines.top(line)
    }

    fn default_row_height(&self) -> f32 {
        self.view.density.row()
    }
}
