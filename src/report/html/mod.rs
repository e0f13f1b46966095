//! Owns `corporate.html`: one self-contained page that answers its question first and then shows the evidence.
//! Must not know files or scripts: it works offline, on paper, by keyboard and read aloud.

mod exceptions;
mod lists;
mod markup;
mod matrix;
mod moves;
mod page;
mod splits;
mod tables;

use crate::consolidation::Quarter;
use markup::Markup;

/// The page of a quarter.
pub fn corporate_html(quarter: &Quarter) -> String {
    let mut html = Markup::doctype();
    page::document(&mut html, quarter);
    html.finish()
}
