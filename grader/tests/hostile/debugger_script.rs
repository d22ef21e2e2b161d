//! expects: rejected (files)
//! Takes in a file as a debugger's script.

#![debugger_visualizer(gdb_script_file = "@COURSE@/grader/tests/hostile/included.txt")]

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    tokio::join!(user, orders)
}
