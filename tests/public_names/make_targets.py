"""What make is asked for."""

import re
import subprocess

from tests.public_names.program import ROOT


def taken(program) -> dict:
    printed = _make("-pRrq")
    phony = re.search(r"^\.PHONY:(.*)$", printed, re.MULTILINE)[1].split()
    # What is made anew each time may be a file too, which nobody asks for by its name.
    targets = [name for name in phony if "/" not in name and not name.startswith(".")]
    told = {name: f"what {name} was given" for name in ("PYTHON", "OPTIONS")}
    dry = _make("-nB", "bench-pages", *(f"{name}={value}" for name, value in told.items()))
    return {
        "make_targets": {
            "targets": sorted(targets),
            "first": re.search(r"^\.DEFAULT_GOAL := (.*)$", printed, re.MULTILINE)[1],
            "variables": [name for name, value in told.items() if value in dry],
        }
    }


def _make(*arguments) -> str:
    # Asked what it would do (-n, -q), make answers by its exit status too.
    return subprocess.run(["make", *arguments], cwd=ROOT, capture_output=True, text=True, check=False).stdout
