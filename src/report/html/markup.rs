//! Owns writing elements: every tag that opens closes, and every text and attribute is escaped.
//! Must not know what a page says.

/// A page being written; its text is well-formed XML as well as HTML.
#[derive(Default)]
pub(super) struct Markup {
    out: String,
}

/// The attributes of an element.
pub(super) type Attributes<'a> = &'a [(&'static str, &'a str)];

impl Markup {
    pub(super) fn doctype() -> Self {
        Self { out: "<!DOCTYPE html>\n".to_owned() }
    }

    /// An element with what `inside` writes.
    pub(super) fn element(&mut self, tag: &'static str, attributes: Attributes<'_>, inside: impl FnOnce(&mut Self)) {
        self.open(tag, attributes);
        self.out.push('>');
        inside(self);
        self.out.push_str("</");
        self.out.push_str(tag);
        self.out.push('>');
        if is_block(tag) {
            self.out.push('\n');
        }
    }

    /// An element with a text.
    pub(super) fn leaf(&mut self, tag: &'static str, attributes: Attributes<'_>, text: &str) {
        self.element(tag, attributes, |html| html.text(text));
    }

    /// An element that never has content.
    pub(super) fn void(&mut self, tag: &'static str, attributes: Attributes<'_>) {
        self.open(tag, attributes);
        self.out.push_str("/>");
    }

    /// A text.
    pub(super) fn text(&mut self, text: &str) {
        escape(&mut self.out, text);
    }

    /// The style sheet, which is our own and holds nothing of a return.
    pub(super) fn style(&mut self, css: &'static str) {
        self.out.push_str("<style>\n");
        self.out.push_str(css);
        self.out.push_str("</style>\n");
    }

    pub(super) fn finish(self) -> String {
        self.out
    }

    fn open(&mut self, tag: &'static str, attributes: Attributes<'_>) {
        self.out.push('<');
        self.out.push_str(tag);
        for (name, value) in attributes {
            self.out.push(' ');
            self.out.push_str(name);
            self.out.push_str("=\"");
            escape(&mut self.out, value);
            self.out.push('"');
        }
    }
}

fn is_block(tag: &str) -> bool {
    matches!(
        tag,
        "tr" | "p" | "h1" | "h2" | "h3" | "section" | "div" | "li" | "caption" | "thead" | "tbody" | "table" | "head"
    )
}

/// Writes a text so that it stays text: markup escaped, and characters no document may hold replaced.
fn escape(out: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' => out.push(letter),
            '\r' | '\u{FFFE}' | '\u{FFFF}' => {}
            control if control.is_control() => out.push('\u{FFFD}'),
            // Overrides of the writing direction could make a text read as another.
            '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => out.push('\u{FFFD}'),
            other => out.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_attributes_cannot_break_out() {
        let mut html = Markup::default();
        html.leaf("b", &[("title", "\" onclick=\"x")], "</b><script>&\u{0}\u{202E}");
        let right = "<b title=\"&quot; onclick=&quot;x\">&lt;/b&gt;&lt;script&gt;&amp;\u{FFFD}\u{FFFD}</b>";
        assert_eq!(html.finish(), right);
    }
}
