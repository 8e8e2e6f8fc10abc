"""The title in the bar of the browser is a second reading of the title."""

import pytest

from archive.ingest.received_file import read

TEXT = "<p>各区总工会：</p><p>为做好示例工作，现将有关事项通知如下。</p><p>示例市总工会</p><p>2023年5月8日</p>"
TITLE = "示例市总工会关于开展职工读书活动的通知"


def confidence(page_title, title=TITLE):
    page = f"<html><head><title>{page_title}</title></head><body><h1>{title}</h1>{TEXT}</body></html>"
    one = read("网页.html", page.encode()).directives[0]
    assert one.title == title
    return one.provenance["title"].confidence, one.provenance["title"].method


@pytest.mark.parametrize(
    "page_title",
    [
        TITLE,
        f"{TITLE}-示例市总工会",
        f"通知公告_{TITLE}",
        f"{TITLE[:16]}...",
        "关于开展职工读书活动的通知",
        "示例市总工会",
        "通知公告",
        "",
    ],
)
def test_the_same_title_or_none_leaves_it_certain(page_title):
    assert confidence(page_title)[0] == "certain"


def test_the_title_of_another_makes_it_doubtful():
    assert confidence("示例市总工会关于做好夏季防暑降温工作的通知") == ("doubtful", "与网页标题不一致")
