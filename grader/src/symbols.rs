//! Reads the return addresses in a check's records: which line of the candidate's file, and
//! what kind of wait.
//!
//! Invariant: an address that can't be read is left out, never guessed.

mod hold;

use std::{cell::RefCell, collections::HashMap, path::Path, rc::Rc};

use addr2line::Loader;
use anyhow::anyhow;
use testkit_record::{Place, Site, WaitKind};

/// One function on a stack; an address has several where calls were inlined.
struct Frame {
    function: String,
    place: Option<Place>,
}

impl Frame {
    /// Empty where it is not known.
    fn file(&self) -> &str {
        self.place.as_ref().map_or("", |place| &place.file)
    }
}

/// The debug information of one suite's executable.
pub struct Symbols {
    loader: Loader,
    /// The candidate's file, as it was named to the compiler.
    file: String,
    cache: RefCell<HashMap<u64, Rc<[Frame]>>>,
}

impl Symbols {
    /// Opens the debug information of `binary`; `file` is the candidate's.
    ///
    /// # Errors
    /// If the executable can't be read.
    pub fn open(binary: &Path, file: &str) -> anyhow::Result<Self> {
        let loader = Loader::new(binary)
            .map_err(|error| anyhow!("read debug information of {}: {error}", binary.display()))?;
        Ok(Self {
            loader,
            file: file.to_owned(),
            cache: RefCell::new(HashMap::new()),
        })
    }

    /// What a stack of return addresses, innermost first, says about a wait.
    pub fn site(&self, stack: &[u64]) -> Site {
        let mut inner = Vec::new();
        for &address in stack {
            let frames = self.frames(address);
            for (index, frame) in frames.iter().enumerate() {
                if frame
                    .place
                    .as_ref()
                    .is_some_and(|place| place.file == self.file)
                {
                    return Site {
                        place: frame.place.clone(),
                        kind: kind(&inner, &frames[..index]),
                    };
                }
            }
            inner.push(frames);
        }
        Site::default()
    }

    /// The frames of a return address, innermost first.
    fn frames(&self, address: u64) -> Rc<[Frame]> {
        if let Some(frames) = self.cache.borrow().get(&address) {
            return Rc::clone(frames);
        }
        // A return address is behind its call.
        let frames: Rc<[Frame]> = self.read(address.saturating_sub(1)).into();
        self.cache.borrow_mut().insert(address, Rc::clone(&frames));
        frames
    }

    fn read(&self, address: u64) -> Vec<Frame> {
        let mut frames = Vec::new();
        if let Ok(mut found) = self.loader.find_frames(address) {
            while let Ok(Some(frame)) = found.next() {
                let function = frame.function.as_ref().and_then(|name| {
                    let name = name.demangle().ok()?;
                    Some(name.into_owned())
                });
                let place = frame.location.and_then(|location| {
                    Some(Place {
                        file: normal(location.file?),
                        line: location.line?,
                        column: location.column.unwrap_or(1),
                    })
                });
                frames.push(Frame {
                    function: function.unwrap_or_default(),
                    place,
                });
            }
        }
        // Line tables name a function without its module; the symbol, which there is for the
        // outermost of inlined functions, has the whole path.
        if let Some(symbol) = self.loader.find_symbol(address) {
            let function = format!("{:#}", rustc_demangle::demangle(symbol));
            match frames.last_mut() {
                Some(outermost) => outermost.function = function,
                None => frames.push(Frame {
                    function,
                    place: None,
                }),
            }
        }
        frames
    }
}

/// Paths in debug information are joined from their parts, some of which say "here".
fn normal(path: &str) -> String {
    let path = path.replace('\\', "/").replace("/./", "/");
    path.trim_start_matches("./").to_owned()
}

/// The kind told by the function nearest to the candidate's line that names one.
fn kind(inner: &[Rc<[Frame]>], rest: &[Frame]) -> Option<WaitKind> {
    let functions = || {
        let nearest = rest.iter().rev();
        let further = inner.iter().rev().flat_map(|frames| frames.iter().rev());
        nearest.chain(further).map(|frame| frame.function.as_str())
    };
    for function in functions() {
        if function.contains("tokio::time::timeout") {
            // The limit itself, or what it is put on?
            if functions().any(|function| function.contains("timeout::poll_delay")) {
                return Some(WaitKind::Timeout);
            }
        } else if let Some((_, kind)) = KINDS.iter().find(|(path, _)| function.contains(path)) {
            return Some(*kind);
        }
    }
    None
}

/// Modules of the libraries that an exercise may use, and what one waits for in them.
const KINDS: &[(&str, WaitKind)] = &[
    ("tokio::time::sleep", WaitKind::Sleep),
    ("tokio::time::interval", WaitKind::Interval),
    ("tokio::sync::mpsc", WaitKind::Channel),
    ("tokio::sync::oneshot", WaitKind::Channel),
    ("tokio::sync::watch", WaitKind::Channel),
    ("tokio::sync::broadcast", WaitKind::Channel),
    ("tokio::sync::mutex", WaitKind::Lock),
    ("tokio::sync::rwlock", WaitKind::Lock),
    ("tokio::sync::notify", WaitKind::Notify),
    ("tokio_util::sync::cancellation_token", WaitKind::Notify),
    ("tokio::sync::semaphore", WaitKind::Semaphore),
    ("tokio::sync::batch_semaphore", WaitKind::Semaphore),
    ("tokio::runtime::task::join", WaitKind::Task),
    ("tokio::task::join_set", WaitKind::Task),
    ("tokio::task::yield_now", WaitKind::Yield),
    ("tokio::io", WaitKind::Io),
    ("tokio::net", WaitKind::Io),
];
