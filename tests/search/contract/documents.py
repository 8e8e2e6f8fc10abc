"""The documents that engines are tried with, and an archive of them."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import sha256

from search.analysis.grams import PART_BREAK
from search.contract import FINGERPRINT, KEY, Document, FieldKind

FIELDS = {
    **dict.fromkeys(["text", "title", "headings"], FieldKind.WORDS),
    **dict.fromkeys(["grams", "title_grams", "heading_grams", "number_grams", "issuer_grams"], FieldKind.GRAMS),
    "topic_grams": FieldKind.GRAMS,
    **dict.fromkeys(["number_key", "province", "genre", FINGERPRINT], FieldKind.WHOLE),
    **dict.fromkeys(["cites", "places", "topics"], FieldKind.WHOLES),
    **dict.fromkeys([KEY, "year", "dated"], FieldKind.INTEGER),
}


def make_document(pk: int, text="", title="", headings=(), number="", issuers=(), topics=(), **values) -> Document:
    """A document of these texts, taken apart as those of directives are; `values` are of the other fields."""
    joined = PART_BREAK.join
    fields = {
        "text": text, "title": title, "headings": joined(headings),
        "grams": joined([text, title, number, *issuers, *headings]),
        "title_grams": title, "heading_grams": joined(headings), "number_grams": number,
        "issuer_grams": joined(issuers), "topic_grams": joined(topics), "topics": list(topics), KEY: pk, **values,
    }  # fmt: skip
    held = {name: value for name, value in fields.items() if value not in ("", None, [])}
    return Document(
        pk, held | {FINGERPRINT: sha256(repr(sorted(held.items())).encode("utf-8", "replace")).hexdigest()}
    )


def unindexable(pk: int) -> Document:
    """A document that no engine can take up: its year is no number."""
    return Document(pk, {**make_document(pk, "示例").fields, "year": "某年"})


def fingerprints_of(documents: Iterable[Document]) -> dict[int, str]:
    return {document.pk: str(document.fields[FINGERPRINT]) for document in documents}


class Archive:
    """Documents for a rebuild. `while_reading(pk)` is called before each of them is handed out, `while_comparing()`
    before an index is compared with them; `forks` counts how often it was told that a process is about to fork."""

    def __init__(
        self,
        documents: Iterable[Document] = (),
        readers: int = 1,
        while_reading: Callable[[int], None] = lambda pk: None,
        while_comparing: Callable[[], None] = lambda: None,
    ):
        self.held = {document.pk: document for document in documents}
        self.forks = 0
        self._readers, self._while_reading, self._while_comparing = readers, while_reading, while_comparing

    def keys(self) -> list[int]:
        return sorted(self.held)

    def read(self, keys: Sequence[int]) -> Iterator[Document]:
        for pk in keys:
            self._while_reading(pk)
            if pk in self.held:
                yield self.held[pk]

    def behind(self, fingerprints: Iterable[tuple[int, str]]) -> tuple[set[int], set[int]]:
        self._while_comparing()
        indexed, wanted = Counter(fingerprints), fingerprints_of(self.held.values())
        as_wanted = {pk for pk, fingerprint in wanted.items() if indexed[pk, fingerprint] == 1}
        surplus = {pk for pk, _ in indexed} - wanted.keys()
        twice = {pk for pk, count in Counter(pk for pk, _ in indexed.elements()).items() if count > 1}
        return wanted.keys() - (as_wanted - twice), surplus

    def readers(self) -> int:
        return self._readers

    def before_fork(self) -> None:
        self.forks += 1
