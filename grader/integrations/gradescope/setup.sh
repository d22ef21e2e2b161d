#!/usr/bin/env bash
# Gradescope runs this once as root, when it builds the container of an assignment: it installs
# Rust and builds the grader. It grades the solutions, and so shows that the container can grade.
set -euo pipefail

autograder=${AUTOGRADER:-/autograder}
# `run_autograder` looks here too.
export CARGO_HOME=${CARGO_HOME:-/opt/cargo} RUSTUP_HOME=${RUSTUP_HOME:-/opt/rustup}
export PATH=$CARGO_HOME/bin:$PATH

export DEBIAN_FRONTEND=noninteractive
apt-get update
apt-get install --yes --no-install-recommends build-essential ca-certificates curl
# Only rustup: which Rust it is says the course.
curl --proto '=https' --tlsv1.2 --silent --show-error --fail https://sh.rustup.rs |
    sh -s -- -y --no-modify-path --profile minimal --default-toolchain none

cd "$autograder/source/course"
cargo fetch --locked
cargo run --locked --offline -- doctor || echo "the sandbox lacks something, see above" >&2
cargo run --locked --offline -- grade --submission solutions
