//! The scorecard as JSON, and the schema of that JSON.
//!
//! Invariant: no field is made or left out by hand; the types of the scorecard say it all.

use std::fmt::Write;

use anyhow::{Context, Result};
use schemars::generate::SchemaSettings;

use super::plain;
use crate::scorecard::{SCHEMA_VERSION, Scorecard};

/// The scorecard as indented JSON with a newline at its end. What would not be seen in it is written
/// by its number, which says the same to whoever reads JSON.
pub(super) fn render(card: &Scorecard) -> Result<String> {
    let json = serde_json::to_string_pretty(card).context("write the scorecard as JSON")?;
    let mut text = String::with_capacity(json.len() + 1);
    for char in json.chars() {
        // Such a character stands nowhere but in strings; line ends are the indentation's.
        if char != '\n' && (char.is_control() || plain::is_unseen(char)) {
            for unit in char.encode_utf16(&mut [0; 2]) {
                write!(text, "\\u{unit:04x}")?;
            }
        } else {
            text.push(char);
        }
    }
    text.push('\n');
    Ok(text)
}

/// The JSON Schema of a scorecard, with a newline at its end.
pub fn schema() -> String {
    // What is written always has every field, so a reader may count on them.
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let mut schema = settings
        .into_generator()
        .into_root_schema_for::<Scorecard>();
    if let Some(version) = schema.pointer_mut("/properties/schema_version") {
        version["const"] = SCHEMA_VERSION.into();
    }
    format!("{:#}\n", schema.as_value())
}

#[cfg(test)]
mod tests {
    use super::render;
    use crate::grade::no_result;

    #[test]
    fn what_is_not_seen_is_written_by_its_number_and_reads_the_same() {
        let card = no_result("a\u{202e}b\u{3164}c\u{9b}d\u{e0041}e\u{7f}\u{1b}\n");
        let text = render(&card).unwrap();
        let written = r"a\u202eb\u3164c\u009bd\udb40\udc41e\u007f\u001b\n";
        assert!(text.contains(written), "{text}");
        assert_eq!(
            serde_json::from_str::<crate::scorecard::Scorecard>(&text).unwrap(),
            card
        );
    }
}
