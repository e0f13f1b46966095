//! Owns how each file of the library opens and how long it may be.
//! Must not know which module it belongs to.

use super::{Text, sources};

const MOST_LINES: usize = 400;

#[test]
fn every_module_opens_by_saying_what_it_owns_and_what_it_must_not_know() {
    // lib.rs is the map, not a module.
    let modules = sources().into_iter().filter(|source| !source.path.ends_with("lib.rs"));
    let silent = modules.filter(|Text { text, .. }| {
        let said: Vec<&str> = text.lines().map_while(|line| line.strip_prefix("//! ")).collect();
        !(said.len() >= 2 && said[0].starts_with("Owns ") && said.iter().any(|line| line.starts_with("Must not know ")))
    });
    let silent: Vec<_> = silent.map(|source| source.path).collect();
    assert!(silent.is_empty(), "these do not open with `//! Owns …` and `//! Must not know …`: {silent:?}");
}

#[test]
fn no_file_is_too_long_to_read_at_one_sitting() {
    let long: Vec<_> = sources()
        .into_iter()
        .filter(|source| source.text.lines().count() > MOST_LINES)
        .map(|source| source.path)
        .collect();
    assert!(long.is_empty(), "over {MOST_LINES} lines, split by what each is about: {long:?}");
}
