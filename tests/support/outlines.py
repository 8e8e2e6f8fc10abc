"""Short outlines for these tests."""

from archive.comparison import ComparedPart


def part(heading="", text="", level=1, label="", kind="item", anchor="s"):
    return ComparedPart(level=level, label=label, heading=heading, text=text, anchor=anchor, kind=kind)


def headings(pairs):
    """What stands beside what: [('阅读', '读书'), ('食堂', None)]."""
    return [(pair.left and pair.left.heading, pair.right and pair.right.heading) for pair in pairs]
