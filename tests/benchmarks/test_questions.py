from collections import Counter

from benchmarks.search_speed.questions import KINDS, Question, drawn

ROWS = [
    {"text": f"劳动 竞赛 {first}{second} 职工 书屋 法律 援助 班组", "province": "530000", "year": 2020}
    for first in "甲乙丙丁"
    for second in "子丑寅卯"
]


def test_thirty_questions_of_every_kind_the_same_in_every_run():
    asked = drawn(ROWS, lambda text: text.replace(" ", "|").split("|"))
    assert len(asked) == 30
    assert Counter(one.kind for one in asked) == Counter(kind for kind, _ in KINDS)
    assert asked == drawn(ROWS, lambda text: text.replace(" ", "|").split("|"))


def test_questions_are_written_as_readers_type_them():
    written = {kind: Question(kind, ("劳动", "竞赛")).text for kind in ("terms", "phrase", "either", "without")}
    assert written == {"terms": "劳动 竞赛", "phrase": '"劳动竞赛"', "either": "劳动 OR 竞赛", "without": "劳动 -竞赛"}


def test_filters_are_parameters_of_the_page():
    assert Question("filtered", ("劳动",), year=2020).address == {"q": "劳动", "year": 2020}
