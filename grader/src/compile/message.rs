//! The compiler's messages: read from its JSON, told as diagnostics.
//!
//! Invariant: what a learner reads is the compiler's own text, but for what would lead astray:
//! repetitions, counts at the end, and names of flags that nobody set.

use std::borrow::Cow;

use serde::Deserialize;
use testkit_record::Place;

use super::help;
use crate::{
    policy::{self, Group},
    sandbox::Finished,
    scorecard::{Diagnostic, Level},
};

/// No file of an exercise needs more diagnostics, and no diagnostic more text.
const MAX_DIAGNOSTICS: usize = 100;
const MAX_TEXT: usize = 16 << 10;

/// One message of the compiler, as far as it concerns us.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Message {
    #[serde(rename = "message")]
    pub(super) text: String,
    code: Option<Code>,
    level: String,
    pub(super) spans: Vec<Span>,
    pub(super) children: Vec<Message>,
    rendered: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
struct Code {
    code: String,
}

/// A part of a file that a message is about.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Span {
    pub(super) file_name: String,
    line_start: u32,
    column_start: u32,
    is_primary: bool,
    pub(super) label: Option<String>,
    expansion: Option<Box<Expansion>>,
}

/// The macro call that a span comes from.
#[derive(Clone, Debug, Deserialize)]
struct Expansion {
    span: Span,
}

impl Span {
    /// The place in `file` that the span is in, or that calls the macro it is in.
    pub(super) fn place_in(&self, file: &str) -> Option<Place> {
        if self.file_name == file {
            return Some(Place {
                file: file.to_owned(),
                line: self.line_start,
                column: self.column_start,
            });
        }
        self.expansion.as_ref()?.span.place_in(file)
    }

    fn files(&self) -> Vec<&str> {
        let mut files = vec![self.file_name.as_str()];
        if let Some(expansion) = &self.expansion {
            files.extend(expansion.span.files());
        }
        files
    }
}

impl Message {
    pub(super) fn is_error(&self) -> bool {
        self.level.starts_with("error") && !self.is_summary()
    }

    pub(super) fn code(&self) -> Option<&str> {
        self.code.as_ref().map(|code| code.code.as_str())
    }

    /// The lint that it is a finding of: a name, where the compiler's own errors have a number.
    pub(super) fn lint(&self) -> Option<&str> {
        let is_number = |code: &&str| {
            let digits = code.strip_prefix('E');
            digits.is_some_and(|it| it.bytes().all(|byte| byte.is_ascii_digit()))
        };
        self.code().filter(|code| !is_number(code))
    }

    /// It says that its lint is an error of the language unless somebody says otherwise.
    pub(super) fn is_on_by_default(&self) -> bool {
        let mut children = self.children.iter();
        children.any(|child| child.text.ends_with("on by default"))
    }

    /// Every file that the message shows a part of.
    pub(super) fn all_files(&self) -> Vec<&str> {
        let own = self.spans.iter().flat_map(Span::files);
        own.chain(self.children.iter().flat_map(Self::all_files))
            .collect()
    }

    /// The file that the message says the sandbox did not let the compiler read.
    pub(super) fn denied_file(&self) -> Option<&str> {
        let (file, reason) = self.text.strip_prefix("couldn't read ")?.split_once(": ")?;
        reason
            .starts_with("Permission denied")
            .then(|| file.trim_matches('`'))
    }

    /// Every span of the message and of the notes below it.
    pub(super) fn all_spans(&self) -> Vec<(&str, &Span)> {
        let own = self.spans.iter().map(|span| (self.text.as_str(), span));
        own.chain(self.children.iter().flat_map(Self::all_spans))
            .collect()
    }

    /// The compiler proposes to ask more of a parameter of the function: of its signature.
    pub(super) fn is_of_a_parameter(&self) -> bool {
        let mut children = self.children.iter();
        children.any(|child| child.text.contains("consider") && child.text.contains("restrict"))
    }

    /// Counts of errors and hints at the manual, which come last.
    fn is_summary(&self) -> bool {
        let text = &self.text;
        self.level == "failure-note"
            || (self.spans.is_empty()
                && (text.starts_with("aborting due to") || text.ends_with("emitted")))
    }
}

/// A message without its parts, which may be nested too deep to be read.
#[derive(Deserialize)]
struct Head {
    message: String,
    code: Option<Code>,
    level: String,
    rendered: Option<String>,
}

/// The messages in a compiler's standard error; what is no message is passed over, and what begins
/// like one and can't be read is an error.
pub(super) fn parse(bytes: &[u8]) -> Vec<Message> {
    let is_message = |line: &&[u8]| line.starts_with(b"{");
    lines(bytes).filter(is_message).map(parse_line).collect()
}

fn parse_line(line: &[u8]) -> Message {
    serde_json::from_slice(line).unwrap_or_else(|_| {
        let head: Option<Head> = serde_json::from_slice(line).ok();
        let head = head.unwrap_or_else(|| Head {
            message: "the compiler said something that can't be read".to_owned(),
            code: None,
            level: "error".to_owned(),
            rendered: None,
        });
        Message {
            text: head.message,
            code: head.code,
            level: head.level,
            spans: Vec::new(),
            children: Vec::new(),
            rendered: head.rendered,
        }
    })
}

fn lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    bytes.split(|&byte| byte == b'\n')
}

/// What a learner gets to read of the messages on the file `shown`, errors first.
pub(super) fn diagnostics(messages: &[Message], shown: &str) -> Vec<Diagnostic> {
    let mut diagnostics: Vec<Diagnostic> = Vec::new();
    for message in messages {
        let is_ours = !message.is_error() && policy::unknown_path(&message.text).is_some();
        if message.is_summary() || is_ours {
            continue;
        }
        let diagnostic = diagnostic(message, shown);
        let told = diagnostics
            .iter()
            .any(|it| it.message == diagnostic.message && it.place == diagnostic.place);
        if !told {
            diagnostics.push(diagnostic);
        }
    }
    diagnostics.sort_by_key(|it| it.level);
    diagnostics.truncate(MAX_DIAGNOSTICS);
    diagnostics
}

fn diagnostic(message: &Message, shown: &str) -> Diagnostic {
    let (level, code, help) = classify(message);
    let primary = message.spans.iter().filter(|span| span.is_primary);
    let mut any = primary.chain(&message.spans);
    let place = any.find_map(|span| span.place_in(shown));
    let rendered = message.rendered.as_deref().unwrap_or(&message.text);
    Diagnostic {
        level,
        code,
        message: first_line(&message.text),
        place,
        rendered: cut(&without_flags(rendered)),
        help,
    }
}

/// Level, code and help of a message.
fn classify(message: &Message) -> (Level, Option<String>, Option<String>) {
    let code = message.code();
    if let Some(group) = forbidden(message) {
        let reason = message.children.first().map(|it| it.text.clone());
        let help = match (group, reason) {
            (Group::Task, Some(reason)) => reason,
            _ => format!("{} Do it without.", group.why()),
        };
        return (Level::Policy, Some(group.to_string()), Some(help));
    }
    let level = match code {
        _ if message.is_error() => Level::Error,
        Some(lint) if lint.starts_with("clippy::") => Level::Advice,
        _ => Level::Warning,
    };
    let help = help::help(message).map(str::to_owned);
    (level, code.map(str::to_owned), help)
}

/// The group of the policy that a message is a finding of.
fn forbidden(message: &Message) -> Option<Group> {
    match message.code()? {
        "unsafe_code" => Some(Group::Unsafe),
        "clippy::disallowed_methods" | "clippy::disallowed_types" | "clippy::disallowed_macros" => {
            // What is not in the table is in the exercise's manifest.
            Some(policy::group_of(&message.text).unwrap_or(Group::Task))
        }
        _ => None,
    }
}

/// The rendered text without the notes on flags and pages of lints.
fn without_flags(rendered: &str) -> String {
    let noise = |line: &str| {
        let line = line.trim_start();
        line.starts_with("= note: requested on the command line")
            || line.starts_with("= help: for further information visit")
            || line.starts_with("= note: `-W clippy::")
            || line.starts_with("= help: to override `-W clippy::")
    };
    let lines = rendered.split_inclusive('\n').filter(|line| !noise(line));
    lines.map(without_home).collect()
}

/// A line that names a file of a library, without the way to it on this machine.
fn without_home(line: &str) -> Cow<'_, str> {
    const LIBRARIES: &str = "/registry/src/";
    let short = line.split_once("--> ").and_then(|(arrow, path)| {
        let (_, path) = path.split_once(LIBRARIES)?;
        let (_, path) = path.split_once('/')?;
        Some(format!("{arrow}--> {path}"))
    });
    short.map_or(Cow::Borrowed(line), Cow::Owned)
}

fn first_line(text: &str) -> String {
    cut(text.lines().next().unwrap_or_default())
}

/// The text, cut off where it is longer than anybody reads.
fn cut(text: &str) -> String {
    if text.len() <= MAX_TEXT {
        return text.to_owned();
    }
    format!("{}…\n", &text[..text.floor_char_boundary(MAX_TEXT)])
}

/// That the compiler stopped, and where, without a word of its own: it may have read what nobody
/// may see.
pub(super) fn without_words(messages: &[Message], shown: &str) -> Vec<Diagnostic> {
    const STOPPED: &str = "the compiler stopped early, and what it said is not shown";
    let errors = messages.iter().filter(|message| message.is_error());
    let place = errors
        .flat_map(|message| &message.spans)
        .find_map(|span| span.place_in(shown));
    let at = place.as_ref().map_or_else(
        || shown.to_owned(),
        |it| format!("{}:{}:{}", it.file, it.line, it.column),
    );
    vec![Diagnostic {
        level: Level::Error,
        code: None,
        message: STOPPED.to_owned(),
        place,
        rendered: format!("error: {STOPPED}\n --> {at}\n"),
        help: Some(
            "The file names what reads files or variables while it is compiled, and an exercise is one file that stands for itself. Without that, you see the compiler's own words."
                .to_owned(),
        ),
    }]
}

/// What a compiler that crashed left behind.
pub(super) fn crash(finished: &Finished) -> Diagnostic {
    let text: Vec<_> = lines(&finished.stderr.bytes)
        .filter(|line| !line.starts_with(b"{"))
        .map(String::from_utf8_lossy)
        .collect();
    Diagnostic {
        level: Level::Error,
        code: None,
        message: format!("the compiler crashed ({:?})", finished.exit),
        place: None,
        rendered: cut(&text.join("\n")),
        help: Some("This is a fault of the compiler. Write it in another way.".to_owned()),
    }
}

/// All that a compiler said of a suite, for its author.
pub(super) fn author_note(messages: &[Message], finished: &Finished) -> String {
    let rendered: String = messages
        .iter()
        .filter(|message| message.is_error())
        .filter_map(|message| message.rendered.as_deref())
        .collect();
    if rendered.is_empty() {
        return format!(
            "{:?}\n{}",
            finished.exit,
            cut(&String::from_utf8_lossy(&finished.stderr.bytes))
        );
    }
    cut(&rendered)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_that_nests_too_deep_is_read_but_for_its_parts() {
        let deep = |depth| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        let line = format!(
            r#"{{"message":"m","code":{{"code":"unsafe_code"}},"level":"warning","spans":{},"children":[],"rendered":"r"}}"#,
            deep(100_000)
        );
        let [message] = &parse(line.as_bytes())[..] else {
            panic!("one message");
        };
        assert_eq!(forbidden(message), Some(Group::Unsafe));
        let [message] = &parse(b"{\"message\":")[..] else {
            panic!("one message");
        };
        assert!(message.is_error());
    }

    #[test]
    fn a_library_s_file_is_named_without_the_way_to_it() {
        let text = "note: required\n   --> /home/me/.cargo/registry/src/host-1a/tokio-1.0.0/src/a.rs:1:2\n  --> exercises/a.rs:3:4\n";
        let short = "note: required\n   --> tokio-1.0.0/src/a.rs:1:2\n  --> exercises/a.rs:3:4\n";
        assert_eq!(without_flags(text), short);
    }
}
