import json
import subprocess
import sys

import pytest

from archive.settings import BASE_DIR
from benchmarks.search_speed.report import lines


@pytest.mark.slow
def test_thirty_directives_give_one_json_object_with_every_figure():
    command = [sys.executable, "-m", "benchmarks.search_speed", "--quick", "--json", "--sizes", "30"]
    printed = subprocess.run(command, cwd=BASE_DIR, check=True, capture_output=True, text=True).stdout
    told = json.loads(printed)
    rows = told["rows"]["30"]
    assert [line.name for line in lines(told["sizes"]["30"])] == list(rows)
    assert {name: row["failed"] for name, row in rows.items() if row["failed"] or row["ours"] is None} == {}
    assert {"processor", "cores", "memory_mb", "python"} <= told["machine"].keys()
    totals = told["sizes"]["30"]["engines"]["totals"]
    assert totals["same_total"] == totals["same_meaning"]
