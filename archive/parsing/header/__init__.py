"""The head of a directive: title, number, issuers' marks, addressees.

贵州省总工会文件            issuer's mark (发文机关标志); several bodies may stand one above the other
黔工总字〔2021〕19号        number: above the title or below it; 签发人 beside it in an upward document
贵州省总工会关于…的通知     title
各市（州）总工会，…：        addressees (主送机关): up to the first colon
"""

import re
from dataclasses import dataclass, field

from archive.lexicon import body_names, dates, document_numbers, labels, titles
from archive.lexicon.vocabulary import without_gaps
from archive.parsing.header import addressees, adoption_note, head_lines, labelled_cells, made_title
from archive.parsing.header.head_lines import HeadLines

_GLUED_NUMBER = re.compile(r"[（(【]?\s*$")
# A title stands within the first lines; a head of five issuers with all marks takes about a dozen.
_HEAD_LINES = 24


@dataclass
class Header(HeadLines):
    """`body_at` is the index of the first paragraph after the head, and `body_from` the offset in it at which
    the body begins (an addressee may run into it); `title_end` is the index behind the title. `title_method`
    tells where the title was found: typed, plain (a first line that ends with no type), labelled (in a form),
    fronted (by a name on the line above, which may be a site's), made."""

    title: str = ""
    title_method: str = "made"
    title_end: int = 0
    body_at: int = 0
    body_from: int = 0
    under_title: list[str] = field(default_factory=list)
    addressees: list[str] = field(default_factory=list)
    addressed_as: str = ""
    copies_to: list[str] = field(default_factory=list)
    # What the lines of the head were taken for, by index, and those of the title and of the addressees.
    roles: dict[int, str] = field(default_factory=dict)
    title_lines: range = range(0)
    addressed_lines: range = range(0)


def read(paragraphs: list[str], start: int = 0) -> Header:
    """Read the head of a directive from its paragraphs, from index `start` on. A title that is not there is
    made of what the first sentences say and stands in [ ], as archivists mark it (DA/T 22)."""
    if cells := labelled_cells.read(paragraphs, start):
        return _of_form(cells)
    header = Header(body_at=start)
    title = _above_title(paragraphs, start, header)
    if title is not None:
        header.title, header.title_method = title.text, "typed" if title.typed else "plain"
        if title.typed and not header.number and _has_front(paragraphs, title):
            header.title_method = "fronted"
        header.body_at = header.title_end = title.end
        header.title_lines = range(title.at, title.end)
        _unglue_number(header)
    elif "标题" in header.labelled:
        header.title, header.title_method = header.labelled["标题"], "plain"
    _below_title(paragraphs, header)
    if not header.title:
        header.title = f"[{made_title.of(_body(paragraphs, header))}]"
    return header


def _of_form(cells: labelled_cells.LabelledCells) -> Header:
    """The head of a directive whose parts are labelled."""
    values = cells.values
    header = Header(
        title=without_gaps(values["title"]),
        title_method="labelled",
        title_end=cells.body_at,
        body_at=cells.body_at,
        body_from=cells.body_from,
        addressed_as=values.get("addressees", "").rstrip("：:。 "),
    )
    header.addressees = addressees.split(header.addressed_as) if header.addressed_as else []
    header.copies_to = addressees.split(values.get("copies", "").rstrip("。 ")) if values.get("copies") else []
    if number := values.get("number"):
        head_lines.take(number, header)
    issuer = values.get("issuer", "")
    header.add_marks(body_names.names_in(issuer) or ([issuer] if issuer else []))
    if found := dates.find(values.get("date", "")):
        header.dated, header.dated_as = found[0].date, values["date"]
    return header


def _body(paragraphs: list[str], header: Header) -> list[str]:
    """The paragraphs of which a title is made: those after the addressees."""
    at = min(header.body_at, len(paragraphs) - 1)
    first = paragraphs[at][header.body_from :] if header.body_at < len(paragraphs) else ""
    return [first or paragraphs[-1], *paragraphs[at + 1 :]]


def _above_title(paragraphs: list[str], start: int, header: Header) -> titles.ReadTitle | None:
    """Read what stands above the title into `header`, and find the title."""
    plain: titles.ReadTitle | None = None
    pending: int | None = None  # The first of the lines of names directly above: a mark, or the title's front.
    for at in range(start, min(start + _HEAD_LINES, len(paragraphs))):
        paragraph = paragraphs[at]
        names = body_names.names_in(paragraph) if len(paragraph) <= 100 else ()
        if names and not titles.is_title(paragraph):
            # A name and what follows it may be one title over two lines.
            pending = at if pending is None else pending
            continue
        if title := _joined_with_names(paragraphs, pending, at):
            return title
        if head_lines.is_one(paragraph):
            _note_marks(paragraphs, pending, at, header)
            header.roles[at] = head_lines.take(paragraph, header)
            header.body_at = at + 1 if plain is None else header.body_at
        elif title := _title_at(paragraphs, at):
            _note_marks(paragraphs, pending, at, header)
            if not _is_letterhead(paragraphs, title):
                return title
            header.add_marks(body_names.names_in(body_names.leading(without_gaps(paragraph))[0]))
            header.roles |= dict.fromkeys(range(at, title.end), "mark")
        elif _is_body(paragraph):
            if pending is not None and plain is None:
                _note_marks(paragraphs, pending, at, header)
                header.body_at = at
            break
        else:
            first = at if pending is None else pending
            text = "".join(paragraphs[first : at + 1])
            plain = _likelier(plain, titles.ReadTitle(without_gaps(text), first, at + 1, typed=False))
        pending = None
    return plain if plain and _reads_as_title(paragraphs, plain) else None


def _joined_with_names(paragraphs: list[str], pending: int | None, at: int) -> titles.ReadTitle | None:
    """The title whose front are the lines of names from `pending` on, or None."""
    if pending is None or _names_itself(paragraphs[at], paragraphs[pending:at]):
        return None
    title = titles.at(paragraphs, pending)
    return title if title and title.end > at else None


def _has_front(paragraphs: list[str], title: titles.ReadTitle) -> bool:
    """Whether the first line of a title is a body's name above what is a title by itself: as likely a site's name."""
    if title.end < title.at + 2 or not body_names.names_in(paragraphs[title.at]):
        return False
    return paragraphs[title.at + 1].startswith("关于") and titles.at(paragraphs, title.at + 1) is not None


def _title_at(paragraphs: list[str], at: int) -> titles.ReadTitle | None:
    """The title that begins with a paragraph; in a text that was an attachment its label may stand before it."""
    opener = titles.OPENER.match(paragraphs[at])
    if opener and titles.is_title(bare := paragraphs[at][opener.end() :]):
        return titles.ReadTitle(without_gaps(bare), at, at + 1)
    return titles.at(paragraphs, at)


def _names_itself(line: str, above: list[str]) -> bool:
    """Whether a title's line begins with a name that stands in the lines above it: those are a mark, then,
    and not the front of the title."""
    own = body_names.names_in(body_names.leading(without_gaps(line))[0])
    marks = [name for paragraph in above for name in body_names.names_in(paragraph)]
    return any(body_names.same(name, mark) for name in own for mark in marks)


def _is_letterhead(paragraphs: list[str], title: titles.ReadTitle) -> bool:
    """Whether what reads like a title is a mark (示例市总工会便函), since the title proper follows soon."""
    if not titles.is_letterhead(title.text):
        return False
    for at in range(title.end, min(title.end + 4, len(paragraphs))):
        if "。" in paragraphs[at]:
            return False
        if titles.at(paragraphs, at):
            return True
    return False


def _note_marks(paragraphs: list[str], pending: int | None, end: int, header: Header) -> None:
    for at in range(pending, end) if pending is not None else ():
        header.add_marks(body_names.names_in(paragraphs[at]))
        header.roles[at] = "mark"


def _below_title(paragraphs: list[str], header: Header) -> None:
    """Read what stands between the title and the body: number, names and date in brackets, addressees."""
    upward = titles.type_and_form(header.title)[0] in ("请示", "报告")
    for at in range(header.body_at, min(header.body_at + 8, len(paragraphs))):
        paragraph = paragraphs[at]
        if found := addressees.read(paragraphs, at, bare=True, upward=upward):
            header.addressees, header.addressed_as = found.items, found.written
            header.body_at, header.body_from = found.end, found.offset
            header.addressed_lines = range(at, found.end + bool(found.offset))
            if not found.offset and paragraphs[found.end : found.end + 1] == [paragraphs[at]]:
                # Seen: said twice.
                header.body_at += 1
            return
        if labels.read(paragraph) or not _take_below(paragraph, at, header):
            return
        header.body_at = at + 1


def _take_below(paragraph: str, at: int, header: Header) -> bool:
    if header.title_method == "made":
        return False
    if role := head_lines.take(paragraph, header):
        header.roles[at] = role
        return True
    if note := adoption_note.read(paragraph):
        header.under_title += [note.body] if note.body else []
        if note.dated and not header.dated:
            header.dated, header.dated_as = note.dated, paragraph
        return True
    bare = re.sub(r"^[（(]|[）)]$", "", paragraph.strip())
    found = dates.find(bare)
    rest = bare[: found[0].start] + bare[found[0].end :] if len(found) == 1 else bare
    names = body_names.names_in(rest) if rest.strip() else ()
    if not names and (rest.strip() or not found):
        return False
    header.under_title += names
    if found:
        header.dated, header.dated_as = header.dated or found[0].date, paragraph
    return True


def _unglue_number(header: Header) -> None:
    """Seen: the number glued to the front of the title, or to its end, in brackets or not. One after 》 is
    that of the work named there."""
    title = header.title
    for number in document_numbers.find(title):
        whole = title[number.end :].strip("）)】 ")
        front = _GLUED_NUMBER.sub("", title[: number.start])
        if number.start == 0 and whole:
            rest = whole
        elif not whole and titles.is_title(front) and not front.endswith("》"):
            rest = front
        else:
            continue
        header.title = rest.strip()
        if not header.number:
            header.number, header.number_year = number.written, number.year
        return


def _is_body(paragraph: str) -> bool:
    return "。" in paragraph or labels.read(paragraph) is not None or paragraph.endswith(("：", ":"))


def _likelier(one: titles.ReadTitle | None, other: titles.ReadTitle) -> titles.ReadTitle:
    """Of two lines that may be a title without a type, the one that is more like one."""
    if one is None:
        return other
    return max((one, other), key=lambda title: ("关于" in title.text, len(title.text)))


def _reads_as_title(paragraphs: list[str], title: titles.ReadTitle) -> bool:
    """Whether a line without a type stands where a title stands: short, no sentence, with a text beneath it."""
    if not 4 <= len(title.text) <= 80 or re.search("[。；！？，：]", title.text):
        return False
    beneath = paragraphs[title.end : title.end + 8]
    return any("。" in line or line.endswith(("：", ":")) or labels.read(line) for line in beneath)
