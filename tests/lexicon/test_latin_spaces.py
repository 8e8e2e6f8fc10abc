import pytest

from archive.lexicon import latin_spaces


@pytest.mark.parametrize(
    ("before", "after", "put"),
    [
        ("工会", "工作", ""),
        ("the office", "of the union", " "),
        ("of the union;", "the office", " "),
        ("the office", "(of the union)", " "),
        ("co-", "operate", ""),
        ("邮箱：office@exam", "ple.org", ""),
        ("0531-819", "16597", ""),
        ("", "union", ""),
        ("union", "", ""),
    ],
)
def test_latin_words_have_a_space_between_them_and_addresses_none(before, after, put):
    assert latin_spaces.between(before, after) == put
