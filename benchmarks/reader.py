"""What a reader of the archive sees: a temporary archive with given texts, asked as the results page asks.

Import it before Django is set up: it says where the archive's data lie.
"""

import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

os.environ["DJANGO_SETTINGS_MODULE"] = "archive.settings"
_data = tempfile.TemporaryDirectory(prefix="relevance-")
os.environ["DATA_DIR"] = _data.name

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402

from archive.models import Directive, Source  # noqa: E402
from benchmarks.judgments import Document  # noqa: E402
from search.indexing import index_upkeep  # noqa: E402
from search.results.request import SearchRequest  # noqa: E402
from search.results.retrieval import find, first  # noqa: E402

BATCH = 500
_LONGEST_TITLE = Directive._meta.get_field("title").max_length
_WORDS_FOR_A_TITLE = 40


class Archive:
    """A temporary archive; `ids` is {row's key: document's id}. `progress` is told in words how far it is."""

    def __init__(self, documents: Sequence[Document], progress: Callable[[str], None] = lambda words: None):
        self.folder, self.ids = Path(_data.name), {}
        call_command("migrate", verbosity=0, interactive=False)
        for start in range(0, len(documents), BATCH):
            self._keep(documents[start : start + BATCH], start)
        progress(f"{len(documents):,} texts in the archive")

    def index(self) -> None:
        """Build the archive's index, as `rebuild_index` does."""
        index_upkeep.rebuild()

    def ranked(self, text: str, most: int) -> list[str]:
        """The ids of the documents in the order in which a reader meets them."""
        request = SearchRequest(text)
        # Without words the page lists everything, which answers no question.
        return [self.ids[hit.pk] for hit in first(request, most)] if request.tree else []

    def claims(self, text: str) -> bool:
        """Whether the reader is told of anything that it has all he asked for, and not of what comes nearest alone."""
        request = SearchRequest(text)
        found, _counts = find(request, slice(0, 1))
        return bool(request.tree and found.matched == "all" and found.rows.count())

    def _keep(self, documents, start):
        sources = Source.objects.bulk_create(
            Source(sha256=f"{at:064x}", file=str(at), name=f"{at}.txt", media_type="text/plain", size=1)
            for at in range(start, start + len(documents))
        )
        rows = [_row(source, one) for source, one in zip(sources, documents, strict=True)]
        for row, one in zip(Directive.objects.bulk_create(rows), documents, strict=True):
            self.ids[row.pk] = one.id


def _row(source: Source, one: Document) -> Directive:
    """A text without a title is called by its first words, as an archivist would."""
    called = one.title.strip() or " ".join(one.text.split())[:_WORDS_FOR_A_TITLE] or "无题"
    row = Directive(source=source, title=called[:_LONGEST_TITLE], number=one.number[:100], text=one.text)
    row.set_keys()
    return row


def tell(words: str) -> None:
    """Progress, for whoever waits at the terminal."""
    print(words, file=sys.stderr, flush=True)
