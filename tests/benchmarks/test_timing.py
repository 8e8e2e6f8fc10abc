from benchmarks.search_speed.timing import compared, percentile, summed_up


def test_a_percentile_is_one_of_the_values():
    assert percentile(range(1, 101), 0.95) == 95
    assert percentile([3, 1, 2], 0.5) == 2
    assert percentile([7], 0.95) == 7


def test_in_every_round_each_system_is_asked_in_turn():
    asked = []
    systems = {name: lambda question, name=name: asked.append(name + question) for name in "ab"}
    taken = compared(systems, ["1", "2"], rounds=2, before=lambda: asked.append("-"))
    assert "".join(asked) == "-a1-b1-a1-b1-a2-b2-a2-b2"
    assert [len(times) for times in taken.values()] == [2, 2]


def test_times_are_summed_up_by_median_95th_percentile_and_slowest():
    told = summed_up({"ours": [1.0, 2.0, 9.0]})
    assert told == {"ours": {"median_ms": 2.0, "p95_ms": 9.0, "slowest_ms": 9.0}}


def test_whoever_fails_is_left_out_with_the_reason_and_the_others_go_on():
    def failing(question):
        raise ValueError("it is broken")

    told = summed_up(compared({"ours": len, "rival": failing}, ["1", "2"], rounds=2))
    assert told["rival"] == {"failed": "ValueError: it is broken"}
    assert "median_ms" in told["ours"]
