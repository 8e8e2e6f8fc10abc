"""The command, from outside: it makes an archive of its own, so it runs in a process of its own."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
TEXTS = [
    {"id": 1, "title": "疗休养办法", "text": "职工每批疗休养不超过七天，费用由单位承担。"},
    {"id": "b", "text": "农民工讨薪由工会律师代写诉状，不收律师费。"},
    {"id": "c", "title": "", "text": ""},
]
ASKED = [
    {"id": 1, "text": "疗休养一批几天？", "relevant": [1]},
    {"id": 2, "text": "讨薪 律师费", "relevant": {"b": 2}},
    {"id": 3, "text": "没有答案", "relevant": ["z"]},
]


def run(tmp_path, texts, asked, *options):
    paths = []
    for name, records in (("texts", texts), ("asked", asked)):
        paths.append(tmp_path / name)
        paths[-1].write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    command = [sys.executable, "-m", "benchmarks.relevance", "--documents", paths[0], "--queries", paths[1], *options]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)


@pytest.mark.slow
def test_every_system_is_judged_and_standard_output_is_one_json_object(tmp_path):
    done = run(tmp_path, TEXTS, ASKED, "--json")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert (found["documents"], found["queries"], found["left_out"]) == (3, 2, 1)
    assert list(found["systems"]) == ["ours", "stock", "stock-or", "pairs", "tantivy", "both"]
    assert found["systems"]["ours"]["MRR@10"] == 1.0


def test_a_bad_line_ends_it_with_one_sentence(tmp_path):
    done = run(tmp_path, [*TEXTS, {"id": "d"}], ASKED)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert 'texts, line 4: "text" is needed' in done.stderr
