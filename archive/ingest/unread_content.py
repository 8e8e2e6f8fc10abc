"""What a file shows and nobody read: pictures in its text, embedded files. It is told to whoever brings the file in,
and the directive goes to review."""

from collections.abc import Iterable

from archive.formats import Omission
from archive.parsing import ParsedDirective
from archive.parsing.provenance import DOUBTFUL, found

UNREAD, TITLE_ALONE = "原件中有未读出的内容", "只读出标题，没有正文"


def doubt(directive: ParsedDirective, unread: Iterable[Omission]) -> None:
    """Have the text of a file's first directive be doubtful where something was not read, or there is no text."""
    told = "；".join(f"{one.reason}（{one.text}）" for one in unread)
    if told:
        directive.provenance["text"] = found(UNREAD, DOUBTFUL, told)
    elif not any(section.text.strip() for section in directive.sections):
        directive.provenance["text"] = found(TITLE_ALONE, DOUBTFUL, directive.title)


def notes(directives: Iterable[ParsedDirective]) -> list[str]:
    """A sentence for each directive that something is missing of."""
    sentences = []
    for directive in directives:
        told = directive.provenance.get("text")
        if told and told.method == UNREAD:
            sentences.append(f"《{directive.title}》{UNREAD}：{told.evidence}；已列入审核，请对照原件核对。")
        elif told and told.method == TITLE_ALONE:
            sentences.append(f"《{directive.title}》{TITLE_ALONE}；已列入审核，请查明正文是否在别的文件里。")
    return sentences
