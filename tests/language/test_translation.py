import polib
import pytest
from django.conf import settings
from django.utils.translation import trans_real

from archive import translations

CATALOGUE = settings.BASE_DIR / "locale" / "en" / "LC_MESSAGES" / "django.po"


def test_every_string_has_its_english():
    catalogue = polib.pofile(str(CATALOGUE))
    assert [entry.msgid for entry in catalogue if not entry.translated() or entry.fuzzy] == []


@pytest.mark.django_db
def test_the_pages_speak_english(client, monkeypatch):
    translations.compile_changed()
    # Another test may have asked for English before there was anything compiled.
    monkeypatch.setattr(trans_real, "_translations", {})
    client.cookies["django_language"] = "en"
    page = client.get("/actions/")
    assert "<title>Action items · Union Directive Archive</title>" in page.text
