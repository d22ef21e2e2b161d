//! Writes what the grader leaves behind.
//!
//! Invariant: a reader sees the old file or the whole new one, never a part of it.

use std::{
    fs,
    io::{ErrorKind, Write},
    path::Path,
};

use anyhow::{Context, Result};
use tempfile::Builder;

/// Replaces the file at `path` by `bytes` in one step.
///
/// The new file keeps the old one's permissions; a fresh one gets those of any new file. What
/// is no regular file, such as `/dev/stdout`, can't be replaced and is written to instead.
///
/// # Errors
///
/// If the folder or the file can't be written; the error names it.
pub fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    let old = match fs::metadata(path) {
        Ok(metadata) => Some(metadata),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => return Err(error).with_context(|| format!("look at {}", path.display())),
    };
    if old.as_ref().is_some_and(|old| !old.is_file()) {
        return fs::OpenOptions::new()
            .write(true)
            .open(path)
            .and_then(|mut file| file.write_all(bytes))
            .with_context(|| format!("write to {}", path.display()));
    }
    // The target of a symbolic link is replaced, not the link.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut builder = Builder::new();
    builder.prefix(".grader-");
    let permissions = old.map_or_else(fresh_permissions, |old| old.permissions());
    builder.permissions(permissions.clone());
    let mut file = builder
        .tempfile_in(folder)
        .with_context(|| format!("create a file in {}", folder.display()))?;
    file.write_all(bytes)
        .and_then(|()| file.as_file().sync_all())
        .with_context(|| format!("write {}", path.display()))?;
    file.persist(&path)
        .with_context(|| format!("replace {}", path.display()))?;
    Ok(())
}

/// What `open` asks for; the process's umask takes its part away.
fn fresh_permissions() -> fs::Permissions {
    use std::os::unix::fs::PermissionsExt;
    fs::Permissions::from_mode(0o666)
}

#[cfg(test)]
mod tests {
    use std::{fs, os::unix::fs::PermissionsExt};

    use super::write;

    #[test]
    fn the_new_file_takes_the_old_ones_place_and_nothing_else_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("card.json");
        write(&path, b"a long first text").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        write(&path, b"short").unwrap();

        assert_eq!(fs::read(&path).unwrap(), b"short");
        let mode = fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o640);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_link_stays_a_link() {
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("file"), folder.path().join("link"));
        write(&file, b"old").unwrap();
        std::os::unix::fs::symlink(&file, &link).unwrap();
        write(&link, b"new").unwrap();

        assert!(link.is_symlink());
        assert_eq!(fs::read(&file).unwrap(), b"new");
    }

    #[test]
    fn an_error_names_the_path() {
        let folder = tempfile::tempdir().unwrap();
        for path in [folder.path().join("none/card.json"), folder.path().into()] {
            let error = write(&path, b"").unwrap_err();
            let folder = folder.path().display().to_string();
            assert!(format!("{error:#}").contains(&folder), "{error:#}");
        }
    }
}
