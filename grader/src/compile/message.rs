//! The compiler's messages: read from its JSON, told as diagnostics.
//!
//! Invariant: what a learner reads is the compiler's own text, but for what would lead astray:
//! repetitions, counts at the end, and names of flags that nobody set.

use serde::Deserialize;
use testkit_record::Place;

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
    fn is_of_a_parameter(&self) -> bool {
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

/// The messages in a compiler's standard error; what is no message is passed over.
pub(super) fn parse(bytes: &[u8]) -> Vec<Message> {
    lines(bytes)
        .filter_map(|line| serde_json::from_slice(line).ok())
        .collect()
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
        let help = format!("{} Do it without.", group.why());
        return (Level::Policy, Some(group.to_string()), Some(help));
    }
    let level = match code {
        _ if message.is_error() => Level::Error,
        Some(lint) if lint.starts_with("clippy::") => Level::Advice,
        _ => Level::Warning,
    };
    let help = help(message).map(str::to_owned);
    (level, code.map(str::to_owned), help)
}

/// What the well-known messages on async code mean, in plain words.
fn help(message: &Message) -> Option<&'static str> {
    let says = |words: &str| {
        let mut spans = message.spans.iter();
        message.text.contains(words)
            || spans.any(|span| span.label.as_ref().is_some_and(|it| it.contains(words)))
    };
    match message.code() {
        Some("E0453") => Some(
            "Remove this attribute, or name only the lints that you mean: it would switch off rules that hold for every exercise.",
        ),
        Some("E0728") => Some(
            "`.await` gives the thread back to the runtime until the value is there, and only async code can do that: make the function or block around it `async`.",
        ),
        Some("E0373") => Some(
            "A spawned task may live longer than the function that spawns it, so it can't borrow from it: write `async move`, and clone what is needed in both places.",
        ),
        Some("E0521") => Some(
            "A spawned task may live longer than what this reference points to: give the task a value of its own, by `clone` or `to_owned`, before spawning it.",
        ),
        Some("E0308") if says("found future") || says("found opaque type") => {
            Some("Calling an async function only gives a future: `.await` it to have its value.")
        }
        Some("E0277" | "E0599")
            if ["impl std::future::Future", "impl Future"]
                .iter()
                .any(|it| message.text.contains(it))
                && !message.text.contains("cannot be") =>
        {
            Some("This is a future and not its value yet: `.await` it to have the value.")
        }
        Some("E0277") if message.text.contains("cannot be sent") && message.is_of_a_parameter() => {
            Some(
                "`tokio::spawn` takes only what may move to another thread and borrows nothing (`Send + 'static`), and the signature promises neither for this type. The signature is not yours to change: wait for it within this function, without a task.",
            )
        }
        _ if message.is_error()
            && (says("future cannot be sent between threads")
                || says("cannot be sent between threads safely")) =>
        {
            Some(
                "A spawned task may go on in another thread at each `.await`, so what it holds across one has to be `Send`: drop it before the `.await`, or use a type that may move (`Arc`, not `Rc`).",
            )
        }
        Some("unused_must_use") if says("future") => {
            Some("A future does nothing until it is awaited: this line starts no work at all.")
        }
        _ => None,
    }
}

/// The group of the policy that a message is a finding of.
fn forbidden(message: &Message) -> Option<Group> {
    match message.code()? {
        "unsafe_code" => Some(Group::Unsafe),
        "clippy::disallowed_methods" | "clippy::disallowed_types" => {
            policy::group_of(&message.text)
        }
        _ => None,
    }
}

/// The rendered text without the notes on flags and pages of lints.
fn without_flags(rendered: &str) -> String {
    let noise = |line: &str| {
        let line = line.trim_start();
        line.starts_with("= note: requested on the command line")
            || line.starts_with("= note: `forbid` lint level was set on command line")
            || line.starts_with("= help: for further information visit")
            || line.starts_with("= note: `-W clippy::")
            || line.starts_with("= help: to override `-W clippy::")
    };
    rendered
        .split_inclusive('\n')
        .filter(|line| !noise(line))
        .collect()
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
