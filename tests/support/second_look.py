"""pytest, and where a few tests failed beside the others, those once more with nothing beside them.

`python -m tests.support.second_look ARGUMENTS` is `pytest ARGUMENTS`. With SECOND_LOOK=1 in the environment what
failed is run again, alone: a test that fails there too is a fault. One that passes is told by name as passed at the
second look only, and is to be looked into, but it stops nobody: a browser, a server and a hundred threads on two busy
cores answer late now and then, and of ten thousand tests one that does so would hold up what it has nothing to do
with.
"""

import json
import os
import subprocess  # noqa: S404
import sys
from pathlib import Path

# More than these are no accident.
MOST = 5
FAILED = 1
CACHE = Path("test-results/second_look")


def main(arguments: list[str]) -> int:
    """What pytest returns: 0 where all passed, at the second look at the latest."""
    if os.environ.get("SECOND_LOOK") != "1":
        return _pytest(arguments)
    code = _pytest(["--cache-clear", "-o", f"cache_dir={CACHE}", *arguments])
    failed = _failed()
    if code != FAILED or not 0 < len(failed) <= MOST:
        return code
    print(f"\nsecond look, one after the other: {', '.join(failed)}", flush=True)
    code = _pytest(["-o", f"cache_dir={CACHE}", *arguments, "--last-failed", "--numprocesses", "0"])
    if code == 0:
        print("".join(f"PASSED AT THE SECOND LOOK ONLY: {name}\n" for name in failed), flush=True)
    return code


def _pytest(arguments: list[str]) -> int:
    return subprocess.run([sys.executable, "-m", "pytest", *arguments], check=False).returncode  # noqa: S603


def _failed() -> list[str]:
    """The tests that failed in the run before, by name."""
    try:
        return sorted(json.loads((CACHE / "v/cache/lastfailed").read_text("utf-8")))
    except FileNotFoundError:
        return []


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
