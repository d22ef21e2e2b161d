//! The flags of the two compilers.
//!
//! Invariant: the candidate is compiled in a folder that holds nothing but its one file, under
//! the path that the learner knows, with the policy forbidden in a way that no attribute undoes.

use std::{
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
};

use anyhow::Context;

use super::caller;
use crate::{
    candidate::Candidate,
    exercise::Exercise,
    policy,
    sandbox::{Children, Fence, Job, Limits, Program},
    toolbox::{self, FLAGS, Toolbox, compiler_env},
};

/// What a compiler may have, in bytes of memory.
pub(super) const MEMORY: u64 = 2 << 30;

/// What the compiler may write into one file over a submission's file alone, in bytes. What an
/// honest answer comes to is a hundredth of that.
pub(super) const LIBRARY_SIZE: u64 = 64 << 20;

/// The same with the suite and all libraries.
pub(super) const BINARY_SIZE: u64 = 512 << 20;

/// How much of what a compiler says is kept.
const OUTPUT_CAP: usize = 8 << 20;

/// Where the compilers put what they make, in the work folder.
pub(super) const OUT: &str = "out";

/// Advice that costs nothing: mistakes of async code that compile, and no matters of style.
const ADVICE: &[&str] = &[
    "async_yields_async",
    "await_holding_lock",
    "await_holding_refcell_ref",
    "let_underscore_future",
    "let_underscore_lock",
    "unused_io_amount",
    "while_immutable_condition",
];

/// The name of clippy's file of settings.
pub(super) const CLIPPY_TOML: &str = "clippy.toml";

/// Where the policy's file for clippy lies.
pub(super) fn clippy_toml(workdir: &Path) -> PathBuf {
    workdir.join(CLIPPY_TOML)
}

/// Where the compiler lists the files and variables that it read.
pub(super) fn dep_info(exercise: &Exercise, workdir: &Path) -> PathBuf {
    workdir.join(OUT).join(format!("{}.d", exercise.name))
}

/// What the lints are that a candidate makes errors of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lints {
    AsWritten,
    /// Warnings, all of them: also those that the language itself takes for errors.
    Warnings,
}

/// Where the compiled candidate lies.
pub(super) fn library(exercise: &Exercise, workdir: &Path) -> PathBuf {
    workdir.join(OUT).join(format!("lib{}.rlib", exercise.name))
}

/// Puts the candidate in place and says how it is compiled: as a library, with the policy and
/// the advice applied on the way.
pub(super) fn candidate(
    candidate: &Candidate,
    exercise: &Exercise,
    toolbox: &Toolbox,
    workdir: &Path,
    lints: Lints,
) -> anyhow::Result<Job> {
    let toml = policy::clippy_toml(&exercise.allow, &exercise.dependencies, &exercise.deny);
    write(&clippy_toml(workdir), &toml)?;
    write(&workdir.join(&candidate.shown), &candidate.source)?;
    create_folder(&workdir.join(OUT))?;

    let mut job = job(&toolbox.tools.clippy_driver, workdir, workdir, toolbox);
    // Clippy finds its settings in the folder where it runs. A library needs no linker, and so
    // the compiler needs nothing of the environment that a candidate could read from it.
    job.env = toolbox::bare_env();
    let mut args = Args(&mut job.args);
    args.push(&candidate.shown);
    args.common(&exercise.name, workdir);
    args.pair("--crate-type", "rlib");
    args.pair("--emit", "dep-info,link");
    args.pair("--out-dir", OUT);
    // Nobody optimises across crates here.
    args.pair("-C", "embed-bitcode=no");
    for forbidden in [
        "unsafe_code",
        "clippy::disallowed_methods",
        "clippy::disallowed_types",
        "clippy::disallowed_macros",
    ] {
        // No attribute undoes it, and no attribute is an error because of it. It is told as a
        // warning, and whoever reads the warnings rejects the file.
        args.pair("--force-warn", forbidden);
    }
    if lints == Lints::Warnings {
        args.pair("--cap-lints", "warn");
    }
    args.pair("-A", "clippy::all");
    for advice in ADVICE {
        args.pair("-W", format!("clippy::{advice}"));
    }
    for package in &exercise.dependencies {
        args.external(package, toolbox)?;
    }
    let mut fence = fence(&exercise.dependencies, toolbox, workdir)?;
    fence.read.push(workdir.to_owned());
    fence.limits.file_size = LIBRARY_SIZE;
    job.confine(&toolbox.sandbox, fence);
    Ok(job)
}

/// Says how the suite is compiled, from its place in the course; and where its binary will be.
pub(super) fn suite(
    exercise: &Exercise,
    toolbox: &Toolbox,
    workdir: &Path,
) -> anyhow::Result<(Job, PathBuf)> {
    let out = workdir.join(OUT);
    let binary = out.join("suite");
    let mut job = job(&toolbox.tools.rustc, &toolbox.root, workdir, toolbox);
    let mut args = Args(&mut job.args);
    args.push(&exercise.suite);
    args.push("--test");
    args.common(&exercise.name, &toolbox.root);
    args.pair("-o", &binary);
    args.extern_file(&exercise.name, &library(exercise, workdir));
    let packages = [
        exercise.dependencies.clone(),
        exercise.dev_dependencies.clone(),
    ]
    .concat();
    for package in &packages {
        args.external(package, toolbox)?;
    }
    let suite = toolbox.root.join(&exercise.suite);
    let mut fence = fence(&packages, toolbox, workdir)?;
    fence.read.push(suite);
    fence.run.push(toolbox.tools.sysroot.clone());
    fence.children = Children::Tools;
    job.confine(&toolbox.sandbox, fence);
    Ok((job, binary))
}

/// Puts a caller of the candidate in place, and says how it is looked at: nothing is made of it.
pub(super) fn caller(
    source: &str,
    exercise: &Exercise,
    toolbox: &Toolbox,
    workdir: &Path,
) -> anyhow::Result<Job> {
    write(&workdir.join(caller::FILE), source)?;
    // The suite is compiled at the same time, and a folder is one process's to write in.
    let own = workdir.join("calls");
    create_folder(&own)?;
    let mut job = job(&toolbox.tools.rustc, workdir, workdir, toolbox);
    job.env.insert("TMPDIR".into(), own.clone().into());
    let mut args = Args(&mut job.args);
    args.push(caller::FILE);
    args.common(&format!("calls_{}", exercise.name), workdir);
    args.pair("--crate-type", "lib");
    args.pair("--emit", "metadata");
    args.pair("-o", own.join("caller.rmeta"));
    let library = workdir.join(OUT).join(format!("lib{}.rlib", exercise.name));
    args.extern_file(&exercise.name, &library);
    for package in &exercise.dependencies {
        args.external(package, toolbox)?;
    }
    let mut fence = fence(&exercise.dependencies, toolbox, workdir)?;
    fence.read.push(workdir.to_owned());
    fence.write = vec![own];
    job.confine(&toolbox.sandbox, fence);
    Ok(job)
}

/// What both compilers may do: read the toolchain and the crates, and write what they make.
fn fence(packages: &[String], toolbox: &Toolbox, workdir: &Path) -> anyhow::Result<Fence> {
    let limits = Limits {
        memory: MEMORY,
        // Reached before the deadline only where several threads compute.
        cpu: toolbox.compile_deadline * 2,
        file_size: BINARY_SIZE,
        open_files: 1024,
        threads: 1024,
    };
    let mut fence = Fence::new(Program::Tool, limits);
    fence.read = vec![toolbox.tools.sysroot.clone(), toolbox.dependencies.clone()];
    for package in packages {
        fence.read.push(toolbox.library(package)?.to_owned());
    }
    fence.write.push(workdir.join(OUT));
    Ok(fence)
}

fn job(program: &Path, cwd: &Path, workdir: &Path, toolbox: &Toolbox) -> Job {
    let mut job = Job::new(program, cwd);
    job.env = compiler_env();
    job.env.insert("TMPDIR".into(), workdir.join(OUT).into());
    job.deadline = toolbox.compile_deadline;
    job.output_cap = OUTPUT_CAP;
    let mut args = Args(&mut job.args);
    args.pair("--sysroot", &toolbox.tools.sysroot);
    args.pair("-L", concat("dependency=", &toolbox.dependencies));
    job
}

/// A command line that grows.
struct Args<'a>(&'a mut Vec<OsString>);

impl Args<'_> {
    fn push(&mut self, arg: impl Into<OsString>) {
        self.0.push(arg.into());
    }

    fn pair(&mut self, flag: &str, value: impl Into<OsString>) {
        self.push(flag);
        self.push(value);
    }

    /// What both compilers are told. Names of files begin after `folder`, where they run.
    fn common(&mut self, name: &str, folder: &Path) {
        self.pair("--crate-name", name);
        self.pair("--edition", "2024");
        self.pair("--error-format", "json");
        self.pair("-C", "debuginfo=line-tables-only");
        for flag in FLAGS {
            self.push(flag);
        }
        let mut remap = folder.as_os_str().to_owned();
        remap.push("=");
        self.pair("--remap-path-prefix", remap);
    }

    /// Links with a crate of the toolbox.
    fn external(&mut self, package: &str, toolbox: &Toolbox) -> anyhow::Result<()> {
        let library = toolbox.library(package)?;
        self.extern_file(&package.replace('-', "_"), library);
        Ok(())
    }

    fn extern_file(&mut self, name: &str, library: &Path) {
        self.pair("--extern", concat(&format!("{name}="), library));
    }
}

fn concat(prefix: &str, path: &Path) -> OsString {
    let mut text = OsString::from(prefix);
    text.push(path);
    text
}

/// Writes a file and the folders above it.
fn write(path: &Path, text: &str) -> anyhow::Result<()> {
    let folder = path.parent().context("a file lies in a folder")?;
    create_folder(folder)?;
    fs::write(path, text).with_context(|| format!("write {}", path.display()))
}

fn create_folder(folder: &Path) -> anyhow::Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("create {}", folder.display()))
}
