import pytest

from archive.lexicon.vocabulary import FORWARDS, GENRES
from archive.models.choices import Genre


def test_the_parser_and_the_database_know_the_same_types():
    assert set(GENRES) == set(Genre.values)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("示例市总工会转发《示例办法》的通知", "转发"),
        ("示例市总工会经审部印发《示例办法》", "印发"),
        ("关于批转示例意见的通知", "批转"),
        ("示例市总工会、示例市教育局联合转发示例意见的通知", "转发"),
        ("关于做好文件转发工作的通知", ""),
    ],
)
def test_who_forwards_stands_before_the_word(title, kind):
    match = FORWARDS.search(title)
    assert (match["kind"] if match else "") == kind
