"""Web pages: the article and nothing of the site. The pages in pages/ are made up, each built in another way."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.formats import Refused, read
from tests.support import saved_files

PAGES = Path(__file__).parent / "pages"
NAMES = sorted(page.stem for page in PAGES.glob("*.html"))
BODY = "<p>各县总工会：</p><p>现就做好<b>示例</b>工作通知如下，请认真落实。</p><p>示例市总工会</p>"
TITLE = "示例市总工会关于做好示例工作的通知"


def page(body: str, title: str = TITLE) -> bytes:
    return f"<!DOCTYPE html><html><head><title>{title}</title></head><body>{body}</body></html>".encode()


def text(markup: str | bytes) -> str:
    return read(markup if isinstance(markup, bytes) else markup.encode(), "a.html").text


def lines(markup: str | bytes) -> list[str]:
    return text(markup).split("\n")


def refusal(markup: str | bytes) -> str:
    with pytest.raises(Refused) as caught:
        text(markup)
    return str(caught.value)


def bare(words: str) -> str:
    return "".join(words.split())


def test_there_are_pages_of_many_kinds():
    assert len(NAMES) >= 10


@pytest.mark.parametrize("name", NAMES)
def test_the_article_is_read_and_not_the_site(name):
    assert text((PAGES / f"{name}.html").read_bytes()) == (PAGES / f"{name}.txt").read_text("utf-8").rstrip("\n")


@pytest.mark.parametrize("name", NAMES)
def test_the_encoding_that_a_page_declares_is_used(name):
    source = (PAGES / f"{name}.html").read_text("utf-8")
    declared = '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">' + source.replace(
        "utf-8", "gb2312"
    )
    found = read(declared.encode("gb18030"), "a.html")
    assert (found.encoding, found.text) == ("gb18030", text(source))


@pytest.mark.parametrize("name", NAMES)
def test_what_is_left_out_is_kept_with_its_reason(name):
    source = (PAGES / f"{name}.html").read_bytes()
    found = read(source, "a.html")
    assert all(omission.reason and omission.text for omission in found.omitted)
    if b"<nav" in source or b'class="nav"' in source:
        assert "网站导航" in {omission.reason for omission in found.omitted}
    left_out = bare("".join(omission.text for omission in found.omitted))
    assert all(word in bare(found.text) + left_out for word in ("首页", "示例") if word.encode() in source)


@pytest.mark.parametrize(
    "markup",
    [
        "<script>alert('示例脚本')</script>",
        "<style>p::before { content: '示例脚本' }</style>",
        "<!-- 示例脚本 -->",
        "<noscript>示例脚本</noscript>",
        "<template><p>示例脚本</p></template>",
        "<svg><text>示例脚本</text></svg>",
        "<p hidden>示例脚本</p>",
        "<div style='color:red; display : none'><p>示例脚本</p></div>",
        "<select><option>示例脚本</option></select>",
        "<p><del>示例脚本</del></p>",
        "<p><script>if (a < b) document.write('</p>示例脚本')</script></p>",
    ],
)
def test_what_a_reader_does_not_see_never_reaches_the_text(markup):
    assert "脚本" not in text(page(markup + BODY + markup))


def test_lines_are_those_of_the_browser():
    found = lines(
        "<div>示例市<span>总工会</span><br>关于<b>示例\n  工作</b>的\r\n通知</div>\n<p>The <i>one</i>\nline</p>"
    )
    assert found == ["示例市总工会", "关于示例工作的通知", "The one line"]


def test_spaces_that_a_page_forces_are_kept():
    assert lines("<p>&nbsp;&nbsp;一&#12288;二</p>") == ["  一\u3000二"]


def test_preformatted_text_keeps_its_lines_and_gaps():
    assert lines("<pre>序号  单位\n1     示例县总工会</pre>") == ["序号  单位", "1     示例县总工会"]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<ol><li>甲<li>乙</ol>", ["1. 甲", "2. 乙"]),
        ("<ol start=3><li>甲<li value=7>乙<li>丙</ol>", ["3. 甲", "7. 乙", "8. 丙"]),
        ("<ol type=a><li>甲<ol><li>乙</ol><li>丙</ol>", ["a. 甲", "1. 乙", "b. 丙"]),
        ("<ol style='list-style-type: simp-chinese-informal'><li>甲<li>乙</ol>", ["一、甲", "二、乙"]),
        ("<ol style='list-style:none'><li>甲</ol>", ["甲"]),
        ("<ol><li>一、甲<li>（二）乙</ol>", ["一、甲", "（二）乙"]),
        ("<ol><li><p>甲</p><p>续</p></li><li></li><li>丙</ol>", ["1. 甲", "续", "3. 丙"]),
        ("<ul><li>甲<li>乙</ul>", ["甲", "乙"]),
    ],
)
def test_the_numbers_of_lists_are_written_out(markup, expected):
    assert lines(markup) == expected


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<tr><th>姓名<th>单位<tr><td>张某<td>示例<br>单位", ["姓名\t单位", "张某\t示例 单位"]),
        ("<tr><td colspan=2>合计<td>9<tr><td>a<td>b<td>c", ["合计\t\t9", "a\tb\tc"]),
        ("<tr><td rowspan=2>甲<td>a<tr><td>b", ["甲\ta", "\tb"]),
        ("<caption>表一</caption><tr><td>a<td>b<tr><td>c<td>d", ["表一", "a\tb", "c\td"]),
        ("<tr><td>只有一列<tr><td>的表", ["只有一列", "的表"]),
        ("<tr><td>左<td><table border=1><tr><td>a<td>b<tr><td>c<td>d</table>", ["左", "a\tb", "c\td"]),
        (
            "<tr><td>抄送：示例省总工会<td><tr><td>示例市总工会办公室<td>2020年1月2日印发",
            ["抄送：示例省总工会", "示例市总工会办公室  2020年1月2日印发"],
        ),
        ("<tr><td>左栏</td><td>右栏</td></tr>", ["左栏", "右栏"]),
    ],
)
def test_a_table_is_rows_and_a_layout_is_lines(markup, expected):
    assert lines(f"<table>{markup}</table>") == expected


def test_a_title_above_the_article_is_the_first_line():
    assert lines(page(f"<h1>{TITLE}</h1><p>来源：示例</p><div class='article-content'>{BODY}</div>"))[0] == TITLE


MENU = "<ul class=menu><li><a href=1>首页</a><li><a href=2>通知公告</a></ul>"
SHORT = "示例市总工会关于做好..."


@pytest.mark.parametrize(
    ("head", "browser"),
    [
        (f"<header class='article-header'><h1>{TITLE}</h1><span>2021-03-05</span></header>", TITLE),
        (f"<h1><a href='/3'>{TITLE}</a></h1>", f"{TITLE}-示例网"),
        (f"<div>{TITLE}</div><div>日期：2021-03-05 【字体：大 中 小】</div>", "示例市总工会"),
        ("<p>示例市总工会关于做好</p><p>示例工作的通知</p><p>来源：本站</p>", "示例市总工会"),
        ("<h2>示例市总工会关于做好<br>示例工作的通知</h2>", "示例市总工会"),
        (f"<h1>示例市总工会</h1><p>{TITLE}</p>", "示例市总工会"),
        (f"<h1>{SHORT}</h1><p>{TITLE}</p>", SHORT),
        ("<h1>示例市总工会网</h1>", f"示例市总工会网 - {TITLE} - 通知公告"),
    ],
)
def test_the_title_is_found_wherever_it_stands(head, browser):
    found = lines(page(f"{MENU}{head}<div class='x'>{BODY * 3}</div>", browser))
    assert "".join(found[: found.index("各县总工会：")]) == TITLE


def test_the_name_of_a_site_above_a_title_is_no_issuer_of_it():
    found = lines(page(f"<div>示例省总工会</div>{MENU}<p>{TITLE}</p><div>{BODY * 3}</div>", "示例省总工会"))
    assert found[0] == TITLE


def test_files_below_the_article_belong_to_its_attachments():
    files = "<div>附件：</div><ul><li><a href=a.doc>1.申报表.doc</a><li><a href=b.xls>2.汇总表.xls</a></ul>"
    found = lines(page(f"{MENU}<h1>{TITLE}</h1><div>{BODY * 3}</div>{files}<p><a href=3>下一篇</a></p>"))
    assert found[-3:] == ["附件：", "1.申报表.doc", "2.汇总表.xls"]


def test_a_title_that_the_article_repeats_stands_once():
    found = text(page(f"<h1>关于做好示例工作的通知</h1><div class='TRS_Editor'><p>{TITLE}</p>{BODY}</div>"))
    assert (found.count("关于做好示例工作的通知"), found.split("\n")[0]) == (1, TITLE)


def test_a_title_that_only_the_browser_shows_is_not_lost():
    assert lines(page(f"<div>{BODY}</div>", f"{TITLE}_示例网"))[0] == TITLE


def test_number_above_and_signature_below_the_article_belong_to_it():
    parts = f"<h1>{TITLE}</h1><p>示工发〔2020〕8号</p><div id=zoom>{BODY}</div><p>2020年5月6日</p>"
    found = lines(page(f"{parts}<p>附件：1.示例表</p><p>上一篇：示例新闻</p>"))
    assert found[1] == "示工发〔2020〕8号"
    assert found[-2:] == ["2020年5月6日", "附件：1.示例表"]


def test_a_text_in_two_parts_is_read_to_its_end():
    first = "<p>一、各级工会要认真落实，抓好示例工作，及时总结经验。</p>" * 8
    parts = f"<div><h1>{TITLE}</h1><div>{first}</div><div><p>附件1：</p><p>示例表，请填写。</p></div></div>"
    assert lines(page(f"<p><a href=a>首页</a></p>{parts}<p><a href=b>下一篇</a></p>"))[-2:] == [
        "附件1：",
        "示例表，请填写。",
    ]


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (page(BODY).decode().encode("utf-8-sig"), "utf-8-sig"),
        (page(BODY).decode().encode("utf-16"), "utf-16"),
        (page(BODY).decode().encode("gb18030"), "gb18030"),
        (b"<?xml version='1.0' encoding='GBK'?>" + page(BODY).decode().encode("gbk"), "gb18030"),
        (b"<meta charset=gb2312>" + page(BODY), "utf-8"),
        (
            b"<meta charset=big5>"
            + page(BODY.replace("县总", "縣總")).decode().translate({}).encode("big5hkscs", "ignore"),
            "big5hkscs",
        ),
    ],
)
def test_a_page_is_decoded_by_mark_declaration_or_content(data, encoding):
    assert read(data, "a.html").encoding == encoding


def test_broken_bytes_outside_the_article_do_no_harm():
    broken = page(f'<div class="TRS_Editor">{BODY}</div>').replace(
        b"</head>", b'<meta name="description" content="\xe5\xb7"></head>'
    )
    assert "认真落实" in text(broken)


def test_broken_bytes_in_the_article_are_refused():
    assert "损坏的字节" in refusal(page(BODY).replace("认真".encode(), b"\xe8\xae"))


@pytest.mark.parametrize(
    "markup",
    [
        page(BODY)[:-200],
        page(BODY + "<!-- 未完")[:-14],
        "<p>示例</p><script>var a = 1",
        "<p>示例</p><a href='b.html",
        "<p>示例</p><div",
        "<html><body><div class='main'><p>示例市总工会关于",
    ],
)
def test_a_page_that_is_cut_off_is_refused(markup):
    assert "不完整" in refusal(markup)


WHOLE = saved_files.page([TITLE, "各县总工会：", "请认真落实。"])


@given(st.integers(WHOLE.index(b'<div class="main">') + 18, len(WHOLE) - 1))
def test_a_page_cut_off_in_or_behind_the_article_is_refused_or_has_lost_nothing(kept):
    try:
        found = text(WHOLE[:kept])
    except Refused as refused:
        assert str(refused).endswith("。")
    else:
        assert found == text(WHOLE)


def test_tags_that_html_lets_one_leave_out_are_no_damage():
    assert lines("<!doctype html><html><head><title>t</title><body><p>示例<p>文字") == ["示例", "文字"]


@pytest.mark.parametrize("tag", ["div", "b", "table", "ul><li", "font"])
def test_elements_nested_without_end_are_refused(tag):
    assert "嵌套" in refusal(f"<{tag}>" * 100_000 + "示例")


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("<img src=1.jpg><img src=2.jpg>", "2 张图片"),
        ("<iframe src=b.html></iframe>", "框架"),
        ("<div id=app></div>", "脚本载入"),
    ],
)
def test_a_page_without_words_says_why(body, said):
    assert said in refusal(page(body))


TAGS = """<p> </p> <div> </div> <table> <tr> <td> </table> <ol> <li> </ol> <h1> </h1> <br> <a_href=x> </a> <script>
</script> <!-- --> <pre> &nbsp; <ul_class=nav> </ul> <div_class=TRS_Editor> <span> </span> <footer> </footer>"""
WORDS = ["示例市总工会关于工作的通知", "各县：", "要做好。", "2020年1月2日"]
MARKUP = st.lists(st.sampled_from(TAGS.split() + WORDS), max_size=60)


@given(MARKUP)
def test_any_markup_is_read_or_refused(markup: list[str]):
    try:
        assert text("<html>" + "".join(markup).replace("_", " "))
    except Refused as refused:
        assert str(refused).endswith("。")


@given(
    st.lists(
        st.sampled_from(["<p>", "</p>", "<div>", "</div>", "<br>", "<b>", "</b>", "示例工作。", "各县", "（一）"]),
        max_size=40,
    )
)
def test_without_site_chrome_no_word_is_lost_or_added(pieces):
    markup = "".join(pieces)
    words = "".join(piece for piece in pieces if not piece.startswith("<"))
    if words:
        assert bare(text(f"<p>{markup}")) == words
