//! Owns the keys of every grid, as the help sheet lists them below the table of commands.
//! Must not know how a key is read; the grid does that where the cursor is.

/// A key of a grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GridKey {
    /// The keys.
    pub keys: &'static str,
    /// What they do.
    pub does: &'static str,
}

const fn key(keys: &'static str, does: &'static str) -> GridKey {
    GridKey { keys, does }
}

/// The keys of every grid.
pub const IN_A_GRID: &[GridKey] = &[
    key("Arrows, Tab, Enter", "move; with Shift, back"),
    key("F2", "edit the cell; typing replaces it"),
    key("Escape", "leave the cell as it was"),
    key("G A R N B", "set a status, where the cursor is on one"),
    key("Delete", "empty the cell"),
    key("Ctrl+C, Ctrl+V", "copy and paste, blocks to and from Excel too"),
    key("Home, End", "first and last column; with Ctrl, first and last row"),
    key("Page Up, Page Down", "a screen up or down"),
    key("Shift+Arrows", "select a range; Shift+Space the row, Ctrl+Space the column, Ctrl+A all"),
    key("Ctrl+D", "fill down from the first row of the range; Ctrl+Enter fills it with what is typed"),
    key("Ctrl+X", "cut"),
    key("Alt+Enter", "a new line in long words"),
    key("F6", "leave the grid"),
];
