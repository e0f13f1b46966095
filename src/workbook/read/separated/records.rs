//! Owns taking text apart into records and fields, quotation marks obeyed.
//! Must not know what any field means.

use std::borrow::Cow;

/// The records of a text, one after another. A blank line is a record too, so that rows count as a spreadsheet counts them.
pub(super) struct Records<'a> {
    rest: &'a str,
    separator: char,
    row: usize,
    never_closed: Option<usize>,
}

impl<'a> Records<'a> {
    pub(super) const fn new(text: &'a str, separator: char) -> Self {
        Self { rest: text, separator, row: 0, never_closed: None }
    }

    /// The first row with a quotation mark that opens and never closes.
    pub(super) const fn never_closed(&self) -> Option<usize> {
        self.never_closed
    }

    /// One field, and whether the record goes on after it.
    fn field(&mut self) -> (Cow<'a, str>, bool) {
        let quoted = self.rest.strip_prefix('"').filter(|_| self.never_closed.is_none());
        let (mut field, mut rest) = match quoted.map(within) {
            Some(Some((field, rest))) => (field, rest),
            Some(None) => {
                // Taken as it stands: one stray mark must not swallow every row after it.
                self.never_closed = Some(self.row);
                (Cow::Borrowed(""), self.rest)
            }
            None => (Cow::Borrowed(""), self.rest),
        };
        let end = rest.find([self.separator, '\n', '\r']).unwrap_or(rest.len());
        let (plain, after) = rest.split_at(end);
        if field.is_empty() {
            field = if quoted.is_some() && plain.is_empty() { field } else { Cow::Borrowed(plain) };
        } else if !plain.is_empty() {
            field.to_mut().push_str(plain);
        }
        let goes_on = after.starts_with(self.separator);
        rest = after;
        let skip = if goes_on {
            self.separator.len_utf8()
        } else if rest.starts_with("\r\n") {
            2
        } else {
            usize::from(!rest.is_empty())
        };
        self.rest = rest.get(skip..).unwrap_or_default();
        (field, goes_on)
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Vec<Cow<'a, str>>;

    fn next(&mut self) -> Option<Vec<Cow<'a, str>>> {
        if self.rest.is_empty() {
            return None;
        }
        self.row += 1;
        let mut fields = Vec::new();
        loop {
            let (field, goes_on) = self.field();
            fields.push(field);
            if !goes_on {
                return Some(fields);
            }
        }
    }
}

/// What stands between the marks, doubled ones made single, and what follows; none when they never close.
fn within(inside: &str) -> Option<(Cow<'_, str>, &str)> {
    let mut field = Cow::Borrowed("");
    let mut rest = inside;
    loop {
        let mark = rest.find('"')?;
        let (text, after) = rest.split_at(mark);
        if field.is_empty() {
            field = Cow::Borrowed(text);
        } else {
            field.to_mut().push_str(text);
        }
        let after = after.get(1..).unwrap_or_default();
        match after.strip_prefix('"') {
            Some(more) => {
                field.to_mut().push('"');
                rest = more;
            }
            None => return Some((field, after)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn records(text: &str) -> Vec<Vec<String>> {
        Records::new(text, ',').map(|record| record.into_iter().map(Cow::into_owned).collect()).collect()
    }

    #[test]
    fn quoted_fields_hold_separators_line_breaks_and_quotation_marks() {
        let text = "a,\"b,\"\"c\"\"\nd\",e\r\n\"\",f\r\n";
        assert_eq!(records(text), [vec!["a", "b,\"c\"\nd", "e"], vec!["", "f"]]);
    }

    #[test]
    fn blank_lines_count_and_every_kind_of_line_end_ends_a_line() {
        assert_eq!(records("a\n\nb\r\nc\rd").len(), 5);
        assert_eq!(records("a,b,").remove(0), ["a", "b", ""]);
        assert_eq!(records("3\" pipe,5\" pipe").remove(0), ["3\" pipe", "5\" pipe"]);
    }

    #[test]
    fn a_mark_that_never_closes_takes_only_its_own_field() {
        let mut records = Records::new("a,b\nc,\"d\ne,f\ng,h", ',');
        assert_eq!(records.by_ref().count(), 4);
        assert_eq!(records.never_closed(), Some(2));
        let text = format!("a,{}", "\"x,".repeat(200_000));
        assert!(Records::new(&text, ',').count() == 1, "and does not search to the end again for each");
    }
}
