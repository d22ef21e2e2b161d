#!/usr/bin/env bash
# Runs the checks of every solution and mutant COUNT times, with every processor kept busy by
# other work, and tells each difference in a verdict, a diagnosis or a timeline.
#
# Usage: grader/repeat.sh COUNT [NAME...] [--sandbox TIER --against off]
#
# With `--against`, a first round in that sandbox is what all others are compared with.
set -euo pipefail
cd "$(dirname "$0")/.."
count=${1:?usage: grader/repeat.sh COUNT [NAME...]}
shift
# Builds what is built once, while the machine is still quiet.
cargo run --quiet -- grade --exit-zero --output /dev/null

busy=()
trap 'kill "${busy[@]}" 2>/dev/null || true' EXIT
for ((i = 0; i < $(getconf _NPROCESSORS_ONLN); i++)); do
    bash -c 'while :; do :; done' &
    busy+=($!)
done

cargo run --quiet -- verify --repeat "$count" "$@"
