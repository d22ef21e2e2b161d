//! What Tokio writes into its spans and events.
//!
//! Invariant: a field that is missing or of another type is none; Tokio may change them.

use std::fmt;

use testkit_record::Place;
use tracing_core::{Field, field::Visit};

/// The fields of Tokio's spans and events that are of use here.
#[derive(Default)]
pub(super) struct Fields {
    pub(super) kind: Option<String>,
    pub(super) source: Option<String>,
    pub(super) op: Option<String>,
    file: Option<String>,
    line: Option<u64>,
    column: Option<u64>,
    pub(super) task: Option<u64>,
    pub(super) is_ready: Option<bool>,
}

impl Fields {
    /// The place, if it is in the course: paths of other crates are absolute.
    pub(super) fn place(&self) -> Option<Place> {
        let file = self.file.as_ref()?.replace('\\', "/");
        let outside = file.starts_with('/') || file.contains(':') || file.starts_with("library/");
        (!outside).then_some(Place {
            file,
            line: u32::try_from(self.line?).ok()?,
            column: u32::try_from(self.column?).ok()?,
        })
    }
}

impl Visit for Fields {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        if field.name() == "kind" {
            self.kind = Some(format!("{value:?}"));
        }
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        let text = match field.name() {
            "kind" => &mut self.kind,
            "source" => &mut self.source,
            "op" => &mut self.op,
            "loc.file" => &mut self.file,
            _ => return,
        };
        *text = Some(value.to_owned());
    }

    fn record_u64(&mut self, field: &Field, value: u64) {
        match field.name() {
            "loc.line" => self.line = Some(value),
            "loc.col" => self.column = Some(value),
            "task.id" => self.task = Some(value),
            _ => {}
        }
    }

    fn record_bool(&mut self, field: &Field, value: bool) {
        if field.name() == "is_ready" {
            self.is_ready = Some(value);
        }
    }
}
