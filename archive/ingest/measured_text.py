"""A text as it is measured against another, folded no further than that takes."""

from dataclasses import dataclass, field

from archive.lexicon.text_keys import comparable

# The front of a text tells; measuring takes time with the square of its length.
_MEASURED = 20_000
# Of two texts so much is folded before all of them is: most differ there already.
_FRONT = 2_000


@dataclass
class MeasuredText:
    """A directive's text, folded when first asked for."""

    text: str
    span: tuple[int, int] | None
    _made: dict = field(default_factory=dict)

    @property
    def whole(self) -> str:
        return self._folded("whole", self.text)

    @property
    def body(self) -> str:
        """What stands between head and foot, as far as it is measured."""
        start, end = self.span or (0, len(self.text))
        return self._folded("body", self.text[start : min(end, start + _MEASURED)])

    @property
    def front(self) -> str:
        """What `whole` begins with. Cut before an ideograph: what stands before one becomes the same without it."""
        cut = next((at for at in range(min(_FRONT, len(self.text) - 1), 0, -1) if _is_ideograph(self.text[at])), 0)
        return self._folded("front", self.text[:cut])

    def is_same_as(self, other: "MeasuredText") -> bool:
        """Whether both are one text, folded. One of millions of characters takes a second to fold."""
        least = min(len(self.front), len(other.front))
        return self.front[:least] == other.front[:least] and self.whole == other.whole

    @property
    def is_head(self) -> bool:
        """Whether there is no text but a title, number or signature."""
        return self.span is None or not self.body

    def _folded(self, name: str, text: str) -> str:
        if name not in self._made:
            self._made[name] = comparable(text)
        return self._made[name]


def _is_ideograph(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"
