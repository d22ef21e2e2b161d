//! What is given back, read off the grants themselves: nothing is enforced here.
//!
//! Invariant: the rights are written out here, so that none can be added unnoticed.

use std::fs::File;

use landlock::{ABI, Access, AccessFs, AccessNet, BitFlags};

use super::{grants, loader, ports};
use crate::sandbox::fence::{Children, Fence, Limits, Network, Program};

fn fence(children: Children, network: Network) -> Fence {
    Fence {
        read: vec!["/to/read".into()],
        run: vec!["/to/run".into()],
        write: vec!["/scratch".into()],
        children,
        network,
        ..Fence::new(Program::Judged, Limits::default())
    }
}

/// What may be done at a place, `None` where nothing is granted.
fn rights(fence: &Fence, place: &str) -> Option<BitFlags<AccessFs>> {
    let all = grants(fence);
    let here = all.iter().filter(|it| it.place.as_os_str() == place);
    here.map(|it| it.access).reduce(|one, other| one | other)
}

#[test]
fn a_judged_program_reads_what_it_needs_and_writes_in_its_folder() {
    let check = fence(Children::None, Network::None);
    let read = AccessFs::ReadFile | AccessFs::ReadDir;
    for place in ["/to/read", "/usr/lib", "/dev/urandom", "/etc/ld.so.cache"] {
        assert_eq!(rights(&check, place), Some(read), "{place}");
    }
    let null = AccessFs::ReadFile | AccessFs::WriteFile | AccessFs::Truncate;
    assert_eq!(rights(&check, "/dev/null"), Some(null));
    let scratch = read
        | AccessFs::WriteFile
        | AccessFs::RemoveDir
        | AccessFs::RemoveFile
        | AccessFs::MakeDir
        | AccessFs::MakeReg
        | AccessFs::MakeSock
        | AccessFs::MakeFifo
        | AccessFs::MakeSym
        | AccessFs::Refer
        | AccessFs::Truncate
        | AccessFs::ResolveUnix;
    assert_eq!(rights(&check, "/scratch"), Some(scratch));
    let refused = AccessFs::Execute | AccessFs::MakeChar | AccessFs::MakeBlock | AccessFs::IoctlDev;
    let known = AccessFs::from_all(ABI::V9);
    assert_eq!(known & !scratch, refused, "each right is one of these");
    for place in ["/to/run", "/bin", "/usr", "/etc/hosts", "/etc/passwd", "/"] {
        assert_eq!(rights(&check, place), None, "{place}");
    }
}

#[test]
fn a_tool_starts_the_systems_programs_and_its_own() {
    let tool = fence(Children::Tools, Network::None);
    let run = AccessFs::ReadFile | AccessFs::ReadDir | AccessFs::Execute;
    for place in ["/to/run", "/bin", "/usr"] {
        assert_eq!(rights(&tool, place), Some(run), "{place}");
    }
    for place in ["/to/read", "/scratch"] {
        let may_run = rights(&tool, place).is_some_and(|it| it.contains(AccessFs::Execute));
        assert!(!may_run, "{place}");
    }
    // The fence's own places have to be there; the system's need not.
    for grant in grants(&tool) {
        let own = ["/to/run", "/to/read", "/scratch"];
        let is_own = own.iter().any(|place| grant.place.as_os_str() == *place);
        assert_eq!(grant.if_there, !is_own, "{}", grant.place.display());
    }
}

#[test]
fn names_and_ports_are_there_for_loopback_alone() {
    let read = AccessFs::ReadFile | AccessFs::ReadDir;
    let loopback = fence(Children::None, Network::Loopback);
    for place in ["/etc/hosts", "/etc/nsswitch.conf"] {
        assert_eq!(rights(&loopback, place), Some(read), "{place}");
    }
    let tcp = AccessNet::BindTcp | AccessNet::ConnectTcp;
    assert!(ports(Network::None).contains(tcp));
    assert!(ports(Network::Loopback).is_empty());
}

/// The header of a program with three segments, of which the last names a loader.
fn program() -> Vec<u8> {
    const LOAD: u32 = 1;
    const INTERPRETER: u32 = 3;
    const SEGMENT: usize = 56;
    let name = b"/lib64/a-loader.so\0";
    let mut program = vec![0; 64 + 3 * SEGMENT];
    program[..7].copy_from_slice(b"\x7fELF\x02\x01\x01");
    program[20] = 1;
    program[32] = 64;
    program[52] = 64;
    program[54] = 56;
    program[56] = 3;
    for (index, kind) in [LOAD, LOAD, INTERPRETER].into_iter().enumerate() {
        let start = 64 + index * SEGMENT;
        program[start..start + 4].copy_from_slice(&kind.to_le_bytes());
    }
    let (at, length) = (program.len() as u64, name.len() as u64);
    let last = 64 + 2 * SEGMENT;
    program[last + 8..last + 16].copy_from_slice(&at.to_le_bytes());
    program[last + 32..last + 40].copy_from_slice(&length.to_le_bytes());
    program.extend(name);
    program
}

fn loader_of(bytes: &[u8]) -> anyhow::Result<Option<String>> {
    let file = tempfile::NamedTempFile::new()?;
    std::fs::write(&file, bytes)?;
    Ok(loader(&File::open(&file)?)?.map(|it| it.display().to_string()))
}

#[test]
fn the_loader_is_the_one_that_the_program_names() {
    let program = program();
    let found = loader_of(&program).expect("a program");
    assert_eq!(found.as_deref(), Some("/lib64/a-loader.so"));
    let mut linked_statically = program.clone();
    linked_statically[56] = 2;
    assert_eq!(loader_of(&linked_statically).expect("a program"), None);
    assert!(loader_of(b"#!/bin/sh\nexit 0\n").is_err());
    assert!(loader_of(&program[..80]).is_err());
}

#[test]
fn finds_the_loader_of_this_very_test() {
    let program = File::open("/proc/self/exe").expect("this program");
    if let Some(loader) = loader(&program).expect("a program") {
        assert!(loader.is_file(), "{}", loader.display());
        assert!(loader.is_absolute(), "{}", loader.display());
    }
}
