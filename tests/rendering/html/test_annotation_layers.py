"""What is marked in a directive's text on its page."""

import re
from html import unescape

import pytest

from archive.models import Reference
from tests.support.makers import make_action, make_directive

pytestmark = pytest.mark.django_db

BODY = "各单位要按照《示例办法》的要求，弘扬劳模精神。请于2023年8月31日前报告市总工会。"


@pytest.fixture
def directive():
    return make_directive(sections=[("一、", "弘扬劳模精神", BODY), ("二、", "抓好落实", "要认真学习。")])


def _page(client, directive, **query):
    return client.get(directive.get_absolute_url(), query).text


def _words(html):
    """The characters of a piece of HTML."""
    return unescape(re.sub("<[^>]*>", "", html))


def _paper(page):
    return re.search('<article class="paper".*?</article>', page, re.DOTALL)[0]


def test_marks_leave_the_text_as_it_is(client, directive):
    cited = make_directive("示例办法")
    Reference.objects.create(directive=directive, position=0, kind="work", text="示例办法", target=cited)
    make_action(directive.sections.first(), BODY.split("。")[0] + "。")
    paragraph = re.search('<p class="para">.*?</p>', _paper(_page(client, directive, q="示例 劳模精神")))[0]
    assert _words(paragraph) == BODY
    assert {"<mark", 'class="cited"', 'class="duty-span"'} <= set(re.findall(r'<mark|class="[\w-]+"', paragraph))


def test_a_citation_in_the_text_leads_to_the_archived_directive(client, directive):
    cited = make_directive("示例办法")
    Reference.objects.create(directive=directive, position=0, kind="work", text="示例办法", target=cited)
    page = _page(client, directive, q="学习")
    link = f'<a class="cited" href="{cited.get_absolute_url()}?q=%E5%AD%A6%E4%B9%A0">《示例办法》</a>'
    assert link in _paper(page)


def test_a_work_that_the_archive_does_not_hold_is_no_link(client, directive):
    Reference.objects.create(directive=directive, position=0, kind="work", text="示例办法")
    assert 'class="cited"' not in _page(client, directive)


def test_each_action_item_is_marked_by_its_kind_and_leads_to_its_note_and_back(client, directive):
    first, second = directive.sections.all()
    make_action(second, kind="study")
    make_action(first, "请于2023年8月31日前报告市总工会。", kind="report", deadline_text="2023年8月31日前")
    page = _page(client, directive)
    spans = re.findall('<span class="duty-span" data-kind="([a-z]+)" id="duty-([0-9])">(.*?)</span>', page)
    assert spans == [("report", "1", "请于2023年8月31日前报告市总工会。"), ("study", "2", "要认真学习。")]
    for number in "12":
        assert f'href="#note-{number}"' in page
        assert f'id="note-{number}"><a href="#duty-{number}">' in page


def test_a_note_tells_kind_deadline_and_actor(client, directive):
    make_action(
        directive.sections.last(), kind="study", actor="各科室", deadline_text="8月底前", deadline="2023-08-31"
    )
    note = re.search('<li class="note".*?</li>', _page(client, directive), re.DOTALL)[0]
    assert _words(note) == "1学习 要认真学习。 期限8月底前（2023年8月31日） 各科室"


def test_of_two_action_items_over_one_another_the_second_leads_to_the_section(client, directive):
    section = directive.sections.first()
    make_action(section, BODY)
    make_action(section, "请于2023年8月31日前报告市总工会。")
    page = _page(client, directive)
    assert 'id="note-2"><a href="#s-1">' in page
    assert page.count('class="duty-span"') == 1


def test_an_action_item_that_begins_outside_the_shown_words_leads_to_its_section(client):
    directive = make_directive(sections=[("一、", "抓好落实", "\u3000\u3000要认真学习。")])
    make_action(directive.sections.first())
    assert 'id="note-1"><a href="#s-1">' in _page(client, directive)


def test_hits_are_numbered_from_the_title_on_and_counted(client):
    directive = make_directive("关于劳模精神的通知", sections=[("一、", "弘扬劳模精神", "学习劳模精神。")])
    page = _page(client, directive, q="劳模精神")
    assert re.search('<h1>关于<mark id="hit-1">劳模精神</mark>的通知</h1>', page)
    assert re.findall('<mark id="(hit-[0-9])">', page) == ["hit-1", "hit-2", "hit-3"]
    assert "3 处" in page


def test_without_script_every_hit_is_a_link_away(client, directive):
    page = _page(client, directive, q="要")
    count = page.count("<mark id=")
    assert re.findall('<li><a href="#hit-([0-9]+)">', page) == [str(number) for number in range(1, count + 1)]
    assert '<a href="#hit-1" data-key="n"' in page
    assert f'<a href="#hit-{count}" data-key="N"' in page


def test_words_that_stand_nowhere_are_said_to(client, directive):
    page = _page(client, directive, q="安康杯")
    assert "0 处" in page and "data-step" not in page


def test_each_section_has_a_sign_with_its_address_and_its_citation_in_words(client):
    directive = make_directive(number="示工发〔2023〕7号", sections=[("一、", "提高认识", "要学习。")])
    page = _page(client, directive)
    assert '<a class="section-tool screen-only" href="#s-1" aria-label="第一部分：链接与引用"></a>' in page
    assert "示例市总工会关于示例工作的通知（示工发〔2023〕7号），第一部分</span>" in page


def test_the_metadata_tell_what_each_rests_on(client, directive):
    directive.provenance.create(field="number", method="据文号行", confidence="certain")
    directive.provenance.create(field="issued_on", method="据落款日期", confidence="doubtful")
    directive.number, directive.issued_on = "示工发〔2023〕7号", "2023-05-01"
    directive.save()
    metadata = _words(re.search('<dl class="metadata">.*?</dl>', _page(client, directive), re.DOTALL)[0])
    assert "示工发〔2023〕7号 据文号行" in metadata
    assert "2023年5月1日 据落款日期 存疑" in metadata
    assert "印发日期原件未载明" in metadata


def test_what_cites_it_is_listed_once(client, directive):
    citing = make_directive("引用它的通知")
    for at, text in enumerate(("甲", "乙")):
        Reference.objects.create(directive=citing, position=at, kind="work", text=text, target=directive)
    page = _page(client, directive)
    assert "被下列文件引用" in page
    # What is like it may be listed below.
    cited = page.partition("被下列文件引用")[2].partition("</ul>")[0]
    assert cited.count(">引用它的通知</a>") == 1


def test_an_attachments_label_and_title_stand_apart_and_read_as_they_were(client):
    directive = make_directive(sections=[("附件1", "示例某某办法（试行）实施情况汇总明细表", "各单位填写。")])
    directive.sections.update(kind="attachment")
    heading = re.search('<h3 class="heading">.*?</h3>', _page(client, directive, q="附件1示例"))[0]
    assert _words(heading) == "附件1示例某某办法（试行）实施情况汇总明细表"
    assert re.search('<span class="part-label">.*?附件1.*?</span><span class="part-title">', heading)
    assert '<br class="title-break">' in heading


def test_persons_are_redacted_in_title_headings_notes_and_titles_of_others(client):
    other = make_directive("关于示例某事迹的通知", contacts=["示例某"])
    sections = [("一、", "学习示例甲", "请报示例甲。")]
    directive = make_directive("关于示例甲的通知", sections=sections, contacts=["示例甲"], forwarding_directive=other)
    make_action(directive.sections.first(), actor="示例甲", reports_to="示例甲")
    directive.provenance.create(
        field="duplicate", method="据正文", confidence="doubtful", evidence="示例甲", other=other
    )
    page = _page(client, directive)
    assert "示例甲" not in page and "示例某" not in page
    assert "关于＊＊＊的通知" in page
