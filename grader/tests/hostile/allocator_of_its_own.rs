//! expects: rejected (unsafe)
//! Brings an allocator that looks at what the grader's secret is kept in.

use std::alloc::{GlobalAlloc, Layout, System};

struct Watching;

#[global_allocator]
static ALLOCATOR: Watching = Watching;

unsafe impl GlobalAlloc for Watching {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        unsafe { System.alloc(layout) }
    }
    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        unsafe { System.dealloc(at, layout) }
    }
}

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    tokio::join!(user, orders)
}
