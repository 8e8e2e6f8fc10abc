import pytest
from django.core.files.base import ContentFile

from tests.support.makers import make_directive, make_source

pytestmark = pytest.mark.django_db

DATA = "示例原件\r\n<script>alert(1)</script>\x00".encode("gb18030")


@pytest.fixture
def directive():
    source = make_source(DATA, name="示例 通知.txt")
    source.file.save(source.sha256, ContentFile(DATA))
    return make_directive(source=source)


def _download(client, directive):
    return client.get(f"/directives/{directive.pk}/source/")


def test_the_original_comes_byte_for_byte(client, directive):
    assert b"".join(_download(client, directive).streaming_content) == DATA


def test_the_original_is_saved_under_its_own_name_and_never_shown(client, directive):
    response = _download(client, directive)
    assert response["Content-Disposition"].startswith("attachment;")
    assert "%E7%A4%BA%E4%BE%8B%20%E9%80%9A%E7%9F%A5.txt" in response["Content-Disposition"]
    assert response["X-Content-Type-Options"] == "nosniff"


def test_an_original_gone_from_the_disk_is_not_found(client):
    assert _download(client, make_directive()).status_code == 404


@pytest.mark.parametrize("name", ["notice.txt\n", "a\r\nX-Other: b.txt", "示例\u202etxt.exe", "../a.txt"])
def test_whatever_the_original_is_called_it_can_be_saved(client, directive, name):
    directive.source.name = name
    directive.source.save()
    told = _download(client, directive)["Content-Disposition"]
    assert [sign for sign in ("\n", "%0A", "%E2%80%AE", "../") if sign in told] == []
