"""Papers for the tests, without a database: of a text as the parser reads it, or piece by piece."""

from datetime import date, datetime
from functools import cache
from itertools import chain
from types import SimpleNamespace

from archive.ingest.parsed_rows import sections_of
from archive.parsing import parse, text_annotations
from archive.parsing.annotations import Settled
from archive.rendering.paper.composition import paper_of
from archive.rendering.paper.pdf import pdf_of
from archive.rendering.paper.pieces import Paper, Paragraph, Title


class _All(list):
    """A relation that is asked for all it holds."""

    def all(self):
        return self


def directive_in(text: str, **fields):
    """The directive in a text, with its sections: (directive, sections)."""
    parsed = parse(text).directives[0]
    directive = SimpleNamespace(
        title=parsed.title,
        number=parsed.number,
        genre=parsed.genre,
        year=parsed.year,
        issued_on=parsed.issued_on,
        type=parsed.genre or parsed.form,
        text=parsed.text,
        addressees=parsed.addressees,
        contacts=parsed.contacts,
        dated=parsed.issued_on or parsed.printed_on,
        created_at=datetime(2026, 1, 2),
        issuers=_All(SimpleNamespace(name=name) for name in parsed.issuers),
        topics_in_order=[],
    )
    vars(directive).update(fields)
    directive.annotations = text_annotations.of(directive.text, Settled.by(directive))
    rows = chain.from_iterable(sections_of(None, parsed))
    return directive, sorted(rows, key=lambda section: section.position)


def paper_in(text: str, hidden=(), **fields) -> Paper:
    directive, sections = directive_in(text, **fields)
    return paper_of(directive, sections, directive.annotations, hidden)


@cache
def pdf_in(text: str) -> bytes:
    return pdf_of([paper_in(text)])


def plain(*texts: str, title="示例市总工会关于示例工作的通知", **fields) -> Paper:
    """A paper of a title and these paragraphs."""
    pieces = (Title((title,)), *(Paragraph(text) for text in texts))
    given = {"title": title, "number": "", "issuers": (), "keywords": (), "dated": None, "made_on": date(2023, 5, 4)}
    return Paper(**given | {"pieces": pieces} | fields)
