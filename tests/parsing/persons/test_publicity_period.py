from datetime import date

import pytest

from archive.parsing.persons.publicity_period import until
from archive.parsing.persons.reading_copy import reading_copy

SIGNED = "\n示例市总工会\n2024年5月6日"


@pytest.mark.parametrize(
    ("told", "last"),
    [
        ("公示时间：2024年3月12日至18日。", date(2024, 3, 18)),
        ("公示时间：2024年3月12日至2024年4月2日", date(2024, 4, 2)),
        ("公示期自2024年5月6日至5月12日", date(2024, 5, 12)),
        ("公示时间从2024年5月6日起至5月14日止", date(2024, 5, 14)),
        ("公示期：2024.5.6—2024.5.10", date(2024, 5, 10)),
        ("公示时间为5月6日—5月10日", date(2024, 5, 10)),
        ("公示期自即日起至5月15日", date(2024, 5, 15)),
        ("公示期为7个工作日", date(2024, 5, 15)),
        ("公示期五个工作日", date(2024, 5, 13)),
        ("公示期7天", date(2024, 5, 13)),
        ("公示期为5个工作日（2024年5月7日至5月13日）", date(2024, 5, 13)),
        # The least that the rules ask for, where nothing is told.
        ("现予以公示。", date(2024, 5, 13)),
    ],
)
def test_the_last_day_is_read(told, last):
    assert until(reading_copy(f"关于推荐对象的公示\n现将名单公示如下。{told}{SIGNED}")) == last


def test_a_text_without_any_day_tells_none():
    assert until("关于推荐对象的公示\n现予公示。") is None
    assert until("公示时间：2024年13月40日至50日") is None
