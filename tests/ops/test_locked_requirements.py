"""requirements.lock has the checksums of what requirements.txt pins, of that and nothing else (make lock)."""

import re

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.support.serving import ROOT

LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")


def pins(text):
    """{name: (version, marker)}"""
    lines = [line for line in text.replace("\\\n", " ").splitlines() if line.strip() and not line.startswith("#")]
    found = [Requirement(re.split(r"\s#|\s--hash", line)[0].strip()) for line in lines]
    return {canonicalize_name(one.name): (str(one.specifier), str(one.marker or "")) for one in found}


def test_the_lock_is_in_step_with_the_pins():
    assert pins(LOCK) == pins((ROOT / "requirements.txt").read_text(encoding="utf-8"))


def test_every_pin_has_checksums_and_no_address():
    entries = re.split(r"\n(?=\S)", LOCK.strip())
    assert len(entries) == len(pins(LOCK))
    assert [entry for entry in entries if not re.search(r"--hash=sha256:[0-9a-f]{64}", entry)] == []
    assert "://" not in LOCK and "index" not in LOCK
