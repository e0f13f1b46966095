//! Owns the lines on the screen: rows and the headings between them, and how far down each begins.
//! Must not know what stands in them.

use crate::app::grid::{GridSource, Heading};
use crate::ui::tokens::Density;
use std::ops::RangeInclusive;

/// No column is narrower.
const NARROWEST: f32 = 32.0;
/// No column is wider.
const WIDEST: f32 = 800.0;

/// A line on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// A row of the source.
    Row(usize),
    /// A heading of the source.
    Heading(usize),
}

/// Rows and headings, one below the other.
#[derive(Clone, Copy)]
pub(super) struct Lines<'a> {
    rows: usize,
    headings: &'a [Heading],
    density: Density,
}

impl<'a> Lines<'a> {
    pub(super) fn new(source: &'a dyn GridSource, density: Density) -> Self {
        Self { rows: source.row_count(), headings: source.headings(), density }
    }

    pub(super) fn count(self) -> u64 {
        number(self.rows + self.headings.len())
    }

    /// How many headings there are above a line.
    fn headings_above(self, line: usize) -> usize {
        // The heading at `index` stands on line `before + index`: ever further down.
        let (mut low, mut high) = (0, self.headings.len());
        while low < high {
            let middle = low.midpoint(high);
            if self.headings.get(middle).is_some_and(|heading| heading.before + middle < line) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    pub(super) fn at(self, line: u64) -> Line {
        let line = index(line);
        let above = self.headings_above(line);
        match self.headings.get(above) {
            Some(heading) if heading.before + above == line => Line::Heading(above),
            _ => Line::Row(line - above.min(line)),
        }
    }

    /// How far below the first line's top a line begins.
    pub(super) fn top(self, line: u64) -> f32 {
        let line = index(line);
        let headings = self.headings_above(line);
        float(line - headings.min(line)) * self.density.row() + float(headings) * self.density.heading()
    }

    /// The line of a row, with the heading right above it.
    pub(super) fn with_heading(self, row: usize) -> RangeInclusive<u64> {
        let above = self.headings.partition_point(|heading| heading.before <= row);
        let line = number(row + above);
        let headed = above > 0 && self.headings.get(above - 1).is_some_and(|heading| heading.before == row);
        line - u64::from(headed)..=line
    }
}

fn number(value: usize) -> u64 {
    u64::try_from(value).unwrap_or(u64::MAX)
}

fn index(line: u64) -> usize {
    usize::try_from(line).unwrap_or(usize::MAX)
}

/// A count as a length; exact up to 16 million.
#[expect(clippy::cast_precision_loss, reason = "a table has fewer rows than that")]
pub(super) fn float(count: usize) -> f32 {
    count as f32
}

/// How many whole units a length has.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "what is left of a screen, at least nothing"
)]
pub(super) fn whole(length: f32) -> usize {
    length.max(0.0) as usize
}

/// A width someone dragged to, in whole points.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "kept within the limits of a column")]
pub(super) fn width(length: f32) -> u16 {
    length.clamp(NARROWEST, WIDEST) as u16
}

/// The columns that stay put take at most a little more than half the room: in a narrow window, or when everything is
/// larger, the last of them gets narrower, or nothing else would be seen.
pub(super) fn leave_room(sticky: &mut [f32], room: f32) {
    let excess = (sticky.iter().sum::<f32>() - 0.55 * room).ceil();
    if let Some(last) = sticky.last_mut().filter(|_| excess > 0.0) {
        *last = (*last - excess).max(last.min(3.0 * NARROWEST));
    }
}

#[cfg(test)]
mod tests {
    use super::Line::{Heading as Head, Row};
    use super::*;

    fn headings() -> Vec<Heading> {
        [0, 2, 5].map(|before| Heading { before, text: String::new() }).to_vec()
    }

    fn lines(headings: &[Heading]) -> Lines<'_> {
        Lines { rows: 6, headings, density: Density::Comfortable }
    }

    #[test]
    fn headings_stand_above_the_row_they_come_before() {
        let headings = headings();
        let found: Vec<Line> = (0..9).map(|line| lines(&headings).at(line)).collect();
        assert_eq!(found, [Head(0), Row(0), Row(1), Head(1), Row(2), Row(3), Row(4), Head(2), Row(5)]);
    }

    #[test]
    fn each_line_begins_where_the_one_above_ends() {
        let headings = headings();
        let lines = lines(&headings);
        let density = Density::Comfortable;
        let mut top = 0.0;
        for line in 0..lines.count() {
            assert!((lines.top(line) - top).abs() < 0.01, "line {line}");
            top += if matches!(lines.at(line), Row(_)) { density.row() } else { density.heading() };
        }
    }

    #[test]
    fn columns_that_stay_put_leave_room_for_the_others() {
        let after = |room: f32| {
            let mut sticky = [28.0, 72.0, 290.0];
            leave_room(&mut sticky, room);
            sticky[2]
        };
        assert!((after(900.0) - 290.0).abs() < 0.01, "there is room");
        assert!((after(600.0) - 230.0).abs() < 1.01, "a little more than half");
        assert!((after(100.0) - 96.0).abs() < 0.01, "never nothing");
    }

    #[test]
    fn going_to_the_first_row_of_a_group_shows_its_heading() {
        let headings = headings();
        assert_eq!(lines(&headings).with_heading(2), 3..=4);
        assert_eq!(lines(&headings).with_heading(3), 5..=5);
    }
}
