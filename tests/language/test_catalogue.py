"""The English catalogue is complete."""

import polib
from django.conf import settings

from tests.support.strings import Message, messages, of_module, of_template

CATALOGUE = settings.BASE_DIR / "locale" / "en" / "LC_MESSAGES" / "django.po"


def test_the_catalogue_has_the_english_of_every_string():
    translated = {
        Message(entry.msgctxt or "", entry.msgid, entry.msgid_plural)
        for entry in polib.pofile(str(CATALOGUE))
        if entry.translated() and not entry.fuzzy
    }
    missing = [f"{where}: {message.singular}" for message, where in messages().items() if message not in translated]
    assert missing == [], "\n".join(["without English:", *missing])


def test_the_catalogue_has_nothing_that_no_template_or_module_says():
    said = messages()
    entries = polib.pofile(str(CATALOGUE))
    known = {Message(entry.msgctxt or "", entry.msgid, entry.msgid_plural) for entry in entries}
    assert sorted(message.singular for message in known - said.keys()) == []
    assert [entry.msgid for entry in entries.obsolete_entries()] == []


def test_no_english_has_lost_a_placeholder():
    lost = []
    for entry in polib.pofile(str(CATALOGUE)):
        for english in [entry.msgstr, *entry.msgstr_plural.values()]:
            # The singular may say one without its figure.
            expected = set() if entry.msgid_plural and english == entry.msgstr_plural.get(0) else _held(entry.msgid)
            if english and not expected <= _held(english) <= _held(entry.msgid):
                lost.append(entry.msgid)
    assert lost == []


def _held(text: str) -> set[str]:
    return {word.split(")")[0] for word in text.split("%(")[1:]}


def test_strings_of_templates_are_found_in_every_form():
    text = (
        '{% load i18n %}{% translate "甲" %}{{ _("乙") }}{% translate "丙" context "处" %}{{ x|default:_("丁") }}'
        "{% blocktranslate count n=x %}{{ n }} 件{% plural %}{{ n }} 件们{% endblocktranslate %}"
    )
    assert set(of_template(text)) == {
        Message("", "甲", ""), Message("", "乙", ""), Message("处", "丙", ""), Message("", "丁", ""),
        Message("", "%(n)s 件", "%(n)s 件们"),
    }  # fmt: skip


def test_strings_of_modules_are_found_under_any_name():
    text = (
        "from django.utils.translation import gettext_noop as _, ngettext, pgettext_lazy as p\n"
        "_('甲' '乙'); ngettext('一', '多', 3); p('处', '丙'); _(known); other('丁')"
    )
    assert set(of_module(text)) == {Message("", "甲乙", ""), Message("", "一", "多"), Message("处", "丙", "")}


def test_strings_of_modules_that_know_no_django_are_found():
    text = (
        "gettext_noop = str\n"
        "WORD = gettext_noop('甲')\n"
        "def told(gettext, found): return gettext('乙') + gettext(WORD) + ngettexts('丙') + found('丁')"
    )
    assert set(of_module(text)) == {Message("", "甲", ""), Message("", "乙", "")}
