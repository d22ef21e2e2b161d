//! A waker that notices who waits: each clone of it is one leaf's registration.
//!
//! Invariant: it wakes exactly when the runtime's own waker would have been woken; recording
//! never changes what runs.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    task::{RawWaker, RawWakerVTable, Waker},
};

use crate::recorder::Recorder;

/// What the waker given to the check's body points at.
struct Body {
    recorder: Arc<Recorder>,
    runtime: Waker,
}

/// One leaf's clone of the body's waker.
struct Registration {
    recorder: Arc<Recorder>,
    runtime: Waker,
    id: u64,
    woken: AtomicBool,
}

impl Registration {
    fn wake(&self) {
        if !self.woken.swap(true, Ordering::Relaxed) {
            self.recorder.registration_woken(self.id);
        }
        self.runtime.wake_by_ref();
    }
}

impl Drop for Registration {
    fn drop(&mut self) {
        if !self.woken.load(Ordering::Relaxed) {
            self.recorder.registration_dropped(self.id);
        }
    }
}

/// The waker to poll a check's body with; `runtime` is the one that the runtime polls with.
pub(crate) fn body_waker(recorder: Arc<Recorder>, runtime: Waker) -> Waker {
    let body = Arc::new(Body { recorder, runtime });
    from_raw(RawWaker::new(Arc::into_raw(body).cast(), &BODY))
}

#[expect(
    unsafe_code,
    reason = "only a hand-made vtable sees a waker being cloned"
)]
fn from_raw(raw: RawWaker) -> Waker {
    // SAFETY: every `RawWaker` of this module pairs a pointer from `Arc::into_raw` with the
    // vtable for the type in that `Arc`. Both types are `Send` and `Sync`; `clone` and
    // `wake_by_ref` borrow the `Arc`, `wake` and `drop` take it.
    unsafe { Waker::from_raw(raw) }
}

static BODY: RawWakerVTable = RawWakerVTable::new(clone_body, wake_body, wake_body_ref, drop_body);
static REGISTRATION: RawWakerVTable = RawWakerVTable::new(
    clone_registration,
    wake_registration,
    wake_registration_ref,
    drop_registration,
);

#[expect(unsafe_code, reason = "a vtable's functions get raw pointers")]
mod vtable {
    use super::{Arc, AtomicBool, Body, REGISTRATION, RawWaker, Registration};

    /// A leaf registers: this is the moment that the recorder waits for.
    pub(super) unsafe fn clone_body(data: *const ()) -> RawWaker {
        // SAFETY: `data` is the `Arc<Body>` of a live waker, which is borrowed here.
        let body = unsafe { &*data.cast::<Body>() };
        let registration = Arc::new(Registration {
            recorder: Arc::clone(&body.recorder),
            runtime: body.runtime.clone(),
            id: body.recorder.registered(),
            woken: AtomicBool::new(false),
        });
        RawWaker::new(Arc::into_raw(registration).cast(), &REGISTRATION)
    }

    pub(super) unsafe fn wake_body(data: *const ()) {
        // SAFETY: `wake` owns the waker's `Arc<Body>`.
        let body = unsafe { Arc::from_raw(data.cast::<Body>()) };
        body.runtime.wake_by_ref();
    }

    pub(super) unsafe fn wake_body_ref(data: *const ()) {
        // SAFETY: `data` is the `Arc<Body>` of a live waker, which is borrowed here.
        let body = unsafe { &*data.cast::<Body>() };
        body.runtime.wake_by_ref();
    }

    pub(super) unsafe fn drop_body(data: *const ()) {
        // SAFETY: `drop` owns the waker's `Arc<Body>`.
        drop(unsafe { Arc::from_raw(data.cast::<Body>()) });
    }

    /// A clone of a clone belongs to the same leaf.
    pub(super) unsafe fn clone_registration(data: *const ()) -> RawWaker {
        // SAFETY: `data` is the `Arc<Registration>` of a live waker; the clone is one more.
        unsafe { Arc::increment_strong_count(data.cast::<Registration>()) };
        RawWaker::new(data, &REGISTRATION)
    }

    pub(super) unsafe fn wake_registration(data: *const ()) {
        // SAFETY: `wake` owns the waker's `Arc<Registration>`.
        let registration = unsafe { Arc::from_raw(data.cast::<Registration>()) };
        registration.wake();
    }

    pub(super) unsafe fn wake_registration_ref(data: *const ()) {
        // SAFETY: `data` is the `Arc<Registration>` of a live waker, which is borrowed here.
        let registration = unsafe { &*data.cast::<Registration>() };
        registration.wake();
    }

    pub(super) unsafe fn drop_registration(data: *const ()) {
        // SAFETY: `drop` owns the waker's `Arc<Registration>`.
        drop(unsafe { Arc::from_raw(data.cast::<Registration>()) });
    }
}

use vtable::{
    clone_body, clone_registration, drop_body, drop_registration, wake_body, wake_body_ref,
    wake_registration, wake_registration_ref,
};
