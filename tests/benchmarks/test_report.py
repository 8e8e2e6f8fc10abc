from benchmarks.search_speed.report import Line, table


def line(**given):
    return Line(**{"name": "terms", "aim": "≤ 1 ×", "unit": "ms", "ours": 0.2, "rival": 0.4, "reached": True} | given)


def test_a_cell_tells_both_figures_and_their_ratio():
    assert line().cell == "0.2 : 0.4 ms = 0.5, reached"


def test_a_cell_says_where_the_aim_is_not_reached():
    assert line(ours=0.8, reached=False).cell == "0.8 : 0.4 ms = 2, **not reached**"


def test_a_figure_without_a_rival_stands_alone():
    assert line(ours=161, rival=None, unit="MB").cell == "161 MB, reached"


def test_a_rival_that_failed_leaves_our_figure_and_its_reason():
    assert line(rival=None, reached=None, failed="it is not installed").cell == "0.2 ms, failed: it is not installed"


def test_sizes_stand_side_by_side():
    assert table({1000: [line()], 10_000: [line(ours=0.1)]}).splitlines() == [
        "| ours : rival | aim | 1,000 | 10,000 |",
        "| --- | --- | --- | --- |",
        "| terms | ≤ 1 × | 0.2 : 0.4 ms = 0.5, reached | 0.1 : 0.4 ms = 0.25, reached |",
    ]
