import pytest

from archive.parsing import numbers

WAYS = [
    "示工总字〔2021〕19号",
    "示工总字[2021]19号",
    "示工总字［2021］第19号",
    "示工总字【2021】19",
    "示工总字（2021）19号",
    "示工总字(2021) 19 号",
    "示工总字﹝２０２１﹞１９号",
    "示工总字〖2021〗19号",
    "示工总字 〔 2021 〕 19 号",
]


@pytest.mark.parametrize("written", WAYS)
def test_every_bracket_style_is_the_same_number(written):
    assert numbers.key_of(written) == "示工总字|2021|19"


def test_numbers_are_found_with_their_place():
    text = "根据《关于示例工作的通知》（示工发〔2020〕3号）要求"
    (found,) = numbers.find(text)
    assert text[found.start : found.end] == "示工发〔2020〕3号"


@pytest.mark.parametrize("text", ["", "2021年", "〔2021〕", "各市（州）总工会", "第19号"])
def test_what_is_no_number_is_not_found(text):
    assert numbers.find(text) == []
