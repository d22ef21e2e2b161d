//! Finds the toolchain's own programs, and gives them a clean environment.
//!
//! Invariant: never a proxy, which costs time at each start and looks for its settings in the
//! folder where it runs.

use std::{
    collections::BTreeMap,
    env,
    ffi::{OsStr, OsString},
    path::{Path, PathBuf},
    time::{Duration, UNIX_EPOCH},
};

use anyhow::{Context, bail, ensure};

use crate::sandbox::{self, Exit, Job};

/// What a compiler and its linker need to know of the machine.
const FOR_COMPILERS: &[&str] = &[
    "PATH",
    "TMPDIR",
    "SDKROOT",
    "DEVELOPER_DIR",
    "MACOSX_DEPLOYMENT_TARGET",
];

/// What cargo needs beyond that, to find its home and to fetch what is missing.
const FOR_CARGO: &[&str] = &[
    "HOME",
    "USER",
    "LANG",
    "CARGO_HOME",
    "RUSTUP_HOME",
    "SSL_CERT_FILE",
    "SSL_CERT_DIR",
    "SSH_AUTH_SOCK",
];

/// The programs of one toolchain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tools {
    pub sysroot: PathBuf,
    pub cargo: PathBuf,
    pub rustc: PathBuf,
    pub clippy_driver: PathBuf,
}

impl Tools {
    /// Finds the toolchain that `cargo run` started us with, or the one that the course names.
    ///
    /// # Errors
    ///
    /// A program of the toolchain is missing; the message says how to get it.
    pub async fn locate(root: &Path) -> anyhow::Result<Self> {
        let sysroot = match env::var_os("CARGO").and_then(|cargo| sysroot_of(Path::new(&cargo))) {
            Some(sysroot) => sysroot,
            None => ask_rustc(root).await?,
        };
        Self::in_sysroot(&sysroot)
    }

    /// The programs in a sysroot; an error names the one that is missing and the remedy.
    fn in_sysroot(sysroot: &Path) -> anyhow::Result<Self> {
        let bin = sysroot.join("bin");
        let tools = Self {
            sysroot: sysroot.to_owned(),
            cargo: bin.join("cargo"),
            rustc: bin.join("rustc"),
            clippy_driver: bin.join("clippy-driver"),
        };
        for tool in [&tools.rustc, &tools.cargo] {
            ensure!(
                tool.is_file(),
                "{} is missing: install the toolchain that rust-toolchain.toml names with `rustup toolchain install`",
                tool.display()
            );
        }
        ensure!(
            tools.clippy_driver.is_file(),
            "{} is missing: run `rustup component add clippy`",
            tools.clippy_driver.display()
        );
        Ok(tools)
    }

    /// What `rustc -vV` prints.
    ///
    /// # Errors
    ///
    /// The compiler doesn't run.
    pub async fn rustc_version(&self) -> anyhow::Result<String> {
        let mut job = Job::new(&self.rustc, &self.sysroot);
        job.args = vec!["-vV".into()];
        job.env = compiler_env();
        let finished = sandbox::run(job).await?;
        ensure!(
            finished.exit == Exit::Code(0),
            "{} -vV ended with {:?}",
            self.rustc.display(),
            finished.exit
        );
        String::from_utf8(finished.stdout.bytes)
            .with_context(|| format!("read what {} -vV prints", self.rustc.display()))
    }

    /// What tells this compiler from another, without starting it: its file, size and date.
    pub(super) fn fingerprint(&self) -> anyhow::Result<String> {
        let rustc = self.rustc.display();
        let file = std::fs::metadata(&self.rustc).with_context(|| format!("look at {rustc}"))?;
        let age = file
            .modified()
            .ok()
            .and_then(|date| date.duration_since(UNIX_EPOCH).ok())
            .unwrap_or_default();
        Ok(format!("{rustc} {} {}", file.len(), age.as_nanos()))
    }

    /// The environment for cargo: the machine's and the network's settings, and nothing that
    /// changes how it compiles.
    pub fn cargo_env(&self) -> BTreeMap<OsString, OsString> {
        let mut env = inherited(|name| {
            let lower = name.to_ascii_lowercase();
            FOR_COMPILERS.contains(&name)
                || FOR_CARGO.contains(&name)
                || name.starts_with("CARGO_HTTP_")
                || name.starts_with("CARGO_NET_")
                || name.starts_with("CARGO_REGISTRIES_")
                || name.starts_with("CARGO_SOURCE_")
                || lower.ends_with("_proxy")
        });
        env.insert("RUSTC".into(), self.rustc.clone().into());
        for wrapper in ["RUSTC_WRAPPER", "RUSTC_WORKSPACE_WRAPPER"] {
            env.insert(wrapper.into(), OsString::new());
        }
        env
    }
}

/// The environment for compilers: no more than they and their linker need.
pub fn compiler_env() -> BTreeMap<OsString, OsString> {
    let mut env = bare_env();
    env.extend(inherited(|name| FOR_COMPILERS.contains(&name)));
    env
}

/// The environment for a compiler that needs no linker: nothing of the machine's.
pub fn bare_env() -> BTreeMap<OsString, OsString> {
    // A compiler that crashes would leave a file in the folder where it runs.
    [("RUSTC_ICE".into(), "0".into())].into()
}

fn inherited(wanted: impl Fn(&str) -> bool) -> BTreeMap<OsString, OsString> {
    env::vars_os()
        .filter(|(name, _)| name.to_str().is_some_and(&wanted))
        .collect()
}

/// The sysroot that a cargo belongs to, if it lies in one: a proxy doesn't.
fn sysroot_of(cargo: &Path) -> Option<PathBuf> {
    let bin = cargo.parent()?;
    let sysroot = bin.parent()?;
    let real = bin.file_name() == Some(OsStr::new("bin"))
        && bin.join("rustc").is_file()
        && sysroot.join("lib/rustlib").is_dir();
    real.then(|| sysroot.to_owned())
}

/// Asks the `rustc` of the search path, which may be a proxy that reads the course's
/// `rust-toolchain.toml`.
async fn ask_rustc(root: &Path) -> anyhow::Result<PathBuf> {
    let Some(rustc) = in_search_path("rustc") else {
        bail!("rustc is not in the search path: install Rust from https://rustup.rs");
    };
    let mut job = Job::new(rustc, root);
    job.args = vec!["--print".into(), "sysroot".into()];
    job.env = inherited(|name| {
        FOR_COMPILERS.contains(&name) || FOR_CARGO.contains(&name) || name.starts_with("RUSTUP_")
    });
    // A proxy may have to fetch the toolchain first.
    job.deadline = Duration::from_mins(10);
    let finished = sandbox::run(job).await?;
    ensure!(
        finished.exit == Exit::Code(0),
        "`rustc --print sysroot` failed: {}",
        String::from_utf8_lossy(&finished.stderr.bytes).trim()
    );
    let text = String::from_utf8(finished.stdout.bytes).context("read the sysroot's path")?;
    Ok(PathBuf::from(text.trim_end()))
}

fn in_search_path(program: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?)
        .map(|folder| folder.join(program))
        .find(|path| path.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn finds_a_toolchain_that_says_its_version() {
        let tools = Tools::locate(Path::new("/")).await.unwrap();
        let version = tools.rustc_version().await.unwrap();
        assert!(version.starts_with("rustc 1."), "{version}");
        assert!(version.contains("\nhost: "), "{version}");
        assert_eq!(sysroot_of(&tools.cargo), Some(tools.sysroot.clone()));
    }

    #[test]
    fn a_missing_tool_is_named_with_its_remedy() {
        let folder = tempfile::tempdir().unwrap();
        let says = || format!("{:#}", Tools::in_sysroot(folder.path()).unwrap_err());
        assert!(says().contains("rustup toolchain install"), "{}", says());
        let bin = folder.path().join("bin");
        std::fs::create_dir(&bin).unwrap();
        for tool in ["cargo", "rustc"] {
            std::fs::write(bin.join(tool), "").unwrap();
        }
        assert!(says().contains("rustup component add clippy"), "{}", says());
        // A proxy's folder has no sysroot above it.
        assert_eq!(sysroot_of(&bin.join("cargo")), None);
    }

    #[test]
    fn what_changes_a_compilation_is_not_inherited() {
        // Cargo sets it for every test.
        assert!(env::var_os("CARGO_MANIFEST_DIR").is_some());
        assert!(!compiler_env().contains_key(OsStr::new("CARGO_MANIFEST_DIR")));
        assert!(!compiler_env().contains_key(OsStr::new("HOME")));
        let tools = Tools {
            sysroot: "/s".into(),
            cargo: "/s/bin/cargo".into(),
            rustc: "/s/bin/rustc".into(),
            clippy_driver: "/s/bin/clippy-driver".into(),
        };
        let env = tools.cargo_env();
        assert!(!env.contains_key(OsStr::new("CARGO_MANIFEST_DIR")));
        assert_eq!(env[OsStr::new("RUSTC")], "/s/bin/rustc");
        assert_eq!(env[OsStr::new("RUSTC_WRAPPER")], "");
    }
}
