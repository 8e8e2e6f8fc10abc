"""A basis that a reader may not know of is named to him nowhere: neither its title, its number, nor what it says."""

from datetime import date
from itertools import product

import pytest

from archive.models import Directive, ValidityEvent
from archive.models.choices import Custody, Openness
from tests.support.accounts import make_account
from tests.support.makers import make_directive

pytestmark = pytest.mark.django_db
TITLE, NUMBER, SENTENCE = (
    "示例市总工会关于密不外传工作的通知",
    "示工密〔2023〕9号",
    "只写在依据里的这一句同时废止旧件。",
)
READERS = {"anybody": None, "signed in": "", "corrects": "change_directive"}


def named_to(client, reader: str, custody: Custody, openness: Openness) -> bool:
    """Whether a reader is to be told it: of what was withdrawn as much as if it had not been, of what was sealed
    nothing."""
    if custody == Custody.SEALED:
        return False
    if reader == "corrects":
        return True
    return openness == Openness.ALL or (openness == Openness.SIGNED_IN and reader == "signed in")


@pytest.mark.parametrize(
    ("reader", "custody", "openness"), list(product(READERS, [one.value for one in Custody], [*Openness.values]))
)
def test_it_is_told_to_whom_it_may_be(client, reader, custody, openness):
    if READERS[reader] is not None:
        client.force_login(make_account("示例", *filter(None, [READERS[reader]])))
    basis = make_directive(TITLE, number=NUMBER, openness=openness)
    old = make_directive("示例市总工会关于旧工作的通知")
    ValidityEvent.objects.create(
        directive=old, kind="abolished", day=date(2024, 1, 1), basis=basis, basis_words=f"《{TITLE}》", place=SENTENCE
    )
    Directive.objects.filter(pk=basis.pk).update(custody=custody)
    row = client.get(f"/api/v1/directives/{old.pk}/").json()["state_basis"]
    page = client.get(old.get_absolute_url()).content.decode()
    is_named = named_to(client, reader, Custody(custody), Openness(openness))
    assert (row["text"], row["place"]) == ((f"《{TITLE}》（{NUMBER}）", SENTENCE) if is_named else (None, None))
    assert all((words in page) == is_named for words in (TITLE, NUMBER, SENTENCE))
    assert "已废止" in page


def test_one_that_is_not_checked_is_named_to_nobody_where_such_are_hidden(client, settings):
    settings.UNCHECKED = "hidden"
    basis, old = make_directive(TITLE, number=NUMBER), make_directive("示例市总工会关于旧工作的通知")
    basis.provenance.create(field="title", method="first-line", confidence="doubtful")
    ValidityEvent.objects.create(directive=old, kind="abolished", day=date(2024, 1, 1), basis=basis, place=SENTENCE)
    for custody in (Custody.HELD, Custody.WITHDRAWN):
        Directive.objects.filter(pk=basis.pk).update(custody=custody)
        page = client.get(old.get_absolute_url()).content.decode()
        assert "已废止" in page and not any(words in page for words in (TITLE, NUMBER, SENTENCE))


def test_what_is_quoted_of_it_is_redacted_by_what_is_hidden_of_it(client):
    basis = make_directive(TITLE, number=NUMBER, contacts=["示某某"])
    old = make_directive("示例市总工会关于旧工作的通知")
    ValidityEvent.objects.create(
        directive=old, kind="abolished", day=date(2024, 1, 1), basis=basis, place="由示某某负责，旧件同时废止。"
    )
    page = client.get(old.get_absolute_url()).content.decode()
    assert "旧件同时废止" in page and "示某某" not in page
