//! Owns everything that draws; the only folder that uses egui.
//! Must not know how a return changes: it reads what `app` shows and answers with what the person wants.

pub mod fonts;
pub mod grid;
pub mod icons;
pub mod marks;
pub mod start;
pub mod tokens;
