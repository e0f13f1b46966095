//! Owns what one key does: while moving about, while a list is open, while text is typed.
//! Must not know where keys come from.

use super::block::parse_block;
use super::intent::GridIntent;
use super::keys::{Arrow, GridInput, GridKey, Modifier};
use super::ranges::entry_of;
use super::source::{CellKind, Choice, GridColumn, GridSource};
use super::state::{CellRef, Draft, Position};

/// The table and the cursor's place in it.
#[derive(Clone, Copy)]
pub(super) struct Here<'a> {
    pub(super) source: &'a dyn GridSource,
    pub(super) row: usize,
    pub(super) column: usize,
    /// How many rows a page is.
    pub(super) page: usize,
    /// The corners of the range: the one that stays and the one that moves.
    pub(super) corners: ((usize, usize), (usize, usize)),
}

/// A key while a cell is chosen and nothing is open.
pub(super) fn moving(here: Here<'_>, input: &GridInput) -> Vec<GridIntent> {
    let Some(at) = here.at(here.row, here.column) else { return Vec::new() };
    match input {
        GridInput::Text(text) => here.type_over(at, text),
        GridInput::Paste(text) => here.paste(text),
        GridInput::Copy => vec![here.copy()],
        GridInput::Cut => std::iter::once(here.copy()).chain(here.clear(at.cell)).collect(),
        GridInput::Key(GridKey::Enter, with) if with.ctrl => vec![GridIntent::Done],
        GridInput::Key(key, with) if with.ctrl => here.command(*key, *with),
        GridInput::Key(key, with) => match key {
            GridKey::Z | GridKey::Y | GridKey::A | GridKey::D => Vec::new(),
            GridKey::Escape if !here.span().is_one() => vec![GridIntent::Deselect],
            GridKey::Space => here.widen(true, false),
            GridKey::Delete => here.clear(at.cell),
            GridKey::Backspace => here.edit(at, Some(String::new())),
            GridKey::F2 => here.edit(at, None),
            GridKey::Enter if !with.shift && here.span().is_one() && here.list().is_some() => here.edit(at, None),
            GridKey::Arrow(Arrow::Down) if with.alt => here.edit(at, None),
            _ => here.move_or_reach(*key, *with),
        },
    }
}

/// A key while something is asked: Enter is yes, and whatever else is done is a no.
pub(super) fn asked(here: Here<'_>, input: &GridInput) -> Vec<GridIntent> {
    match input {
        GridInput::Key(GridKey::Enter, _) => vec![GridIntent::Answer(true)],
        GridInput::Key(GridKey::Escape, _) => vec![GridIntent::Answer(false)],
        other => std::iter::once(GridIntent::Answer(false)).chain(moving(here, other)).collect(),
    }
}

/// A key while a list of words is open.
pub(super) fn listing(here: Here<'_>, entry: usize, input: &GridInput) -> Vec<GridIntent> {
    let Some(choices) = here.list() else { return vec![GridIntent::CloseMenu] };
    let last = choices.len().saturating_sub(1);
    match input {
        GridInput::Text(text) => here.letter(text),
        GridInput::Key(key, with) => match key {
            GridKey::Arrow(Arrow::Up) if with.alt => vec![GridIntent::CloseMenu],
            GridKey::Arrow(Arrow::Up) => vec![GridIntent::MenuTo(entry.saturating_sub(1))],
            GridKey::Arrow(Arrow::Down) => vec![GridIntent::MenuTo((entry + 1).min(last))],
            GridKey::Home | GridKey::PageUp => vec![GridIntent::MenuTo(0)],
            GridKey::End | GridKey::PageDown => vec![GridIntent::MenuTo(last)],
            GridKey::Enter => here.choose(choices.get(entry)),
            GridKey::Tab => here.choose(choices.get(entry)).into_iter().chain(here.go(*key, *with)).collect(),
            _ => vec![GridIntent::CloseMenu],
        },
        _ => Vec::new(),
    }
}

/// An input that ends an edit, or text that came before the field was there to take it.
pub(super) fn editing(here: Here<'_>, draft: &Draft, input: &GridInput) -> Vec<GridIntent> {
    let typed = |more: &str| vec![GridIntent::EditText(format!("{}{more}", draft.text))];
    match input {
        GridInput::Text(text) => typed(text),
        GridInput::Paste(text) => {
            let at = draft.cell.clone();
            vec![finish(draft), GridIntent::PasteBlock { at, block: parse_block(text) }]
        }
        GridInput::Key(GridKey::Escape, _) => vec![GridIntent::Cancel],
        GridInput::Key(GridKey::Enter, with) if with.alt && here.kind() == Some(&CellKind::LongText) => typed("\n"),
        GridInput::Key(GridKey::Backspace, _) => {
            let mut text = draft.text.clone();
            text.pop();
            vec![GridIntent::EditText(text)]
        }
        GridInput::Key(GridKey::Enter, with) if with.ctrl && !here.span().is_one() => here.type_all(&draft.text),
        GridInput::Key(GridKey::Enter, with) if with.ctrl => vec![finish(draft), GridIntent::Done],
        GridInput::Key(key, with) => {
            std::iter::once(finish(draft)).chain(here.go(*key, Modifier { ctrl: false, ..*with })).collect()
        }
        GridInput::Copy | GridInput::Cut => Vec::new(),
    }
}

/// Ends an edit; one that changed nothing is nothing.
pub fn finish(draft: &Draft) -> GridIntent {
    if draft.text == draft.was {
        GridIntent::Cancel
    } else {
        GridIntent::Commit { cell: draft.cell.clone(), text: draft.text.clone() }
    }
}

impl<'a> Here<'a> {
    fn column_at(self, column: usize) -> Option<&'a GridColumn> {
        self.source.columns().get(column)
    }

    fn kind(self) -> Option<&'a CellKind> {
        self.column_at(self.column).map(|column| &column.kind)
    }

    fn editable(self) -> bool {
        self.column_at(self.column).is_some_and(|column| column.editable)
    }

    /// The words of the cell, when it takes one of a few.
    fn list(self) -> Option<&'a [Choice]> {
        match self.kind() {
            Some(CellKind::Choice(choices)) if self.editable() => Some(choices),
            _ => None,
        }
    }

    pub(super) fn at(self, row: usize, column: usize) -> Option<Position> {
        let column = self.column_at(column)?.id.clone();
        Some(Position { cell: CellRef { row: self.source.row_id(row)?, column }, row })
    }

    /// Ctrl and a key.
    fn command(self, key: GridKey, with: Modifier) -> Vec<GridIntent> {
        match key {
            GridKey::Z if !with.shift => vec![GridIntent::Undo],
            GridKey::Z | GridKey::Y => vec![GridIntent::Redo],
            GridKey::A => self.widen(true, true),
            GridKey::Space => self.widen(false, true),
            GridKey::D => self.fill_down(),
            _ => self.move_or_reach(key, with),
        }
    }

    fn move_or_reach(self, key: GridKey, with: Modifier) -> Vec<GridIntent> {
        let moves =
            matches!(key, GridKey::Arrow(_) | GridKey::Home | GridKey::End | GridKey::PageUp | GridKey::PageDown);
        if moves && with.shift { self.reach(key, with) } else { self.go(key, with) }
    }

    fn clear(self, cell: CellRef) -> Vec<GridIntent> {
        if !self.span().is_one() {
            return self.clear_all();
        }
        self.editable().then_some(GridIntent::Clear(cell)).into_iter().collect()
    }

    fn letter(self, text: &str) -> Vec<GridIntent> {
        let typed = text.chars().next().map(|letter| letter.to_ascii_uppercase());
        self.choose(self.list().and_then(|choices| choices.iter().find(|choice| Some(choice.letter) == typed)))
    }

    fn type_over(self, at: Position, text: &str) -> Vec<GridIntent> {
        match self.kind() {
            Some(CellKind::Choice(_)) => self.letter(text),
            _ => self.edit(at, Some(text.to_owned())),
        }
    }

    /// Opens the editor, or the list of a cell of closed words.
    fn edit(self, at: Position, typed: Option<String>) -> Vec<GridIntent> {
        if !self.editable() {
            return Vec::new();
        }
        let was = self.source.edit_text(self.row, self.column);
        if self.list().is_some() {
            let entry = entry_of(self.source, self.row, self.column);
            return vec![GridIntent::OpenMenu { at, entry }];
        }
        let typed_over = typed.is_some();
        let text = typed.unwrap_or_else(|| was.clone());
        vec![GridIntent::BeginEdit { at, text, was, typed_over }]
    }

    fn go(self, key: GridKey, with: Modifier) -> Vec<GridIntent> {
        if let GridKey::F6 = key {
            return vec![GridIntent::Leave { forward: !with.shift }];
        }
        if matches!(key, GridKey::Tab | GridKey::Enter) && !self.span().is_one() {
            return self.within(key, with);
        }
        let Some((row, column)) = self.target(key, with) else {
            return vec![GridIntent::Leave { forward: !with.shift }];
        };
        if (row, column) == (self.row, self.column) && self.span().is_one() {
            return Vec::new();
        }
        self.at(row, column).map(GridIntent::MoveCursor).into_iter().collect()
    }

    /// Where a key leads; nowhere when Tab runs past the last cell or before the first.
    pub(super) fn target(self, key: GridKey, with: Modifier) -> Option<(usize, usize)> {
        let last = self.source.row_count().saturating_sub(1);
        let page = self.page.max(1);
        let (first_column, last_column) = (self.next_column(0, true)?, self.next_column(usize::MAX, false)?);
        let right = self.next_column(self.column + 1, true);
        let left = self.column.checked_sub(1).and_then(|before| self.next_column(before, false));
        Some(match (key, with.ctrl) {
            (GridKey::Arrow(Arrow::Up), true) => (0, self.column),
            (GridKey::Arrow(Arrow::Down), true) => (last, self.column),
            (GridKey::Arrow(Arrow::Left), true) | (GridKey::Home, false) => (self.row, first_column),
            (GridKey::Arrow(Arrow::Right), true) | (GridKey::End, false) => (self.row, last_column),
            (GridKey::Home, true) => (0, first_column),
            (GridKey::End, true) => (last, last_column),
            (GridKey::Arrow(Arrow::Left), false) => (self.row, left.unwrap_or(self.column)),
            (GridKey::Arrow(Arrow::Right), false) => (self.row, right.unwrap_or(self.column)),
            (GridKey::Enter, _) if with.shift => (self.row.saturating_sub(1), self.column),
            (GridKey::Arrow(Arrow::Up), false) => (self.row.saturating_sub(1), self.column),
            (GridKey::Arrow(Arrow::Down), false) | (GridKey::Enter, _) => ((self.row + 1).min(last), self.column),
            (GridKey::PageUp, _) => (self.row.saturating_sub(page), self.column),
            (GridKey::PageDown, _) => ((self.row + page).min(last), self.column),
            (GridKey::Tab, _) if with.shift => match left {
                Some(left) => (self.row, left),
                None => (self.row.checked_sub(1)?, last_column),
            },
            (GridKey::Tab, _) => match right {
                Some(right) => (self.row, right),
                None if self.row < last => (self.row + 1, first_column),
                None => return None,
            },
            _ => (self.row, self.column),
        })
    }

    /// The nearest column at or after (or before) `from` that takes the cursor.
    pub(super) fn next_column(self, from: usize, forward: bool) -> Option<usize> {
        let takes = |(index, column): (usize, &GridColumn)| column.takes_cursor().then_some(index);
        let mut columns = self.source.columns().iter().enumerate();
        if forward {
            columns.skip(from).find_map(takes)
        } else {
            let until = from.saturating_add(1).min(columns.len());
            columns.by_ref().take(until).filter_map(takes).last()
        }
    }
}
