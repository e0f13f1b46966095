//! Owns a block of cells as text on the clipboard, the way spreadsheets write it: tabs, lines, quotes where needed.
//! Must not know what the cells mean: `1.10` and `3E1` are text.

/// The rows of cells in a text. A cell is quoted only when its quote closes right before a tab, a line end or the end;
/// any other quote is a quote.
pub fn parse_block(text: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut rest = text;
    loop {
        let (cell, after) = take_cell(rest);
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

fn strip_line_end(text: &str) -> &str {
    text.strip_prefix("\r\n").or_else(|| text.strip_prefix(['\n', '\r'])).unwrap_or(text)
}

fn take_cell(text: &str) -> (String, &str) {
    if let Some(quoted) = take_quoted(text) {
        return quoted;
    }
    let end = text.find(['\t', '\n', '\r']).unwrap_or(text.len());
    let (cell, after) = text.split_at(end);
    (cell.to_owned(), after)
}

fn take_quoted(text: &str) -> Option<(String, &str)> {
    let mut rest = text.strip_prefix('"')?;
    let mut cell = String::new();
    loop {
        let (before, after) = rest.split_once('"')?;
        cell.push_str(before);
        if let Some(more) = after.strip_prefix('"') {
            cell.push('"');
            rest = more;
        } else if after.is_empty() || after.starts_with(['\t', '\n', '\r']) {
            return Some((cell.replace("\r\n", "\n"), after));
        } else {
            return None;
        }
    }
}

/// Rows of cells as a text that `parse_block` reads back.
pub fn write_block<Row: AsRef<[String]>>(rows: &[Row]) -> String {
    let lines = rows.iter().map(|row| row.as_ref().iter().map(|cell| write_cell(cell)).collect::<Vec<_>>().join("\t"));
    lines.collect::<Vec<_>>().join("\n")
}

fn write_cell(cell: &str) -> String {
    if cell.contains(['\t', '\n', '\r', '"']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
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
            rows in prop::collection::vec(prop::collection::vec("[a\"\t\n 0-9]{0,6}", 2..4), 1..5)
        ) {
            prop_assert_eq!(parse_block(&write_block(&rows)), rows);
        }

        #[test]
        fn any_text_is_read(text in any::<String>()) {
            prop_assert!(!parse_block(&text).is_empty());
        }
    }
}
