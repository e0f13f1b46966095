//! Owns finding what parts the fields of a text: the mark that gives most records the same number of fields.
//! Must not know what any field means.

use std::collections::BTreeMap;

use super::records::Records;

const KNOWN: [char; 4] = [',', ';', '\t', '|'];
/// Records looked at; a title and a few notes above the table are outvoted.
const SAMPLE: usize = 200;

/// The separator, and the text without a first line that only names it (`sep=;`).
pub(super) fn find(text: &str) -> (char, &str) {
    if let Some(named) = named(text) {
        return named;
    }
    let best = KNOWN.into_iter().rev().max_by_key(|separator| agreement(text, *separator));
    (best.unwrap_or(','), text)
}

fn named(text: &str) -> Option<(char, &str)> {
    let after = text.get(..4).filter(|start| start.eq_ignore_ascii_case("sep=")).and_then(|_| text.get(4..))?;
    let separator = after.chars().next()?;
    let rest = after.get(separator.len_utf8()..)?;
    let body = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix(['\n', '\r']))?;
    Some((separator, body))
}

/// How many more records have the most common number of fields, above one, than have not; then how many fields that is.
fn agreement(text: &str, separator: char) -> (isize, usize) {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for record in Records::new(text, separator).take(SAMPLE) {
        *counts.entry(record.len()).or_default() += 1;
    }
    let total: usize = counts.values().sum();
    let several = counts.into_iter().filter(|(fields, _)| *fields > 1);
    several
        .map(|(fields, records)| (records.cast_signed() * 2 - total.cast_signed(), fields))
        .max()
        .unwrap_or((isize::MIN, 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_separator_is_the_one_that_most_records_agree_on() {
        let found = |text: &str| find(text).0;
        assert_eq!(found("Ref,Action\n1,a; b\n2,c; d"), ',');
        assert_eq!(found("Ref;Action;Value\n1;Homes, new;1,5\n2;Roads, old;2,5"), ';');
        assert_eq!(found("Quarter 3, 2022\n\nRef\tAction\n1\ta, b\n2\tc"), '\t');
        assert_eq!(found("Ref|Action\n1|\"a,b\n,c\"\n2|d,e"), '|');
        assert_eq!(found("Only one column\n1\n2"), ',');
        assert_eq!(found("Ref,Action\n1,\"a|b\nc|d\"\n"), ',');
    }

    #[test]
    fn a_first_line_may_name_it() {
        assert_eq!(find("sep=;\r\na;b"), (';', "a;b"));
        assert_eq!(find("SEP=,\na;b"), (',', "a;b"));
    }
}
