"""make bench-cluster: the archive of one office beside a federation's, at one size or several, in one run.

Forms: embedded (SQLite, the embedded index), postgresql (PostgreSQL, the embedded index), cluster (PostgreSQL,
OpenSearch at --cluster). PostgreSQL is started for the run; the cluster is the one whose addresses are given, and has
to hold nothing else. What --write keeps of other sizes stays: the forms of one size are those of one run.
"""

import argparse
import contextlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from benchmarks import results
from benchmarks.federation.cluster_figures import cluster_figures
from benchmarks.federation.forms_table import forms_table
from tests.servers import postgres

_FIGURES = Path(__file__).with_name("figures.json")


def figures(form: str, size: int, seconds: float, cluster: str) -> dict:
    """Those of one form at one size, from empty stores."""
    print(f"{form}, {size:,} directives", file=sys.stderr)
    with tempfile.TemporaryDirectory() as folder, _database(form) as named:
        environment = os.environ | {"DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "archive.settings"} | named
        # Whoever starts the nodes may have named them for all that he starts.
        environment["OPENSEARCH_URL"] = cluster if form == "cluster" else ""
        command = [sys.executable, "-m", "benchmarks.federation.one_form", str(size), str(seconds)]
        told = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE).stdout
        found = json.loads(told.splitlines()[-1])
        return found | ({"cluster": cluster_figures(cluster)} if form == "cluster" else {})


@contextlib.contextmanager
def _database(form: str) -> Iterator[dict[str, str]]:
    if form == "embedded":
        yield {}
        return
    with postgres.running() as server:
        host = f"{quote(server['PGHOST'], safe='')}:{server['PGPORT']}"
        yield {"DATABASE_URL": f"postgres://{server['PGUSER']}@{host}/archive"}


def with_kept(found: dict[int, dict]) -> dict[int, dict]:
    """These sizes and those that were kept before, in order."""
    kept = json.loads(_FIGURES.read_text(encoding="utf-8")) if _FIGURES.exists() else {}
    return dict(sorted(({int(size): forms for size, forms in kept.items()} | found).items()))


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--sizes", default="1000,10000,30000", help="how many directives, separated by commas")
    options.add_argument("--forms", default="embedded,postgresql,cluster", help="which, separated by commas")
    options.add_argument("--seconds", type=float, default=15, help="how long each page is read; 0: no pages")
    options.add_argument("--cluster", default="", metavar="URLS", help="the nodes' addresses, separated by commas")
    options.add_argument("--write", action="store_true", help="keep table and figures in benchmarks/")
    arguments = options.parse_args()
    host, forms = results.machine(), arguments.forms.split(",")
    if not arguments.cluster and "cluster" in forms:
        print("no --cluster: the form with OpenSearch is left out", file=sys.stderr)
        forms.remove("cluster")
    found = {
        size: {form: figures(form, size, arguments.seconds, arguments.cluster) for form in forms}
        for size in map(int, arguments.sizes.split(","))
    }
    print(forms_table(found))
    if arguments.write:
        found = with_kept(found)
        results.write("make bench-cluster", f"{results.headed(host)}\n\n{forms_table(found)}")
        _FIGURES.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
