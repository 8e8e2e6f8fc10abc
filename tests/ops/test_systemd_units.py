"""The units for an office's server: systemd takes them, and they name commands and variables that are there."""

import re
import shutil
import subprocess

import pytest
from django.core.management import get_commands

from tests.support.serving import ROOT

UNITS = sorted((ROOT / "deploy" / "systemd").iterdir())
SERVICES = [path for path in UNITS if path.suffix == ".service"]
# It comes with the branch that makes backups.


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd here")
def test_systemd_takes_them(tmp_path):
    for path in UNITS:
        unit = path.read_text(encoding="utf-8").replace("/opt/archive/.venv/bin/", "/bin/true #")
        (tmp_path / path.name).write_text(re.sub("^(User|Group)=archive$", r"\1=root", unit, flags=re.MULTILINE))
    units = [tmp_path / path.name for path in UNITS]
    told = subprocess.run(["systemd-analyze", "verify", "--man=no", *units], capture_output=True, text=True)
    if "Failed to" in told.stderr and "connect" in told.stderr:
        pytest.skip("systemd-analyze cannot work here")
    assert [line for line in told.stderr.splitlines() if str(tmp_path) in line] == []


@pytest.mark.parametrize("service", SERVICES, ids=lambda path: path.stem)
def test_they_run_what_is_there_as_somebody_who_may_little(service):
    unit = service.read_text(encoding="utf-8")
    named = set(re.findall(r"manage\.py (\w+)", unit))
    assert named <= set(get_commands())
    assert named or "bin/gunicorn" in unit
    for line in (
        "User=archive",
        "UMask=0077",
        "NoNewPrivileges=yes",
        "ProtectSystem=strict",
        "CapabilityBoundingSet=",
    ):
        assert line in unit.splitlines()
