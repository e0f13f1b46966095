//! Owns putting cells on the system's clipboard, as text and as the table that spreadsheets prefer.
//! Must not know where the cells come from.

use crate::app::grid::{html_block, parse_block};
use eframe::egui::Context;

/// The system's clipboard, reached when something is first copied. On some systems what was copied is gone when this is.
#[derive(Default)]
pub(crate) struct Clipboard {
    system: Option<arboard::Clipboard>,
}

impl Clipboard {
    /// Puts cells there. Where the system takes no table, or is not to be had, the text alone goes the usual way.
    pub(crate) fn put(&mut self, ctx: &Context, text: String) {
        let put = html_block(&parse_block(&text)).is_some_and(|html| {
            if self.system.is_none() {
                self.system = arboard::Clipboard::new().ok();
            }
            self.system.as_mut().is_some_and(|system| system.set_html(html, Some(text.clone())).is_ok())
        });
        if !put {
            ctx.copy_text(text);
        }
    }
}
