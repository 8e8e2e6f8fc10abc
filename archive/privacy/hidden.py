"""What of one directive is hidden from a reader: places in its text, and the words that stand there.

A place is hidden for its role, and not because a name or a number stands there. Any other value, an addressee or a
piece of evidence, is hidden as the passage of the text that it is, or by the words. What the directive's contacts
hold, whoever put it there, is looked up everywhere, but for the unit's own line.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from archive.parsing import persons
from archive.parsing.annotations import PersonSpan
from archive.privacy.passages import Passages, starred_at
from archive.privacy.sight import Sight
from archive.privacy.writings import without_words

# A page of results asks for the same again, page by page: so many titles and so many texts are kept.
_TITLES_KEPT, _TEXTS_KEPT = 8192, 256
_LONGEST_TITLE = 300
_SHORT_NAME = 2


@dataclass(frozen=True)
class Hidden:
    """`spans` are places in `text`, which is '' where it is not at hand; `words` what is hidden in other values,
    `added` those of them that are looked up in the text too. `today` is None for what no day shows."""

    sight: Sight
    today: date | None
    text: str = ""
    spans: tuple[tuple[int, int], ...] = ()
    words: tuple[str, ...] = ()
    added: tuple[str, ...] = ()

    def __bool__(self):
        return bool(self.spans or self.words)

    def __iter__(self) -> Iterator[str]:
        return iter(self.words)

    def redacted(self, value: str) -> str:
        """A value of the directive as the reader may see it, of the same length."""
        # To look a thousand values up in a text of millions of characters takes seconds, and here tells nothing.
        if not self and (self._is_long_part(value) or not spans_of(value)):
            return value
        if self.text and value in self._passages:
            return without_words(self._passages.redacted(value), self.added)
        own = ((span.start, span.end) for span in spans_of(value) if self.sight.hides(span, self.today))
        return without_words(starred_at(value, own), self.words)

    def _is_long_part(self, value: str) -> bool:
        """Whether it is a passage that is found sooner than what tells of persons in it."""
        return len(value) > _LONGEST_TITLE and value in self._passages

    @cached_property
    def _passages(self) -> Passages:
        return Passages(self.text, self.spans)


def hidden_in(
    sight: Sight,
    text: str,
    contacts: Iterable[str],
    today: date | None,
    spans: Iterable[PersonSpan] | None = None,
) -> Hidden:
    """What of a directive with this text and these contacts is hidden from those of one sight on that day. `spans` are
    those of the text where they are known."""
    spans = spans_of(text) if spans is None else spans
    places = tuple((span.start, span.end) for span in spans if sight.hides(span, today))
    added = () if sight.sees_contacts else _looked_up(contacts, text, spans)
    words = dict.fromkeys([*(text[start:end] for start, end in places), *added])
    return Hidden(sight, today, text, places, tuple(words), added)


def spans_of(text: str) -> tuple[PersonSpan, ...]:
    """What tells of persons in words that stand by themselves, a title, a sentence."""
    if not text:
        return ()
    return _spans_of_title(text) if len(text) <= _LONGEST_TITLE else _spans_of_text(text)


@lru_cache(_TITLES_KEPT)
def _spans_of_title(text: str) -> tuple[PersonSpan, ...]:
    return persons.find(text)


@lru_cache(_TEXTS_KEPT)
def _spans_of_text(text: str) -> tuple[PersonSpan, ...]:
    return persons.find(text)


def _looked_up(contacts: Iterable[str], text: str, spans: Iterable[PersonSpan]) -> tuple[str, ...]:
    """The contacts that are hidden wherever the text has them, in any writing: all but the unit's own. A name of two
    characters may be a part of another, and is hidden where it is known to stand."""
    # What is a person's in one place is not the unit's in another.
    ordered = sorted(spans, key=lambda span: span.kind not in persons.OF_UNITS)
    judged = {text[span.start : span.end]: span.kind for span in ordered}
    return tuple(
        contact
        for contact in contacts
        if judged.get(contact) not in persons.OF_UNITS
        and not (judged.get(contact) == persons.PersonKind.CONTACT and len("".join(contact.split())) <= _SHORT_NAME)
    )
