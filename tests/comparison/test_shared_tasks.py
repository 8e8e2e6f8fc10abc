"""Which action items of several directives ask for the same thing, and how much of their wording they share."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from archive.comparison import ComparedPart, OwnNames, Task, shared_tasks, wording_shares
from archive.lexicon import task_subjects, topics

SENTENCES = (
    "在商圈新建户外劳动者服务站点20个。",
    "年内增设爱心驿站12处，供环卫工人歇脚。",
    "举办全市职工职业技能大赛。",
    "组织岗位练兵和技术比武，10月举行决赛。",
    "为困难职工子女发放助学金。",
    "各县总工会于11月30日前报送工作总结。",
    "鼓励沿街店铺张贴宣传画。",
)
some_tasks = st.lists(
    st.builds(
        Task,
        st.integers(0, 4),
        st.one_of(st.sampled_from(SENTENCES), st.text("工会职驿站竞赛助学，。 ab1", max_size=30)),
        st.sampled_from(("", "服务职工", "建功立业")),
    ),
    max_size=14,
)
NO_NAMES = [OwnNames()] * 10


def rows_of(*directives):
    """[[the sentences of a row]] of directives that are lists of sentences."""
    tasks = [Task(number, text) for number, texts in enumerate(directives) for text in texts]
    return [[tasks[number].text for number in row.members] for row in shared_tasks(tasks, NO_NAMES)]


def test_one_task_in_other_words_is_one_row():
    assert list(SENTENCES[:2]) in rows_of(SENTENCES[:1], SENTENCES[1:2])


def test_other_tasks_stand_in_rows_of_their_own():
    assert sorted(rows_of(SENTENCES[:1], SENTENCES[2:3])) == sorted([[SENTENCES[0]], [SENTENCES[2]]])


def test_a_sentence_that_asks_for_two_things_stands_in_two_rows():
    both = "组织职工深入开展劳动和技能竞赛，深化技术革新、发明创造、合理化建议等群众性创新活动。"
    rows = rows_of(
        [both],
        ["广泛组织职工开展劳动和技能竞赛。", "持续深化技术革新、发明创造、合理化建议等群众性创新活动。"],
    )
    assert [row for row in rows if both in row and len(row) == 2] == [row for row in rows if len(row) > 1]
    assert len(rows) == 2


def test_a_row_is_told_by_its_subject_and_stands_under_its_topic():
    tasks = [Task(0, SENTENCES[0]), Task(1, SENTENCES[1])]
    (row,) = shared_tasks(tasks, NO_NAMES)
    assert (row.name, row.topic, row.coverage) == ("户外劳动者站点", "服务职工与帮扶", 2)


def test_a_row_that_no_subject_tells_has_the_topic_of_its_items():
    (row,) = shared_tasks([Task(0, SENTENCES[-1], topics=["宣传宣讲"])], NO_NAMES)
    assert (row.name, row.topic) == ("", "宣传宣讲")


def test_an_own_place_is_no_difference():
    names = [OwnNames(("甲省",), ("甲省总工会",)), OwnNames(("乙省",), ("乙省总工会",))]
    tasks = [Task(0, "由甲省总工会牵头编写甲省劳动者图谱。"), Task(1, "由乙省总工会牵头编写乙省劳动者图谱。")]
    assert [row.coverage for row in shared_tasks(tasks, names)] == [2]


@given(some_tasks)
def test_every_task_stands_in_a_row_and_no_row_is_empty_or_there_twice(tasks):
    rows = shared_tasks(tasks, NO_NAMES)
    assert {number for row in rows for number in row.members} == set(range(len(tasks)))
    assert all(list(row.members) == sorted(set(row.members)) for row in rows)
    assert all(row.directives == {tasks[number].directive for number in row.members} for row in rows)


@given(some_tasks)
def test_rows_of_one_directive_alone_share_nothing(tasks):
    alone = [Task(0, task.text, task.heading) for task in tasks]
    assert [list(row.members) for row in sorted(shared_tasks(alone, NO_NAMES), key=lambda row: row.members[0])] == [
        [number] for number in range(len(tasks))
    ]


def test_the_order_of_directives_changes_no_row():
    directives = [SENTENCES[0:3:2], SENTENCES[1:6:2], SENTENCES[4:]]
    found = {
        frozenset(frozenset(row) for row in rows_of(*[directives[number] for number in order]))
        for order in permutations(range(3))
    }
    assert len(found) == 1


def test_each_subject_stands_under_a_topic_and_words_are_told_once():
    subjects = task_subjects.known()
    assert {subject.topic for subject in subjects} <= {*topics.known(), ""}
    names = [subject.name for subject in subjects]
    assert len(set(names)) == len(names)
    assert all(len(word) > 1 for subject in subjects for word in subject.words)


texts = st.text("工会职工服务站点竞赛ab一、。 ", max_size=60)


def shares_of(*written):
    parts = [[ComparedPart(1, "", "", text, "s-1")] for text in written]
    return wording_shares(parts, NO_NAMES[: len(written)])


@given(texts, texts)
def test_wording_is_shared_from_nothing_to_all(one, other):
    shares = shares_of(one, other)
    assert all(0 <= share <= 1 for row in shares for share in row)
    assert shares_of(other, one)[0][1] == shares[1][0]


@given(texts)
def test_the_same_wording_is_shared_wholly(text):
    written = text + "深化产业工人队伍建设改革"
    assert shares_of(written, written) == [[1.0, 1.0], [1.0, 1.0]]


def test_a_part_of_a_longer_text_is_wholly_in_it_and_not_the_reverse():
    short, long = "深化产业工人队伍建设改革", "深化产业工人队伍建设改革，推进集体协商制度建设。"
    of_short, of_long = shares_of(short, long)
    assert of_short[1] == 1.0
    assert 0.4 < of_long[0] < 0.7


def test_passages_in_another_order_are_the_same_wording():
    one, other = "深化产业工人队伍建设改革。", "推进集体协商制度建设。"
    assert shares_of(one + other, other + one)[0][1] == 1.0
