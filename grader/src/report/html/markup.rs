//! Markup while it is written.
//!
//! Invariant: tags and attributes are named by the grader's own source; whatever comes in as text
//! leaves as text, with what steers a reader's eye made visible.

use std::fmt::{Display, Write};

use super::Detail;
use crate::report::{Style, plain};

/// An attribute and its value.
pub(super) type Attribute<'a> = (&'static str, &'a str);

/// The page as far as it is written.
#[derive(Default)]
pub(super) struct Html {
    text: String,
}

impl Html {
    /// The whole page.
    pub(super) fn into_text(self) -> String {
        self.text
    }

    /// A start tag; on a line of its own, so that two pages can be compared line by line.
    pub(super) fn open(&mut self, tag: &'static str, attributes: &[Attribute<'_>]) {
        if !is_inline(tag) {
            self.text.push('\n');
        }
        self.text.push('<');
        self.text.push_str(tag);
        for (name, value) in attributes {
            self.text.push(' ');
            self.text.push_str(name);
            if !value.is_empty() {
                self.text.push_str("=\"");
                self.escaped(&plain::line(value));
                self.text.push('"');
            }
        }
        self.text.push('>');
    }

    pub(super) fn close(&mut self, tag: &'static str) {
        // Writing to a string can't fail.
        let _ = write!(self.text, "</{tag}>");
    }

    /// An element with whatever `content` writes.
    pub(super) fn element(
        &mut self,
        tag: &'static str,
        attributes: &[Attribute<'_>],
        content: impl FnOnce(&mut Self),
    ) {
        self.open(tag, attributes);
        content(self);
        self.close(tag);
    }

    /// An element with text alone.
    pub(super) fn leaf(&mut self, tag: &'static str, attributes: &[Attribute<'_>], text: &str) {
        self.element(tag, attributes, |html| html.text(text));
    }

    /// An element of a kind, with text alone.
    pub(super) fn classed(&mut self, tag: &'static str, class: &'static str, text: &str) {
        self.leaf(tag, &[("class", class)], text);
    }

    /// Text of anybody; its line ends stay.
    pub(super) fn text(&mut self, text: &str) {
        for (at, line) in plain::lines(text).iter().enumerate() {
            if at > 0 {
                self.text.push('\n');
            }
            self.escaped(line);
        }
    }

    /// Sentences of somebody else's, as far as there is room for them; what stands between two
    /// backticks is code.
    pub(super) fn sentences(&mut self, text: &str, detail: &Detail) {
        let text = plain::shorten(text, detail.width * 2, &Style::PLAIN);
        let parts: Vec<&str> = text.split('`').collect();
        if parts.len().is_multiple_of(2) {
            self.text(&text);
            return;
        }
        for (at, part) in parts.iter().enumerate() {
            if at % 2 == 0 {
                self.text(part);
            } else {
                self.leaf("code", &[], part);
            }
        }
    }

    /// Lines of somebody else's text, as many as there is room for: the first and the last.
    pub(super) fn block(&mut self, text: &str, detail: &Detail) {
        let max = detail.lines;
        let short = |line: &String| plain::shorten(line, detail.width, &Style::PLAIN);
        let lines = plain::lines(text);
        let left_out = if lines.len() > max + 1 {
            lines.len() - max
        } else {
            0
        };
        let head = if left_out > 0 { max / 2 } else { lines.len() };
        let mut shown: Vec<String> = lines[..head].iter().map(short).collect();
        if left_out > 0 {
            shown.push(format!("… {} left out", plain::count(left_out, "line")));
            shown.extend(lines[head + left_out..].iter().map(short));
        }
        self.text(&shown.join("\n"));
    }

    /// What the grader brings along as it is, such as its style sheet.
    pub(super) fn verbatim(&mut self, tag: &'static str, text: &'static str) {
        let _ = write!(self.text, "\n<{tag}>{text}</{tag}>");
    }

    fn escaped(&mut self, text: &str) {
        for char in text.chars() {
            match char {
                '&' => self.text.push_str("&amp;"),
                '<' => self.text.push_str("&lt;"),
                '>' => self.text.push_str("&gt;"),
                '"' => self.text.push_str("&quot;"),
                '\'' => self.text.push_str("&#39;"),
                char => self.text.push(char),
            }
        }
    }
}

/// Blanks around these would be seen, or there are too many of them for a line each.
fn is_inline(tag: &str) -> bool {
    let tags = [
        "a", "b", "button", "code", "span", "strong", "tspan", "rect", "path", "line", "title",
        "dt", "dd", "th", "td", "svg",
    ];
    tags.contains(&tag)
}

/// A length along the time axis, as SVG has it.
pub(super) fn percent(hundredths: u64) -> String {
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

/// `id` with a number, such as `e3`.
pub(super) fn numbered(id: &str, number: impl Display) -> String {
    format!("{id}{number}")
}

#[cfg(test)]
mod tests {
    use super::{Html, percent};

    #[test]
    fn what_comes_in_as_text_leaves_as_text() {
        let mut html = Html::default();
        html.leaf(
            "p",
            &[("title", "\"'><b>\n")],
            "<b>&amp;\u{202e}\ttwo\r\nlines",
        );
        assert_eq!(
            html.into_text(),
            "\n<p title=\"&quot;&#39;&gt;&lt;b&gt;\\n\">&lt;b&gt;&amp;amp;\\u{202e}    two\nlines</p>"
        );
    }

    #[test]
    fn percents_are_exact_to_the_hundredth() {
        assert_eq!(percent(0), "0.00%");
        assert_eq!(percent(1_205), "12.05%");
        assert_eq!(percent(10_000), "100.00%");
    }
}
