"""A store that speaks S3, of the tests' own, on loopback: moto's server, in a thread. Stopped and started again it has
what it had."""

import itertools
import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from urllib.parse import quote
from urllib.request import Request, urlopen

KEYS = {"AWS_ACCESS_KEY_ID": "an-archive", "AWS_SECRET_ACCESS_KEY": "a-secret-of-the-tests"}
_number = itertools.count(1)


def why_not() -> str:
    """What is missing to start one; '' where nothing is."""
    return "" if find_spec("moto") else "moto is not installed (requirements-dev.txt)"


@contextmanager
def running() -> Iterator["S3Server"]:
    server = S3Server()
    server.start()
    try:
        yield server
    finally:
        server.stop()


class S3Server:
    """`endpoint` stays the same for as long as it lives."""

    def __init__(self) -> None:
        self.port = 0
        # Loaded by who uses it: no other test waits for it.
        self.session = import_module("boto3").Session()
        # A line for each request helps nobody.
        logging.getLogger("werkzeug").setLevel(logging.ERROR)

    @property
    def endpoint(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        self._server = import_module("moto.server").ThreadedMotoServer("127.0.0.1", self.port, verbose=False)
        self._server.start()
        self.port = self._server.get_host_and_port()[1]

    def stop(self) -> None:
        """It answers nobody any more."""
        self._server.stop()

    def make_bucket(self, versions: bool = False) -> "Bucket":
        """An empty one, under a name that no other has."""
        made = Bucket(self, f"archive-{next(_number)}")
        made.client.create_bucket(Bucket=made.name)
        if versions:
            made.client.put_bucket_versioning(Bucket=made.name, VersioningConfiguration={"Status": "Enabled"})
        return made

    def refuse_keys(self, is_refused: bool) -> None:
        """From now on no key is good, or any."""
        self._tell("reset-auth", "0" if is_refused else "inf")

    def _tell(self, what: str, body: str) -> None:
        headers = {"Content-Type": "application/octet-stream"}
        with urlopen(Request(f"{self.endpoint}/moto-api/{what}", body.encode(), headers)) as answer:
            assert json.load(answer)["status"] == "ok"


class Bucket:
    """One of its buckets, as somebody sees it who has another program for it."""

    def __init__(self, server: S3Server, name: str):
        self.name, self.url = name, f"s3://{name}/zgh?endpoint={quote(server.endpoint, safe='')}"
        self.client = server.session.client(
            "s3", endpoint_url=server.endpoint, region_name="us-east-1", aws_access_key_id=KEYS["AWS_ACCESS_KEY_ID"],
            aws_secret_access_key=KEYS["AWS_SECRET_ACCESS_KEY"],
        )  # fmt: skip

    def names(self) -> list[str]:
        """Of all that lies there, without the prefix of `url`."""
        rows = self.client.list_objects_v2(Bucket=self.name).get("Contents", [])
        return [row["Key"].removeprefix("zgh/") for row in rows]

    def contents(self) -> dict[str, bytes]:
        return {key: self.get(key) for key in self.names()}

    def put(self, key: str, data: bytes) -> None:
        self.client.put_object(Bucket=self.name, Key=f"zgh/{key}", Body=data)

    def get(self, key: str) -> bytes:
        return self.client.get_object(Bucket=self.name, Key=f"zgh/{key}")["Body"].read()

    def drop(self, key: str) -> None:
        self.client.delete_object(Bucket=self.name, Key=f"zgh/{key}")

    def versions(self) -> list[str]:
        """The keys of all versions, deleted ones among them."""
        rows = self.client.list_object_versions(Bucket=self.name)
        return [
            row["Key"].removeprefix("zgh/") for kind in ("Versions", "DeleteMarkers") for row in rows.get(kind, [])
        ]
