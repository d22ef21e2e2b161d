//! Which sandbox the machine has, found out by trying.
//!
//! Invariant: a tier counts as there only if a process that ran in it could not do what the tier
//! promises to hold back.

use std::{
    fs::Permissions,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use anyhow::{Context, anyhow, bail};

use super::{
    Exit, Job, TRIAL,
    fence::{Fence, Limits, Network, Program},
    plan::Identity,
    run,
    tier::{Tier, Wish},
    users::Users,
};
use crate::exit_code;

/// The sandbox that processes run in; there may be none.
#[derive(Clone, Debug)]
pub struct Sandbox {
    pub(super) setup: Option<Arc<Setup>>,
}

/// How processes are confined.
#[derive(Debug)]
pub(super) struct Setup {
    pub(super) tier: Tier,
    /// The grader's own program.
    pub(super) shim: PathBuf,
    becomes: Becomes,
}

#[derive(Debug)]
enum Becomes {
    Same,
    User(Arc<Users>),
    Namespace,
}

/// A user that a process has for itself.
pub(super) struct Lease {
    users: Arc<Users>,
    user: u32,
}

impl Lease {
    pub(super) fn user(&self) -> u32 {
        self.user
    }

    /// To be called when nothing of the user runs any more.
    pub(super) fn end(self) {
        self.users.give_back(self.user);
    }
}

impl Setup {
    fn new(tier: Tier, shim: &Path) -> Self {
        let becomes = match tier {
            Tier::T3 if may_become_others() => Becomes::User(Arc::new(Users::new())),
            Tier::T3 => Becomes::Namespace,
            _ => Becomes::Same,
        };
        Self {
            tier,
            shim: shim.to_owned(),
            becomes,
        }
    }

    /// Who the next process runs as.
    pub(super) fn identity(&self) -> (Identity, Option<Lease>) {
        match &self.becomes {
            Becomes::Same => (Identity::Same, None),
            Becomes::Namespace => (Identity::Namespace, None),
            Becomes::User(users) => {
                let lease = Lease {
                    users: Arc::clone(users),
                    user: users.take(),
                };
                (Identity::User(lease.user), Some(lease))
            }
        }
    }
}

impl Sandbox {
    /// None: what runs has the rights of the grader.
    pub fn off() -> Self {
        Self { setup: None }
    }

    /// The sandbox that is wished for. `program` is the grader's own, to be started as a shim.
    ///
    /// # Errors
    ///
    /// The machine does not have what is asked for.
    pub async fn open(wish: Wish, program: &Path) -> anyhow::Result<Self> {
        let (least, best) = match wish {
            Wish::Off => return Ok(Self::off()),
            Wish::Auto => (Tier::T0, Tier::T3),
            Wish::Require(tier) => (tier, Tier::T3),
            Wish::Exactly(tier) => (tier, tier),
        };
        let mut reason = None;
        for tier in Tier::ALL.iter().rev().copied() {
            if !(least..=best).contains(&tier) {
                continue;
            }
            let setup = Arc::new(Setup::new(tier, program));
            match try_out(&setup, Network::None).await {
                Ok(()) => return Ok(Self { setup: Some(setup) }),
                Err(error) => reason = Some(error),
            }
        }
        let reason = reason.context("there is a tier to try")?;
        Err(exit_code::environment(anyhow!(
            "this machine has no sandbox of tier {least}: {reason:#}: \
             `cargo run -- doctor` shows what it has"
        )))
    }

    /// As scorecards name it.
    pub fn name(&self) -> &'static str {
        self.tier().map_or("off", Tier::as_str)
    }

    pub fn tier(&self) -> Option<Tier> {
        self.setup.as_ref().map(|setup| setup.tier)
    }
}

/// All that the machine has.
#[derive(Clone, Debug)]
pub struct Survey {
    /// Each tier, with why it is not there where it isn't.
    pub tiers: Vec<(Tier, Option<String>)>,
    /// A process that may use sockets reaches nobody but itself.
    pub own_network: bool,
}

/// Looks at every tier. `program` is the grader's own.
pub async fn survey(program: &Path) -> Survey {
    let mut tiers = Vec::new();
    for tier in Tier::ALL {
        let setup = Arc::new(Setup::new(*tier, program));
        let tried = try_out(&setup, Network::None).await;
        tiers.push((*tier, tried.err().map(|error| format!("{error:#}"))));
    }
    let setup = Arc::new(Setup::new(Tier::T3, program));
    Survey {
        tiers,
        own_network: try_out(&setup, Network::Loopback).await.is_ok(),
    }
}

#[cfg(target_os = "linux")]
use super::shim::may_become_others;

#[cfg(not(target_os = "linux"))]
fn may_become_others() -> bool {
    false
}

/// Has the grader's own program try, in the sandbox, what it must and must not be able to do.
async fn try_out(setup: &Arc<Setup>, network: Network) -> anyhow::Result<()> {
    // As private as a home may be in which the toolchain lies.
    let folder = tempfile::Builder::new()
        .permissions(Permissions::from_mode(0o700))
        .tempdir()
        .context("create a folder to try a sandbox in")?;
    let (open, shut, scratch) = (
        folder.path().join("open"),
        folder.path().join("shut"),
        folder.path().join("scratch"),
    );
    std::fs::write(&open, "open")
        .and_then(|()| std::fs::write(&shut, "shut"))
        .and_then(|()| std::fs::create_dir(&scratch))
        .context("create files to try a sandbox with")?;

    let limits = Limits {
        memory: 1 << 30,
        cpu: Duration::from_secs(5),
        file_size: 1 << 20,
        open_files: 64,
        threads: 64,
    };
    let mut fence = Fence::new(Program::Tool, limits);
    fence.network = network;
    fence.read = vec![open.clone()];
    fence.write = vec![scratch.clone()];
    let mut job = Job::new(&setup.shim, &scratch);
    let network = if network == Network::None {
        "none"
    } else {
        "own"
    };
    job.args = [TRIAL, setup.tier.as_str(), network].map(Into::into).into();
    job.args.extend([open, shut, scratch].map(Into::into));
    job.deadline = Duration::from_secs(20);
    let sandbox = Sandbox {
        setup: Some(Arc::clone(setup)),
    };
    job.confine(&sandbox, fence);
    let finished = run(job)
        .await
        .map_err(|error| anyhow!("{}", error.root_cause()))?;
    match finished.exit {
        Exit::Code(0) => Ok(()),
        Exit::Code(_) if !finished.stdout.bytes.is_empty() => {
            bail!("{}", String::from_utf8_lossy(&finished.stdout.bytes).trim())
        }
        exit => bail!("a process in it ended with {exit:?}"),
    }
}
