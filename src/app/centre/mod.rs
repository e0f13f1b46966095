//! Owns the centre room: the bundles received, the corporate picture they make, and that picture as it is shown.
//! Must not know how bundles are read, nor how anything is drawn.

mod flow;
mod matrix;
mod table;
mod view;

pub use flow::{FlowView, Node, Ribbon};
pub use matrix::{MatrixView, RiskCell};
pub use table::{Face, Part, RowKind, ShownCell, ShownColumn, ShownRow, ShownTable};
pub use view::{CentreView, Page};

use crate::consolidation::Quarter;

/// The centre room.
#[derive(Debug)]
pub struct Centre {
    quarter: Box<Quarter>,
    view: CentreView,
    unreadable: Vec<String>,
}

impl Centre {
    /// A centre room with these bundles; what its pages show is worked out here, once.
    pub fn new(quarter: Box<Quarter>, unreadable: Vec<String>) -> Self {
        Self { view: CentreView::of(&quarter, unreadable.len()), quarter, unreadable }
    }

    /// The corporate picture.
    pub fn quarter(&self) -> &Quarter {
        &self.quarter
    }

    /// The picture as the pages show it.
    pub fn view(&self) -> &CentreView {
        &self.view
    }

    /// Files that hold no package at all, each a sentence.
    pub fn unreadable(&self) -> &[String] {
        &self.unreadable
    }
}
