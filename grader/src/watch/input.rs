//! The keys of watch mode, and how they are shown.
//!
//! Invariant: what the bottom of the screen shows is what the keys do.

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// What a key asks for, whatever is on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key {
    Char(char),
    Enter,
    Escape,
    Backspace,
    Up,
    Down,
    PageUp,
    PageDown,
    Home,
    End,
    /// Ctrl-C.
    Interrupt,
}

/// The key of an event; none for what watch mode has no use for.
pub(super) fn key(event: KeyEvent) -> Option<Key> {
    if event.kind == KeyEventKind::Release {
        return None;
    }
    let control = event.modifiers.contains(KeyModifiers::CONTROL);
    Some(match event.code {
        KeyCode::Char('c') if control => Key::Interrupt,
        KeyCode::Char('d') if control => Key::PageDown,
        KeyCode::Char('u') if control => Key::PageUp,
        KeyCode::Char(_) if control => return None,
        KeyCode::Char(char) => Key::Char(char),
        KeyCode::Enter => Key::Enter,
        KeyCode::Esc => Key::Escape,
        KeyCode::Backspace => Key::Backspace,
        KeyCode::Up => Key::Up,
        KeyCode::Down => Key::Down,
        KeyCode::PageUp => Key::PageUp,
        KeyCode::PageDown => Key::PageDown,
        KeyCode::Home => Key::Home,
        KeyCode::End => Key::End,
        _ => return None,
    })
}

/// Keys with what they do, for the bottom of the screen.
pub(super) type Help = &'static [(&'static str, &'static str)];

pub(super) const EXERCISE: Help = &[
    ("n", "next"),
    ("p", "previous"),
    ("l", "list"),
    ("h", "hint"),
    ("g", "goal"),
    ("e", "explain"),
    ("r", "run"),
    ("a", "run all"),
    ("o", "open"),
    ("w", "web page"),
    ("s", "solution"),
    ("x", "reset"),
    ("c", "auto-next"),
    ("q", "quit"),
];
pub(super) const LIST: Help = &[
    ("Enter", "go there"),
    ("f", "filter"),
    ("/", "search"),
    ("Esc", "back"),
    ("q", "quit"),
];
pub(super) const SEARCH: Help = &[("type", "to search"), ("Enter", "done"), ("Esc", "clear")];
pub(super) const EXPLANATION: Help = &[("e", "next cause"), ("Esc", "back"), ("q", "quit")];
pub(super) const SOLUTION: Help = &[("s", "difference or whole"), ("Esc", "back"), ("q", "quit")];
pub(super) const CONFIRM: Help = &[("y", "reset it"), ("Esc", "keep it")];
