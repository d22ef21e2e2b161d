//! Where a run's varied inputs come from: a seed that reports name, and a secret that they don't.
//!
//! Without a secret, whoever knows the seed can work out every input. With one, only whoever has
//! the secret too. A check's process gets keys that are made of both, and never holds either.
//!
//! Invariant: nothing that leaves this module tells the secret, but for a fingerprint by which a
//! guess could be tried; so a secret is long.

use std::{
    fmt,
    fs::File,
    io::Read,
    path::{Path, PathBuf},
};

use anyhow::{Context, bail};
use testkit_record::{Hello, Key};

/// In bytes: fewer could be guessed from the fingerprint.
const SHORTEST: usize = 16;

/// More is no secret, but the wrong file.
const LONGEST: usize = 64 << 10;

/// What a run is repeated by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seed {
    pub number: u64,
    pub secret: Option<Secret>,
}

impl Seed {
    /// A new number from the operating system.
    ///
    /// # Errors
    /// If it gives none.
    pub fn draw() -> anyhow::Result<u64> {
        getrandom::u64().context("get random bytes from the operating system")
    }

    /// The keys of a check's process, which are the same in every run with this seed and secret
    /// but for the one that seals records: that one is new each time.
    ///
    /// # Errors
    /// If the operating system gives no random bytes.
    pub fn hello(&self, exercise: &str, check: &str) -> anyhow::Result<Hello> {
        let mut seal = [0; Key::LENGTH];
        getrandom::fill(&mut seal).context("get random bytes from the operating system")?;
        let root = self.secret.map_or([0; Key::LENGTH], |secret| secret.key);
        let root = Key::from_bytes(root);
        let key = |purpose| {
            let number = self.number.to_le_bytes();
            root.derive(purpose, &[&number, exercise.as_bytes(), check.as_bytes()])
        };
        Ok(Hello {
            seal: Key::from_bytes(seal),
            vary: key("varied inputs"),
            tokio: key("Tokio's choices"),
        })
    }

    /// By which two runs can tell whether they had the same secret.
    pub fn fingerprint(&self) -> Option<String> {
        let bytes = self.secret.map(|secret| secret.fingerprint.to_be_bytes());
        bytes.map(|bytes| bytes.map(|byte| format!("{byte:02x}")).concat())
    }
}

impl From<u64> for Seed {
    fn from(number: u64) -> Self {
        Self {
            number,
            secret: None,
        }
    }
}

/// What makes inputs that nobody can work out who knows the seed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Secret {
    key: [u8; Key::LENGTH],
    fingerprint: u64,
}

impl Secret {
    /// What is in `file`, without the white space at its end.
    ///
    /// # Errors
    /// If it can't be read, holds too little or too much, or lies in one of the `public` folders,
    /// where those who are judged could read it.
    pub fn read(file: &Path, public: &[PathBuf]) -> anyhow::Result<Self> {
        let shown = file.display();
        let opened = File::open(file).with_context(|| format!("read the secret in {shown}"))?;
        let place = file
            .canonicalize()
            .with_context(|| format!("find the secret in {shown}"))?;
        for folder in public {
            let folder = folder.canonicalize().unwrap_or_else(|_| folder.clone());
            if place.starts_with(&folder) {
                bail!(
                    "the secret in {shown} lies in {}, where learners can find it: keep it in a \
                     folder of your own, outside of the course and of what is handed in",
                    folder.display()
                );
            }
        }
        let mut bytes = Vec::new();
        opened
            .take(LONGEST as u64 + 1)
            .read_to_end(&mut bytes)
            .with_context(|| format!("read the secret in {shown}"))?;
        let secret = bytes.trim_ascii_end();
        if secret.len() < SHORTEST {
            bail!(
                "the secret in {shown} is too short: it needs {SHORTEST} bytes or more, as from \
                 `openssl rand -hex 32 > {shown}`"
            );
        }
        if secret.len() > LONGEST {
            bail!("the secret in {shown} is longer than {LONGEST} bytes: is it the right file?");
        }
        Ok(Self::of(secret))
    }

    fn of(bytes: &[u8]) -> Self {
        let nobodys = Key::from_bytes([0; Key::LENGTH]);
        let key = |purpose| nobodys.derive(purpose, &[bytes]);
        Self {
            key: *key("a course's secret").as_bytes(),
            fingerprint: key("the fingerprint of a course's secret").number(0),
        }
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Secret({:016x})", self.fingerprint)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{LONGEST, Secret, Seed};

    #[test]
    fn keys_depend_on_seed_secret_exercise_and_check() {
        let with = |number, secret: Option<&str>| Seed {
            number,
            secret: secret.map(|it| Secret::of(it.as_bytes())),
        };
        let keys = |seed: Seed, exercise: &str, check: &str| {
            let hello = seed.hello(exercise, check).unwrap();
            [*hello.vary.as_bytes(), *hello.tokio.as_bytes()]
        };
        let first = keys(with(7, Some("a")), "join_two", "both");
        assert_eq!(first, keys(with(7, Some("a")), "join_two", "both"));
        assert_ne!(first[0], first[1]);
        for other in [
            keys(with(8, Some("a")), "join_two", "both"),
            keys(with(7, Some("b")), "join_two", "both"),
            keys(with(7, None), "join_two", "both"),
            keys(with(7, Some("a")), "join_all", "both"),
            keys(with(7, Some("a")), "join_two", "one"),
            keys(with(7, Some("a")), "join_twob", "oth"),
        ] {
            assert!(first.iter().all(|key| !other.contains(key)));
        }
        let seal = || *Seed::from(7).hello("a", "b").unwrap().seal.as_bytes();
        assert_ne!(seal(), seal());
    }

    #[test]
    fn a_fingerprint_is_of_the_secret_alone_and_is_not_its_key() {
        let seed = |number| Seed {
            number,
            secret: Some(Secret::of(b"a long enough secret")),
        };
        let print = seed(1).fingerprint().unwrap();
        assert_eq!(seed(2).fingerprint().unwrap(), print);
        assert_eq!(print.len(), 16);
        let key = seed(1).secret.unwrap().key;
        assert!(
            !key.map(|byte| format!("{byte:02x}"))
                .concat()
                .contains(&print)
        );
        assert_eq!(Seed::from(1).fingerprint(), None);
        assert_eq!(
            format!("{:?}", seed(1).secret.unwrap()),
            format!("Secret({print})")
        );
    }

    #[test]
    fn a_secret_is_of_the_right_length_and_in_nobodys_reach() {
        let (course, home) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let public = [course.path().to_owned()];
        let file = home.path().join("secret");
        let read = |text: &str| {
            fs::write(&file, text).unwrap();
            Secret::read(&file, &public).map_err(|error| format!("{error:#}"))
        };
        assert_eq!(
            read("0123456789abcdef\r\n\n"),
            Ok(Secret::of(b"0123456789abcdef"))
        );
        assert!(read("0123456789abcde\n").unwrap_err().contains("too short"));
        assert!(read("").unwrap_err().contains("too short"));
        assert!(
            read(&"a".repeat(LONGEST + 1))
                .unwrap_err()
                .contains("longer")
        );

        let inside = course.path().join("secret");
        fs::write(&inside, "0123456789abcdef").unwrap();
        let link = home.path().join("link");
        std::os::unix::fs::symlink(&inside, &link).unwrap();
        for place in [inside, link] {
            let error = Secret::read(&place, &public).unwrap_err();
            assert!(format!("{error:#}").contains("outside of the course"));
        }
        assert!(Secret::read(&home.path().join("none"), &public).is_err());
        assert!(Secret::read(home.path(), &public).is_err());
    }
}
