import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.rendering.raw_text import RawPiece, anchored, counted, pieces, places
from tests.support.makers import make_directive

REMOVALS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30), st.sampled_from(["页码", "分隔线"])))


def test_what_was_taken_out_stands_in_its_place():
    text = "甲单位要落实。\n— 4—\n乙单位要落实。"
    assert pieces(text, [(8, 12, "页码")]) == [
        RawPiece("甲单位要落实。\n"),
        RawPiece("— 4—", "页码"),
        RawPiece("\n乙单位要落实。"),
    ]


@given(st.text(max_size=25), REMOVALS)
def test_the_pieces_together_are_the_text(text, removals):
    assert "".join(piece.text for piece in pieces(text, removals)) == text


def test_a_section_is_found_in_the_received_text():
    text, cleaned = "通知\n一、提高\n— 1 —\n认识\n二、抓 落实", "通知\n一、提高认识\n二、抓落实"
    found = places(text, [(8, 13, "页码")], cleaned, {"s-1": 3, "s-2": 10, "s-3": 99})
    assert {text[offset : offset + 2]: anchor for offset, anchor in found.items()} == {"一、": "s-1", "二、": "s-2"}


@given(st.text(max_size=25), REMOVALS, st.dictionaries(st.integers(0, 30), st.sampled_from(["s-1", "s-2"])))
def test_anchors_change_no_character(text, removals, anchors):
    shown = anchored(pieces(text, removals), anchors)
    assert "".join(piece.text for piece in shown) == text
    assert sum(bool(piece.anchor) for piece in shown) <= len(anchors)


def test_reasons_are_counted_the_most_frequent_first():
    assert counted([(0, 1, "分隔线"), (2, 3, "页码"), (4, 5, "页码")]) == [("页码", 2), ("分隔线", 1)]


def received_page(client, **source):
    directive = make_directive(text="示例市总工会关于示例工作的通知\n甲单位要落实。", contacts=["示例某"])
    for name, value in source.items():
        setattr(directive.source, name, value)
    directive.source.save()
    return client.get(f"/directives/{directive.pk}/received/").content.decode()


@pytest.mark.django_db
def test_the_page_strikes_out_what_was_taken_out(client):
    page = received_page(client, text="甲单位要落实。\n— 4—", removals=[[8, 12, "页码"]])
    assert '<del title="页码">— 4—</del>' in page
    assert "1 处" in page


@pytest.mark.django_db
def test_the_page_redacts_persons_and_escapes(client):
    page = received_page(client, text="联系人：示例某 <b>", omitted=[{"reason": "网站导航", "text": "示例某 首页"}])
    assert "示例某" not in page
    assert "&lt;b&gt;" in page
    assert "网站导航" in page


@pytest.mark.django_db
def test_a_source_of_the_first_version_says_what_to_do(client):
    assert "reparse" in received_page(client, text="")


@pytest.mark.django_db
def test_each_section_leads_back_to_its_place(client):
    directive = make_directive(sections=[("一、", "提高认识", "要学习。")])
    directive.source.text = f"示例网站\n{directive.text}"
    directive.source.save()
    page = client.get(f"/directives/{directive.pk}/received/?q=学习").content.decode()
    assert f'id="s-1" href="/directives/{directive.pk}/?q=%E5%AD%A6%E4%B9%A0#s-1"' in page
