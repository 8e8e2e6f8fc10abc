"""The bytes of a Word file → its text."""

from archive.formats.docx import computed_fields, header_footer, unread_objects
from archive.formats.docx.element_names import W_BODY
from archive.formats.docx.footnotes import Notes
from archive.formats.docx.list_labels import Numbering
from archive.formats.docx.package import Package
from archive.formats.docx.story import Story
from archive.formats.docx.unseen_marks import prune
from archive.formats.received_text import Omission, Text, is_title_alone
from archive.formats.refusal import Refused

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def read(data: bytes) -> Text:
    """The text of a Word file, a paragraph or a row of a table to the line, with what was left out.

    Raises Refused for what is no sound Word file and for one without words.
    """
    package = Package(data)
    body, footnotes, endnotes = package.document.find(W_BODY), package.part("footnotes"), package.part("endnotes")
    omitted: list[Omission] = []
    for root in (body, footnotes, endnotes):
        if root is not None:
            omitted += prune(root) + computed_fields.take_out(root)
    notes = Notes(footnotes, endnotes)
    story = Story(Numbering(package.part("numbering"), package.part("styles")), notes, omitted)
    lines = story.read(() if body is None else body)
    # Headers count for themselves: a list in one must not move the numbers of the text.
    aside = Story(Numbering(package.part("numbering"), package.part("styles")), Notes(None, None), [])
    mark = header_footer.first_page_mark(package, aside.inner)
    omitted += header_footer.omissions(package, aside.inner, mark)
    text = "\n".join([*mark, *lines, *notes.due()]).strip("\n")
    if not any(character.isalnum() for character in text):
        raise Refused(_without_words(package))
    objects = unread_objects.of(body)
    if is_title_alone(text) and objects.pictures:
        raise Refused(
            f"Word 文件里只有标题，正文是 {objects.pictures} 张图片；请另存为 PDF 后导入，以便识别图片里的文字。"
        )
    return Text(text, MEDIA_TYPE, omitted=tuple(omitted), unread=tuple(objects.omissions))


def _without_words(package: Package) -> str:
    if package.pictures:
        return f"Word 文件里没有文字，只有 {package.pictures} 张图片；请另存为 PDF 后导入，以便识别图片里的文字。"
    return "Word 文件里没有文字；请检查是否存错了文件。"
