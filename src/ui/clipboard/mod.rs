//! Owns cells on the system's clipboard: put there as text and as a table, and taken from there with what the text alone loses.
//! Must not know where the cells come from or go.

mod table;

use crate::app::grid::{html_block, parse_block, write_block};
use eframe::egui::Context;

/// The system's clipboard, reached when something is first copied. On some systems what was copied is gone when this is.
#[derive(Default)]
pub(crate) struct Clipboard {
    system: Option<arboard::Clipboard>,
}

impl Clipboard {
    /// Puts cells there. Where the system takes no table, or is not to be had, the text alone goes the usual way.
    pub(crate) fn put(&mut self, ctx: &Context, text: String) {
        let put = html_block(&parse_block(&text)).is_some_and(|html| {
            if self.system.is_none() {
                self.system = arboard::Clipboard::new().ok();
            }
            self.system.as_mut().is_some_and(|system| system.set_html(html, Some(text.clone())).is_ok())
        });
        if !put {
            ctx.copy_text(text);
        }
    }
}

/// Gives pasted text back what its program left out of it and put in the table beside it: LibreOffice makes a line end within a cell a
/// space and quotes nothing. A single cell stays as it came, since it may be on its way into a text field.
pub(crate) fn mend(text: &mut String) {
    if !text.contains(['\t', '\n']) {
        return;
    }
    let html = arboard::Clipboard::new().and_then(|mut system| system.get().html());
    if let Some(cells) = html.ok().and_then(|html| table::cells(&html)).and_then(|cells| beside(text, cells)) {
        *text = write_block(&cells);
    }
}

/// The cells of a table that says the same as the text, but for line ends and quotes; nothing when it says something else, or is one cell.
fn beside(text: &str, cells: Vec<Vec<String>>) -> Option<Vec<Vec<String>>> {
    let bare = |text: &str| text.chars().filter(|letter| !letter.is_whitespace() && *letter != '"').collect::<String>();
    let several = cells.len() > 1 || cells.first().is_some_and(|row| row.len() > 1);
    let same = bare(text) == bare(&cells.concat().concat());
    (several && same).then_some(cells)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_end_that_the_text_lost_comes_back_and_the_quotes_stay_words() {
        let text = "1\tFirst second\n2\t\"Quoted\"\n";
        let html = "<table><tr><td>1</td><td>First<br>second</td></tr>\n<tr><td>2</td><td>&quot;Quoted&quot;</td></tr></table>";
        let cells = beside(text, table::cells(html).expect("a table")).expect("the same words");
        assert_eq!(cells, [["1", "First\nsecond"], ["2", "\"Quoted\""]]);
        assert_eq!(parse_block(&write_block(&cells)), cells);
    }

    #[test]
    fn a_table_that_says_something_else_is_left_alone() {
        let cells = table::cells("<table><tr><td>1</td><td>other</td></tr></table>").expect("a table");
        assert_eq!(beside("1\tthis", cells), None);
    }
}
