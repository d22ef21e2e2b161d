//! Folders that a confined process writes in: handed over before, taken back after.
//!
//! Invariant: no symbolic link is followed, and nothing of the process runs any more when a
//! folder is taken back. So whatever it left there can be removed by whoever owns the folder.

use std::{
    fs::{self, Permissions},
    io,
    os::unix::fs::{MetadataExt, PermissionsExt, chown, lchown},
    path::{Path, PathBuf},
};

use anyhow::Context;

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
        let _ = take_back_one(folder, us);
    }
}

fn take_back_one(path: &Path, (user, group): (u32, u32)) -> io::Result<()> {
    let about = fs::symlink_metadata(path)?;
    if about.uid() != user {
        lchown(path, Some(user), Some(group))?;
    }
    if !about.is_dir() {
        return Ok(());
    }
    if about.permissions().mode() & 0o700 != 0o700 {
        fs::set_permissions(path, Permissions::from_mode(0o700))?;
    }
    for entry in fs::read_dir(path)? {
        let _ = take_back_one(&entry?.path(), (user, group));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

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
