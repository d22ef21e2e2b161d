//! A task's comment as text for the screen.
//!
//! Invariant: only the ends of lines are moved; code and tables stay as they were written.

use crate::report;

/// The lines of `comment`, each paragraph filled anew to `width` columns.
pub(super) fn reflow<'a>(comment: impl Iterator<Item = &'a str>, width: usize) -> Vec<String> {
    let mut done = Vec::new();
    let mut paragraph = Paragraph::default();
    let mut in_code = false;
    for line in comment {
        let line = line.strip_prefix(' ').unwrap_or(line).trim_end();
        let fence = line.trim_start().starts_with("```");
        if fence || in_code || line.is_empty() || line.starts_with(['#', '|']) {
            paragraph.finish(width, &mut done);
            done.push(line.to_owned());
            in_code ^= fence;
            continue;
        }
        let text = line.trim_start();
        let mark = if text.starts_with("- ") { 2 } else { 0 };
        if mark > 0 {
            paragraph.finish(width, &mut done);
            paragraph.hang = line.len() - text.len() + mark;
        }
        if !paragraph.text.is_empty() {
            paragraph.text.push(' ');
        }
        paragraph.text.push_str(text);
    }
    paragraph.finish(width, &mut done);
    done
}

#[derive(Default)]
struct Paragraph {
    text: String,
    /// Columns that all lines but the first begin with.
    hang: usize,
}

impl Paragraph {
    fn finish(&mut self, width: usize, done: &mut Vec<String>) {
        let Self { text, hang } = std::mem::take(self);
        if text.is_empty() {
            return;
        }
        let lines = report::wrap(&text, width.saturating_sub(hang));
        for (at, line) in lines.into_iter().enumerate() {
            let margin = if at == 0 {
                hang.saturating_sub(2)
            } else {
                hang
            };
            done.push(format!("{}{line}", " ".repeat(margin)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::reflow;

    #[test]
    fn paragraphs_and_points_are_filled_and_code_is_not() {
        let comment = [
            " # A title",
            "",
            " One two three four",
            " five.",
            " - a point that goes",
            "   on here",
            " - another",
            "",
            " ```text",
            " kept as  it is, however long",
            " ```",
        ];
        let text = reflow(comment.into_iter(), 16).join("\n");
        insta::assert_snapshot!(text, @"
        # A title

        One two three
        four five.
        - a point that
          goes on here
        - another

        ```text
        kept as  it is, however long
        ```
        ");
    }
}
