//! What graders that were killed have left in the folder where candidates are compiled.
//!
//! Invariant: nothing is removed while another grader may be using it.

use std::{
    fs::{self, File},
    path::Path,
};

use anyhow::Context;

/// The folder below the scratch folder that candidates are compiled in.
const WORK: &str = "work";

/// Removes leftovers if nobody else is at work; while the file is held, nobody else does.
pub(super) fn sweep(scratch: &Path) -> anyhow::Result<File> {
    let path = scratch.join("work.lock");
    let open = || File::create(&path).with_context(|| format!("open {}", path.display()));
    // On a file of its own, since one lock can't be turned into the other without a gap.
    let sweeping = open()?;
    if sweeping.try_lock().is_ok() {
        for entry in fs::read_dir(scratch.join(WORK))
            .into_iter()
            .flatten()
            .flatten()
        {
            // What can't be removed takes up room, and does no other harm.
            let _ = fs::remove_dir_all(entry.path());
        }
        sweeping
            .unlock()
            .with_context(|| format!("unlock {}", path.display()))?;
    }
    let working = open()?;
    working
        .lock_shared()
        .with_context(|| format!("lock {}", path.display()))?;
    Ok(working)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leftovers_are_removed_unless_somebody_is_at_work() {
        let scratch = tempfile::tempdir().unwrap();
        let left = scratch.path().join(WORK).join("left/behind");
        fs::create_dir_all(&left).unwrap();
        let first = sweep(scratch.path()).unwrap();
        assert!(!left.exists());
        fs::create_dir_all(&left).unwrap();
        let second = sweep(scratch.path()).unwrap();
        assert!(left.exists());
        drop((first, second));
        let _third = sweep(scratch.path()).unwrap();
        assert!(!left.exists());
    }
}
