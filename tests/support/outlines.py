"""Short outlines for these tests."""

from archive.comparison import ComparedPart


def part(heading="", text="", level=1, label="", kind="item", anchor="s"):
    return ComparedPart(level=level, label=label, heading=heading, text=text, anchor=anchor, kind=kind)


def headings(comparison):
    """What stands beside what: [('阅读', '读书'), ('食堂', None)]; several of a side by ／. Stubs are left out."""
    return [
        tuple("／".join(side.part.heading for side in sides) or None for sides in (row.left, row.right))
        for row in comparison.rows
        if not row.stub
    ]


def standings(sides):
    """[(words, standing), …] of some sides of a row, headings and texts one after the other."""
    return [(span.text, str(span.standing)) for side in sides for span in [*side.heading, *side.text]]
