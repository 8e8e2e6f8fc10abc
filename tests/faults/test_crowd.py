"""Four importers over overlapping folders, four editors, deletions, a rebuild and eight readers, all at once."""

import json
import os
import random
import threading
import time
from collections import Counter
from http.client import HTTPException
from urllib.parse import quote

from archive.review.page_version import CHANGED
from tests.faults.conftest import text_of
from tests.support.served_archive import until
from tests.support.whole_archive import wrongs

# SECONDS=60 for the whole.
_SECONDS = float(os.environ.get("SECONDS", "20"))
_IMPORTERS, _EDITORS, _READERS = 4, 4, 8
_DISTINCT, _EACH = 160, 80
_EDITED, _DELETED = range(1, 7), range(41, 61)
_PAGES = [
    "/", "/directives/", "/actions/", "/search/?q=", "/api/v1/search/?q=", "/directives/export.csv", "/readyz",
    "/search/suggest/?q=", "/directives/feed.atom", "/directives/{}/", "/directives/{}/print/", "/healthz",
]  # fmt: skip
_WORDS = ["工会", "安全生产", "职工书屋", "劳动 OR 竞赛", "女职工"]


class Crowd:
    """What everybody saw."""

    def __init__(self, archive):
        self.archive, self.ends = archive, threading.Event()
        self.statuses, self.seconds, self.strange = Counter(), [], []
        self.saved, self.told, self.deleted = [], 0, 0
        self.lock = threading.Lock()

    def note(self, path, answer) -> None:
        with self.lock:
            self.statuses[answer.status] += 1
            self.seconds.append(answer.seconds)
            if answer.status >= 500:
                self.strange.append((path, answer.status, answer.text[:300]))

    def read(self, serial: int) -> None:
        chance = random.Random(serial)
        while not self.ends.is_set():
            page = chance.choice(_PAGES).format(chance.randint(1, 200))
            page += quote(chance.choice(_WORDS)) if page.endswith("q=") else ""
            self.note(page, self.archive.get(page))
            time.sleep(0.05)

    def edit(self, serial: int) -> None:
        """Open a directive, think, save; another may have saved it meanwhile."""
        chance, reader, turn = random.Random(serial), self.archive.archivist(), 0
        while not self.ends.is_set():
            turn += 1
            pk = chance.choice(_EDITED)
            address = f"/review/{pk}/"
            boxes = reader.form(address)
            before, after = boxes["title"][0], f"示例市总工会关于第{serial}人第{turn}次改动的通知"
            time.sleep(chance.uniform(0, 0.3))
            answer = reader.send(address, boxes | {"title": after, "save": "1"})
            self.note(address, answer)
            with self.lock:
                if answer.status == 302:
                    self.saved.append((pk, before, after))
                elif str(CHANGED) in answer.text:
                    self.told += 1
                else:
                    self.strange.append((address, answer.status, answer.text[-3000:]))

    def delete(self) -> None:
        reader = self.archive.archivist()
        for pk in _DELETED:
            address = f"/admin/archive/source/{pk}/delete/"
            self.note(address, reader.get(address))
            sent = {"post": "yes", "csrfmiddlewaretoken": reader.cookies["csrftoken"]}
            answer = reader.send(address, sent)
            self.note(address, answer)
            self.deleted += answer.status == 302
            if self.ends.wait(_SECONDS / len(_DELETED)):
                return

    def safely(self, do, *arguments) -> None:
        try:
            do(*arguments)
        except (OSError, HTTPException, StopIteration, KeyError, AssertionError) as error:
            self.strange.append((do.__name__, arguments, repr(error)))


def test_a_crowd(archive, chance, figures, tmp_path):
    archive.start()
    crowd, began = Crowd(archive), time.monotonic()
    folders = [overlapping(tmp_path / f"incoming-{at}", chance) for at in range(_IMPORTERS)]
    outputs = [tmp_path / f"import-{at}.json" for at in range(_IMPORTERS)]
    doing = [(crowd.read, at) for at in range(_READERS)] + [(crowd.edit, at) for at in range(_EDITORS)]
    threads = [threading.Thread(target=crowd.safely, args=one) for one in [*doing, (crowd.delete,)]]
    for thread in threads:
        thread.start()
    imports = [
        archive.begin("import_directives", "--json", str(folder), output=output)
        for folder, output in zip(folders, outputs, strict=True)
    ]
    rebuild = archive.begin("rebuild_index", output=tmp_path / "rebuild")
    ended = [run.wait(400) for run in [*imports, rebuild]]
    time.sleep(max(0, _SECONDS - (time.monotonic() - began)))
    crowd.ends.set()
    for thread in threads:
        thread.join(120)
    assert ended == [0] * len(ended), [path.read_text()[-500:] for path in tmp_path.glob("*.errors")]
    assert crowd.strange == []
    each_file_once(archive, folders, outputs)
    nobody_overwrote(archive, crowd)
    until(archive.is_in_step)
    assert wrongs(archive) == []
    assert archive.checked() == []
    assert archive.tracebacks() == []
    crowd.seconds.sort()
    p95 = crowd.seconds[int(len(crowd.seconds) * 0.95)]
    figures(answers=dict(sorted(crowd.statuses.items())), p95_s=p95, most_s=crowd.seconds[-1])
    figures(saves=len(crowd.saved), told_of_another_version=crowd.told, deleted=crowd.deleted)


def overlapping(folder, chance):
    folder.mkdir()
    for serial in chance.sample(range(5000, 5000 + _DISTINCT), _EACH):
        (folder / f"{serial}.txt").write_text(text_of(serial), encoding="utf-8")
    return folder


def each_file_once(archive, folders, outputs) -> None:
    names = {path.name for folder in folders for path in folder.iterdir()}
    came = Counter()
    for output in outputs:
        said = output.read_text()
        for one in json.loads(said[said.index("[") : said.rindex("]") + 1]):
            assert one["status"] in ("imported", "known"), one
            came[one["path"].rpartition("/")[2]] += one["status"] == "imported"
    assert dict(came) == dict.fromkeys(names, 1)
    ((sources, distinct),) = archive.rows("SELECT count(*), count(DISTINCT sha256) FROM archive_source")
    assert sources == distinct


def nobody_overwrote(archive, crowd) -> None:
    """The saves of a directive are a chain: each begins with the title that the one before had left."""
    assert crowd.told > 0 and crowd.saved
    for pk in _EDITED:
        chain = [(before, after) for key, before, after in crowd.saved if key == pk]
        befores = Counter(before for before, _ in chain)
        assert all(count == 1 for count in befores.values()), befores
        last = {after for _, after in chain} - set(befores)
        ((title,),) = archive.rows("SELECT title FROM archive_directive WHERE id = ?", pk)
        assert not chain or last == {title}
