"""A directive of which something was not read is told of, doubtful, and never taken for another."""

import pytest

from archive.models import Directive, Occurrence, Source
from tests.formats.test_unread import PICTURE, SENTENCES, TITLE, article, paragraphs

pytestmark = pytest.mark.django_db


def test_a_picture_in_a_text_is_told_and_reviewed(take):
    inner = paragraphs(SENTENCES[:2]) + PICTURE.format(1) + paragraphs(SENTENCES[2:])
    outcome = take(article(inner), "网页.html")
    assert outcome.notes == [
        f"《{TITLE}》原件中有未读出的内容：正文中的图片（1 个：1.jpg）；已列入审核，请对照原件核对。"
    ]
    told = Directive.objects.get().provenance.get(field="text")
    assert (told.method, told.confidence) == ("原件中有未读出的内容", "doubtful")
    assert {"reason": "正文中的图片", "text": "1 个：1.jpg"} in Source.objects.get().omitted


def test_a_title_alone_is_stored_with_a_doubt_and_is_never_the_same_directive(take):
    first = take(TITLE.encode(), "一.txt")
    second = take(f"{TITLE}\n".encode(), "二.txt")
    for outcome in (first, second):
        assert any("只读出标题，没有正文" in note for note in outcome.notes)
    assert Directive.objects.count() == 2
    assert not Occurrence.objects.exists()


def test_a_whole_text_is_not_doubted(take):
    take("\n".join([TITLE, *SENTENCES]).encode(), "三.txt")
    assert not Directive.objects.get().provenance.filter(field="text").exists()
