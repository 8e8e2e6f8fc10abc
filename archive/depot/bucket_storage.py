"""A bucket of a store that speaks S3, by django-storages: laid out as DATA_DIR is, `sources/ab/ab12…`, `intake/ab12…`,
`set-aside/…` below the prefix.

A file is written once and whole, by one request that the store refuses where something stands under the name already.
"""

import base64
import errno
import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast
from urllib.parse import urljoin

from django.conf import settings
from django.core.files.base import File
from storages.backends.s3 import S3Storage

from archive.depot import bucket_client, bucket_words
from archive.depot.kept_file import KeptFile
from archive.ops import store_trouble
from archive.ops.originals_url import BucketAddress

_IN_MEMORY, _BLOCK = 1024 * 1024, 256 * 1024
_STANDS = ("PreconditionFailed", "ConditionalRequestConflict")
_UNKNOWN = ("NotImplemented", "MethodNotAllowed")


class BucketStorage(S3Storage):
    """`folder` is below the prefix of the address."""

    def __init__(self, address: BucketAddress, folder: str):
        self.address = address
        self._aside = f"{address.prefix}/set-aside".lstrip("/")
        super().__init__(
            bucket_name=address.bucket, location=f"{address.prefix}/{folder}".lstrip("/"), file_overwrite=True,
            client_config=bucket_client.config(address), endpoint_url=address.endpoint or None,
            region_name=bucket_client.region(address),
        )  # fmt: skip

    def where(self, name: str = "") -> str:
        """Where a file lies, or all of them, for whoever looks there."""
        return f"s3://{self.address.bucket}/{self._key(name)}"

    def keep(self, name: str, data: bytes) -> None:
        """Keep the bytes, whole or not at all. Raises FileExistsError where other bytes stand there; StoreTrouble."""
        # By this the store refuses what did not arrive as it was sent.
        md5 = base64.b64encode(hashlib.md5(data, usedforsecurity=False).digest()).decode()
        sent = {"Key": self._key(name), "Body": data, "ContentMD5": md5}
        with self._in_words():
            try:
                self._client().put_object(**self._in_bucket(sent), IfNoneMatch="*")
                return
            except bucket_words.ERRORS as error:
                if bucket_words.code(error) not in (*_STANDS, *_UNKNOWN):
                    raise
                is_there = bucket_words.code(error) in _STANDS
            # A store that cannot be asked to refuse is asked before.
            if not is_there and not self.stands(name):
                self._client().put_object(**self._in_bucket(sent))
                return
        if self.read(name) != data:
            raise FileExistsError(errno.EEXIST, "那里已有别的内容", self.where(name))

    def stands(self, name: str) -> bool:
        """Whether anything stands under the name."""
        return self._head(self._key(name)) is not None

    exists = stands

    def size(self, name: str) -> int:
        head = self._head(self._key(name))
        if head is None:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), self.where(name))
        return int(head["ContentLength"])

    def read(self, name: str) -> bytes:
        """Raises FileNotFoundError, StoreTrouble."""
        with self._open(name) as file:
            return bytes(file.read())

    def delete(self, name: str) -> None:
        """Have it gone from its place; where the bucket keeps versions, what was there before stays one."""
        with self._in_words():
            self._client().delete_object(**self._in_bucket({"Key": self._key(name)}))

    def erase(self, name: str) -> None:
        """Have it gone with every version of it, if it is there. Raises StoreTrouble."""
        self._erase(self._key(name))

    def rename(self, name: str, other: str) -> None:
        """Raises FileNotFoundError, StoreTrouble. Killed in between, it leaves both."""
        self._copy(name, self._key(other))
        self.erase(name)

    def files(self) -> Iterator[KeptFile]:
        """All that lie here, in order."""
        beginning = self._key("")
        for row in self._listed(beginning):
            yield KeptFile(row["Key"].removeprefix(beginning), row["LastModified"].timestamp())

    def aside(self) -> str:
        """Where what is set aside goes."""
        return f"s3://{self.address.bucket}/{self._aside}"

    def set_aside(self, name: str) -> str:
        """Move it there, under a name that is free. Where it is now. Earlier versions stay: one may be whole."""
        last = name.rpartition("/")[2]
        for at in range(1, 10_000):
            key = f"{self._aside}/{last}" if at == 1 else f"{self._aside}/{last}-{at}"
            if self._head(key) is None:
                break
        self._copy(name, key)
        self.delete(name)
        return f"s3://{self.address.bucket}/{key}"

    def erase_aside(self, beginning: str) -> None:
        """Have all that was set aside under a name with this beginning gone."""
        for row in list(self._listed(f"{self._aside}/{beginning}")):
            self._erase(row["Key"])

    def require(self) -> None:
        """Raises StoreTrouble where the store does not answer, refuses the keys, or has no such bucket."""
        with self._in_words():
            self._client().list_objects_v2(**self._in_bucket({"Prefix": self._key(""), "MaxKeys": 1}))

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        """The name itself: it tells the bytes."""
        return name

    def url(self, name: str, *args: Any, **kwargs: Any) -> str:
        """As in a folder. Never a signed address: by that anybody could fetch what only some may have."""
        return urljoin(settings.MEDIA_URL, name)

    def _open(self, name: str, mode: str = "rb") -> File:
        """All is fetched before any is read: an answer that has begun could not tell that the rest is missing."""
        file = cast(Any, tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY))  # noqa: SIM115 - the caller closes it
        try:
            with self._in_words(name):
                answer = self._client().get_object(**self._in_bucket({"Key": self._key(name)}))
                for block in answer["Body"].iter_chunks(_BLOCK):
                    file.write(block)
        except BaseException:
            file.close()
            raise
        file.seek(0)
        return File(file, name)

    def _save(self, name: str, content: File) -> str:
        self.keep(name, content.read())
        return name

    def _key(self, name: str) -> str:
        return self._normalize_name(name) if name else f"{self.location}/"

    def _in_bucket(self, said: dict[str, Any]) -> dict[str, Any]:
        return {"Bucket": self.address.bucket} | said

    def _head(self, key: str) -> dict[str, Any] | None:
        with self._in_words():
            try:
                return cast(dict[str, Any], self._client().head_object(**self._in_bucket({"Key": key})))
            except bucket_words.ERRORS as error:
                if not bucket_words.is_missing(error):
                    raise
        # An answer without a body does not say whether it is the bucket that is missing.
        self.require()
        return None

    def _copy(self, name: str, key: str) -> None:
        source = {"Bucket": self.address.bucket, "Key": self._key(name)}
        with self._in_words(name):
            self._client().copy_object(**self._in_bucket({"Key": key, "CopySource": source}))

    def _erase(self, key: str) -> None:
        with self._in_words():
            for version in self._versions(key):
                self._client().delete_object(**self._in_bucket({"Key": key, "VersionId": version}))
            # Where there are no versions it is this that removes it.
            if self._head(key) is not None:
                self._client().delete_object(**self._in_bucket({"Key": key}))

    def _versions(self, key: str) -> list[str]:
        try:
            pages = self._client().get_paginator("list_object_versions").paginate(**self._in_bucket({"Prefix": key}))
            rows = [row for page in pages for kind in ("Versions", "DeleteMarkers") for row in page.get(kind, ())]
        except bucket_words.ERRORS as error:
            if bucket_words.code(error) not in _UNKNOWN:
                raise
            return []
        return [row["VersionId"] for row in rows if row["Key"] == key]

    def _listed(self, beginning: str) -> Iterator[dict[str, Any]]:
        with self._in_words():
            pages = self._client().get_paginator("list_objects_v2").paginate(**self._in_bucket({"Prefix": beginning}))
            for page in pages:
                yield from page.get("Contents", ())

    @contextmanager
    def _in_words(self, name: str = "") -> Iterator[None]:
        """Have what the library raises told as a missing file, where one was asked for, or as trouble of the store."""
        try:
            yield
        except bucket_words.ERRORS as error:
            if name and bucket_words.is_missing(error):
                raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), self.where(name)) from error
            store_trouble.note(True)
            raise bucket_words.trouble(error, self.address) from error
        store_trouble.note(False)

    def _client(self) -> Any:
        return bucket_client.client_of(self.address, self._create_session)
