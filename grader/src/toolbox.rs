//! The crates that every suite and exercise is linked with, built once by cargo.
//!
//! Invariant: the flags are ours, whatever the user's environment says, and a toolbox is only
//! used with the compiler, the lock file and the testkit that it was built from.

use std::{
    collections::BTreeMap,
    ffi::OsString,
    fs::File,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use anyhow::{Context, bail, ensure};
use cargo_metadata::{Artifact, Message, TargetKind};

use crate::sandbox::{self, Exit, Job, Sandbox};

mod leftovers;
mod stamp;
mod tools;

use stamp::{Library, Stamp};
pub use tools::{Tools, bare_env, compiler_env};

/// What every crate is compiled with. Without the cfg, Tokio emits no spans.
pub const FLAGS: &[&str] = &["--cfg", "tokio_unstable"];

/// A first build fetches and compiles everything.
const DEADLINE: Duration = Duration::from_mins(30);

/// Real time that a compiler may take over a submission's file; an honest one takes a second.
const COMPILE_DEADLINE: Duration = Duration::from_mins(1);

/// The compiled crates, and the programs to link with them.
#[derive(Clone, Debug)]
pub struct Toolbox {
    /// The course's root.
    pub root: PathBuf,
    /// Where the grader may write: `target/grader`.
    pub scratch: PathBuf,
    pub tools: Tools,
    /// What `rustc -vV` prints.
    pub rustc: String,
    /// The version of Tokio, such as `1.54.0`.
    pub tokio: String,
    /// Where the crates' own dependencies lie.
    pub dependencies: PathBuf,
    /// Tells this toolbox from another, with other crates, flags or another compiler.
    pub key: String,
    /// Where candidates are compiled and run.
    pub sandbox: Sandbox,
    /// Real time that one compiler may take over a candidate.
    pub compile_deadline: Duration,
    crates: BTreeMap<String, Vec<Library>>,
    /// While it is held, no other grader rebuilds the crates under our feet.
    _lock: Arc<File>,
    /// While it is held, no other grader removes what this one is about to compile and run.
    _at_work: Arc<File>,
}

impl Toolbox {
    /// The library of a crate, by the name of its package.
    ///
    /// # Errors
    ///
    /// There is no such crate, or more than one version of it.
    pub fn library(&self, package: &str) -> anyhow::Result<&Path> {
        let name = package.replace('-', "_");
        match self.crates.get(&name).map(Vec::as_slice) {
            Some([library]) => Ok(&library.path),
            Some([_, _, ..]) => bail!(
                "the lock file holds more than one version of {package}: bring them to one, or do without it in exercises"
            ),
            _ => bail!(
                "the toolbox has no crate {package}: add it to the dependencies in tests/testkit/Cargo.toml"
            ),
        }
    }

    /// The same crates, with what is made of them run in another sandbox.
    #[must_use]
    pub fn within(&self, sandbox: &Sandbox) -> Self {
        Self {
            sandbox: sandbox.clone(),
            ..self.clone()
        }
    }

    /// The line that `rustc --version` prints.
    pub fn rustc_version(&self) -> &str {
        self.rustc.lines().next().unwrap_or_default()
    }
}

/// Gives the toolbox of the course at `root`, and builds it first if it has to.
///
/// `target` is the workspace's target folder; `on_progress` hears the name of each crate that
/// is ready, and nothing where nothing had to be built. What is built is the course's own, and is
/// not confined.
///
/// # Errors
///
/// The testkit doesn't build, or its files can't be read.
pub async fn prepare(
    root: &Path,
    target: &Path,
    tools: &Tools,
    sandbox: &Sandbox,
    mut on_progress: impl FnMut(&str) + Send,
) -> anyhow::Result<Toolbox> {
    let scratch = target.join("grader");
    let folder = scratch.join(folder_name(root, target));
    let file = folder.join("stamp.json");
    let key = stamp::key(root, &tools.fingerprint()?, FLAGS)?;
    std::fs::create_dir_all(&folder).with_context(|| format!("create {}", folder.display()))?;
    let at_work = leftovers::sweep(&scratch)?;
    let (lock, stamp) = loop {
        let lock = lock(&folder, Lock::Shared).await?;
        if let Some(stamp) = stamp::read(&file, &key) {
            break (lock, stamp);
        }
        drop(lock);
        let _building = self::lock(&folder, Lock::Exclusive).await?;
        // Whoever held the lock before may have built the same.
        if stamp::read(&file, &key).is_none() {
            let crates = build(root, &folder, tools, &mut on_progress).await?;
            let rustc = tools.rustc_version().await?;
            let key = key.clone();
            stamp::write(&file, &Stamp { key, rustc, crates })?;
        }
    };
    let Some([tokio]) = stamp.crates.get("tokio").map(Vec::as_slice) else {
        bail!("the testkit was built without one Tokio: see tests/testkit/Cargo.toml");
    };
    Ok(Toolbox {
        root: root.to_owned(),
        scratch,
        tools: tools.clone(),
        rustc: stamp.rustc,
        tokio: tokio.version.clone(),
        dependencies: tokio
            .path
            .parent()
            .context("a library lies in a folder")?
            .to_owned(),
        key: stamp.key,
        sandbox: sandbox.clone(),
        compile_deadline: COMPILE_DEADLINE,
        crates: stamp.crates,
        _lock: Arc::new(lock),
        _at_work: Arc::new(at_work),
    })
}

#[derive(Clone, Copy)]
enum Lock {
    /// To link with the crates: others may too.
    Shared,
    /// To build them: nobody else may look.
    Exclusive,
}

/// Waits for the toolbox's lock; it is held until the file is dropped.
async fn lock(folder: &Path, kind: Lock) -> anyhow::Result<File> {
    let path = folder.join("lock");
    let wait = move || {
        let file = File::create(&path)?;
        match kind {
            Lock::Shared => file.lock_shared()?,
            Lock::Exclusive => file.lock()?,
        }
        Ok::<File, std::io::Error>(file)
    };
    tokio::task::spawn_blocking(wait)
        .await?
        .with_context(|| format!("lock the toolbox in {}", folder.display()))
}

/// The toolbox's folder. Cargo takes two copies of the course for the same, so where they share
/// a target folder each has a toolbox of its own.
fn folder_name(root: &Path, target: &Path) -> String {
    if target.starts_with(root) {
        return "toolbox".to_owned();
    }
    let root = stamp::hash(root.as_os_str().as_encoded_bytes());
    format!("toolbox-{}", &root[..8])
}

/// Has cargo build the testkit with all that it depends on.
async fn build(
    root: &Path,
    folder: &Path,
    tools: &Tools,
    on_progress: &mut (impl FnMut(&str) + Send),
) -> anyhow::Result<BTreeMap<String, Vec<Library>>> {
    let mut job = Job::new(&tools.cargo, root);
    let args = [
        "build",
        "--locked",
        "--package",
        "testkit",
        "--message-format",
        "json",
    ];
    job.args = args.map(OsString::from).into();
    job.env = tools.cargo_env();
    job.env.insert("CARGO_TARGET_DIR".into(), folder.into());
    // This variable wins over every other place that flags can come from.
    job.env
        .insert("CARGO_ENCODED_RUSTFLAGS".into(), FLAGS.join("\x1f").into());
    job.deadline = DEADLINE;

    let mut crates: BTreeMap<String, Vec<Library>> = BTreeMap::new();
    let mut errors = String::new();
    let finished = sandbox::run_watched(job, |line| match serde_json::from_slice(line) {
        Ok(Message::CompilerArtifact(artifact)) => {
            if !artifact.fresh {
                on_progress(&artifact.target.name);
            }
            if let Some(library) = library(&artifact) {
                crates
                    .entry(artifact.target.name)
                    .or_default()
                    .push(library);
            }
        }
        Ok(Message::CompilerMessage(message)) => {
            errors.extend(message.message.rendered);
        }
        _ => {}
    })
    .await?;
    ensure!(
        finished.exit == Exit::Code(0),
        "cargo could not build the testkit ({:?}):\n{errors}{}",
        finished.exit,
        String::from_utf8_lossy(&finished.stderr.bytes).trim_end()
    );
    Ok(crates)
}

/// The file to link with, if the artifact is a library or a procedural macro.
fn library(artifact: &Artifact) -> Option<Library> {
    let linked = [TargetKind::Lib, TargetKind::RLib, TargetKind::ProcMacro];
    if !artifact
        .target
        .kind
        .iter()
        .any(|kind| linked.contains(kind))
    {
        return None;
    }
    let path = artifact
        .filenames
        .iter()
        .find(|file| matches!(file.extension(), Some("rlib" | "so" | "dylib" | "dll")))?;
    // The identifier ends in `#name@version`, or in `#version`.
    let id = &artifact.package_id.repr;
    let version = id.rsplit(['#', '@']).next().unwrap_or_default();
    Some(Library {
        version: version.to_owned(),
        path: path.clone().into(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_of_the_course_that_share_a_target_folder_share_no_toolbox() {
        let name = |root: &str, target: &str| folder_name(Path::new(root), Path::new(target));
        assert_eq!(name("/a", "/a/target"), "toolbox");
        let (first, second) = (name("/a", "/shared"), name("/b", "/shared"));
        assert_ne!(first, second);
        assert!(first.starts_with("toolbox-"), "{first}");
        assert_eq!(first, name("/a", "/shared"));
    }
}
