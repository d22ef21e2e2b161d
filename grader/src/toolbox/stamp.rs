//! The stamp of a finished toolbox: what it was made from, and where its artifacts lie.
//!
//! Invariant: a stamp is there whole or not at all, and holds only for the key it was made with.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    fs,
    io::Write as _,
    path::{Path, PathBuf},
};

use anyhow::Context;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use walkdir::WalkDir;

/// What is kept of a finished build.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Stamp {
    pub(super) key: String,
    /// What `rustc -vV` printed.
    pub(super) rustc: String,
    /// The library of each crate, by the crate's name; more than one where the lock file holds
    /// more than one version.
    pub(super) crates: BTreeMap<String, Vec<Library>>,
}

/// A compiled crate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Library {
    pub(super) version: String,
    pub(super) path: PathBuf,
}

/// What the toolbox is made from, as a hash: the compiler, the flags, the lock file, the
/// workspace's settings for the compiler and the testkit's sources.
pub(super) fn key(root: &Path, compiler: &str, flags: &[&str]) -> anyhow::Result<String> {
    let mut hash = Sha256::new();
    let mut add = |name: &str, bytes: &[u8]| {
        // With the lengths in front, no two lists of parts read the same.
        hash.update((name.len() as u64).to_le_bytes());
        hash.update(name);
        hash.update((bytes.len() as u64).to_le_bytes());
        hash.update(bytes);
    };
    add("compiler", compiler.as_bytes());
    for flag in flags {
        add("flag", flag.as_bytes());
    }
    let read = |file: &Path| fs::read(file).with_context(|| format!("read {}", file.display()));
    let manifest = read(&root.join("Cargo.toml"))?;
    let settings = without_metadata(&String::from_utf8_lossy(&manifest));
    add("Cargo.toml", settings.as_bytes());
    let mut files = vec![root.join("Cargo.lock")];
    for entry in WalkDir::new(root.join("tests/testkit")).sort_by_file_name() {
        let entry = entry.context("list the testkit's sources")?;
        let is_source = entry.file_type().is_file()
            && entry
                .path()
                .extension()
                .is_some_and(|it| it == "rs" || it == "toml");
        if is_source {
            files.push(entry.into_path());
        }
    }
    for file in files {
        let bytes = read(&file)?;
        let name = file.strip_prefix(root).unwrap_or(&file);
        add(&name.to_string_lossy(), &bytes);
    }
    Ok(hex(&hash.finalize()))
}

/// A workspace's manifest without the part that cargo leaves to others: what a course says of
/// itself there changes nothing that is compiled.
fn without_metadata(manifest: &str) -> String {
    let mut in_metadata = false;
    let kept = manifest.lines().filter(|line| {
        if let Some(table) = line.trim_start().strip_prefix('[') {
            in_metadata = table.starts_with("workspace.metadata");
        }
        !in_metadata
    });
    kept.collect::<Vec<_>>().join("\n")
}

/// The hash of some bytes.
pub(super) fn hash(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(bytes: &[u8]) -> String {
    let mut text = String::new();
    for byte in bytes {
        // Writing to a string can't fail.
        _ = write!(text, "{byte:02x}");
    }
    text
}

/// The stamp in `file`, if it is for `key` and all that it names is still there.
pub(super) fn read(file: &Path, key: &str) -> Option<Stamp> {
    let stamp: Stamp = serde_json::from_slice(&fs::read(file).ok()?).ok()?;
    let holds = stamp.key == key
        && stamp
            .crates
            .values()
            .flatten()
            .all(|library| library.path.is_file());
    holds.then_some(stamp)
}

/// Puts the stamp in place, in one step.
pub(super) fn write(file: &Path, stamp: &Stamp) -> anyhow::Result<()> {
    let folder = file.parent().context("a stamp lies in a folder")?;
    let write = || -> anyhow::Result<()> {
        let mut temporary = tempfile::NamedTempFile::new_in(folder)?;
        temporary.write_all(&serde_json::to_vec_pretty(stamp)?)?;
        temporary.persist(file)?;
        Ok(())
    };
    write().with_context(|| format!("write {}", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn course() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        let sources = folder.path().join("tests/testkit/src");
        fs::create_dir_all(&sources).unwrap();
        fs::write(folder.path().join("Cargo.lock"), "lock").unwrap();
        fs::write(folder.path().join("Cargo.toml"), "settings").unwrap();
        fs::write(sources.join("lib.rs"), "one").unwrap();
        folder
    }

    #[test]
    fn the_key_follows_all_that_the_toolbox_is_made_from() {
        let course = course();
        let key = |compiler, flags| super::key(course.path(), compiler, flags).unwrap();
        let first = key("rustc 1", &["--cfg", "x"]);
        assert_eq!(first, key("rustc 1", &["--cfg", "x"]));
        assert_ne!(first, key("rustc 2", &["--cfg", "x"]));
        assert_ne!(first, key("rustc 1", &["--cfgx"]));
        let source = course.path().join("tests/testkit/src/lib.rs");
        fs::write(&source, "two").unwrap();
        assert_ne!(first, key("rustc 1", &["--cfg", "x"]));
        fs::write(&source, "one").unwrap();
        assert_eq!(first, key("rustc 1", &["--cfg", "x"]));
        let manifest = course.path().join("Cargo.toml");
        fs::write(&manifest, "settings\n[workspace.metadata.course]\na = 1").unwrap();
        assert_eq!(first, key("rustc 1", &["--cfg", "x"]));
        fs::write(
            &manifest,
            "settings\n[workspace.metadata.course]\n[a]\nb = 1",
        )
        .unwrap();
        assert_ne!(first, key("rustc 1", &["--cfg", "x"]));
        fs::write(&manifest, "settings").unwrap();
        fs::write(course.path().join("Cargo.lock"), "lock 2").unwrap();
        assert_ne!(first, key("rustc 1", &["--cfg", "x"]));
    }

    #[test]
    fn a_stamp_holds_for_its_key_while_its_files_are_there() {
        let course = course();
        let library = course.path().join("libtokio.rlib");
        fs::write(&library, "").unwrap();
        let stamp = Stamp {
            key: "k".to_owned(),
            rustc: "rustc 1".to_owned(),
            crates: BTreeMap::from([(
                "tokio".to_owned(),
                vec![Library {
                    version: "1.2.3".to_owned(),
                    path: library.clone(),
                }],
            )]),
        };
        let file = course.path().join("stamp.json");
        assert_eq!(read(&file, "k"), None);
        write(&file, &stamp).unwrap();
        assert_eq!(read(&file, "k"), Some(stamp));
        assert_eq!(read(&file, "other"), None);
        fs::remove_file(library).unwrap();
        assert_eq!(read(&file, "k"), None);
        fs::write(&file, "{").unwrap();
        assert_eq!(read(&file, "k"), None);
    }
}
