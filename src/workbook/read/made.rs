//! Owns cells that were made before: what says and looks the same is made once and shared.
//! Must not know where cells stand.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::super::address::CellRef;
use super::super::cell::{Cell, Flags, Value};
use super::given::Given;
use super::look::Look;

/// Bytes of the longest text that is looked for: longer ones are seldom written twice.
const LONGEST: usize = 64;
/// Different texts and figures that are remembered of a sheet.
const MOST: usize = 20_000;

/// A figure as the file gives it, with the style it stands in.
type Figure = (usize, u8, u64);

/// What was made of a sheet's cells so far.
#[derive(Default)]
pub(super) struct Made {
    texts: HashSet<Arc<str>>,
    figures: HashMap<Figure, Cell>,
}

impl Made {
    /// The cell a value makes at a place, in a style.
    pub(super) fn cell(
        &mut self,
        given: Given<'_>,
        (at, style): (CellRef, usize),
        look: Option<&Look>,
        from_1904: bool,
    ) -> Cell {
        let figure = match given {
            Given::Text(text) if text.len() <= LONGEST => return self.text(text, at, look, from_1904),
            Given::Number(number) => (style, 0, number.to_bits()),
            Given::Moment(days) => (style, 1, days.to_bits()),
            Given::Elapsed(days) => (style, 2, days.to_bits()),
            _ => return given.cell(at, look, from_1904),
        };
        if let Some(known) = self.figures.get(&figure) {
            return Cell { at, ..known.clone() };
        }
        let cell = given.cell(at, look, from_1904);
        if self.figures.len() < MOST {
            self.figures.insert(figure, cell.clone());
        }
        cell
    }

    fn text(&mut self, text: &str, at: CellRef, look: Option<&Look>, from_1904: bool) -> Cell {
        if let Some(known) = self.texts.get(text) {
            let blank = Given::Nothing.cell(at, look, from_1904);
            return Cell { value: Value::Text(Arc::clone(known)), ..blank };
        }
        let cell = Given::Text(text).cell(at, look, from_1904);
        if let Value::Text(text) = &cell.value
            && cell.flags == Flags::default()
            && self.texts.len() < MOST
        {
            self.texts.insert(Arc::clone(text));
        }
        cell
    }
}
