//! Owns how near two words are: letters put in, left out, changed or swapped.
//! Must not know what any word means.

/// The nearest of the known texts, when it is near enough to be the same word mistyped and no other one is as near.
pub(super) fn nearest<'a, T: PartialEq>(text: &str, known: impl Iterator<Item = (&'a str, T)>) -> Option<T> {
    let letters = text.chars().count();
    let near = match letters {
        0..4 => return None,
        4..7 => 1,
        7..14 => 2,
        _ => 3,
    };
    let mut best: Option<(usize, T)> = None;
    let mut tied = false;
    for (other, value) in known {
        // A cheap look first: a word of quite another length is not near.
        if other.chars().count().abs_diff(letters) > near {
            continue;
        }
        let apart = distance(text, other);
        if apart > near {
            continue;
        }
        match &best {
            Some((least, _)) if apart > *least => {}
            Some((least, same)) if apart == *least => tied = tied || *same != value,
            _ => {
                best = Some((apart, value));
                tied = false;
            }
        }
    }
    best.filter(|_| !tied).map(|(_, value)| value)
}

/// How many letters must be put in, left out, changed or swapped with their neighbour.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for (row, letter) in a.iter().enumerate() {
        let mut line = vec![row + 1];
        for (column, other) in b.iter().enumerate() {
            let at = |line: &[usize], column: usize| line.get(column).copied().unwrap_or(usize::MAX / 2);
            let changed = at(&above, column) + usize::from(letter != other);
            let mut least = changed.min(at(&above, column + 1) + 1).min(at(&line, column) + 1);
            let swapped = row > 0 && column > 0 && a.get(row - 1) == Some(other) && b.get(column - 1) == Some(letter);
            if swapped {
                least = least.min(at(&before, column - 1) + 1);
            }
            line.push(least);
        }
        before = std::mem::replace(&mut above, line);
    }
    above.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_swapped_left_out_and_put_in() {
        for (a, b, apart) in
            [("amber", "amebr", 1), ("green", "gren", 1), ("position", "psoition", 1), ("red", "red", 0), ("", "ab", 2)]
        {
            assert_eq!(distance(a, b), apart, "{a} {b}");
        }
    }

    #[test]
    fn a_short_word_and_a_tie_suggest_nothing() {
        let known = [("amber", 1), ("green", 2), ("greed", 3)];
        assert_eq!(nearest("ambre", known.into_iter()), Some(1));
        assert_eq!(nearest("greet", known.into_iter()), None, "two are as near");
        assert_eq!(nearest("gr", known.into_iter()), None);
        assert_eq!(nearest("pending", known.into_iter()), None);
    }
}
