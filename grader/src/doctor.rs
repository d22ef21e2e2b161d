//! What grading needs, and what of it this machine has.
//!
//! Invariant: it looks and tries, and changes nothing.

use std::{
    env,
    path::{Path, PathBuf},
};

use serde::Serialize;

use crate::{
    exercise,
    sandbox::{self, Tier, survey},
    toolbox::Tools,
};

/// How something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Health {
    Good,
    /// Grading works without it.
    Poor,
    /// Nothing can be graded without it.
    Bad,
}

/// Something that was looked at.
#[derive(Clone, Debug, Serialize)]
pub struct Finding {
    pub name: &'static str,
    pub health: Health,
    pub text: String,
    /// What to do about it; none where there is nothing to do.
    pub remedy: Option<String>,
}

/// A tier of the sandbox.
#[derive(Clone, Debug, Serialize)]
pub struct TierReport {
    pub tier: &'static str,
    /// What it adds to the one before it.
    pub adds: &'static str,
    pub there: bool,
    /// Why it is not there.
    pub reason: Option<String>,
    pub remedy: Option<&'static str>,
}

/// All that was found.
#[derive(Clone, Debug, Serialize)]
pub struct Examination {
    pub findings: Vec<Finding>,
    /// The tier that `--sandbox auto` takes.
    pub sandbox: &'static str,
    pub tiers: Vec<TierReport>,
}

impl Examination {
    /// Whether anything can be graded.
    pub fn can_grade(&self) -> bool {
        self.findings.iter().all(|it| it.health != Health::Bad)
    }
}

/// Looks at everything. `terminal` says what the terminal can show.
pub async fn examine(terminal: String) -> Examination {
    let here = env::current_dir().unwrap_or_default();
    let root = exercise::find_root(&here);
    let survey = survey(&sandbox::own_program()).await;
    let mut findings = vec![
        match &root {
            Ok(root) => good("course", root.display().to_string()),
            Err(error) => bad(
                "course",
                format!("{error:#}"),
                "go to the folder of the course",
            ),
        },
        toolchain(root.as_deref().unwrap_or(&here)).await,
        linker(),
        git(),
        good("terminal", terminal),
    ];
    findings.push(if survey.own_network {
        good("sockets", "a check that may use them reaches only itself")
    } else {
        poor(
            "sockets",
            "a check that may use them, where an exercise allows it, reaches the network as well",
            "what is missing of t3 is what is missing here",
        )
    });
    let best = survey.tiers.iter().rev().find(|(_, why)| why.is_none());
    Examination {
        findings,
        sandbox: best.map_or("off", |(tier, _)| tier.as_str()),
        tiers: survey.tiers.into_iter().map(tier_report).collect(),
    }
}

fn tier_report((tier, reason): (Tier, Option<String>)) -> TierReport {
    let remedy = match tier {
        Tier::T0 => "run the grader from its own file, on a file system that can run programs",
        Tier::T1 => "use Linux on x86_64, aarch64 or riscv64, with seccomp in its kernel",
        Tier::T2 => {
            "use Linux 5.13 or newer with `landlock` among the names in \
             /sys/kernel/security/lsm (the kernel's parameter `lsm=` puts it there)"
        }
        Tier::T3 => {
            "allow user namespaces (`sysctl kernel.apparmor_restrict_unprivileged_userns=0`, or \
             `kernel.unprivileged_userns_clone=1`), or grade as root in a container"
        }
    };
    TierReport {
        tier: tier.as_str(),
        adds: tier.adds(),
        there: reason.is_none(),
        remedy: reason.is_some().then_some(remedy),
        reason,
    }
}

async fn toolchain(root: &Path) -> Finding {
    let tools = match Tools::locate(root).await {
        Ok(tools) => tools,
        Err(error) => return bad("toolchain", format!("{error:#}"), "see there"),
    };
    match tools.rustc_version().await {
        Ok(version) => {
            let version = version.lines().next().unwrap_or_default();
            let folder = tools.sysroot.display();
            good("toolchain", format!("{version}, with Clippy, in {folder}"))
        }
        Err(error) => bad("toolchain", format!("{error:#}"), "install it anew"),
    }
}

fn linker() -> Finding {
    match in_search_path("cc") {
        Some(path) => good("linker", path.display().to_string()),
        None => bad(
            "linker",
            "there is no `cc` in the search path",
            "install a C compiler, such as with `apt install gcc` or `xcode-select --install`",
        ),
    }
}

fn git() -> Finding {
    match in_search_path("git") {
        Some(path) => good("git", path.display().to_string()),
        None => poor(
            "git",
            "there is none: newer versions of the course can't be taken in",
            "install git",
        ),
    }
}

fn in_search_path(program: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?)
        .map(|folder| folder.join(program))
        .find(|path| path.is_file())
}

fn good(name: &'static str, text: impl Into<String>) -> Finding {
    Finding {
        name,
        health: Health::Good,
        text: text.into(),
        remedy: None,
    }
}

fn poor(name: &'static str, text: impl Into<String>, remedy: &str) -> Finding {
    Finding {
        health: Health::Poor,
        remedy: Some(remedy.to_owned()),
        ..good(name, text)
    }
}

fn bad(name: &'static str, text: impl Into<String>, remedy: &str) -> Finding {
    Finding {
        health: Health::Bad,
        ..poor(name, text, remedy)
    }
}
