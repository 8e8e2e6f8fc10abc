"""Each form is measured over its own stores, whatever the environment names."""

import contextlib
from types import SimpleNamespace

import pytest

from benchmarks.federation import __main__ as bench

NODES = "http://127.0.0.1:9200"


@pytest.mark.parametrize(
    ("form", "database", "nodes"),
    [("embedded", None, ""), ("postgresql", "postgres://archive@%2Ftmp%2Fpg:5544/archive", ""),
     ("cluster", "postgres://archive@%2Ftmp%2Fpg:5544/archive", NODES)],
)  # fmt: skip
def test_the_nodes_are_asked_for_the_form_with_them_alone(monkeypatch, form, database, nodes):
    started = {}

    def run(command, env, **_options):
        started.update(env)
        return SimpleNamespace(stdout=b'{"directives": 10}\n')

    server = {"PGHOST": "/tmp/pg", "PGUSER": "archive", "PGPORT": "5544"}
    monkeypatch.setenv("OPENSEARCH_URL", NODES)
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setattr(bench.subprocess, "run", run)
    monkeypatch.setattr(bench.postgres, "running", lambda: contextlib.nullcontext(server))
    monkeypatch.setattr(bench, "cluster_figures", lambda urls: {"asked": urls})
    found = bench.figures(form, 10, 0, NODES)
    assert started["OPENSEARCH_URL"] == nodes and started.get("DATABASE_URL") == database
    assert found == {"directives": 10} | ({"cluster": {"asked": NODES}} if nodes else {})


def test_sizes_that_were_measured_before_are_kept(monkeypatch, tmp_path):
    kept = tmp_path / "figures.json"
    kept.write_text('{"1000": {"embedded": "then"}, "30000": {"embedded": "then"}}')
    monkeypatch.setattr(bench, "_FIGURES", kept)
    found = bench.with_kept({10_000: {"embedded": "now"}, 1000: {"embedded": "now"}})
    assert found == {1000: {"embedded": "now"}, 10_000: {"embedded": "now"}, 30_000: {"embedded": "then"}}
    assert list(found) == [1000, 10_000, 30_000]
