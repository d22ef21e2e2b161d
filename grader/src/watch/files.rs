//! Which exercise's file was saved.
//!
//! Invariant: only tells that something may have changed; who hears it reads the file, and
//! compares.

use std::{collections::BTreeSet, path::PathBuf, sync::Arc};

use anyhow::{Context, Result};
use notify::{Config, Event, EventKind, PollWatcher, RecursiveMode, Watcher};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use crate::exercise::Course;

/// Real time between two looks, where the system does not tell of changes itself.
const POLL: std::time::Duration = std::time::Duration::from_millis(500);

/// Saves below `exercises/`.
pub(super) struct Files {
    /// Watches as long as it lives.
    _watcher: Box<dyn Watcher + Send>,
    saved: UnboundedReceiver<usize>,
    polls: bool,
}

impl Files {
    /// Watches the course's exercises from now on.
    pub(super) fn watch(course: &Arc<Course>) -> Result<Self> {
        let (sender, saved) = unbounded_channel();
        let folder = course.root.join("exercises");
        let watch = |mut watcher: Box<dyn Watcher + Send>| {
            watcher.watch(&folder, RecursiveMode::Recursive)?;
            Ok::<_, notify::Error>(watcher)
        };
        let told = notify::recommended_watcher(tell(course, sender.clone()))
            .and_then(|watcher| watch(Box::new(watcher)));
        let (watcher, polls) = if let Ok(watcher) = told {
            (watcher, false)
        } else {
            // Such as when the system has no watches left to give.
            let config = Config::default().with_poll_interval(POLL);
            let watcher = PollWatcher::new(tell(course, sender), config)
                .and_then(|watcher| watch(Box::new(watcher)))
                .with_context(|| format!("watch {}", folder.display()))?;
            (watcher, true)
        };
        Ok(Self {
            _watcher: watcher,
            saved,
            polls,
        })
    }

    /// What the learner should know of how files are watched.
    pub(super) fn notice(&self) -> Option<String> {
        self.polls.then(|| {
            "The system does not report saved files, so they are looked at twice a second."
                .to_owned()
        })
    }

    /// The next exercise that may have been saved.
    pub(super) async fn saved(&mut self) -> Option<usize> {
        self.saved.recv().await
    }

    /// `first` and all that were reported since, each once.
    pub(super) fn all_of(&mut self, first: usize) -> BTreeSet<usize> {
        let mut all = BTreeSet::from([first]);
        while let Ok(at) = self.saved.try_recv() {
            all.insert(at);
        }
        all
    }
}

fn tell(
    course: &Arc<Course>,
    saved: UnboundedSender<usize>,
) -> impl FnMut(notify::Result<Event>) + Send + 'static {
    let places: Vec<PathBuf> = course
        .exercises
        .iter()
        .map(|exercise| PathBuf::from(exercise.place()))
        .collect();
    move |event| {
        let Ok(event) = event else { return };
        // Reading a file is no change of it.
        if matches!(event.kind, EventKind::Access(_)) {
            return;
        }
        for path in &event.paths {
            for (at, place) in places.iter().enumerate() {
                // A topic that came as a whole, as git brings it, had its files before anybody
                // watched them.
                let is_topic = place.parent().is_some_and(|topic| path.ends_with(topic));
                if is_topic || path.ends_with(place) {
                    // Nobody listens any more: then the watch is about to end.
                    let _ = saved.send(at);
                }
            }
        }
    }
}
