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
from archive.parsing.header import addressees, adoption_note, found_title, head_lines, labelled_cells, made_title
from archive.parsing.header.head_lines import HeadLines

# 【通知】 before a title is the site's.
_TAG = re.compile(r"^[【\[](?:重要|最新|紧急)?(?:通知|公告|公示|通告|置顶|转载|推荐)[】\]]\s*(?=\S)")
_GLUED_NUMBER = re.compile(r"[（(【]?\s*$")


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
    # The lines of the title and of the addressees.
    title_lines: range = range(0)
    addressed_lines: range = range(0)


def read(paragraphs: list[str], start: int = 0, mark: str = "") -> Header:
    """Read the head of a directive from its paragraphs, from index `start` on. `mark` is a line that is not the
    title's front. A title that is not there is
    made of what the first sentences say and stands in [ ], as archivists mark it (DA/T 22)."""
    if cells := labelled_cells.read(paragraphs, start):
        return _of_form(cells)
    header = Header(body_at=start)
    title, header.body_at = found_title.find(paragraphs, start, header, mark)
    if title is not None:
        header.title, header.title_method = _TAG.sub("", title.text), "typed" if title.typed else "plain"
        if title.typed and not header.number and found_title.has_front(paragraphs, title):
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
