"""Where in a text everything stands: told once, for page and paper."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.parsing import parse, text_annotations
from archive.parsing.annotations import Annotations, LineSpan, Settled, stored_form
from tests.support import paper_texts
from tests.support.corpus import NAMES, reading

TITLE = "示例市总工会关于示例工作的通知"
BODY = f"{TITLE}\n各县总工会：\n现将有关事项通知如下，请认真贯彻执行。\n"


def told(text, **settled):
    """(role, words) of each line span."""
    lines = text_annotations.of(text, Settled(**{"title": TITLE} | settled)).lines
    return [(str(span.role), text[span.start : span.end]) for span in lines]


def own(directive):
    return text_annotations.of(directive.text, Settled.by(directive))


@pytest.mark.parametrize("name", NAMES)
def test_a_kept_text_is_annotated_as_it_was_when_it_was_parsed(name):
    for directive in reading(name).directives:
        assert directive.annotations == own(directive) != Annotations()


def test_head_and_foot_of_a_whole_directive():
    (directive,) = parse(paper_texts.whole()).directives[:1]
    spans = [(str(one.role), directive.text[one.start : one.end]) for one in directive.annotations.lines]
    assert spans[:4] == [
        ("mark", "示例市总工会文件"),
        ("number", paper_texts.NUMBER),
        ("title", paper_texts.TITLE),
        ("addressees", "各县（市、区）总工会，市各产业工会："),
    ]
    assert {("list-label", "附件："), ("list-number", "1."), ("list-number", "2.")} <= set(spans)
    assert {("office", "示例市总工会办公室"), ("printed", "2023年5月4日印发"), ("copies-label", "抄送：")} <= set(
        spans
    )


@pytest.mark.parametrize(
    ("foot", "expected"),
    [
        ("示例市总工会\n2023.5.4", [("signature", "示例市总工会"), ("date", "2023.5.4")]),
        ("示例市总工会\n2023年5月4日\n此件主动公开", [("signature", "示例市总工会"), ("date", "2023年5月4日")]),
        ("附件：1.示例规程\n报名表\n2.须知\n示例市总工会\n2023年5月4日",
         [("attachment", "附件：1.示例规程"), ("list-label", "附件："), ("list-number", "1."),
          ("attachment", "报名表"), ("attachment", "2.须知"), ("list-number", "2."),
          ("signature", "示例市总工会"), ("date", "2023年5月4日")]),
        ("抄送：示例省总工会。\n示例市总工会办公室 2023年5月4日印发（共印50份）",
         [("imprint", "抄送：示例省总工会。"), ("copies-label", "抄送："), ("copies", "示例省总工会。"),
          ("imprint", "示例市总工会办公室 2023年5月4日印发（共印50份）"), ("office", "示例市总工会办公室"),
          ("printed", "2023年5月4日印发（共印50份）")]),
    ],
)  # fmt: skip
def test_lines_of_the_foot(foot, expected):
    assert told(BODY + foot)[1:] == expected


def test_staff_know_better_what_title_number_and_addressees_are():
    text = f"示工发〔2023〕1号\n{BODY}"
    assert told(text, number="示工发〔2023〕1号", addressees=["各县总工会"])[0] == ("number", "示工发〔2023〕1号")
    assert told(text, addressees=["各县总工会"])[1] == ("addressees", "各县总工会：")
    assert told(text, title="别的标题") == []


def test_a_table_is_one_span():
    text = f"{BODY}单位\t名额\n甲县总工会\t3\n特此通知。"
    assert ("table", "单位\t名额\n甲县总工会\t3") in told(text)


@given(
    st.text(
        st.sampled_from("示例市总工会关于的通知：，。\n\t 附件1.抄送2023年5月4日印发《》〔〕号一、（）"), max_size=160
    )
)
def test_spans_are_of_the_text_and_come_back_from_json_as_they_were(text):
    settled = Settled(title="示例", number="示工发〔2023〕1号", addressees=["示例"])
    found = text_annotations.of(text, settled)
    spans = found.lines + found.mentions + found.persons + found.marks
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert list(found.lines) == sorted(found.lines, key=lambda span: span.start)
    assert stored_form.from_json(stored_form.as_json(found, text, settled), text, settled) == found
    assert stored_form.from_json(stored_form.as_json(found, text, settled), text + "。", settled) is None


def test_a_line_span_is_a_plain_value():
    assert LineSpan("title", 0, 3) == ("title", 0, 3)
