"""Whatever stands in an address, a page comes back."""

import random
from itertools import product

import pytest

from search.indexing import index_upkeep
from tests.support.makers import make_directive

pytestmark = pytest.mark.django_db

PATHS = ["/", "/search/", "/directives/", "/actions/", "/compare/", "/api/v1/search/", "/api/v1/directives/"]
NAMES = ["q", "province", "year", "genre", "topic", "kind", "deadline", "page", "sort", "page_size", "d"]
VALUES = [
    "", "1", "0", "-1", "9" * 25, "abc", "劳模精神", '"', "“", "(", "（（", "）", "OR", "或", "-", "NOT", "标题:",
    "年份:abc", "年份:2023", "地区:示例", "foo:bar", "http://x", "990000", "2023年", "\x00", "\u202e", "𠮷", "😀",
    "<script>", "'; --", "%", "*", "?", "\\", "a" * 600, "١", "²", "NaN", "示工发〔2022〕1号", "[2021]19", " ", "　",
]  # fmt: skip


def test_no_address_is_an_error(client, index):
    make_directive(number="示工发〔2022〕1号", sections=[("一、", "弘扬劳模精神", "各级工会要学习劳模精神。")])
    index_upkeep.rebuild()
    chance = random.Random(20231121)
    for _ in range(600):
        query = [(chance.choice(NAMES), "".join(chance.choices(VALUES, k=chance.randint(1, 3)))) for _ in range(4)]
        path = chance.choice(PATHS)
        answer = client.get(path, query_params=query)
        assert answer.status_code < 500, (path, query)
        assert b"<script>" not in answer.content or path.startswith("/api/"), (path, query)


@pytest.mark.parametrize("path", [*PATHS, "/directives/pdf/", "/api/v1/compare/", "/search/feed.atom"])
def test_a_nul_in_any_parameter_is_no_error_and_not_handed_on(client, index, path):
    index_upkeep.rebuild()
    for name, value in product(NAMES, ("\x00", "示例\x00通知")):
        answer = client.get(path, {name: value})
        assert answer.status_code < 500, name
        assert b"\x00" not in answer.content and b"\\u0000" not in answer.content, name


@pytest.mark.parametrize("name", ["province", "year", "genre", "topic", "level"])
def test_a_nul_in_a_filter_makes_it_another_value_and_is_not_handed_on(client, index, name):
    page = client.get("/directives/", {name: "通知\x00"}).content.decode()
    assert "没有“通知\ufffd”这一" in page and "\x00" not in page
