"""What follows the text: list of attachments, signature, notes, 版记 (GB/T 9704-2012, 7.3.4 to 7.3.6, 7.4)."""

from collections.abc import Sequence

from archive.rendering.layout import LaidOutLine, LineRole
from archive.rendering.layout.imprint_rows import imprint_of
from archive.rendering.paper.pieces import AttachmentList, Imprint, ImprintRow, Paragraph, Piece, Signature


def foot_of(lines: Sequence[LaidOutLine]) -> list[Piece]:
    """The lines below a text in their pieces, without those of the 版记."""
    pieces: list[Piece] = []
    rest, at = [line for line in lines if line.role is not LineRole.IMPRINT], 0
    while at < len(rest):
        taken, piece = _piece(rest, at)
        pieces.append(piece)
        at += taken
    return pieces


def _piece(lines: Sequence[LaidOutLine], at: int) -> tuple[int, Piece]:
    """The piece that begins with this line, and how many lines it takes."""
    line = lines[at]
    if line.role is LineRole.ATTACHMENT and (label := line.part(LineRole.LIST_LABEL)):
        end = at + 1
        while end < len(lines) and lines[end].role is LineRole.ATTACHMENT and not lines[end].part(LineRole.LIST_LABEL):
            end += 1
        return end - at, AttachmentList(line.text[: label[1]].strip(), _names(lines[at:end]))
    if line.place == LineRole.SIGNATURE:
        end = at
        while end < len(lines) and lines[end].place == LineRole.SIGNATURE:
            end += 1
        signed = lines[at:end]
        names = tuple(x.text for x in signed if x.role is LineRole.SIGNATURE)
        return end - at, Signature(names, tuple(x.text for x in signed if x.role is LineRole.DATE))
    return 1, Paragraph(line.text)


def _names(lines: Sequence[LaidOutLine]) -> tuple[tuple[str, str], ...]:
    """'附件：1.竞赛规程', '2.报名表' with the numbers apart, so that long names hang beside them. A line without a
    number goes on with the name above where that has one."""
    names: list[tuple[str, str]] = []
    for line in lines:
        _, at = line.part(LineRole.LIST_LABEL) or (0, 0)
        _, behind = line.part(LineRole.LIST_NUMBER) or (0, at)
        if names and names[-1][0] and not behind:
            names[-1] = (names[-1][0], names[-1][1] + line.text)
        elif at < len(line.text):
            names.append((line.text[at:behind].strip(), line.text[behind:]))
    return tuple(names) or (("", ""),)


def imprint_piece(lines: Sequence[LaidOutLine]) -> Imprint:
    """'抄送：示例省总工会。' and '示例市总工会办公室 2023年5月4日印发' as rows."""
    told = imprint_of(lines)
    rows = [ImprintRow(label=copies.label, text=copies.bodies) for copies in told.copies]
    rows += [ImprintRow(text=line) for line in told.rest]
    if told.office or told.printed:
        rows.append(ImprintRow(office=told.office, printed=told.printed))
    return Imprint(tuple(rows))
