//! Landlock: which files a process may reach, and whom it may signal.
//!
//! Invariant: whatever right the kernel knows is taken away, and given back only where the fence
//! says so. Looking up names and reading their metadata can't be taken away.

use std::{
    fs::File,
    os::{fd::AsFd, unix::ffi::OsStringExt},
    path::{Path, PathBuf},
};

use anyhow::{Context, ensure};
use landlock::{
    ABI, Access, AccessFs, AccessNet, BitFlags, PathBeneath, PathFd, Ruleset, RulesetAttr,
    RulesetCreated, RulesetCreatedAttr, RulesetStatus, Scope, make_bitflags,
};

use crate::sandbox::fence::{Children, Fence, Network};

/// The newest set of rights that this code knows; the kernel's own is used where it is older.
const KNOWN: ABI = ABI::V9;

/// Where the loader looks for libraries, as far as the system has them.
const LIBRARIES: &[&str] = &[
    "/lib",
    "/lib64",
    "/usr/lib",
    "/usr/lib64",
    "/usr/local/lib",
    "/nix/store",
    "/gnu/store",
    "/etc/ld.so.cache",
];

/// Where linkers and what belongs to them lie, as far as the system has them.
const TOOLS: &[&str] = &[
    "/bin",
    "/usr",
    "/lib",
    "/lib64",
    "/opt",
    "/nix/store",
    "/gnu/store",
];

/// What finds the name of this very machine.
const NAMES: &[&str] = &["/etc/hosts", "/etc/nsswitch.conf"];

const DEVICES_TO_READ: &[&str] = &["/dev/zero", "/dev/random", "/dev/urandom"];
const NULL: &str = "/dev/null";

/// The rules for a program; to be made while its files can still be opened.
pub(super) fn rules(fence: &Fence, program: &File) -> anyhow::Result<RulesetCreated> {
    let read = make_bitflags!(AccessFs::{ReadFile | ReadDir});
    let run = read | AccessFs::Execute;
    let null = make_bitflags!(AccessFs::{ReadFile | WriteFile | Truncate});
    let not_in_scratch = make_bitflags!(AccessFs::{Execute | MakeChar | MakeBlock | IoctlDev});
    let write = AccessFs::from_all(KNOWN) & !not_in_scratch;

    let mut rules = ruleset(fence.network)?;
    for place in LIBRARIES {
        rules = allow_if_there(rules, place.as_ref(), read)?;
    }
    for place in DEVICES_TO_READ {
        rules = allow_if_there(rules, place.as_ref(), read)?;
    }
    rules = allow_if_there(rules, NULL.as_ref(), null)?;
    if fence.network == Network::Loopback {
        for place in NAMES {
            rules = allow_if_there(rules, place.as_ref(), read)?;
        }
    }
    if fence.children == Children::Tools {
        for place in TOOLS {
            rules = allow_if_there(rules, place.as_ref(), run)?;
        }
        for place in &fence.run {
            rules = allow(rules, place, run)?;
        }
    }
    for place in &fence.read {
        rules = allow(rules, place, read)?;
    }
    for place in &fence.write {
        rules = allow(rules, place, write)?;
    }
    // The kernel opens a program to read it, and so it does with the loader that it names.
    let only_file = (AccessFs::Execute | AccessFs::ReadFile) & AccessFs::from_file(KNOWN);
    rules = rules.add_rule(PathBeneath::new(program.as_fd(), only_file))?;
    if let Some(loader) = loader(program)? {
        rules = allow(rules, &loader, run)?;
    }
    Ok(rules)
}

fn ruleset(network: Network) -> anyhow::Result<RulesetCreated> {
    let mut ruleset = Ruleset::default()
        .handle_access(AccessFs::from_all(KNOWN))?
        .scope(Scope::from_all(KNOWN))?;
    if network == Network::None {
        ruleset = ruleset.handle_access(AccessNet::from_all(KNOWN))?;
    }
    ruleset.create().context("ask for Landlock")
}

/// Puts the rules into force.
pub(super) fn enforce(rules: RulesetCreated) -> anyhow::Result<()> {
    let status = rules.restrict_self().context("enforce Landlock")?;
    ensure!(
        status.ruleset != RulesetStatus::NotEnforced,
        "the kernel has no Landlock"
    );
    Ok(())
}

fn allow(
    rules: RulesetCreated,
    place: &Path,
    access: BitFlags<AccessFs>,
) -> anyhow::Result<RulesetCreated> {
    let opened = PathFd::new(place).with_context(|| format!("allow {}", place.display()))?;
    let access = if place.is_dir() {
        access
    } else {
        access & AccessFs::from_file(KNOWN)
    };
    rules
        .add_rule(PathBeneath::new(opened, access))
        .with_context(|| format!("allow {}", place.display()))
}

fn allow_if_there(
    rules: RulesetCreated,
    place: &Path,
    access: BitFlags<AccessFs>,
) -> anyhow::Result<RulesetCreated> {
    if place.exists() {
        allow(rules, place, access)
    } else {
        Ok(rules)
    }
}

/// The loader that a program asks for; none if it is linked statically.
fn loader(program: &File) -> anyhow::Result<Option<PathBuf>> {
    use std::os::unix::fs::FileExt;

    const INTERPRETER: u32 = 3;
    let mut header = [0; 64];
    program
        .read_exact_at(&mut header, 0)
        .context("read the program's header")?;
    ensure!(
        header.starts_with(b"\x7fELF\x02\x01"),
        "the program is no 64-bit ELF file"
    );
    let number = |bytes: &[u8]| {
        let little = bytes.iter().rev();
        little.fold(0_u64, |sum, byte| sum << 8 | u64::from(*byte))
    };
    let (start, size, count) = (
        number(&header[32..40]),
        number(&header[54..56]),
        number(&header[56..58]),
    );
    for index in 0..count {
        let mut entry = [0; 56];
        program
            .read_exact_at(&mut entry, start + index * size)
            .context("read the program's header")?;
        if number(&entry[..4]) != u64::from(INTERPRETER) {
            continue;
        }
        let length = number(&entry[32..40]).min(4096);
        let mut name = vec![0; usize::try_from(length)?];
        program
            .read_exact_at(&mut name, number(&entry[8..16]))
            .context("read the name of the program's loader")?;
        name.retain(|byte| *byte != 0);
        return Ok(Some(std::ffi::OsString::from_vec(name).into()));
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_loader_of_this_very_test() {
        let program = File::open("/proc/self/exe").unwrap();
        if let Some(loader) = loader(&program).unwrap() {
            assert!(loader.is_file(), "{}", loader.display());
            assert!(loader.is_absolute(), "{}", loader.display());
        }
        assert!(loader_of_text().is_err());
    }

    fn loader_of_text() -> anyhow::Result<Option<PathBuf>> {
        loader(&File::open(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml")).unwrap())
    }
}
