//! The terminal while watch mode has it.
//!
//! Invariant: whatever ends watch mode, an error and a panic included, the terminal is as it
//! was before.

use std::io::{self, Write, stdout};

use anyhow::{Context, Result};
use crossterm::{
    cursor::{MoveTo, RestorePosition, SavePosition},
    queue,
    style::Print,
    terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate},
};
use ratatui::DefaultTerminal;

use super::{model::Model, view};

/// The whole screen; given back when dropped.
pub(super) struct Screen {
    terminal: DefaultTerminal,
}

impl Screen {
    /// Takes the terminal over.
    pub(super) fn enter() -> Result<Self> {
        // Also sees to it that a panic gives the terminal back before its message.
        let terminal = ratatui::try_init().context("take over the terminal")?;
        Ok(Self { terminal })
    }

    /// Draws what has changed since the last time, all at once.
    pub(super) fn draw(&mut self, model: &mut Model) -> Result<()> {
        self.try_draw(model).context("draw on the terminal")
    }

    fn try_draw(&mut self, model: &mut Model) -> io::Result<()> {
        queue!(stdout(), BeginSynchronizedUpdate)?;
        let mut link = None;
        self.terminal
            .draw(|frame| link = view::draw(frame, model))?;
        if let Some(link) = link {
            // A hyperlink by OSC 8; terminals without it show the text alone.
            let text = format!("\x1b]8;;{}\x1b\\{}\x1b]8;;\x1b\\", link.target, link.text);
            queue!(
                stdout(),
                SavePosition,
                MoveTo(link.column, link.row),
                Print(text),
                RestorePosition
            )?;
        }
        queue!(stdout(), EndSynchronizedUpdate)?;
        stdout().flush()
    }

    /// Does `work` while the terminal is as it was, then takes it over again.
    pub(super) fn suspended<T>(&mut self, work: impl FnOnce() -> T) -> Result<T> {
        ratatui::restore();
        let done = work();
        self.terminal = ratatui::try_init().context("take over the terminal")?;
        self.terminal.clear().context("clear the terminal")?;
        Ok(done)
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        ratatui::restore();
    }
}

#[cfg(test)]
mod tests;
