"""What was read from the simplified copy of a text, put back into the characters of the text itself.

The copy has the text's length, so that spans stay; words that a field took from the text are looked up where they
stand. Issuers stay simplified: they name bodies, and 杭州市總工會 is the body 杭州市总工会.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from archive.parsing.cleaning import Removal, text_tables
from archive.parsing.parsed_directive import ParsedAction, ParsedDirective

_WORDS = ("title", "number", "publication", "printed_by", "note", "urgency")
_LISTS = ("addressees", "copies_to", "attachments", "contacts", "reports_to", "signers", "circulation")


class Written:
    """Looks words of a copy up in the text that it is the copy of, white space apart."""

    def __init__(self, copy: str, text: str):
        self._copy, self._text = "".join(copy.split()), "".join(text.split())

    def of(self, words: str) -> str:
        """The words as the text has them; words that do not stand there stay as they are."""
        if words.startswith("[") and words.endswith("]"):
            return f"[{self.of(words[1:-1])}]"
        bare = "".join(words.split())
        at = self._copy.find(bare) if bare else -1
        if at == -1:
            return words
        written = iter(self._text[at : at + len(bare)])
        return "".join(character if character.isspace() else next(written) for character in words)

    def each(self, words: Iterable[str]) -> list[str]:
        return [self.of(one) for one in words]


def texts(directives: list[ParsedDirective], removals: list[Removal], raw: str) -> list[str]:
    """The texts of directives as `raw` has them: it is what they are, less the removals and apart from white space."""
    gone = bytearray(len(raw))
    for removal in removals:
        gone[removal.start : removal.end] = b"\1" * (removal.end - removal.start)
    kept = (character for at, character in enumerate(raw) if not gone[at] and not character.isspace())
    return [_over(directive.text, kept) for directive in directives]


def removals(taken: list[Removal], raw: str) -> list[Removal]:
    """Removals with the words as `raw` has them."""
    return [replace(removal, text=raw[removal.start : removal.end]) for removal in taken]


def restore(directive: ParsedDirective, text: str) -> None:
    """Put `text`, of which the directive's is the copy, in the directive's place, and its words in every field."""
    copy, directive.text = directive.text, text
    written = Written(copy, text)
    for name in _WORDS:
        setattr(directive, name, written.of(getattr(directive, name)))
    for name in _LISTS:
        setattr(directive, name, written.each(getattr(directive, name)))
    for reference in directive.references:
        reference.text = written.of(reference.text)
    for section in directive.sections:
        front = Written(copy[section.start : section.body_start], text[section.start : section.body_start])
        section.label, section.heading = front.of(section.label), front.of(section.heading)
        section.text = text[section.body_start : section.end]
        section.tables = text_tables.in_text(section.text)
        section.actions = [_restored(action, section.text, written) for action in section.actions]
    for name, told in directive.provenance.items():
        evidence = " / ".join(written.each(told.evidence.split(" / ")))
        directive.provenance[name] = replace(told, evidence=evidence)


def _restored(action: ParsedAction, own: str, written: Written) -> ParsedAction:
    """An action item of a section whose text is `own`: its words from its sentence, or from where else they stand."""
    text = own[action.start : action.end]
    sentence = Written(action.text, text)

    def put(words: str) -> str:
        told = sentence.of(words)
        return told if told != words else written.of(words)

    return replace(
        action,
        text=text,
        actor=put(action.actor),
        deadline_text=put(action.deadline_text),
        reports_to=put(action.reports_to),
        figures=tuple(map(put, action.figures)),
        initiatives=tuple(map(put, action.initiatives)),
    )


def _over(copy: str, written: Iterator[str]) -> str:
    return "".join(character if character.isspace() else next(written) for character in copy)
