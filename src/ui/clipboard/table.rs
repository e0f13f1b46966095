//! Owns the cells of the first table in a text of HTML, as a spreadsheet would lay them out.
//! Must not know why they are wanted.

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use std::cell::RefCell;

/// No sheet of a spreadsheet is wider; what claims to be is no table to trust.
const WIDEST: usize = 16_384;

/// The rows of the first table, each as long as the longest; nothing when there is no table. A cell that covers several is followed by
/// empty ones, to the right and below.
pub(super) fn cells(html: &str) -> Option<Vec<Vec<String>>> {
    let tokenizer = Tokenizer::new(Gathered::default(), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(html));
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    let gathered = tokenizer.sink.0.into_inner();
    let mut rows = gathered.rows;
    let width = rows.iter().map(Vec::len).max()?;
    for row in &mut rows {
        row.resize(width, String::new());
    }
    Some(rows)
}

#[derive(Default)]
struct Gathered(RefCell<Table>);

#[derive(Default)]
struct Table {
    rows: Vec<Vec<String>>,
    /// By column, how many rows below are covered by a cell above.
    covered: Vec<usize>,
    /// The cell being read, when inside one.
    cell: Option<String>,
    /// How many columns the cell being read covers, and rows.
    reach: (usize, usize),
    inside: bool,
    over: bool,
}

impl TokenSink for Gathered {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut table = self.0.borrow_mut();
        match token {
            _ if table.over => {}
            Token::TagToken(tag) => table.tag(&tag),
            Token::CharacterTokens(text) => table.text(&text),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl Table {
    fn tag(&mut self, tag: &Tag) {
        match (&*tag.name, tag.kind) {
            ("table", TagKind::StartTag) => self.inside = true,
            ("table", TagKind::EndTag) => {
                self.end_cell();
                self.over = true;
            }
            ("tr", TagKind::StartTag) if self.inside => {
                self.end_cell();
                self.rows.push(Vec::new());
                self.skip_covered();
            }
            ("td" | "th", TagKind::StartTag) if self.inside => {
                self.end_cell();
                self.reach = (span(tag, "colspan"), span(tag, "rowspan"));
                self.cell = Some(String::new());
            }
            ("td" | "th", TagKind::EndTag) => self.end_cell(),
            ("br", _) => self.line(),
            ("p" | "div", TagKind::StartTag) if self.cell.as_ref().is_some_and(|cell| !cell.trim().is_empty()) => {
                self.line();
            }
            _ => {}
        }
    }

    fn line(&mut self) {
        if let Some(cell) = &mut self.cell {
            cell.truncate(cell.trim_end_matches(' ').len());
            cell.push('\n');
        }
    }

    /// Space in the source is one space or none; a space that is meant is one that does not break.
    fn text(&mut self, text: &str) {
        let Some(cell) = &mut self.cell else { return };
        for letter in text.chars() {
            match letter {
                ' ' | '\t' | '\n' | '\r' if cell.is_empty() || cell.ends_with([' ', '\n']) => {}
                ' ' | '\t' | '\n' | '\r' | '\u{a0}' => cell.push(' '),
                '\0' => {}
                _ => cell.push(letter),
            }
        }
    }

    fn end_cell(&mut self) {
        let Some(cell) = self.cell.take() else { return };
        let Some(row) = self.rows.last_mut() else { return };
        let first = row.len();
        let after = (first + self.reach.0).clamp(first + 1, WIDEST.max(first + 1));
        row.push(cell.trim_end_matches(' ').to_owned());
        row.resize(after, String::new());
        self.covered.resize(self.covered.len().max(after), 0);
        self.covered.iter_mut().skip(first).take(after - first).for_each(|rows| *rows = self.reach.1 - 1);
        self.skip_covered();
    }

    /// Empty cells where a cell above reaches down.
    fn skip_covered(&mut self) {
        let Some(row) = self.rows.last_mut() else { return };
        while let Some(rows) = self.covered.get_mut(row.len()).filter(|rows| **rows > 0) {
            *rows -= 1;
            row.push(String::new());
        }
    }
}

/// How many columns or rows a cell covers: one unless it says more, and no more than a sheet has.
fn span(tag: &Tag, name: &str) -> usize {
    let said = tag.attrs.iter().find(|attribute| &*attribute.name.local == name);
    said.and_then(|attribute| attribute.value.parse().ok()).unwrap_or(1).clamp(1, WIDEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(html: &str) -> Vec<Vec<String>> {
        cells(html).expect("a table")
    }

    #[test]
    fn a_line_end_in_the_source_is_a_space_and_a_break_is_a_line_end() {
        assert_eq!(
            rows("<table><tr><td>\n  one\n  two<br>three&nbsp;&amp; four </td></tr></table>"),
            [["one two\nthree & four"]]
        );
    }

    #[test]
    fn cells_that_cover_others_leave_them_empty() {
        let html =
            "<table><tr><td rowspan=2>a</td><td colspan=2>b</td></tr><tr><td>c<td>d</tr><tr><td>e</td></tr></table>";
        assert_eq!(rows(html), [["a", "b", ""], ["", "c", "d"], ["e", "", ""]]);
    }

    #[test]
    fn words_without_a_table_are_none_and_nothing_hostile_is_followed() {
        assert_eq!(cells("<p>words</p>"), None);
        assert_eq!(rows("<table><tr><td colspan=99999999>a</td></tr></table>")[0].len(), WIDEST);
        assert_eq!(rows("<table><tr><td>a</td></tr></table><table><tr><td>b</td></tr></table>"), [["a"]]);
    }
}
