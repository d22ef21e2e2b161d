//! Looks at the compiled candidate for what only code that the compiler can't vouch for makes.
//!
//! Invariant: what safe code is compiled to has names that the compiler made up, in sections that
//! it made; any other name or section is told, whatever the source looked like.

use std::{fs, path::Path};

use anyhow::{Context, anyhow};
use object::{
    File, Object, ObjectSection, ObjectSymbol, SectionKind, Symbol, SymbolKind,
    read::archive::ArchiveFile,
};

use super::flags;
use crate::{
    candidate::Candidate,
    exercise::Exercise,
    policy::Group,
    scorecard::{Diagnostic, Level},
};

/// The member that holds what other crates need to know of this one, and no code.
const METADATA: &str = "lib.rmeta";

/// The beginnings of names in both of the compiler's schemes, behind the `_` of some systems.
const MANGLED: &[&str] = &["_ZN", "_R"];

/// The compiler's symbols with names of their own: the way to what unwinds, and `catch_unwind`.
const OF_THE_COMPILER: &[&str] = &["DW.ref.rust_eh_personality", "__rust_try"];

/// Sections of safe code on ELF, by their whole name, or by its beginning before another dot.
const SECTIONS: &[&str] = &[
    ".bss",
    ".comment",
    ".data",
    ".data.rel.ro",
    ".eh_frame",
    ".gcc_except_table",
    ".group",
    ".note.GNU-stack",
    ".note.gnu.property",
    ".rodata",
    ".shstrtab",
    ".strtab",
    ".symtab",
    ".symtab_shndx",
    ".tbss",
    ".tdata",
    ".text",
];

/// What stands in the candidate's library and safe code can't make.
pub(super) fn beyond(
    candidate: &Candidate,
    exercise: &Exercise,
    workdir: &Path,
) -> anyhow::Result<Option<Diagnostic>> {
    let path = flags::library(exercise, workdir);
    let bytes = fs::read(&path).with_context(|| format!("read {}", path.display()))?;
    let found = look(&bytes).with_context(|| format!("read {}", path.display()))?;
    Ok(found.map(|found| {
        let message = format!("the compiled file holds {found}, which safe code never does");
        Diagnostic {
            level: Level::Policy,
            code: Some(Group::Unsafe.to_string()),
            rendered: format!("error: {message}\n --> {}\n", candidate.shown),
            message,
            place: None,
            help: Some(format!("{} Do it without.", Group::Unsafe.why())),
        }
    }))
}

/// The first thing in a library that safe code does not make, in words.
pub(super) fn look(library: &[u8]) -> anyhow::Result<Option<String>> {
    let archive = ArchiveFile::parse(library)?;
    for member in archive.members() {
        let member = member?;
        if member.name() == METADATA.as_bytes() {
            continue;
        }
        let file = File::parse(member.data(library)?)?;
        if let Some(found) = in_object(&file)? {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

fn in_object(file: &File) -> anyhow::Result<Option<String>> {
    for section in file.sections() {
        let name = section.name()?;
        if !is_known(&section, name) {
            return Ok(Some(format!("the section `{name}`")));
        }
        // Each function has a section that is named after it.
        if name == ".text" && section.size() > 0 {
            return Ok(Some("assembly".to_owned()));
        }
    }
    for symbol in file.symbols() {
        let name = symbol.name().map_err(|error| anyhow!("a name: {error}"))?;
        if !is_made_by_the_compiler(file, &symbol, name) {
            return Ok(Some(format!("the symbol `{name}`")));
        }
    }
    Ok(None)
}

/// On systems without ELF, symbols alone are looked at.
fn is_known<'a>(section: &impl ObjectSection<'a>, name: &str) -> bool {
    if section.kind() == SectionKind::Metadata || name.is_empty() {
        return true;
    }
    let name = name.strip_prefix(".rela").unwrap_or(name);
    let is_of = |known: &str| {
        let rest = name.strip_prefix(known);
        rest.is_some_and(|it| it.is_empty() || it.starts_with('.'))
    };
    !name.starts_with('.') && name.contains("__")
        || name.starts_with(".debug_")
        || SECTIONS.iter().any(|it| is_of(it))
}

fn is_made_by_the_compiler(file: &File, symbol: &Symbol, name: &str) -> bool {
    let bare = name.strip_prefix('_').unwrap_or(name);
    let is_mangled = MANGLED
        .iter()
        .any(|it| name.starts_with(it) || bare.starts_with(it));
    if is_mangled || symbol.is_undefined() || OF_THE_COMPILER.contains(&name) {
        return true;
    }
    let is_code = symbol.kind() == SymbolKind::Text
        || symbol
            .section_index()
            .and_then(|index| file.section_by_index(index).ok())
            .is_some_and(|section| section.kind() == SectionKind::Text)
            && symbol.kind() != SymbolKind::Section;
    symbol.is_local() && !is_code
}
