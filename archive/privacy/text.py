"""Names, telephones and other matters of persons, hidden from readers who may not see them.

The record keeps them; only what is shown, and what a search finds by, is redacted, and to the same length, so that
offsets into a text hold in its redacted form too.
"""

import json
from collections.abc import Iterable
from datetime import date

from archive.parsing.annotations import stored_form
from archive.privacy.hidden import Hidden, hidden_in, spans_of
from archive.privacy.sight import EVERYBODY, Sight, sight_of
from archive.privacy.writings import without_words

__all__ = [
    "Hidden",
    "evidence_for",
    "hidden_from",
    "hidden_from_all",
    "hidden_in_lists",
    "hidden_in_several",
    "is_withheld",
    "redact",
    "sees_everything",
    "sight_of",
    "spans_of",
    "today",
]


def redact(text: str, hidden: Hidden | Iterable[str]) -> str:
    """A value of a directive without what is hidden of it (see `hidden_from`), or without these very words."""
    if not text:
        return text
    return hidden.redacted(text) if isinstance(hidden, Hidden) else without_words(text, hidden)


def hidden_from(user, directive) -> Hidden:
    """What of a directive this reader may not see; of a row that was redacted, as it was before."""
    known = getattr(directive, "__dict__", {}).get("hidden")
    if known is not None:
        return known
    return _hidden_in(sight_of(user), directive, today())


def is_withheld(user, directive) -> bool:
    """Whether somebody with more permissions would be shown more of it: the whole text, as a form has it, is then not
    for this one."""
    if sees_everything(user):
        return False
    mine, most = (_hidden_in(sight, directive, today()) for sight in (sight_of(user), Sight(True, True)))
    return (mine.spans, mine.words) != (most.spans, most.words)


def sees_everything(user) -> bool:
    """Whether nobody is shown more than this one."""
    return sight_of(user)[:2] == (True, True)


def hidden_from_all(directive) -> Hidden:
    """What is in no index, and suggested to nobody: what somebody may not see on some day."""
    return _hidden_in(EVERYBODY, directive, None)


def hidden_in_lists(contacts: str, sight: Sight) -> Hidden:
    """What is hidden in a title or a sentence by itself, where its text is not at hand: by the directive's `contacts`,
    in the JSON they are kept in, and by what the words themselves tell."""
    # Nearly all are empty, and need not be read.
    words = json.loads(contacts) if contacts and contacts != "[]" else ()
    return hidden_in(sight, "", words, today())


def hidden_in_several(user, directives: Iterable) -> Hidden:
    """What is hidden in a file that holds these directives: by the words of each."""
    words = dict.fromkeys(word for directive in directives for word in hidden_from(user, directive))
    return Hidden(sight_of(user), today(), words=tuple(words), added=tuple(words))


def evidence_for(user, provenance) -> str:
    """The words that a field rests on, as far as this reader may see them. Of the text they are those that stood in
    the archive before it was mended: what was found wrong is for those who correct it."""
    return "" if provenance.field == "text" and not sight_of(user).sees_mended else provenance.evidence


def today() -> date:
    """As settings have it: Django tells the process its time zone."""
    return date.today()


def _hidden_in(sight: Sight, directive, day: date | None) -> Hidden:
    text = _at_hand(directive, "text") or ""
    spans = stored_form.persons_in(_at_hand(directive, "annotations"), text) if text else None
    return hidden_in(sight, text, directive.contacts, day, spans)


def _at_hand(directive, name: str):
    """A column of a row of the models where it is fetched already; it is not fetched for this."""
    return directive.__dict__.get(name) if hasattr(directive, "__dict__") else getattr(directive, name, None)
