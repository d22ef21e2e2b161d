//! Keys: where what a candidate must not foresee comes from, and what a record is signed with.
//!
//! Invariant: what a key gives (other keys, numbers, seals) tells nothing of the key itself, so
//! that all of it may be shown to whoever is judged. A key is wiped when it is dropped; copies
//! that the compiler makes of it on the stack are not, and whoever uses one scrubs behind it.

use std::fmt;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use zeroize::{Zeroize, Zeroizing};

/// 256 bits that somebody else can't guess.
#[derive(Clone)]
pub struct Key([u8; Key::LENGTH]);

impl Drop for Key {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl Key {
    /// In bytes.
    pub const LENGTH: usize = 32;

    pub const fn from_bytes(bytes: [u8; Self::LENGTH]) -> Self {
        Self(bytes)
    }

    pub const fn as_bytes(&self) -> &[u8; Self::LENGTH] {
        &self.0
    }

    /// A key for one purpose. No two lists of parts read the same, and no purpose's keys tell
    /// anything of another's.
    #[must_use]
    pub fn derive(&self, purpose: &str, parts: &[&[u8]]) -> Self {
        let mut mac = self.mac();
        for part in [purpose.as_bytes()].iter().chain(parts) {
            mac.update(&(part.len() as u64).to_le_bytes());
            mac.update(part);
        }
        Self(mac.finalize().into_bytes().into())
    }

    /// The number at that place of the key's sequence. Whoever has seen all the others can't
    /// tell it.
    pub fn number(&self, place: u64) -> u64 {
        let block = self.derive("number", &[&place.to_le_bytes()]);
        let mut number = [0; 8];
        number.copy_from_slice(&block.0[..8]);
        u64::from_le_bytes(number)
    }

    /// What stands at the head of the line of that number: nobody without the key can write it,
    /// for this text or for another.
    pub fn seal(&self, number: u64, text: &str) -> Seal {
        let mut mac = self.mac();
        mac.update(&number.to_le_bytes());
        mac.update(text.as_bytes());
        Seal(mac.finalize().into_bytes().into())
    }

    fn mac(&self) -> Hmac<Sha256> {
        // The block that the key is padded to, built here so that no length can be refused.
        let mut block = Zeroizing::new([0; 64]);
        block[..Self::LENGTH].copy_from_slice(&self.0);
        Hmac::<Sha256>::new(&(*block).into())
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(..)")
    }
}

/// A signature, written in hexadecimal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seal([u8; 32]);

impl fmt::Display for Seal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// What the grader sends to a check's process before any code of the candidate has run: bytes
/// of a fixed number, so that whoever reads them needs no buffer that grows.
#[derive(Debug)]
pub struct Hello {
    /// Seals each record's line, so that nobody else can write one.
    pub seal: Key,
    /// Where the suite's varied inputs come from.
    pub vary: Key,
    /// Where Tokio's own choices come from, as in `select!`. A candidate can work it out.
    pub tokio: Key,
}

impl Hello {
    /// In bytes.
    pub const LENGTH: usize = 3 * Key::LENGTH;

    pub fn to_bytes(&self) -> Zeroizing<[u8; Self::LENGTH]> {
        let mut bytes = Zeroizing::new([0; Self::LENGTH]);
        let keys = [&self.seal, &self.vary, &self.tokio];
        for (to, key) in bytes.chunks_exact_mut(Key::LENGTH).zip(keys) {
            to.copy_from_slice(&key.0);
        }
        bytes
    }

    pub fn from_bytes(bytes: &[u8; Self::LENGTH]) -> Self {
        let key = |place: usize| {
            let mut key = Key([0; Key::LENGTH]);
            let start = place * Key::LENGTH;
            key.0.copy_from_slice(&bytes[start..start + Key::LENGTH]);
            key
        };
        Self {
            seal: key(0),
            vary: key(1),
            tokio: key(2),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Hello, Key};

    fn key(byte: u8) -> Key {
        Key::from_bytes([byte; Key::LENGTH])
    }

    #[test]
    fn what_a_key_gives_depends_on_all_that_it_is_given_for() {
        let of = |purpose: &str, parts: &[&[u8]]| *key(1).derive(purpose, parts).as_bytes();
        assert_eq!(of("a", &[b"b", b"c"]), of("a", &[b"b", b"c"]));
        let others = [
            of("ab", &[b"c"]),
            of("a", &[b"bc"]),
            of("a", &[b"b", b"c", b""]),
            *key(2).derive("a", &[b"b", b"c"]).as_bytes(),
        ];
        for other in others {
            assert_ne!(other, of("a", &[b"b", b"c"]));
        }
        assert_ne!(key(1).number(0), key(1).number(1));
        assert_ne!(key(1).number(0), key(2).number(0));
    }

    #[test]
    fn a_seal_is_of_one_key_one_number_and_one_text() {
        let seal = key(1).seal(3, "text");
        assert_eq!(seal, key(1).seal(3, "text"));
        for other in [
            key(2).seal(3, "text"),
            key(1).seal(4, "text"),
            key(1).seal(3, "texts"),
        ] {
            assert_ne!(seal, other);
        }
        assert_eq!(seal.to_string().len(), 64);
    }

    /// The second test case of RFC 4231, whose key is shorter than a block as ours is.
    #[test]
    fn seals_are_those_of_hmac() {
        let mut bytes = [0; Key::LENGTH];
        bytes[..4].copy_from_slice(b"Jefe");
        let mut mac = Key::from_bytes(bytes).mac();
        hmac::Mac::update(&mut mac, b"what do ya want for nothing?");
        let expected = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
        let got = super::Seal(hmac::Mac::finalize(mac).into_bytes().into());
        assert_eq!(got.to_string(), expected);
    }

    #[test]
    fn a_greeting_comes_over_whole() {
        let hello = Hello {
            seal: key(1),
            vary: key(2),
            tokio: key(3),
        };
        let read = Hello::from_bytes(&hello.to_bytes());
        let keys = [&read.seal, &read.vary, &read.tokio];
        assert_eq!(keys.map(|key| key.as_bytes()[31]), [1, 2, 3]);
        assert_eq!(format!("{:?}", hello.seal), "Key(..)");
    }
}
