import json
import subprocess
import sys

import pytest


@pytest.mark.slow
@pytest.mark.alone
def test_the_benchmark_of_the_pdf_runs():
    command = [sys.executable, "-m", "benchmarks.pdf", "--json", "--rounds", "3", "--compiles", "4"]
    figures = json.loads(subprocess.check_output(command))
    assert figures["pages of the long one"] >= 10
    assert figures["PDF of the long one, s"] < 0.5
