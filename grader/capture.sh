#!/usr/bin/env bash
# Takes the capture of watch mode in the README anew: a copy of the course in a terminal of
# 80 columns and 40 lines, one answer saved, and what then stands on the screen. Needs tmux.
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
cargo build --quiet --package grader
grader=${CARGO_TARGET_DIR:-$root/target}/debug/grader
desk=$(mktemp -d)
trap 'tmux -L capture kill-server 2>/dev/null || true; rm -rf "$desk"' EXIT
git ls-files -z | xargs -0 cp --parents -t "$desk"
(cd "$desk" && env -u CARGO_TARGET_DIR "$grader" grade join_two >/dev/null || true)
tmux -L capture new-session -d -x 80 -y 40 -c "$desk" \
    "env -u CARGO_TARGET_DIR LC_ALL=C.UTF-8 '$grader' watch --seed 7"

# Waits until a text is on the screen.
wait_for() {
    for _ in $(seq 300); do
        if tmux -L capture capture-pane -p | grep --quiet --fixed-strings "$1"; then return; fi
        sleep 0.1
    done
    printf 'this never came: %s\n' "$1" >&2
    exit 1
}
wait_for quit
cp tests/02_joining/join_two/mutants/one_by_one.rs "$desk/exercises/02_joining/join_two.rs"
wait_for sequential
tmux -L capture send-keys g
wait_for "yours "
tmux -L capture capture-pane -p >"$desk/screen.txt"

awk -v screen="$desk/screen.txt" '
    /^<!-- end of capture -->/ { inside = 0 }
    !inside { print }
    /^<!-- capture -->/ {
        inside = 1
        print "```text"
        while ((getline line < screen) > 0) { sub(/ +$/, "", line); print line }
        print "```"
    }
' README.md >"$desk/README.md"
cp "$desk/README.md" README.md
