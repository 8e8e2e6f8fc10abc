"""A lock has the checksums of what its requirements pin, of that and nothing else (make lock)."""

import re

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.support.serving import ROOT

# What each installs: one office, a federation.
LOCKS = {"requirements": ("requirements",), "requirements-cluster": ("requirements", "requirements-cluster")}


def text(name):
    return (ROOT / name).read_text(encoding="utf-8")


def pins(text):
    """{name: (version, marker)}"""
    lines = [line for line in text.replace("\\\n", " ").splitlines() if line.strip() and line[0] not in "#-"]
    found = [Requirement(re.split(r"\s#|\s--hash", line)[0].strip()) for line in lines]
    return {canonicalize_name(one.name): (str(one.specifier), str(one.marker or "")) for one in found}


@pytest.mark.parametrize(("lock", "requirements"), LOCKS.items(), ids=LOCKS)
def test_the_lock_is_in_step_with_the_pins(lock, requirements):
    pinned = {}
    for name in requirements:
        pinned |= pins(text(f"{name}.txt"))
    assert pins(text(f"{lock}.lock")) == pinned


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_checksums_and_no_address(lock):
    told = text(f"{lock}.lock")
    entries = re.split(r"\n(?=\S)", told.strip())
    assert len(entries) == len(pins(told))
    assert [entry for entry in entries if not re.search(r"--hash=sha256:[0-9a-f]{64}", entry)] == []
    assert "://" not in told and "index" not in told
