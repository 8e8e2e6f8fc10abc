"""Readers of ordinary pages, and how long they waited."""

import random
import threading
import time
from collections import Counter
from http.client import HTTPException
from urllib.parse import quote

from tests.support.served_archive import ServedArchive

_WORDS = ["竞赛", "安全生产", "女职工权益", "帮扶 OR 互助", '"工会经费"', "标题:产业工人", "年份:2015 法律援助"]
_KINDS = {
    "home": "/",
    "list": "/directives/?page={page}",
    "filter": "/directives/?year={year}",
    "directive": "/directives/{pk}/",
    "search": "/search/?q={words}&page={few}",
    "actions": "/actions/?page={page}",
    "print": "/directives/{pk}/print/",
    "suggest": "/search/suggest/?q={word}",
    "received": "/directives/{pk}/received/",
    "feed": "/search/feed.atom?q={words}",
    "json": "/api/v1/directives/{pk}/",
}


class PageTimes:
    """Threads that read until they are told to stop; a pause between two pages as a person makes."""

    def __init__(
        self, archive: ServedArchive, directives: int, readers: int, pause: float = 0.0, patience: float = 60
    ):
        self.archive, self.directives, self.pause, self.patience = archive, directives, pause, patience
        self.seconds: list[float] = []
        self.statuses: Counter = Counter()
        self.errors: list[str] = []
        self._ends = threading.Event()
        self._threads = [threading.Thread(target=self._read, args=(serial,)) for serial in range(readers)]

    def __enter__(self):
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *raised):
        self._ends.set()
        for thread in self._threads:
            thread.join(self.patience + 10)

    def share(self, part: float) -> float:
        ordered = sorted(self.seconds)
        return ordered[min(len(ordered) - 1, int(len(ordered) * part))]

    def _read(self, serial: int) -> None:
        chance, reader = random.Random(serial), self.archive.reader(self.patience)
        while not self._ends.is_set():
            path = self._page(chance)
            began = time.perf_counter()
            try:
                answer = reader.get(path)
                self.statuses[answer.status] += 1
                if answer.status != 200:
                    self.errors.append(f"{path}: {answer.status}")
            except (OSError, HTTPException) as error:
                self.errors.append(f"{path}: {error!r}")
            self.seconds.append(time.perf_counter() - began)
            time.sleep(self.pause)

    def _page(self, chance: random.Random) -> str:
        return chance.choice(list(_KINDS.values())).format(
            page=chance.randint(1, max(1, self.directives // 60)), year=chance.randint(2005, 2025),
            pk=chance.randint(1, self.directives),
            words=quote(f"{chance.choice(_WORDS)} {chance.randint(2005, 2025)}"),
            few=chance.randint(1, 3), word=quote(chance.choice("工劳安职")),
        )  # fmt: skip


class HealthTimes(PageTimes):
    """Who watches whether it is alive."""

    def __init__(self, archive: ServedArchive):
        super().__init__(archive, 1, readers=1, pause=0.2)

    def _page(self, chance: random.Random) -> str:
        return "/healthz"
