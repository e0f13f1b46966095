//! Owns everything that draws; the only folder that uses egui.
//! Must not know how a return changes: it reads what `app` shows and answers with what the person wants.

mod clipboard;
mod clock;
mod dialogs;
pub mod fault;
pub mod fonts;
pub mod grid;
pub mod icons;
mod keys;
pub mod marks;
mod screens;
pub mod shell;
pub mod start;
pub mod tokens;
mod widgets;
mod window;

pub use window::open;
#[cfg(feature = "screen-tests")]
pub use window::open_driven;
