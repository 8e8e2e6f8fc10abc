from datetime import date

import pytest

from archive.parsing.action_items import feasts

NEW_YEARS = [
    "2005-02-09",
    "2006-01-29",
    "2007-02-18",
    "2008-02-07",
    "2009-01-26",
    "2010-02-14",
    "2011-02-03",
    "2012-01-23",
    "2013-02-10",
    "2014-01-31",
    "2015-02-19",
    "2016-02-08",
    "2017-01-28",
    "2018-02-16",
    "2019-02-05",
    "2020-01-25",
    "2021-02-12",
    "2022-02-01",
    "2023-01-22",
    "2024-02-10",
    "2025-01-29",
    "2026-02-17",
    "2027-02-06",
    "2028-01-26",
    "2029-02-13",
    "2030-02-03",
]
AUTUMNS = [
    "2005-09-18",
    "2006-10-06",
    "2007-09-25",
    "2008-09-14",
    "2009-10-03",
    "2010-09-22",
    "2011-09-12",
    "2012-09-30",
    "2013-09-19",
    "2014-09-08",
    "2015-09-27",
    "2016-09-15",
    "2017-10-04",
    "2018-09-24",
    "2019-09-13",
    "2020-10-01",
    "2021-09-21",
    "2022-09-10",
    "2023-09-29",
    "2024-09-17",
    "2025-10-06",
]


@pytest.mark.parametrize(("name", "days"), [("春节", NEW_YEARS), ("中秋", AUTUMNS)])
def test_the_package_knows_the_feasts_of_the_moon(name, days):
    for day in map(date.fromisoformat, days):
        assert (day - feasts.eve(name, day.year)).days == 1


def test_every_feast_has_a_day_in_every_year():
    for name in feasts.NAMES:
        assert all(feasts.eve(name, year) for year in range(2005, 2031)), name
