"""Type sizes: that of the text, and even ones for lines whose characters were recognised."""

from statistics import median

from archive.formats.pdf.placed_lines import PlacedBlock, PlacedPage

# A line of fewer characters has too little width to tell its size by, one of so many tells that of the text.
_FEW, _MANY = 6, 10


def body_size(blocks: list[PlacedBlock]) -> float:
    """The type size in which most characters are set."""
    sizes: dict[float, int] = {}
    for block in blocks:
        for line in block.lines:
            size = round(line.size * 2) / 2
            sizes[size] = sizes.get(size, 0) + len(line.text)
    return max(sizes, key=lambda size: sizes[size], default=0.0)


def even_sizes(texts: list[str], widths: list[float]) -> list[float]:
    """The type size of each line, told from its width: its height depends on which characters are in it. What is
    within a sixth of the text's size is the text's."""
    units = [sum(0.5 if character.isascii() else 1 for character in text) for text in texts]
    sizes = [max(1.0, width / max(1.0, unit)) for width, unit in zip(widths, units, strict=True)]
    many = [size for size, unit in zip(sizes, units, strict=True) if unit >= _MANY]
    body = median(many or sizes) if sizes else 0.0
    return [
        body if (unit < _FEW and size < 2 * body) or abs(size - body) <= body / 6 else size
        for size, unit in zip(sizes, units, strict=True)
    ]


def evened(page: PlacedPage) -> PlacedPage:
    """A page whose text another program recognised, its lines in even sizes: such layers have them from the
    height of each word."""
    for block in page.blocks:
        texts = [line.text.replace(" ", "") for line in block.lines]
        sizes = even_sizes(texts, [line.right - line.left for line in block.lines])
        block.lines = [line._replace(size=size) for line, size in zip(block.lines, sizes, strict=True)]
    return page
