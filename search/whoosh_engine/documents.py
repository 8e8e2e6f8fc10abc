"""Documents as rows of the index: what is stored names the directive and tells its fingerprint."""

from collections.abc import Iterable, Iterator

import numpy as np

from search.contract import FINGERPRINT, Document, Written
from search.errors import Unindexable
from search.whoosh_engine.schema import ID, LABEL, LABEL_KEY
from search.whoosh_engine.segments.index_writer import Writer
from search.whoosh_engine.snapshot import Snapshot


class DocumentRows:
    """Rows of documents that are called `label`, by which they are named in the index."""

    def __init__(self, label: str):
        self._label = label

    def write(self, writer: Writer, upserts: Iterable[Document], deletes: Iterable[int]) -> Written:
        """Write documents in place of those with the same keys, take others out."""
        written = Written()
        for document in upserts:
            try:
                writer.update_document(**self.row(document))
                written.saved.add(document.pk)
            except Unindexable as error:
                written.failed[document.pk] = error
        for pk in deletes:
            writer.delete_by_term(ID, self._name(pk))
            written.gone.add(pk)
        return written

    def row(self, document: Document) -> dict:
        """The fields of a document as the index takes them. Raises Unindexable where text cannot be encoded."""
        try:
            for value in document.fields.values():
                for text in value if isinstance(value, list) else [value]:
                    str(text).encode()
        except UnicodeEncodeError as error:
            raise Unindexable from error
        return {ID: self._name(document.pk), LABEL: self._label, LABEL_KEY: str(document.pk), **document.fields}

    def fingerprints(self, snapshot: Snapshot) -> Iterator[tuple[int, str]]:
        """(key, fingerprint) of every live document."""
        for docnum in np.flatnonzero(snapshot.alive).tolist():
            row = snapshot.stored(docnum)
            yield int(row[LABEL_KEY]), row.get(FINGERPRINT, "")

    def _name(self, pk: int) -> str:
        return f"{self._label}.{pk}"
