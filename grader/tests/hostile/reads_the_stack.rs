//! expects: rejected (env)
//! Looks at the stack for the lines of the suite, to know which call of which check asks.

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    let stack = std::backtrace::Backtrace::force_capture().to_string();
    println!("{}", stack.contains("suite.rs"));
    let _ = (user, orders);
    (String::new(), Vec::new())
}
