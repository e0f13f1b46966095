//! Owns the limits that keep a hostile or broken file from taking all memory before it can be refused.
//! Must not know cells or sheets.

use std::io::{self, Read};

/// The longest stretch of a part without a tag; a full cell of escaped text is under 400 KB.
const MAX_STRETCH: usize = 16 << 20;

/// Passes bytes on, and fails where a single text grows beyond anything a worksheet holds.
pub(super) struct Guarded<R> {
    inner: R,
    since_tag: usize,
}

impl<R: Read> Guarded<R> {
    pub(super) const fn new(inner: R) -> Self {
        Self { inner, since_tag: 0 }
    }
}

impl<R: Read> Read for Guarded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        let read = buffer.get(..count).unwrap_or_default();
        self.since_tag = match read.iter().rposition(|&byte| byte == b'<') {
            Some(tag) => count - tag,
            None => self.since_tag + count,
        };
        if self.since_tag > MAX_STRETCH {
            return Err(io::Error::other("a single text is longer than 16 MB"));
        }
        Ok(count)
    }
}

/// How many elements of a name a part holds, counted without taking it apart. May count too many, never too few.
pub(super) fn count_elements(part: impl Read, name: &str) -> io::Result<usize> {
    let mut part = Guarded::new(part);
    let mut buffer = vec![0; 1 << 16];
    // The end of one chunk is kept before the next, so that a name across the join is found.
    let mut kept = 0;
    let mut found = 0;
    loop {
        let count = part.read(buffer.get_mut(kept..).unwrap_or_default())?;
        let filled = kept + count;
        let chunk = buffer.get(..filled).unwrap_or_default();
        let needle = name.len() + 2;
        found += chunk.windows(needle).filter(|window| is_element(window, name.as_bytes())).count();
        if count == 0 {
            return Ok(found);
        }
        kept = filled.min(needle - 1);
        buffer.copy_within(filled - kept..filled, 0);
    }
}

/// `<si>`, `<si/>`, `<x:si `…
fn is_element(window: &[u8], name: &[u8]) -> bool {
    let [before, middle @ .., after] = window else {
        return false;
    };
    matches!(before, b'<' | b':') && matches!(after, b'>' | b'/' | b' ' | b'\t' | b'\r' | b'\n') && middle == name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_are_counted_across_the_joins_of_chunks() {
        let many = "<si/><x:si>a</x:si><six/>".repeat(20_000);
        // The closing tag `</x:si>` counts too: too many is safe.
        assert_eq!(count_elements(many.as_bytes(), "si").expect("no tag is far"), 60_000);
    }

    #[test]
    fn a_text_beyond_measure_stops_the_reading() {
        let long = vec![b'a'; MAX_STRETCH + (2 << 16)];
        assert!(count_elements(long.as_slice(), "si").is_err());
    }
}
