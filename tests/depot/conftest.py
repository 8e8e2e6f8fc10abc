"""A store that speaks S3, and a bucket in it that takes the place of the folders."""

import pytest

from archive.ops import originals_url
from tests.servers import s3
from tests.support.take import take

__all__ = ["take"]


@pytest.fixture(scope="package")
def store():
    if why := s3.why_not():
        pytest.skip(why)
    with s3.running() as server:
        yield server


@pytest.fixture
def keys(monkeypatch):
    for name, said in s3.KEYS.items():
        monkeypatch.setenv(name, said)


@pytest.fixture
def bucket(store, settings, keys):
    """An empty one, which ORIGINALS_URL names."""
    made = store.make_bucket()
    use(settings, made.url)
    return made


def use(settings, url: str) -> None:
    """Have originals and drafts lie there, as settings do."""
    settings.ORIGINALS_URL = url
    kept = originals_url.storages(url)
    settings.STORAGES = settings.STORAGES | kept | {"default": kept["originals"]}
