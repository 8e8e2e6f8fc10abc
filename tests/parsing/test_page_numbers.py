"""Page numbers go where they tell themselves, count on, or break a sentence; other numbers stay."""

import pytest

from archive.parsing.cleaning import clean

SENTENCE = "各级工会要认真学习，把会议要求落到实处，切实抓好各项工作，不断提高服务职工的水平。"
PAGE = "\n".join([SENTENCE] * 12)


def taken(raw):
    return [removal.text for removal in clean(raw).removals]


@pytest.mark.parametrize(
    "number",
    [
        *("— 4—", "—4—", "- 4 -", "－4－", "·4·", "－ ４ －"),
        *("第4页", "第 4 页 共 8 页", "第四页", "共8页 第4页", "4 / 8 页", "Page 4 of 8"),
    ],
)
def test_a_number_that_tells_itself_goes(number):
    cleaned = clean(f"甲单位要落实。\n{number}\n乙单位要落实。")
    assert cleaned.text == "甲单位要落实。\n乙单位要落实。"
    assert [(removal.text, removal.reason) for removal in cleaned.removals] == [(number, "页码")]


@pytest.mark.parametrize("form", ["{}", "{}/3", "{} / 3", "{} —"])
def test_bare_numbers_go_where_they_count_on_page_by_page(form):
    raw = "\n".join(f"{PAGE}\n{form.format(page)}" for page in (1, 2, 3))
    assert taken(raw) == [form.format(page) for page in (1, 2, 3)]


def test_a_bare_number_goes_where_a_sentence_is_broken_around_it():
    raw = f"{PAGE}\n各级工会要把学习贯彻作为重要任务，切实抓好学\n\n1\n\n习贯彻，取得实效。"
    assert clean(raw).text.endswith("切实抓好学习贯彻，取得实效。")
    assert taken(raw) == ["1"]


def test_a_bare_number_that_counts_something_stays():
    raw = f"{PAGE}\n各县总工会要认真组织，于月底前推荐\n3\n名职工参加，并做好各项工作。"
    assert taken(raw) == []


def test_numbers_of_a_list_read_cell_by_cell_stay():
    raw = "序号\n姓名\n1\n赵某某\n2\n钱某某\n3\n孙某某"
    assert clean(raw).text == raw


def test_a_number_between_dashes_goes_inside_the_text_too():
    assert clean("各级工会要深入学习 — 6 — 贯彻会议精神。").text == "各级工会要深入学习贯彻会议精神。"


def test_a_page_digit_inside_a_word_goes():
    raw = f"{PAGE}把思想政治引 1 领工作做得更有温度，加强思想政治引领，评选 2 家单位。"
    assert taken(raw) == ["1"]
    assert "思想政治引领工作做得" in clean(raw).text


def test_page_digits_that_count_on_inside_the_text_go():
    text = SENTENCE * 8
    assert taken(f"{text}要 1 认真学{text}要 2 认真学{text}要 3 认真学{text}") == ["1", "2", "3"]


@pytest.mark.parametrize("text", ["电话：0100-5550-123", "2019-08-20起施行。", "第—5—号。", "3—5—7天。", "5 — 8组。"])
def test_numbers_with_dashes_of_their_own_stay(text):
    assert taken(text) == []
