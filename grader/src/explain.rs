//! Pages on each diagnosis code.
pub fn page(_: testkit_record::Code) -> &'static str { "" }
