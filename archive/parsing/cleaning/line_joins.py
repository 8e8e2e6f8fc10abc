"""Which lines belong together: wraps of a page or a program and page breaks in mid-sentence are undone."""

from archive.parsing.cleaning import hard_wraps, join_rules
from archive.parsing.cleaning.hard_wraps import HardWrap
from archive.parsing.cleaning.join_rules import Junction
from archive.parsing.cleaning.joined_paragraph import JoinedParagraph
from archive.parsing.cleaning.line_shapes import DATE_SIGN, stands_alone
from archive.parsing.cleaning.raw_lines import RawLine


def paragraphs(lines: list[RawLine]) -> list[JoinedParagraph]:
    """The paragraphs that lines make."""
    wrap = hard_wraps.of([line for line in lines if not line.row])
    found: list[JoinedParagraph] = []
    for line in lines:
        alone = _is_alone(line, wrap)
        if found and join_rules.is_join(Junction(found[-1], line, alone, wrap)):
            found[-1].add(line)
        else:
            found.append(JoinedParagraph.of(line, alone))
    return found


def _is_alone(line: RawLine, wrap: HardWrap | None) -> bool:
    """Whether a line stands alone; a full one that ends like a body's name (…服务中心) is a piece of a sentence."""
    if wrap is not None and wrap.is_piece(line) and not DATE_SIGN.search(line.text):
        return False
    return stands_alone(line.text)
