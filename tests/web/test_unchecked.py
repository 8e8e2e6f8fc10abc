"""What is doubtful and nobody has checked: with a mark, or hidden, as the office says."""

import pytest
from django.utils import timezone

from archive.models import Directive, Provenance
from tests.support.accounts import make_account
from tests.support.makers import make_directive

pytestmark = pytest.mark.django_db


@pytest.fixture
def doubtful():
    made = make_directive("示例市总工会关于存疑事项的通知")
    Provenance.objects.create(directive=made, field="number", method="示例", confidence="doubtful")
    return made


def test_it_bears_a_mark_until_somebody_has_checked_it(client, doubtful):
    pages = ["/directives/", f"/directives/{doubtful.pk}/"]
    assert all("未校核" in client.get(page).content.decode() for page in pages)
    Directive.objects.update(reviewed_at=timezone.now())
    assert not any("未校核" in client.get(page).content.decode() for page in pages)


def test_it_is_hidden_from_readers_where_the_office_says_so(client, doubtful, settings):
    settings.UNCHECKED = "hidden"
    assert client.get(f"/directives/{doubtful.pk}/").status_code == 404
    assert doubtful.title not in client.get("/directives/").content.decode()
    client.force_login(make_account("archivist", "change_directive"))
    assert client.get(f"/directives/{doubtful.pk}/").status_code == 200
