#!/usr/bin/env python3
"""Times watch mode from the write of a file to the verdict on the screen, in turn with rustlings.

Both watch the same exercise, `join_two`, in pseudo-terminals of their own, each in a folder of its
own; a right and a wrong answer are written alternately. Real times are noisy: look at the ratio,
which compares neighbours in time.

Usage: grader/latency.py [PAIRS]

Needs `rustlings` in the search path (`cargo install rustlings`), the terminal emulator of Python's
package `pyte`, and a grader that was built.
"""

import fcntl
import os
import pty
import re
import select
import shutil
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

import pyte

ROWS, COLUMNS = 50, 100
ROOT = Path(__file__).resolve().parent.parent
# A first build of rustlings' exercise takes this long on a slow machine, in seconds.
PATIENCE = 300
SIGNATURE = """
pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
"""
RIGHT = SIGNATURE + "    tokio::join!(user, orders)\n}\n"
WRONG = SIGNATURE + "    let user = user.await;\n    let orders = orders.await;\n    (user, orders)\n}\n"
# What the suite of `join_two` asks, in the way of rustlings: inside of the learner's file.
TESTS = """
fn main() {}

#[cfg(test)]
mod tests {
    use super::dashboard;
    use std::time::Duration;
    use tokio::time::{Instant, sleep};

    async fn after<T>(millis: u64, value: T) -> T {
        sleep(Duration::from_millis(millis)).await;
        value
    }

    #[tokio::test(start_paused = true)]
    async fn both_requests_run_at_the_same_time() {
        let start = Instant::now();
        dashboard(after(100, String::new()), after(80, vec![1])).await;
        assert_eq!(start.elapsed().as_millis(), 100);
    }

    #[tokio::test(start_paused = true)]
    async fn both_answers_arrive() {
        let answers = dashboard(after(100, "Ann".to_owned()), after(80, vec![7, 3])).await;
        assert_eq!(answers, ("Ann".to_owned(), vec![7, 3]));
    }
}
"""


class Watcher:
    """A program in a pseudo-terminal, and the file that it watches."""

    def __init__(self, command, folder, file, passed, failed, tests=""):
        self.file, self.verdicts, self.tests = file, (passed, failed), tests
        child, self.pty = pty.fork()
        if child == 0:
            os.chdir(folder)
            os.execvp(command[0], command)
        fcntl.ioctl(self.pty, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self.screen = pyte.Screen(COLUMNS, ROWS)
        self.stream = pyte.ByteStream(self.screen)

    def read(self, seconds):
        """Shows what the program wrote within some seconds, if it wrote."""
        if not select.select([self.pty], [], [], seconds)[0]:
            return False
        # pyte does not know hyperlinks, and would show their addresses.
        self.stream.feed(re.sub(rb"\x1b\]8;[^\x1b]*\x1b\\\\", b"", os.read(self.pty, 65536)))
        return True

    def wait_for(self, pattern):
        """Seconds until the screen shows the pattern."""
        begin = time.monotonic()
        while time.monotonic() - begin < PATIENCE:
            if self.read(0.5) and re.search(pattern, "\n".join(self.screen.display)):
                return time.monotonic() - begin
        sys.exit(f"{pattern} did not come; the screen says:\n" + "\n".join(self.screen.display))

    def save(self, is_right):
        """Seconds from the write of the file to its verdict."""
        while self.read(0.6):
            pass
        self.file.write_text((RIGHT if is_right else WRONG) + self.tests)
        return self.wait_for(self.verdicts[0 if is_right else 1])


def ours(scratch):
    folder = scratch / "ours"
    for name in subprocess.check_output(["git", "ls-files"], cwd=ROOT, text=True).split("\n"):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    grader = ROOT / "target/debug/grader"
    # Builds what is built once, before the clock runs.
    subprocess.run([grader, "grade", "join_two", "--exit-zero"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    (folder / ".tokio-katas.json").unlink(missing_ok=True)
    file = folder / "exercises/02_joining/join_two.rs"
    # The one exercise that is not passed yet is the one that is shown.
    shutil.copytree(folder / "solutions", folder / "exercises", dirs_exist_ok=True)
    subprocess.run([grader, "grade", "--exit-zero"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    file.write_text(WRONG)
    watcher = Watcher([str(grader)], folder, file, r"✓ passed", r"1 of 2 checks failed")
    watcher.wait_for(r"1 of 2 checks failed")
    return watcher


def rustlings(scratch):
    subprocess.run(["rustlings", "init"], cwd=scratch, input=b"\n", check=True, stdout=subprocess.DEVNULL)
    folder = scratch / "rustlings"
    manifest = folder / "Cargo.toml"
    dependency = '[dependencies]\ntokio = { version = "1", features = ["full", "test-util"] }\n'
    text = manifest.read_text()
    manifest.write_text(re.sub(r"\[profile.release\]", dependency + "\n[profile.release]", text, count=1))
    # Its first exercise with tests takes in ours.
    file = folder / "exercises/03_if/if1.rs"
    (folder / ".rustlings-state.txt").write_text("DON'T EDIT THIS FILE!\n\nif1\n\n")
    file.write_text(WRONG + TESTS)
    watcher = Watcher(["rustlings"], folder, file, r"Exercise done", r"test result: FAILED", TESTS)
    watcher.wait_for(r"test result: FAILED")
    return watcher


def main():
    pairs = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    with tempfile.TemporaryDirectory() as scratch:
        watchers = [ours(Path(scratch)), rustlings(Path(scratch))]
        times = []
        for turn in range(pairs + 2):
            taken = [watcher.save(turn % 2 == 0) * 1000 for watcher in watchers]
            # The first two warm up.
            if turn >= 2:
                times.append(taken)
    for name, column in zip(("grader", "rustlings"), zip(*times)):
        print(f"{name:10} {statistics.median(column):5.0f} ms ({min(column):.0f} to {max(column):.0f})")
    ratios = [mine / theirs for mine, theirs in times]
    print(f"ratio      {statistics.median(ratios):5.2f}    ({min(ratios):.2f} to {max(ratios):.2f})")


main()
