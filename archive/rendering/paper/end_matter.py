"""What follows the text: list of attachments, signature, notes, 版记 (GB/T 9704-2012, 7.3.4 to 7.3.6, 7.4)."""

from collections.abc import Sequence

from archive.rendering.layout import ATTACHMENT_LIST, ATTACHMENT_NUMBER, LaidOutLine, Role
from archive.rendering.layout.imprint_rows import imprint_of
from archive.rendering.paper.pieces import AttachmentList, Imprint, ImprintRow, Paragraph, Piece, Signature


def foot_of(lines: Sequence[LaidOutLine]) -> list[Piece]:
    """The lines below a text in their pieces, without those of the 版记."""
    pieces: list[Piece] = []
    rest, at = [line for line in lines if line.role is not Role.IMPRINT], 0
    while at < len(rest):
        taken, piece = _piece(rest, at)
        pieces.append(piece)
        at += taken
    return pieces


def _piece(lines: Sequence[LaidOutLine], at: int) -> tuple[int, Piece]:
    """The piece that begins with this line, and how many lines it takes."""
    line = lines[at]
    if label := ATTACHMENT_LIST.match(line.text):
        end = at + 1
        while end < len(lines) and lines[end].role is Role.ATTACHMENT and not ATTACHMENT_LIST.match(lines[end].text):
            end += 1
        return end - at, attachment_list_of(
            label[0].strip(), [line.text[label.end() :], *(x.text for x in lines[at + 1 : end])]
        )
    if line.place == Role.SIGNATURE:
        end = at
        while end < len(lines) and lines[end].place == Role.SIGNATURE:
            end += 1
        signed = lines[at:end]
        names = tuple(x.text for x in signed if x.role is Role.SIGNATURE)
        return end - at, Signature(names, tuple(x.text for x in signed if x.role is Role.DATE))
    return 1, Paragraph(line.text)


def attachment_list_of(label: str, entries: Sequence[str]) -> AttachmentList:
    """'附件：', ['1.竞赛规程', '2.报名表'] with the numbers apart, so that long names hang beside them."""
    names = []
    for entry in filter(None, entries):
        number = ATTACHMENT_NUMBER.match(entry)
        names.append((number[0].strip(), entry[number.end() :]) if number else ("", entry))
    return AttachmentList(label, tuple(names) or (("", ""),))


def imprint_piece(lines: Sequence[str]) -> Imprint:
    """'抄送：示例省总工会。' and '示例市总工会办公室 2023年5月4日印发' as rows."""
    told = imprint_of(lines)
    rows = [ImprintRow(label=copies.label, text=copies.bodies) for copies in told.copies]
    rows += [ImprintRow(text=line) for line in told.rest]
    if told.office or told.printed:
        rows.append(ImprintRow(office=told.office, printed=told.printed))
    return Imprint(tuple(rows))
