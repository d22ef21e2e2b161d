//! What is wrong with a file that compiles, but not together with its suite.
//!
//! Invariant: only the task's stub and the candidate are shown, never the suite.

use std::fmt::Write as _;

use testkit_record::Place;

use super::{
    message::Message,
    source::{self, Item},
};
use crate::{
    candidate::Candidate,
    sandbox::Exit,
    scorecard::{Diagnostic, Level},
};

/// The code of these diagnostics, also in the first line of a mutant.
const CODE: &str = "signature";

/// A public item of the task, and what the candidate has in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Difference {
    expected: Item,
    found: Option<Item>,
    /// What the compiler says where the two read the same.
    because: Option<String>,
}

/// The item that does not fit, as the task has it and as the candidate has it.
pub(super) fn misfit(
    name: &str,
    message: &Message,
    stub: &str,
    candidate: &str,
) -> Option<Difference> {
    let named = |source| source::items(source).into_iter().find(|it| it.name == name);
    let (expected, found) = (named(stub)?, named(candidate));
    let same = found
        .as_ref()
        .is_some_and(|it| it.meaning == expected.meaning);
    let first = message.text.lines().next().unwrap_or_default();
    // The caller's own names would mean nothing to anybody.
    let tells = same && !first.contains("__");
    Some(Difference {
        expected,
        found,
        because: tells.then(|| first.to_owned()),
    })
}

/// The public items of the stub that the candidate lacks or has in another form.
pub(super) fn differences(stub: &str, candidate: &str) -> Vec<Difference> {
    let found = source::items(candidate);
    let differs = |expected: Item| {
        let found = found.iter().find(|it| it.name == expected.name).cloned();
        let same = found
            .as_ref()
            .is_some_and(|it| it.meaning == expected.meaning);
        (!same).then_some(Difference {
            expected,
            found,
            because: None,
        })
    };
    source::items(stub)
        .into_iter()
        .filter_map(differs)
        .collect()
}

impl Difference {
    /// The two do not even read the same.
    pub(super) fn is_in_the_text(&self) -> bool {
        self.found
            .as_ref()
            .is_none_or(|it| it.meaning != self.expected.meaning)
    }

    /// The item's name, as in code.
    pub(super) fn name(&self) -> String {
        format!("`{}`", self.expected.name)
    }

    /// The difference as a learner reads it: expected beside found.
    pub(super) fn diagnostic(&self, candidate: &Candidate) -> Diagnostic {
        let shown = &candidate.shown;
        let name = self.name();
        let (message, place, found) = match &self.found {
            None => (
                format!("there is no public {name}"),
                None,
                format!("found in {shown}: nothing public of that name\n"),
            ),
            Some(found) => (
                match &self.because {
                    None => format!("{name} is not declared as the task says"),
                    Some(why) => {
                        format!("{name} reads as the task says, but does not mean the same: {why}")
                    }
                },
                Some(Place {
                    file: shown.clone(),
                    line: found.line,
                    column: 1,
                }),
                format!(
                    "found in {shown}, line {}:\n\n{}\n",
                    found.line,
                    indented(&found.text)
                ),
            ),
        };
        let expected = indented(&self.expected.text);
        Diagnostic {
            level: Level::Signature,
            code: Some(CODE.to_owned()),
            rendered: format!("error: {message}\n\nexpected:\n\n{expected}\n\n{found}"),
            message,
            place,
            help: Some(
                "The checks call it as the task declares it. Write the declaration as expected; what is inside is yours."
                    .to_owned(),
            ),
        }
    }
}

fn indented(text: &str) -> String {
    let lines: Vec<_> = text.lines().map(|line| format!("    {line}")).collect();
    lines.join("\n")
}

/// The items read like the task's, and still the suite doesn't compile: what the compiler says,
/// as far as it is about the candidate.
pub(super) fn beyond_signatures(
    first: Option<&Message>,
    exit: Exit,
    candidate: &Candidate,
) -> Diagnostic {
    let Some(first) = first else {
        let message = format!("the checks could not be compiled with this file ({exit:?})");
        return Diagnostic {
            level: Level::Signature,
            code: Some(CODE.to_owned()),
            rendered: format!("error: {message}\n"),
            message,
            place: None,
            help: None,
        };
    };
    let message = first.text.lines().next().unwrap_or_default().to_owned();
    let mut places: Vec<Place> = Vec::new();
    let mut rendered = match first.code() {
        Some(code) => format!("error[{code}]: {message}\n"),
        None => format!("error: {message}\n"),
    };
    for (about, span) in first.all_spans() {
        let Some(place) = span.place_in(&candidate.shown) else {
            continue;
        };
        let words = span.label.as_deref().unwrap_or(about);
        _ = writeln!(rendered, " --> {place}: {words}");
        places.push(place);
    }
    Diagnostic {
        level: Level::Signature,
        code: Some(CODE.to_owned()),
        message: format!("the checks can't use it: {message}"),
        place: places.into_iter().next(),
        rendered,
        help: Some(
            "The declarations are those of the task, but the checks need more of them: a future that is `Send`, for instance, or a value that owns what it holds."
                .to_owned(),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STUB: &str = "//! Task.
/// Doc.
pub async fn get(
    key: &str, // comment
) -> u32 {
    todo!()
}

/// A cache.
pub struct Cache {
    inner: u32,
}

impl Cache {
    /// Doc.
    pub fn new(size: usize) -> Self {
        todo!()
    }
}

fn private() {}
";

    fn candidate(source: &str) -> Candidate {
        Candidate {
            role: crate::candidate::Role::Learner,
            shown: "exercises/1/a.rs".to_owned(),
            source: source.to_owned(),
        }
    }

    #[test]
    fn bodies_names_of_parameters_and_private_parts_are_the_learners() {
        let solved = "use std::fmt;
pub async fn get(_k: &str) -> u32 { 1 }
#[derive(Debug)]
pub struct Cache { map: Vec<u32>, more: u8 }
impl Cache { pub fn new(mut n: usize) -> Self { n += 1; Self { map: vec![], more: 0 } } pub fn extra() {} }
";
        assert_eq!(differences(STUB, solved), []);
        assert_eq!(differences(STUB, STUB), []);
    }

    #[test]
    fn a_changed_and_a_missing_item_are_shown_beside_what_is_expected() {
        let source = STUB
            .replace("key: &str, // comment", "key: String,")
            .replace("pub fn new", "fn new");
        let differences = differences(STUB, &source);
        let told: Vec<_> = differences
            .iter()
            .map(|it| it.diagnostic(&candidate(&source)))
            .collect();
        assert_eq!(told.len(), 2);
        assert_eq!(told[0].message, "`get` is not declared as the task says");
        assert_eq!(told[0].place.as_ref().unwrap().line, 3);
        assert_eq!(
            told[0].rendered,
            "error: `get` is not declared as the task says

expected:

    pub async fn get(
        key: &str, // comment
    ) -> u32

found in exercises/1/a.rs, line 3:

    pub async fn get(
        key: String,
    ) -> u32
"
        );
        assert_eq!(told[1].message, "there is no public `Cache::new`");
        assert!(
            told[1]
                .rendered
                .contains("\n    pub fn new(size: usize) -> Self\n")
        );
        assert!(told[1].rendered.ends_with("nothing public of that name\n"));
    }

    #[test]
    fn a_file_that_no_longer_parses_lacks_everything() {
        assert_eq!(differences(STUB, "pub fn (").len(), 3);
    }
}
