//! Owns how a grid looks and how keys and clicks reach it. Reads a `GridSource` and a `GridState`, answers with intents.
//! Must not know any record kind, and changes nothing itself.

mod body;
mod cell;
mod edit;
mod editor;
mod heading;
mod input;
mod lines;
mod menu;
mod pointer;
mod question;

use super::tokens::{self, Density};
use crate::app::grid::{GridColumn, GridInput, GridIntent, GridSource, GridState, react};
use body::{Body, Shown};
use eframe::egui::accesskit::Role;
use eframe::egui::{Align, FocusDirection, Frame, Id, Layout, Margin, Stroke, Ui, UiBuilder};
use egui_table::{Column, HeaderRow, Table, TableState};
use lines::Lines;

/// A grid to be shown.
#[derive(Clone, Copy)]
pub struct GridView<'a> {
    /// What it is called, for screen readers and to tell grids apart: "Actions".
    pub name: &'a str,
    /// The table behind it.
    pub source: &'a dyn GridSource,
    /// Cursor and draft.
    pub state: &'a GridState,
    /// How much room a row has.
    pub density: Density,
}

/// What the drawing remembers from the last frame; all of it may be lost without harm.
#[derive(Clone, Copy, Default)]
struct Memory {
    reveals: u64,
    focuses: u64,
    /// The edit whose field was on the screen.
    field: Option<u64>,
    /// Whether a range is being dragged.
    dragging: bool,
}

/// Shows the grid in the room that is left and says what the person wants. Intents are for after the frame:
/// `GridState::apply` takes them all; those that change the document are the caller's to carry out.
pub fn grid_ui(ui: &mut Ui, view: GridView<'_>) -> Vec<GridIntent> {
    let id = id_of(view.name);
    let memory: Memory = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let rows = rows_of_a_page(ui, view.density);
    let inputs = take_keys(ui, id, &view, memory);
    let mut intents = Vec::new();
    if view.state.draft().is_none() {
        intents = react(view.state, view.source, rows, &inputs);
        direct_focus(ui, &intents);
    }
    let builder = UiBuilder::new()
        .scope_id(id)
        .sense(eframe::egui::Sense::FOCUSABLE)
        .accessibility_role(Role::Grid)
        .accessibility_label(view.name)
        .layout(Layout::top_down(Align::Min));
    let shown = ui.scope_builder(builder, |ui| table_ui(ui, id, view, memory)).inner;
    if shown.clicked {
        // Pressed and let go within one frame (they can be slow): the press was not on the grid's own ground, so it gave
        // the keyboard away after the cell had asked for it.
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    intents.extend(shown.intents.iter().cloned());
    let edit = edit::Edit { id, view, field: memory.field, rows, inputs: &inputs };
    let field = edit.go_on(ui, &shown, &mut intents);
    intents.extend(menu::menu_ui(ui, id, view, &shown));
    name_focus(ui, id, &shown);
    if let Some(question) = view.state.question() {
        intents.extend(question::question_ui(ui, id, question, ui.min_rect()));
    }
    let (reveals, focuses, dragging) = (view.state.reveals(), view.state.focuses(), shown.dragging);
    let memory = Memory { reveals, focuses, field, dragging };
    ui.data_mut(|data| data.insert_temp(id, memory));
    if !intents.is_empty() {
        ui.request_repaint();
    }
    intents
}

/// The id that has the keyboard while nothing is being typed.
pub fn id_of(name: &str) -> Id {
    Id::unique(("grid", name))
}

fn rows_of_a_page(ui: &Ui, density: Density) -> usize {
    lines::whole((ui.available_height() - density.heading()) / density.row()).saturating_sub(1).max(1)
}

/// Takes the keys that are the grid's, before anything in it is drawn.
fn take_keys(ui: &Ui, id: Id, view: &GridView<'_>, memory: Memory) -> Vec<GridInput> {
    let field = memory.field.map(|serial| editor::id(id, serial));
    let focused = ui.memory(eframe::egui::Memory::focused);
    let closed = field.is_some() && view.state.draft().is_none() && (focused.is_none() || focused == field);
    // Escape takes the keyboard from whatever has it; the grid keeps it.
    let escaped = focused.is_none() && ui.memory(|memory| memory.had_focus_last_frame(id));
    if closed || escaped || view.state.focuses() != memory.focuses {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    if let Some(draft) = view.state.draft() {
        ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
        let kind =
            view.source.columns().iter().find(|column| column.id == draft.cell.column).map(|column| &column.kind);
        return kind.map(|kind| input::take_from_the_end_of_an_edit(ui, draft, kind)).unwrap_or_default();
    }
    if !ui.memory(|memory| memory.has_focus(id)) {
        return Vec::new();
    }
    ui.memory_mut(|memory| {
        memory.set_focus_lock_filter(id, input::EVERY_KEY);
        memory.move_focus(FocusDirection::None);
    });
    let takes_escape =
        view.state.menu().is_some() || view.state.question().is_some() || view.state.selection().is_some();
    input::take_all(ui, takes_escape)
}

fn direct_focus(ui: &Ui, intents: &[GridIntent]) {
    let Some(GridIntent::Leave { forward }) = intents.last() else { return };
    let direction = if *forward { FocusDirection::Next } else { FocusDirection::Previous };
    ui.memory_mut(|memory| memory.move_focus(direction));
}

fn table_ui(ui: &mut Ui, id: Id, view: GridView<'_>, memory: Memory) -> Shown {
    let tokens = tokens::of(ui.ctx());
    let frame = Frame::new()
        .fill(tokens.surface.panel)
        .stroke(Stroke::new(1.0, tokens.line.hairline))
        .inner_margin(Margin::same(1));
    frame.show(ui, |ui| inner_table_ui(ui, id, view, memory)).inner
}

fn inner_table_ui(ui: &mut Ui, id: Id, view: GridView<'_>, memory: Memory) -> Shown {
    let columns = view.source.columns();
    let lines = Lines::new(view.source, view.density);
    let sticky = columns.iter().take_while(|column| column.sticky).count();
    let headers = headers(&view);
    let mut table = Table::new()
        .id_salt("cells")
        .num_rows(lines.count())
        .num_sticky_cols(sticky)
        .columns(column_widths(ui, &view))
        .headers(headers.clone());
    let table_id = table.get_id(ui);
    if TableState::load(ui.ctx(), table_id).is_none() {
        // Without a state the table spends its first frame measuring every cell of every column.
        TableState::default().store(ui.ctx(), table_id);
    }
    let reveal = view.state.revealed(view.source).filter(|_| view.state.reveals() != memory.reveals);
    if let Some((row, column)) = reveal {
        table = table.scroll_to_rows(lines.with_heading(row), None);
        if column >= sticky {
            table = table.scroll_to_column(column, None);
        }
        ui.request_repaint();
    }
    let mut body = Body::new(ui, id, view, (lines, headers.len()), memory.dragging);
    let below = eframe::egui::vec2(0.0, headers.iter().map(|header| header.height).sum());
    let cells = eframe::egui::Rect::from_min_max(ui.max_rect().min + below, ui.max_rect().max);
    if lines.count() == 0 {
        // The table divides by rows it does not have.
        table = table.num_rows(0);
    }
    table.show(ui, &mut body);
    let mut shown = body.shown;
    pointer::beyond(ui, view, cells, &mut shown);
    heading::carry(ui, tokens::of(ui.ctx()), cells, &mut shown);
    question::announce(ui, id, view);
    shown
}

/// The rows of titles: one, or two where columns share a heading.
fn headers(view: &GridView<'_>) -> Vec<HeaderRow> {
    let titles = HeaderRow::new(view.density.heading());
    match heading::groups(view.source.columns()) {
        Some(groups) => vec![HeaderRow { height: view.density.heading() - 2.0, groups }, titles],
        None => vec![titles],
    }
}

/// The columns; one takes the width that the others leave. Those that stay put leave room for those that scroll.
fn column_widths(ui: &Ui, view: &GridView<'_>) -> Vec<Column> {
    let columns = view.source.columns();
    let width = |column: &GridColumn| f32::from(view.state.width(&column.id).unwrap_or(column.width));
    let mut widths: Vec<f32> = columns.iter().map(width).collect();
    let sticky = columns.iter().take_while(|column| column.sticky).count();
    if sticky < columns.len() {
        lines::leave_room(widths.get_mut(..sticky).unwrap_or_default(), ui.available_width());
    }
    let spare = (ui.available_width() - widths.iter().sum::<f32>()).max(0.0).floor();
    let growing = columns.iter().filter(|column| column.grows).count().max(1);
    let each = spare / lines::float(growing);
    let shape = |(column, width): (&GridColumn, f32)| {
        let width = width + if column.grows { each } else { 0.0 };
        Column::new(width).range(width..=width).resizable(false)
    };
    columns.iter().zip(widths).map(shape).collect()
}

/// Tells a screen reader which cell (or entry of a list) the keyboard is on.
fn name_focus(ui: &Ui, id: Id, shown: &Shown) {
    if let Some(cell) = shown.entry.get().or(shown.cursor_id) {
        ui.accesskit_node_builder(id, |node| node.set_active_descendant(cell.accesskit_id()));
    }
}
