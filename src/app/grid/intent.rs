//! Owns what a person wants of a grid, as values that are carried out after the frame.
//! Must not know how it is carried out.

use super::source::ColumnId;
use super::state::{CellRef, Position};

/// What fills a block of cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// The cells are emptied.
    Cleared,
    /// They take one of the words of their column.
    Chosen,
    /// They take what the first row of the range holds, or the row above it.
    Down,
    /// They take the text that was typed.
    Typed,
}

/// What is done with a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnDeed {
    /// The rows are sorted by it from the start, then from the end, then not at all.
    Sort,
    /// The rows are sorted by it, from the end or not.
    SortFrom {
        /// From the end.
        end: bool,
    },
    /// The rows stand in the council's order again.
    Unsort,
    /// It moves past its neighbour.
    Move {
        /// To the right, rather than to the left.
        right: bool,
    },
    /// It is hidden.
    Hide,
    /// It is shown.
    Show,
    /// Every column is shown.
    ShowAll,
    /// All columns are as they were designed: order, widths, none hidden.
    Reset,
}

/// What a person wants of a grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GridIntent {
    /// The cursor goes elsewhere.
    MoveCursor(Position),
    /// A range is selected; the cursor stays where it is.
    Select {
        /// The corner that stays.
        from: Position,
        /// The corner that moves.
        to: Position,
        /// Whether the moving corner is brought into view.
        follow: bool,
    },
    /// The cursor goes elsewhere within the range, which stays selected.
    Within(Position),
    /// Only the cursor's cell is selected.
    Deselect,
    /// An editor opens on a cell.
    BeginEdit {
        /// The cell.
        at: Position,
        /// What the editor holds at first: the key just typed, or the cell's text.
        text: String,
        /// The cell's text, to tell whether anything changed.
        was: String,
        /// Whether it began by typing over the cell, so that arrows leave the editor as they do in Excel.
        typed_over: bool,
    },
    /// The editor's text changed.
    EditText(String),
    /// The text is the cell's new text.
    Commit {
        /// The cell.
        cell: CellRef,
        /// Its new text, as typed.
        text: String,
    },
    /// The editor closes and the cell stays as it was.
    Cancel,
    /// The list of a cell of closed words opens.
    OpenMenu {
        /// The cell.
        at: Position,
        /// The entry it opens on.
        entry: usize,
    },
    /// Another entry of the open list is the current one.
    MenuTo(usize),
    /// The list closes and nothing changes.
    CloseMenu,
    /// A cell of closed words takes one of them.
    Choose {
        /// The cell.
        cell: CellRef,
        /// The code of the word.
        code: &'static str,
    },
    /// The cell is to be empty.
    Clear(CellRef),
    /// Cells are filled; one step to undo.
    Fill {
        /// The first cell.
        at: CellRef,
        /// Rows of cells, as typed.
        block: Vec<Vec<String>>,
        /// What fills them.
        deed: Deed,
    },
    /// What the grid asked about is to be done, or not.
    Answer(bool),
    /// A block from a spreadsheet, to go in with its first cell here; one step to undo.
    PasteBlock {
        /// Where its first cell goes.
        at: CellRef,
        /// Rows of cells.
        block: Vec<Vec<String>>,
    },
    /// This text goes to the clipboard.
    Copy(String),
    /// A column takes another width, or the designed one again.
    Resize {
        /// The column.
        column: ColumnId,
        /// Its width in points.
        width: Option<u16>,
    },
    /// The row is done with: on to the next that is not.
    Done,
    /// The widths are as wanted, and worth remembering.
    KeepWidths,
    /// Something is done with a column.
    Column(ColumnId, ColumnDeed),
    /// A column goes before another one, or last.
    PutColumn {
        /// The column.
        column: ColumnId,
        /// The one it goes before.
        before: Option<ColumnId>,
    },
    /// The last step is undone.
    Undo,
    /// The last step undone is done again.
    Redo,
    /// The keyboard leaves the grid for what comes after it (or before).
    Leave {
        /// After, rather than before.
        forward: bool,
    },
}

impl GridIntent {
    /// Whether it leaves the document as it is and opens nothing to change it with.
    pub fn is_reading(&self) -> bool {
        matches!(
            self,
            Self::MoveCursor(_)
                | Self::Select { .. }
                | Self::Within(_)
                | Self::Deselect
                | Self::Copy(_)
                | Self::Resize { .. }
                | Self::KeepWidths
                | Self::Column(..)
                | Self::PutColumn { .. }
                | Self::CloseMenu
                | Self::Cancel
                | Self::Leave { .. }
        )
    }
}
