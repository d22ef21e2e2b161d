//! The students of a class: the folders in it, and a file name for each.
//!
//! Invariant: no link is followed, and no two students share a file, however their folders are
//! named and whichever letters a file system takes for the same.

use std::{
    collections::BTreeMap,
    ffi::{OsStr, OsString},
    fs,
    os::unix::ffi::OsStrExt,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

use super::record;

/// A plain name is not longer than this, and of another one no more is kept.
const MAX_NAME: usize = 80;
/// More things that are no student's nobody reads about.
const MAX_LEFT_OUT: usize = 50;

/// What a class's folder holds.
pub(super) struct Folder {
    pub(super) entries: Vec<Entry>,
    /// Sentences on the rest.
    pub(super) left_out: Vec<String>,
}

/// A student's place in the folder.
pub(super) struct Entry {
    /// As text, for people.
    pub(super) name: String,
    /// The name of the file that the scorecard goes to, without what follows the last dot.
    pub(super) stem: String,
    pub(super) path: PathBuf,
    pub(super) is_link: bool,
}

/// Looks at what lies in `dir`, by name.
pub(super) fn read(dir: &Path) -> Result<Folder> {
    let reading = || format!("read the class {}", dir.display());
    let mut found: Vec<(OsString, fs::FileType)> = Vec::new();
    for entry in fs::read_dir(dir).with_context(reading)? {
        let entry = entry.with_context(reading)?;
        found.push((entry.file_name(), entry.file_type().with_context(reading)?));
    }
    found.sort_by(|(one, _), (other, _)| one.cmp(other));

    let mut students = Vec::new();
    let mut left_out = Vec::new();
    for (name, kind) in found {
        // Tools keep their own things in folders like these.
        let is_hidden = name.as_bytes().starts_with(b".");
        if !is_hidden && (kind.is_dir() || kind.is_symlink()) {
            students.push((name, kind.is_symlink()));
        } else {
            let why = if is_hidden {
                "begins with a dot"
            } else {
                "is no folder"
            };
            left_out.push(format!("{} {why}", name.to_string_lossy()));
        }
    }
    if left_out.len() > MAX_LEFT_OUT {
        let more = left_out.len() - MAX_LEFT_OUT;
        left_out.truncate(MAX_LEFT_OUT);
        left_out.push(format!("and {more} more"));
    }
    let stems = stems(students.iter().map(|(name, _)| name.as_os_str()));
    let entries = students.into_iter().zip(stems);
    let entries = entries.map(|((name, is_link), stem)| Entry {
        path: dir.join(&name),
        name: name.to_string_lossy().into_owned(),
        stem,
        is_link,
    });
    Ok(Folder {
        entries: entries.collect(),
        left_out,
    })
}

/// A file name for each of `names`, without what follows the last dot.
fn stems<'a>(names: impl Iterator<Item = &'a OsStr> + Clone) -> Vec<String> {
    let mut alike: BTreeMap<String, usize> = BTreeMap::new();
    for name in names.clone() {
        *alike.entry(small(name)).or_default() += 1;
    }
    names
        .map(|name| match name.to_str() {
            Some(plain) if is_plain(plain) && alike[&small(name)] == 1 => plain.to_owned(),
            _ => with_hash(name),
        })
        .collect()
}

/// The name of a folder as text.
pub(super) fn text(dir: &Path) -> String {
    let name = dir.file_name().unwrap_or(dir.as_os_str());
    name.to_string_lossy().into_owned()
}

/// The one file name for a folder, or for a class, whatever others there are.
pub(super) fn stem(name: &OsStr) -> String {
    stems([name].into_iter()).remove(0)
}

fn small(name: &OsStr) -> String {
    name.to_string_lossy().to_lowercase()
}

/// The name makes a file name that no program takes for anything else.
fn is_plain(name: &str) -> bool {
    let fine = |char: char| char.is_ascii_alphanumeric() || matches!(char, '_' | '-' | '.');
    name.len() <= MAX_NAME
        && name.chars().all(fine)
        && name.starts_with(|char: char| char.is_ascii_alphanumeric())
}

/// What can be kept of the name, and a hash of all of it behind a sign that no plain name has.
fn with_hash(name: &OsStr) -> String {
    let text = name.to_string_lossy();
    let kept = text.chars().map(|char| {
        let fine = char.is_ascii_alphanumeric() || matches!(char, '_' | '-');
        if fine { char } else { '_' }
    });
    let kept: String = kept.take(MAX_NAME).collect();
    let hash = record::digest([name.as_bytes()]);
    format!("{}~{}", kept.trim_start_matches('-'), &hash[..16])
}

#[cfg(test)]
mod tests {
    use std::{
        collections::BTreeSet,
        ffi::{OsStr, OsString},
        os::unix::ffi::OsStrExt,
    };

    use super::{stem, stems};

    #[test]
    fn plain_names_stay_and_all_others_are_told_apart() {
        assert_eq!(stem(OsStr::new("ada.lovelace-1815")), "ada.lovelace-1815");
        let names: Vec<OsString> = [
            b"Ada".as_slice(),
            b"ada",
            b"eve",
            b"e ve",
            b"e_ve",
            b"e\nve",
            b"e\xffve",
            b"e\xfeve",
            b"..x",
            b"-rf",
            b"=1+1",
            b"%2e%2e%2f",
            "\u{202e}eve".as_bytes(),
            &[b'x'; 255],
            &[b'x'; 254],
        ]
        .map(|name| OsStr::from_bytes(name).to_owned())
        .into();
        let made = stems(names.iter().map(OsString::as_os_str));
        let small: BTreeSet<String> = made.iter().map(|stem| stem.to_lowercase()).collect();
        assert_eq!(small.len(), names.len(), "{made:?}");
        assert_eq!(made[2], "eve");
        assert_eq!(made[4], "e_ve");
        for stem in &made {
            let fine = |char: char| char.is_ascii_alphanumeric() || "_-.~".contains(char);
            assert!(stem.chars().all(fine) && stem.len() < 120, "{stem}");
            assert!(!stem.starts_with(['.', '-']), "{stem}");
        }
    }
}
