"""Directives written into an index of the cluster, and taken out of it."""

import pickle
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from typing import IO, Any

from opensearchpy import OpenSearch, exceptions, helpers

from search.contract import Document, FieldKind, Written
from search.errors import EngineUnavailable, Unindexable
from search.opensearch_engine.client import WRITE, translated
from search.opensearch_engine.cluster_lock import Hold
from search.opensearch_engine.document_source import as_source

# So much of what is to be sent stays in memory; the rest waits on this machine's disk.
_IN_MEMORY = 32 << 20
_AT_ONCE, _BYTES_AT_ONCE = 200, 8 << 20


class BulkWriter:
    """Writes documents with these fields, into the index of an alias or into one by its name. Raises what its client
    and reading raise, and EngineUnavailable."""

    def __init__(self, client: OpenSearch, alias: str, fields: Mapping[str, FieldKind]):
        self._client, self._alias, self._fields = client, alias, fields

    def write(self, index: str, hold: Hold, upserts: Iterable[Document], deletes: Iterable[int] = ()) -> Written:
        """Send all of it once all was read, and have it found at once. Its version is the number of the hold, greater
        than that of any write before. Raises EngineBusy where the hold is lost: what a later one has written stays."""
        written = Written()
        with tempfile.SpooledTemporaryFile(_IN_MEMORY) as file:
            self._read(file, written, index, upserts, deletes)
            while newer := self._send(_with_version(_actions(file), hold.number), written, index == self._alias):
                # Nobody else writes, and it is newer: the lock's document was lost, and has begun anew too low.
                hold.raise_above(self._newest(index, newer))
        if written.saved or written.gone:
            self.show(index)
        return written

    def fill(self, index: str, documents: Iterable[Document], written: Written) -> Iterator[int]:
        """Send documents into an index that nobody reads yet, each portion while the next is read; tells how many are
        done."""
        done = 0
        with ThreadPoolExecutor(1) as sender:
            on_their_way: Future[list[str]] | None = None
            for some in _portions(documents):
                actions = [self._action(index, one, written) for one in some]
                if on_their_way:
                    on_their_way.result()
                    yield done
                on_their_way = sender.submit(self._send, _with_version(actions, 1), written)
                done += len(some)
            if on_their_way:
                on_their_way.result()
                yield done

    def show(self, index: str) -> None:
        """Have what was written be found."""
        told = self._client.indices.refresh(index=index, params={"request_timeout": WRITE})
        if told["_shards"]["failed"]:
            raise EngineUnavailable("away", str(told["_shards"])[:300])

    def _read(self, file: IO[bytes], written: Written, index, upserts, deletes) -> None:
        for document in upserts:
            if action := self._action(index, document, written):
                pickle.dump(action, file)
        for pk in deletes:
            written.gone.add(pk)
            pickle.dump({"_op_type": "delete", "_index": index, "_id": str(pk)}, file)

    def _action(self, index: str, document: Document, written: Written) -> dict[str, Any] | None:
        try:
            source = as_source(document, self._fields)
        except Unindexable as error:
            written.failed[document.pk] = error
            return None
        written.saved.add(document.pk)
        return {"_op_type": "index", "_index": index, "_id": str(document.pk), "_source": source}

    def _send(self, actions: Iterable[dict[str, Any]], written: Written, is_alias: bool = False) -> list[str]:
        """Send them; the ids of those that the index holds in a newer version. An alias that is gone is not made anew
        as an index of that name."""
        newer: list[str] = []
        sent = helpers.streaming_bulk(
            self._client, actions, chunk_size=_AT_ONCE, max_chunk_bytes=_BYTES_AT_ONCE,
            raise_on_error=False, max_retries=2, initial_backoff=1, request_timeout=WRITE, require_alias=is_alias,
        )  # fmt: skip
        for is_done, told in sent:
            (answer,) = told.values()
            if not is_done and answer["status"] == 409:
                newer.append(answer["_id"])
            # What is taken out and is not there is no error.
            elif not is_done and "error" in answer:
                self._refused(answer, written)
        return newer

    def _newest(self, index: str, ids: list[str]) -> int:
        found = self._client.mget(index=index, body={"ids": ids}, params={"_source": "false"})
        return max((one.get("_version", 0) for one in found["docs"]), default=0)

    def _refused(self, answer: dict[str, Any], written: Written) -> None:
        """One directive that the cluster cannot hold is that directive's; whatever else, the whole write's."""
        if answer["status"] != 400:
            kind = answer["error"].get("type", "bulk")
            raise translated(exceptions.TransportError(answer["status"], kind, answer["error"]))
        pk = int(answer["_id"])
        written.saved.discard(pk)
        failure = Unindexable(pk)
        failure.__cause__ = ValueError(str(answer.get("error"))[:300])
        written.failed[pk] = failure


def _with_version(actions: Iterable[dict[str, Any] | None], number: int) -> Iterator[dict[str, Any]]:
    for action in actions:
        if action:
            # Of one key twice in a write the last counts.
            yield {"_version": number, "_version_type": "external_gte", **action}


def _actions(file: IO[bytes]) -> Iterator[dict[str, Any]]:
    file.seek(0)
    while True:
        try:
            yield pickle.load(file)  # noqa: S301 - our own file of this moment
        except EOFError:
            return


def _portions(documents: Iterable[Document]) -> Iterator[list[Document]]:
    some: list[Document] = []
    for document in documents:
        some.append(document)
        if len(some) == _AT_ONCE:
            yield some
            some = []
    if some:
        yield some
