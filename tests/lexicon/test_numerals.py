"""Numerals: the lenient reading of labels is in tests/lexicon/test_dates.py, here that of figures."""

import pytest

from archive.lexicon.numerals import amount_of


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("1,500", 1500),
        ("十", 10),
        ("一千零五", 1005),
        ("两万", 20_000),
        ("千万", 10_000_000),
        ("三亿五千万", 350_000_000),
        ("十万亿", 10_000_000_000_000),
        ("一点五", 1.5),
        ("二〇二三", 2023),
        ("零", 0),
    ],
)
def test_a_figure_is_its_value(written, amount):
    assert amount_of(written) == amount


@pytest.mark.parametrize("written", ["", "十十", "千百", "千百万", "五六十", "万", "一万万", "点五", "一点十", "工会"])
def test_what_is_no_figure_has_none(written):
    assert amount_of(written) is None


def test_thousands_of_numerals_are_no_figure():
    assert amount_of("九" * 5000) is None
