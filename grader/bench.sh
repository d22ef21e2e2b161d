#!/usr/bin/env bash
# Times the grader beside what it stands on, in turn within one run: real times are noisy, so
# look at the ratios. Prints the median of ROUNDS rounds, in milliseconds.
#
# Usage: grader/bench.sh [ROUNDS]
#
#   edit     from an edit of one exercise to its verdict
#   rustc    `rustc --test` of the same code and suite in one file, with prebuilt crates, and its run
#   cargo    `cargo test -p join_two --test join_two` after the same edit
#   grade    the whole course's grade, of the solutions
#   off, t0, t1, t2, t3
#            one exercise with two compilers' runs and two checks, unconfined and in each sandbox
#   suites   `cargo test` of all the suites, each after an edit, with the solutions in place
set -euo pipefail
cd "$(dirname "$0")/.."
rounds=${1:-9}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

cargo build --quiet --package grader
grader=${CARGO_TARGET_DIR:-$PWD/target}/debug/grader
# A copy with a target folder of its own, so that nobody's exercises are touched.
git ls-files -z | xargs -0 cp --parents -t "$scratch"
cd "$scratch"
cp -r solutions/. exercises/
export CARGO_TARGET_DIR=$scratch/target
# As under `cargo run`, which tells the grader which cargo it is.
CARGO=$(rustc --print sysroot)/bin/cargo
export CARGO
# Builds what is built once.
"$grader" grade --exit-zero >/dev/null
cargo test --quiet --no-run --workspace --exclude grader --exclude testkit --test '*' 2>/dev/null

crates=$(echo "$scratch"/target/grader/toolbox*/debug/deps)
library() { ls -t "$crates/lib$1"-*.rlib | head -1; }
exercise=exercises/02_joining/join_two.rs
one=$scratch/one.rs

edit() { echo "// $RANDOM$RANDOM" >>"$1"; }
run_edit() { edit $exercise; "$grader" grade join_two >/dev/null; }
run_rustc() {
    { echo "mod join_two {"; cat $exercise; echo "}"
      grep -v '^//!' tests/02_joining/join_two/suite.rs; } >"$one"
    rustc --test --edition 2024 --cfg tokio_unstable -C debuginfo=line-tables-only \
        -L dependency="$crates" --extern tokio="$(library tokio)" \
        --extern testkit="$(library testkit)" --extern futures="$(library futures)" \
        "$one" -o "$scratch/one" 2>/dev/null
    "$scratch/one" --quiet >/dev/null
}
run_cargo() { edit $exercise; cargo test --quiet -p join_two --test join_two >/dev/null 2>&1; }
run_grade() { for file in exercises/*/*.rs; do edit "$file"; done; "$grader" grade >/dev/null; }
for sandbox in off t0 t1 t2 t3; do
    eval "run_$sandbox() { \"$grader\" grade join_two --submission solutions --sandbox $sandbox >/dev/null; }"
done
run_suites() {
    for file in exercises/*/*.rs; do edit "$file"; done
    cargo test --quiet --workspace --exclude grader --exclude testkit --test '*' >/dev/null 2>&1
}

time_of() {
    local begin end
    begin=$(date +%s%N)
    "run_$1"
    end=$(date +%s%N)
    echo $(((end - begin) / 1000000)) >>"$scratch/$1.times"
}
median() { sort -n "$scratch/$1.times" | sed -n "$((($(wc -l <"$scratch/$1.times") + 1) / 2))p"; }

for ((i = 0; i < rounds; i++)); do
    for what in edit rustc cargo off t0 t1 t2 t3; do time_of $what; done
    if ((i < 3)); then
        for what in grade suites; do time_of $what; done
    fi
done
for what in edit rustc cargo off t0 t1 t2 t3 grade suites; do
    printf '%-8s %6d ms\n' $what "$(median $what)"
done
