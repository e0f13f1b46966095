//! Owns a block of cells as the HTML table that spreadsheets take from the clipboard before they take the text.
//! Must not know what the cells mean, nor how a clipboard is reached.

use jiff::civil::Date;
use std::fmt::Write as _;

/// A block as HTML, in which every cell says what it is: to a spreadsheet plain text `1.10`, `3E1` and `007` are numbers. A cell that reads
/// as a date in full, day first, is a date there too; every other cell is text. Nothing for one cell of plain words, which are as often
/// pasted into a letter, where a table of one cell is a nuisance.
///
/// What says so: `mso-number-format` and `x:num` for Excel, `sdnum` and `sdval` for LibreOffice, each in its own published dialect of HTML.
pub fn html_block(rows: &[Vec<String>]) -> Option<String> {
    if let [row] = rows
        && let [cell] = row.as_slice()
        && !cell.starts_with(|letter: char| letter.is_ascii_digit() || "+-=.".contains(letter))
    {
        return None;
    }
    let mut html = String::from(
        "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><head><meta charset=\"utf-8\"></head><body><table>\n",
    );
    for row in rows {
        html.push_str("<tr>");
        for cell in row {
            write_cell(&mut html, cell);
        }
        html.push_str("</tr>\n");
    }
    html.push_str("</table></body></html>");
    Some(html)
}

fn write_cell(html: &mut String, cell: &str) {
    // Writing to a string cannot fail.
    let _ = match serial_day(cell) {
        Some(day) => write!(
            html,
            "<td style=\"mso-number-format:'dd\\/mm\\/yyyy'\" x:num=\"{day}\" sdval=\"{day}\" sdnum=\"2057;0;DD/MM/YYYY\">{cell}</td>"
        ),
        None => write!(
            html,
            "<td style=\"mso-number-format:'\\@';white-space:pre-wrap\" x:str sdnum=\"2057;0;@\">{}</td>",
            escaped(cell)
        ),
    };
}

/// The number by which spreadsheets know the day that `31/03/2023` or `31 Mar 2023` names: days since 30 December 1899.
fn serial_day(cell: &str) -> Option<i32> {
    let date = Date::strptime("%d/%m/%Y", cell).or_else(|_| Date::strptime("%d %b %Y", cell)).ok()?;
    // Spreadsheets count a 29 February 1900 that never was; from March 1900 on all agree.
    let first = Date::constant(1900, 3, 1);
    (date >= first).then(|| (date - first).get_days() + 61)
}

fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            // A new line within the same cell.
            '\n' => html.push_str("<br style=\"mso-data-placement:same-cell\">"),
            '\r' => {}
            _ => html.push(letter),
        }
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(cells: &[&str]) -> String {
        html_block(&[cells.iter().map(|&cell| cell.to_owned()).collect::<Vec<_>>()]).unwrap_or_default()
    }

    #[test]
    fn references_are_marked_as_text_and_dates_as_days() {
        let html = cells(&["1.10", "31/03/2023"]);
        assert!(html.contains("sdnum=\"2057;0;@\">1.10</td>"), "{html}");
        // 31 March 2023 is day 45016 in Excel.
        assert!(html.contains("x:num=\"45016\" sdval=\"45016\""), "{html}");
        assert!(cells(&["31 Mar 2023"]).contains("sdval=\"45016\""), "as the grid shows a day");
    }

    #[test]
    fn what_is_no_full_date_stays_text() {
        for text in ["3/4", "31/02/2023", "31 March", "03/2023", "31/03/2023 late"] {
            assert!(!cells(&[text, "x"]).contains("x:num"), "{text}");
        }
    }

    #[test]
    fn markup_and_lines_survive() {
        let html = cells(&["a <b> & \"c\"\nd", "x"]);
        assert!(
            html.contains("a &lt;b&gt; &amp; &quot;c&quot;<br style=\"mso-data-placement:same-cell\">d</td>"),
            "{html}"
        );
    }

    #[test]
    fn one_cell_of_words_is_words_and_one_of_a_number_says_that_it_is_text() {
        assert_eq!(cells(&["The plan was agreed"]), "");
        assert!(cells(&["1.10"]).contains("<table>"));
    }
}
