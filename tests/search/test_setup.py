"""What a process pays for before it does anything."""

import json
import subprocess
import sys

from tests.support.serving import ROOT, environment_of

LOADED = "import django, json, sys; django.setup(); print(json.dumps(list(sys.modules)))"


def test_to_set_django_up_takes_no_engine(tmp_path):
    """Whoever commands or forks pays for it only where it is asked something."""
    environment = environment_of(tmp_path) | {"DJANGO_SETTINGS_MODULE": "archive.settings"}
    told = subprocess.run(
        [sys.executable, "-c", LOADED], cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE
    )
    rooms = ("whoosh", "haystack.backends.whoosh_backend", "search.whoosh_engine", "search.indexing.index_upkeep")
    assert {name for name in json.loads(told.stdout) if name.startswith(rooms)} == set()
