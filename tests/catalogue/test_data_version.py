"""What differs after any change; that pages hang on it: tests/web/test_page_cache.py."""

import pytest

from archive.catalogue import data_version
from archive.models import Directive
from tests.support.makers import make_directive
from tests.support.threads import elsewhere

# Without an index nobody can say.
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("index")]


def test_another_day_is_another_version(monkeypatch):
    before = data_version.current()
    monkeypatch.setattr("archive.catalogue.data_version.timezone.localdate", lambda: "tomorrow")
    assert data_version.current() not in (None, before)


def test_what_another_connection_writes_counts():
    make_directive()
    before = data_version.current()
    elsewhere(Directive.objects.update, title="别处改的")
    assert data_version.current() not in (None, before)
