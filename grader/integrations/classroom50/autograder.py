"""Grades a submission for Classroom 50, which runs this in the learner's checkout.

The course is in `course.tar.gz` beside this file, as `install` packs it, or in the container
that the assignment runs in. Learners' code is given nothing of the environment.
"""

import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

# Exercises or topics to grade, as in ["02_joining", "select_first"]; all if none is named.
NAMES = []
# Files are out of the reach of a submission from t2 on, which GitHub's machines have.
SANDBOX = "require:t2"

PACKED = Path(__file__).resolve().parent / "course.tar.gz"
IN_THE_IMAGE = Path(os.environ.get("TOKIO_KATAS", "/opt/tokio-katas"))


def unpacked(folder):
    with tarfile.open(PACKED) as archive:
        archive.extractall(folder, filter="data")
    return Path(folder)


def remove(path):
    """Whatever the submission has put there, a link or a folder perhaps."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def grade(course, checkout):
    result = checkout / "result.json"
    remove(result)
    # The grader hands none of it on; so it can't, either.
    hidden = ("GITHUB_", "ACTIONS_", "RUNNER_")
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(hidden)
    }
    command = ["cargo", "run", "--locked", "--quiet", "--", "grade", *NAMES]
    command += ["--submission", str(checkout), "--sandbox", SANDBOX, "--exit-zero"]
    command += ["--format", "classroom50", "--output", str(result)]
    return subprocess.run(command, cwd=course, env=environment, check=False).returncode


def main():
    checkout = Path.cwd()
    if not PACKED.exists():
        return grade(IN_THE_IMAGE, checkout)
    with tempfile.TemporaryDirectory(prefix="tokio-katas-") as folder:
        return grade(unpacked(folder), checkout)


if __name__ == "__main__":
    sys.exit(main())
