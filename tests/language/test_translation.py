import os

import polib
import pytest
from django.conf import settings
from django.utils.translation import trans_real

from archive.ops import translations

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


@pytest.mark.parametrize("time", [0, 2_000_000_000])
def test_another_catalogue_is_compiled_whatever_its_time(settings, tmp_path, time):
    settings.LOCALE_PATHS = [tmp_path]
    source = tmp_path / "en" / "LC_MESSAGES" / "django.po"
    source.parent.mkdir(parents=True)
    for english in ("union", "trade union"):
        source.write_text(
            f'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "工会"\nmsgstr "{english}"\n'
        )
        os.utime(source, (time, time) if english == "trade union" else None)
        assert translations.compile_changed() == [source.with_suffix(".mo")]
    assert polib.mofile(str(source.with_suffix(".mo"))).find("工会").msgstr == "trade union"
    assert translations.compile_changed() == []
