"""A title made for a directive that has none says what it is for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.parsing import parse
from archive.parsing.header import made_title


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("我校拟于12月下旬召开教代会,现将有关事项通知如下:", "关于召开教代会的通知"),
        (
            "现将《关于征集案例的通知》(见附件)转发给你们,请于4月18日前推荐1至2件案例。",
            "关于转发《关于征集案例的通知》的通知",
        ),
        (
            "为庆祝五一国际劳动节，校工会决定于4月28日举办“颂歌献给党”职工合唱比赛，现将有关事项通知如下：",
            "关于举办“颂歌献给党”职工合唱比赛的通知",
        ),
        ("为做好职工互助保障工作，现将有关事项通知如下：", "关于做好职工互助保障工作的通知"),
        ("现将2023年度职工疗休养有关事项通知如下：", "关于2023年度职工疗休养的通知"),
        ("经研究，决定在全市职工中开展主题宣传教育活动。", "关于在全市职工中开展主题宣传教育活动"),
        ("兹定于2023年4月3日下午在市总工会会议室召开全委会，请准时出席。特此通知。", "关于召开全委会的通知"),
        ("请于5月18日前推荐1件案例。", "请于5月18日前推荐1件案例"),
    ],
)
def test_what_a_body_is_for(body, title):
    (read,) = parse(f"各分工会:\n  {body}\n一、请认真组织。\n示例市总工会\n2023年4月20日").directives
    assert read.title == f"[{title}]"
    assert read.provenance["title"].confidence == "doubtful"


def test_never_the_addressees():
    (read,) = parse("高新区所属各基层工会:\n请认真组织职工参加体检。\n示例市总工会\n2023年4月20日").directives
    assert read.title == "[请认真组织职工参加体检]"


@given(
    st.lists(
        st.sampled_from(
            ["现将", "《甲办法》", "《", "》", "决定", "开展", "活动", "，", "。", "为做好", "：", "职工"]
        ),
        max_size=20,
    )
)
def test_its_marks_are_closed_where_those_of_the_text_are(pieces):
    title = made_title.of(["".join(pieces) or "无"])
    whole = "".join(pieces)
    if whole.count("《") == whole.count("》") and "》《" not in whole.replace("《》", ""):
        assert title.count("《") == title.count("》") or len(title) >= 40
