//! Owns a block of cells as text on the clipboard, the way spreadsheets write it: tabs, lines, quotes where needed.
//! Must not know what the cells mean: `1.10` and `3E1` are text.

/// The rows of cells in a text. Spreadsheets agree on tabs and lines and not on quotes: Excel quotes a cell that holds a line end or a
/// quote and doubles its quotes, LibreOffice only one that holds a line end, so that there `"Quoted"` may be a cell's very words.
/// So a cell is unquoted when there was a reason to quote it, and where that leaves rows of different lengths, quotes are taken for
/// words as far as it takes to make all rows alike.
pub fn parse_block(text: &str) -> Vec<Vec<String>> {
    let quoted = rows_of(text, take_quoted);
    if !text.contains('"') {
        return quoted;
    }
    let plain = rows_of(text, |_| None);
    let widths = [&quoted, &plain].map(|rows| rows.first().map_or(1, Vec::len));
    widths.into_iter().find_map(|width| rectangle(text, width)).unwrap_or(quoted)
}

/// The rows of a text in which `unquoted` decides at each quote.
fn rows_of(text: &str, unquoted: impl Fn(&str) -> Option<Quoted<'_>>) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut rest = text;
    loop {
        let (cell, after) = unquoted(rest).map_or_else(|| take_plain(rest), |quoted| (quoted.cell, quoted.after));
        row.push(cell);
        if let Some(next) = after.strip_prefix('\t') {
            rest = next;
            continue;
        }
        rows.push(std::mem::take(&mut row));
        rest = strip_line_end(after);
        if rest.is_empty() {
            return rows;
        }
    }
}

/// How often another reading is tried before a block is taken as it comes.
const READINGS: usize = 1000;

/// The rows of a text when each has this many cells; nothing when no reading of its quotes gives that.
fn rectangle(text: &str, width: usize) -> Option<Vec<Vec<String>>> {
    let mut cells: Vec<String> = Vec::new();
    // Where the quote could be read the other way: so many cells, this text left, and that reading.
    let mut otherwise: Vec<(usize, &str, bool)> = Vec::new();
    let (mut rest, mut forced) = (text, None);
    for _ in 0..READINGS {
        loop {
            let read = match (take_quoted(rest), forced.take()) {
                (Some(quoted), None) => {
                    let first = quoted.is_likely();
                    if quoted.had_reason {
                        otherwise.push((cells.len(), rest, !first));
                    }
                    if first { (quoted.cell, quoted.after) } else { take_plain(rest) }
                }
                (Some(quoted), Some(true)) => (quoted.cell, quoted.after),
                _ => take_plain(rest),
            };
            cells.push(read.0);
            let ends_row = !read.1.starts_with('\t');
            if ends_row != cells.len().is_multiple_of(width) {
                break;
            }
            rest = if ends_row { strip_line_end(read.1) } else { read.1.get(1..).unwrap_or_default() };
            if ends_row && rest.is_empty() {
                return Some(cells.chunks(width).map(<[String]>::to_vec).collect());
            }
        }
        let (kept, from, reading) = otherwise.pop()?;
        cells.truncate(kept);
        (rest, forced) = (from, Some(reading));
    }
    None
}

fn strip_line_end(text: &str) -> &str {
    text.strip_prefix("\r\n").or_else(|| text.strip_prefix(['\n', '\r'])).unwrap_or(text)
}

fn take_plain(text: &str) -> (String, &str) {
    let end = text.find(['\t', '\n', '\r']).unwrap_or(text.len());
    let (cell, after) = text.split_at(end);
    (cell.to_owned(), after)
}

/// A cell as it reads when its quotes are taken for quoting.
struct Quoted<'a> {
    cell: String,
    after: &'a str,
    /// Whether any spreadsheet would have quoted it: it holds a line end, a tab or a quote.
    had_reason: bool,
}

impl Quoted<'_> {
    /// A tab inside a cell is rarer than a word in quotes that opens in one cell and closes in another.
    fn is_likely(&self) -> bool {
        self.had_reason && !self.cell.contains('\t')
    }
}

/// A quoted cell: one whose quote closes right before a tab, a line end or the end.
fn take_quoted(text: &str) -> Option<Quoted<'_>> {
    let mut rest = text.strip_prefix('"')?;
    let mut cell = String::new();
    loop {
        let (before, after) = rest.split_once('"')?;
        cell.push_str(before);
        if let Some(more) = after.strip_prefix('"') {
            cell.push('"');
            rest = more;
        } else if after.is_empty() || after.starts_with(['\t', '\n', '\r']) {
            let had_reason = cell.contains(['\t', '\n', '\r', '"']);
            return Some(Quoted { cell: cell.replace("\r\n", "\n"), after, had_reason });
        } else {
            return None;
        }
    }
}

/// Rows of cells as a text that `parse_block` reads back. Several rows end with a line each, so that an empty last cell is one.
pub fn write_block<Row: AsRef<[String]>>(rows: &[Row]) -> String {
    let lines = rows.iter().map(|row| row.as_ref().iter().map(|cell| write_cell(cell)).collect::<Vec<_>>().join("\t"));
    let mut text = lines.collect::<Vec<_>>().join("\n");
    if rows.len() > 1 {
        text.push('\n');
    }
    text
}

/// A tab within a cell would be read as the next cell by half of all programs; there it goes as a space.
fn write_cell(cell: &str) -> String {
    let cell = cell.replace('\t', " ");
    if cell.contains(['\n', '\r', '"']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn block(rows: &[&[&str]]) -> Vec<Vec<String>> {
        rows.iter().map(|row| row.iter().map(|&cell| cell.to_owned()).collect()).collect()
    }

    #[test]
    fn a_copied_block_ends_with_a_line_end_that_is_no_row() {
        assert_eq!(parse_block("G\tDone\r\nA\tLate\r\n"), block(&[&["G", "Done"], &["A", "Late"]]));
    }

    #[test]
    fn a_line_break_inside_a_cell_is_quoted_and_stays_in_the_cell() {
        assert_eq!(parse_block("\"One\nTwo\"\tB\n"), block(&[&["One\nTwo", "B"]]));
    }

    #[test]
    fn doubled_quotes_are_one() {
        assert_eq!(parse_block("\"A \"\"good\"\" start\"\tx"), block(&[&["A \"good\" start", "x"]]));
    }

    #[test]
    fn a_quote_that_closes_too_soon_is_text() {
        assert_eq!(parse_block("\"Good\" progress\tx"), block(&[&["\"Good\" progress", "x"]]));
        assert_eq!(parse_block("\"never closed\tx"), block(&[&["\"never closed", "x"]]));
    }

    #[test]
    fn libreoffice_quotes_only_line_ends_and_the_words_in_quotes_stay_as_they_are() {
        let copied = "1\t\"Quoted\"\tx\n2\t\"opens only\tcloses only\"\n3\t\"A \"\"quote\"\"\nand a line\"\tcloses\"\n";
        let wanted = block(&[
            &["1", "\"Quoted\"", "x"],
            &["2", "\"opens only", "closes only\""],
            &["3", "A \"quote\"\nand a line", "closes\""],
        ]);
        assert_eq!(parse_block(copied), wanted);
    }

    #[test]
    fn a_quote_that_opens_in_one_row_does_not_swallow_the_next() {
        let copied = "1\t\"opens only\n2\tcloses only\"\n";
        assert_eq!(parse_block(copied), block(&[&["1", "\"opens only"], &["2", "closes only\""]]));
    }

    #[test]
    fn a_tab_within_a_cell_is_copied_as_a_space_and_read_where_another_program_quotes_it() {
        assert_eq!(write_block(&block(&[&["a\tb", "c"]])), "a b\tc");
        assert_eq!(parse_block("\"a\tb\"\tc\nd\te"), block(&[&["a\tb", "c"], &["d", "e"]]));
    }

    #[test]
    fn references_stay_text() {
        assert_eq!(parse_block("1.10\t3E1\t007"), block(&[&["1.10", "3E1", "007"]]));
    }

    #[test]
    fn empty_cells_and_rows_within_a_block_count() {
        assert_eq!(parse_block("a\t\n\t\nb\t"), block(&[&["a", ""], &["", ""], &["b", ""]]));
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(
            rows in (1..4_usize).prop_flat_map(|width| {
                prop::collection::vec(prop::collection::vec("[a\"\n 0-9]{0,6}", width), 1..5)
            })
        ) {
            prop_assert_eq!(parse_block(&write_block(&rows)), rows);
        }

        #[test]
        fn any_text_is_read(text in any::<String>()) {
            prop_assert!(!parse_block(&text).is_empty());
        }
    }
}
