//! How much of a sandbox there is, and how much of one is wished for.
//!
//! Invariant: a higher tier holds back all that a lower one does.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// What the operating system is asked to enforce; each tier has all of the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Tier {
    /// Limits of the process alone; every Unix has them.
    T0,
    /// A filter of system calls: no network, no other processes, no way to outlive the grader.
    T1,
    /// Landlock: no file but those that are needed.
    T2,
    /// A user or namespaces of its own.
    T3,
}

impl Tier {
    /// Every tier, the lowest first.
    pub const ALL: &[Self] = &[Self::T0, Self::T1, Self::T2, Self::T3];

    /// The tier as it is written in options and scorecards.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::T0 => "t0",
            Self::T1 => "t1",
            Self::T2 => "t2",
            Self::T3 => "t3",
        }
    }

    /// What the tier adds to the one before it.
    pub const fn adds(self) -> &'static str {
        match self {
            Self::T0 => "limits on time, memory and output",
            Self::T1 => "no network, no other processes (seccomp)",
            Self::T2 => "no files but those that are needed (Landlock)",
            Self::T3 => "a user or namespaces of its own",
        }
    }
}

impl fmt::Display for Tier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Tier {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let is_meant = |tier: &Self| tier.as_str().eq_ignore_ascii_case(text);
        Self::ALL
            .iter()
            .copied()
            .find(is_meant)
            .ok_or_else(|| format!("{text:?} is no tier; there are t0, t1, t2 and t3"))
    }
}

/// Which sandbox somebody wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// The best that the machine has.
    Auto,
    /// None: what is run has the rights of the grader.
    Off,
    /// The best that the machine has, and nothing below this.
    Require(Tier),
    /// This one, even where the machine has a better one.
    Exactly(Tier),
}

impl fmt::Display for Wish {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Auto => f.write_str("auto"),
            Self::Off => f.write_str("off"),
            Self::Require(tier) => write!(f, "require:{tier}"),
            Self::Exactly(tier) => write!(f, "{tier}"),
        }
    }
}

impl FromStr for Wish {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "auto" => Ok(Self::Auto),
            "off" => Ok(Self::Off),
            _ => match text.strip_prefix("require:") {
                Some(tier) => tier.parse().map(Self::Require),
                None => text.parse().map(Self::Exactly).map_err(|_| {
                    "it is `auto`, `off`, a tier from `t0` to `t3`, or `require:` and a tier"
                        .to_owned()
                }),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Tier, Wish};

    #[test]
    fn a_wish_reads_as_it_is_written() {
        for text in ["auto", "off", "t0", "t2", "require:t3"] {
            assert_eq!(text.parse::<Wish>().unwrap().to_string(), text);
        }
        assert_eq!("require:T2".parse(), Ok(Wish::Require(Tier::T2)));
        for text in ["", "on", "t4", "require", "require:", "require:auto"] {
            assert!(text.parse::<Wish>().is_err(), "{text:?}");
        }
    }

    #[test]
    fn tiers_are_ordered() {
        assert!(Tier::ALL.is_sorted());
    }
}
