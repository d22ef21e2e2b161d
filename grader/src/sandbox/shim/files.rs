//! Landlock: which files a process may reach, and whom it may signal.
//!
//! Invariant: whatever right the kernel knows is taken away, and given back only where the fence
//! says so. Looking up names and reading their metadata can't be taken away.

use std::{
    ffi::OsStr,
    fs::File,
    os::{fd::AsFd, unix::ffi::OsStrExt},
    path::{Path, PathBuf},
};

use anyhow::{Context, ensure};
use landlock::{
    ABI, Access, AccessFs, AccessNet, BitFlags, PathBeneath, PathFd, Ruleset, RulesetAttr,
    RulesetCreated, RulesetCreatedAttr, RulesetStatus, Scope, make_bitflags,
};
use object::{
    Endianness, ReadCache,
    elf::FileHeader64,
    read::elf::{FileHeader, ProgramHeader},
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

/// A place, and what may be done below it. Rights that only folders have count for nothing where
/// the place is a file.
struct Grant {
    place: PathBuf,
    access: BitFlags<AccessFs>,
    /// Of the system's own places, each system has some.
    if_there: bool,
}

/// The rules for a program; to be made while its files can still be opened.
pub(super) fn rules(fence: &Fence, program: &File) -> anyhow::Result<RulesetCreated> {
    let mut rules = Ruleset::default()
        .handle_access(AccessFs::from_all(KNOWN))?
        .scope(Scope::from_all(KNOWN))?;
    let ports = ports(fence.network);
    if !ports.is_empty() {
        rules = rules.handle_access(ports)?;
    }
    let mut rules = rules.create().context("ask for Landlock")?;
    let grants = grants(fence);
    for grant in grants.iter().filter(|it| !it.if_there || it.place.exists()) {
        rules = allow(rules, &grant.place, grant.access)?;
    }
    // The kernel opens a program to read it, and so it does with the loader that it names.
    rules = rules.add_rule(PathBeneath::new(program.as_fd(), run()))?;
    if let Some(loader) = loader(program)? {
        rules = allow(rules, &loader, run())?;
    }
    Ok(rules)
}

fn read() -> BitFlags<AccessFs> {
    make_bitflags!(AccessFs::{ReadFile | ReadDir})
}

fn run() -> BitFlags<AccessFs> {
    read() | AccessFs::Execute
}

/// What the fence gives back, the program itself and its loader left out.
fn grants(fence: &Fence) -> Vec<Grant> {
    let null = make_bitflags!(AccessFs::{ReadFile | WriteFile | Truncate});
    let not_in_scratch = make_bitflags!(AccessFs::{Execute | MakeChar | MakeBlock | IoctlDev});
    let write = AccessFs::from_all(KNOWN) & !not_in_scratch;

    let mut grants = Vec::new();
    grants.extend(system(LIBRARIES, read()));
    grants.extend(system(DEVICES_TO_READ, read()));
    grants.extend(system(&[NULL], null));
    if fence.network == Network::Loopback {
        grants.extend(system(NAMES, read()));
    }
    if fence.children == Children::Tools {
        grants.extend(system(TOOLS, run()));
        grants.extend(named(&fence.run, run()));
    }
    grants.extend(named(&fence.read, read()));
    grants.extend(named(&fence.write, write));
    grants
}

/// Grants of places that a system may lack.
fn system(places: &[&str], access: BitFlags<AccessFs>) -> impl Iterator<Item = Grant> {
    places.iter().map(move |place| Grant {
        place: place.into(),
        access,
        if_there: true,
    })
}

/// Grants of places that the fence names.
fn named(places: &[PathBuf], access: BitFlags<AccessFs>) -> impl Iterator<Item = Grant> {
    places.iter().map(move |place| Grant {
        place: place.clone(),
        access,
        if_there: false,
    })
}

/// What is taken away of ports; the kernel can't tell loopback from a network.
fn ports(network: Network) -> BitFlags<AccessNet> {
    match network {
        Network::None => AccessNet::from_all(KNOWN),
        Network::Loopback => BitFlags::EMPTY,
    }
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
    rules
        .add_rule(PathBeneath::new(opened, access))
        .with_context(|| format!("allow {}", place.display()))
}

/// The loader that a program asks for; none if it is linked statically.
fn loader(program: &File) -> anyhow::Result<Option<PathBuf>> {
    let program = ReadCache::new(program);
    let header =
        FileHeader64::<Endianness>::parse(&program).context("read the program's header")?;
    let endian = header.endian()?;
    for segment in header.program_headers(endian, &program)? {
        if let Some(name) = segment.interpreter(endian, &program)? {
            return Ok(Some(OsStr::from_bytes(name).into()));
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests;
