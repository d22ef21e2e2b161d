//! What is known of the scorecards that lie there already: what each was made of, and what it
//! held.
//!
//! Invariant: a scorecard is only taken for a student's if both are still the same; whatever is
//! wrong with the record, the student is graded again.

use std::{
    collections::BTreeMap,
    fmt::Write,
    fs,
    path::{Path, PathBuf},
};

use anyhow::Result;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{output, scorecard::Scorecard};

/// The file's name in the folder of results.
const FILE: &str = "record.json";

/// Which scorecards are done, by the names of their files.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Record {
    /// The seed of the last run.
    pub(super) seed: Option<u64>,
    done: BTreeMap<String, Done>,
}

/// One scorecard; both are hashes.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Done {
    /// Of all that it was made of.
    made_of: String,
    /// Of its bytes.
    card: String,
}

impl Record {
    /// The record in the folder of results; an empty one where there is none to read.
    pub(super) fn read(output: &Path) -> Self {
        let text = fs::read(output.join(FILE)).unwrap_or_default();
        serde_json::from_slice(&text).unwrap_or_default()
    }

    /// The scorecard in `file`, if it is whole and was made of the same.
    pub(super) fn card(&self, output: &Path, file: &str, made_of: &str) -> Option<Scorecard> {
        let done = self.done.get(file).filter(|it| it.made_of == made_of)?;
        let bytes = fs::read(output.join(file)).ok()?;
        (digest([bytes.as_slice()]) == done.card)
            .then(|| serde_json::from_slice(&bytes).ok())
            .flatten()
    }

    /// Writes a scorecard, and then that it is there.
    pub(super) fn add(
        &mut self,
        output: &Path,
        file: &str,
        made_of: String,
        text: &str,
    ) -> Result<()> {
        output::write(&output.join(file), text.as_bytes())?;
        let card = digest([text.as_bytes()]);
        self.done.insert(file.to_owned(), Done { made_of, card });
        self.write(output)
    }

    /// Forgets a scorecard that is no result.
    pub(super) fn forget(&mut self, output: &Path, file: &str) -> Result<()> {
        match self.done.remove(file) {
            Some(_) => self.write(output),
            None => Ok(()),
        }
    }

    pub(super) fn write(&self, output: &Path) -> Result<()> {
        let place: PathBuf = output.join(FILE);
        let mut text = serde_json::to_string_pretty(self)?;
        text.push('\n');
        output::write(&place, text.as_bytes())
    }
}

/// A hash of `parts`; no two lists of parts read the same.
pub(super) fn digest<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    hash.finalize().iter().fold(String::new(), |mut hex, byte| {
        // Writing to a string can't fail.
        _ = write!(hex, "{byte:02x}");
        hex
    })
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::Record;
    use crate::grade::no_result;

    #[test]
    fn a_card_counts_while_it_and_what_it_was_made_of_are_the_same() {
        let folder = tempfile::tempdir().unwrap();
        let output = folder.path();
        let card = no_result("no disk");
        let text = serde_json::to_string(&card).unwrap();
        let mut record = Record::default();
        record
            .add(output, "ada.json", "files".to_owned(), &text)
            .unwrap();

        let again = Record::read(output);
        assert_eq!(again.card(output, "ada.json", "files"), Some(card));
        assert_eq!(again.card(output, "ada.json", "other files"), None);
        assert_eq!(again.card(output, "bob.json", "files"), None);

        let changed = text.replace("no disk", "no tape");
        assert_ne!(changed, text);
        fs::write(output.join("ada.json"), changed).unwrap();
        assert_eq!(again.card(output, "ada.json", "files"), None);
        fs::remove_file(output.join("ada.json")).unwrap();
        assert_eq!(again.card(output, "ada.json", "files"), None);
    }

    #[test]
    fn a_forgotten_card_is_none_in_the_next_run_either() {
        let folder = tempfile::tempdir().unwrap();
        let output = folder.path();
        let text = serde_json::to_string(&no_result("no disk")).unwrap();
        let mut record = Record::default();
        for file in ["ada.json", "bob.json"] {
            record.add(output, file, "files".to_owned(), &text).unwrap();
        }
        record.forget(output, "ada.json").unwrap();
        record.forget(output, "nobody.json").unwrap();

        let again = Record::read(output);
        assert_eq!(again.card(output, "ada.json", "files"), None);
        assert!(again.card(output, "bob.json", "files").is_some());
    }
}
