//! The scorecard as JSON, and the schema of that JSON.
//!
//! Invariant: no field is made or left out by hand; the types of the scorecard say it all.

use anyhow::{Context, Result};
use schemars::generate::SchemaSettings;

use crate::scorecard::{SCHEMA_VERSION, Scorecard};

/// The scorecard as indented JSON with a newline at its end.
pub(super) fn render(card: &Scorecard) -> Result<String> {
    let mut text = serde_json::to_string_pretty(card).context("write the scorecard as JSON")?;
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
