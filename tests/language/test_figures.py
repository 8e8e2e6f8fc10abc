"""Counts in threes, dates and sizes as the reader's language writes them."""

import re
from datetime import date

import pytest
from django.template import Context, Template
from django.utils.translation import override

from archive.templatetags.facet_options import facet_options
from archive.web.facets import Option
from tests.support.makers import make_directive
from tests.support.strings import ROOT, templates

COUNTED = (
    "{% load facet_options i18n %}"
    "{% blocktranslate count total=n|grouped %}共 {{ total }} 件{% plural %}共 {{ total }} 件{% endblocktranslate %}"
)


def shown(template: str, language: str, **values) -> str:
    with override(language):
        return Template(template).render(Context(values))


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_counts_are_written_in_threes_in_both_languages(language):
    assert (
        shown("{% load facet_options %}{{ n|grouped }} {{ m|grouped }}", language, n=1234567, m=999) == "1,234,567 999"
    )
    assert "12,345" in shown(COUNTED, language, n=12345)


def test_a_plural_is_still_chosen_by_the_count():
    assert shown(COUNTED, "en", n=1) != shown(COUNTED, "en", n=2).replace("2", "1")


def test_the_counts_of_filters_are_in_threes():
    option = Option(value="2023", label="2023", count=12345, selected=False, query="year=2023")
    assert ">12,345<" in facet_options([option]) and ">2023<" in facet_options([option])


@pytest.mark.parametrize("path", templates(), ids=lambda path: str(path.relative_to(ROOT)))
def test_every_count_of_a_sentence_is_in_threes_and_no_year_is(path):
    text = path.read_text(encoding="utf-8")
    counted = re.findall(r"blocktranslate(?: trimmed)? count \w+=(\S+)", text)
    # What a directive has of something is a small number.
    assert [one for one in counted if not one.endswith(("|grouped", "|length")) and one != "doubts"] == []
    assert not re.search(r"(?:year|\.pk|\.id)\|grouped", text)


@pytest.mark.parametrize("path", templates(), ids=lambda path: str(path.relative_to(ROOT)))
def test_dates_that_a_reader_sees_are_written_by_his_language(path):
    formatted = re.findall(r"(datetime=\")?\{\{ [\w.]+\|date:", path.read_text(encoding="utf-8"))
    assert all(formatted)


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "written"), [("zh-hans", "2023年5月6日"), ("en", "May 6, 2023")])
def test_a_directives_date_and_size_follow_the_language(client, index, language, written):
    directive = make_directive(issued_on=date(2023, 5, 6))
    client.cookies["django_language"] = language
    page = client.get(f"/directives/{directive.pk}/").text
    assert f'<time datetime="2023-05-06">{written}</time>' in page
    assert ("字节" if language == "zh-hans" else "bytes") in page
