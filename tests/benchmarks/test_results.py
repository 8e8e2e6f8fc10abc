from benchmarks.results import with_section


def test_a_section_takes_the_place_of_its_last_one_and_leaves_the_others():
    first = with_section(with_section("", "make one", "old"), "make two", "of two")
    again = with_section(first, "make one", "new")
    assert again.startswith("# Results\n")
    assert again.endswith("## make one\n\nnew\n\n## make two\n\nof two\n")
