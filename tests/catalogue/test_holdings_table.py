from archive.catalogue.holdings_table import heat


def test_the_steps_of_heat_reach_from_one_to_the_most():
    assert [heat(count, 120) for count in (0, 1, 3, 7, 15, 30, 120)] == [0, 1, 2, 3, 4, 5, 6]
    assert heat(1, 1) == 1
    assert [heat(count, 2) for count in (1, 2)] == [1, 4]
