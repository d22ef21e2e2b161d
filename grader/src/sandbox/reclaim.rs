//! Folders that a confined process writes in: handed over before, taken back after, and emptied
//! of what nobody wants to keep.
//!
//! Invariant: no symbolic link is followed, and nothing of the process runs any more when a
//! folder is taken back or emptied. However deep it has built there, no path gets long, few files
//! are open at once, and each folder is visited once.

use std::{
    fs::{self, Metadata, Permissions},
    io,
    os::unix::fs::{MetadataExt, PermissionsExt, chown, lchown},
    path::{Path, PathBuf},
};

use anyhow::Context;

/// Deeper than any tool builds. What a check has built is emptied, however deep it is.
const DEPTH: usize = 32;

/// Makes the folders the user's.
pub(super) fn hand_over(folders: &[PathBuf], user: u32) -> anyhow::Result<()> {
    for folder in folders {
        chown(folder, Some(user), Some(user))
            .with_context(|| format!("hand {} over", folder.display()))?;
    }
    Ok(())
}

/// Makes the folders ours again, with all that lies in them.
pub(super) fn take_back(folders: &[PathBuf]) {
    let us = (
        rustix::process::geteuid().as_raw(),
        rustix::process::getegid().as_raw(),
    );
    for folder in folders {
        // What can't be taken back can't be removed either, and that is reported where it matters.
        let _ = take_back_one(folder, us, DEPTH);
    }
}

fn take_back_one(path: &Path, (user, group): (u32, u32), depth: usize) -> io::Result<()> {
    let about = fs::symlink_metadata(path)?;
    if about.uid() != user {
        lchown(path, Some(user), Some(group))?;
    }
    if !about.is_dir() || depth == 0 {
        return Ok(());
    }
    open_up(path, &about)?;
    for entry in fs::read_dir(path)? {
        let _ = take_back_one(&entry?.path(), (user, group), depth - 1);
    }
    Ok(())
}

/// Removes all that lies in a folder, which stays.
///
/// Folders are not descended into: each comes up to the top before its turn.
///
/// # Errors
/// If something there can't be removed.
pub fn empty(folder: &Path) -> io::Result<()> {
    // Whatever names there are, these are others.
    let aside = tempfile::Builder::new()
        .prefix(".empty-")
        .tempdir_in(folder)?;
    let mut waiting: u64 = 0;
    let mut lift = |path: &Path, about: &Metadata| -> io::Result<()> {
        open_up(path, about)?;
        fs::rename(path, aside.path().join(waiting.to_string()))?;
        waiting += 1;
        Ok(())
    };
    let mut done = 0;
    sweep(folder, aside.path(), &mut lift)?;
    loop {
        let next = aside.path().join(done.to_string());
        if fs::symlink_metadata(&next).is_err() {
            return aside.close();
        }
        sweep(&next, aside.path(), &mut lift)?;
        fs::remove_dir(&next)?;
        done += 1;
    }
}

/// Removes the files of a folder and has its folders lifted, all but one.
fn sweep(
    folder: &Path,
    but: &Path,
    lift: &mut impl FnMut(&Path, &Metadata) -> io::Result<()>,
) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let about = fs::symlink_metadata(&path)?;
        if !about.is_dir() {
            fs::remove_file(&path)?;
        } else if path != but {
            lift(&path, &about)?;
        }
    }
    Ok(())
}

/// Gives the owner all rights in a folder.
fn open_up(path: &Path, about: &Metadata) -> io::Result<()> {
    if about.permissions().mode() & 0o700 != 0o700 {
        fs::set_permissions(path, Permissions::from_mode(0o700))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Too deep for a path, for a call in each level, and for a file open in each.
    #[test]
    fn a_folder_as_deep_as_anybody_can_build_is_emptied() {
        let folder = tempfile::tempdir().unwrap();
        // From the bottom up, since no path leads that far down.
        let name = "d".repeat(50);
        let (inner, outer) = (folder.path().join(&name), folder.path().join("outer"));
        fs::create_dir(&inner).unwrap();
        fs::write(inner.join("file"), "").unwrap();
        for _ in 0..3000 {
            fs::create_dir(&outer).unwrap();
            fs::rename(&inner, outer.join(&name)).unwrap();
            fs::rename(&outer, &inner).unwrap();
        }
        std::os::unix::fs::symlink("/", inner.join("link")).unwrap();
        fs::create_dir(folder.path().join("0")).unwrap();
        fs::set_permissions(&inner, Permissions::from_mode(0o000)).unwrap();
        empty(folder.path()).unwrap();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_folder_without_rights_can_be_removed_and_a_link_leads_nowhere() {
        let folder = tempfile::tempdir().unwrap();
        let outside = tempfile::tempdir().unwrap();
        fs::set_permissions(outside.path(), Permissions::from_mode(0o500)).unwrap();
        let inner = folder.path().join("inner");
        fs::create_dir(&inner).unwrap();
        fs::write(inner.join("file"), "").unwrap();
        std::os::unix::fs::symlink(outside.path(), inner.join("link")).unwrap();
        fs::set_permissions(&inner, Permissions::from_mode(0o000)).unwrap();
        take_back(&[folder.path().to_owned()]);
        fs::remove_dir_all(&inner).unwrap();
        let mode = fs::metadata(outside.path()).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o500);
    }
}
