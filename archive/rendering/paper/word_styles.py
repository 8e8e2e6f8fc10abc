"""The page and the styles of a Word file by GB/T 9704-2012: 22 lines of 28 characters, faces by level.

Lengths are in twips (a twentieth of a point) wherever Word wants whole numbers.
"""

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from archive.rendering.paper.pieces import Face
from archive.rendering.paper.word_elements import made

WIDTH = Mm(156)
SIZE, TITLE_SIZE, SMALL = Pt(16), Pt(22), Pt(14)
PITCH, TITLE_PITCH = Pt(28.95), Pt(36)
# 28.95 pt from line to line; 15.79 from character to character, as 4,096ths of a point beside the type's 16.
_LINE_PITCH, _CHARACTER_SPACE = 579, round((15.79 - 16) * 4096)
ADVANCE = 316

# The names by which Word knows the faces, and what it shall take where one is missing.
NAMES = {
    Face.BIAOSONG: "方正小标宋简体",
    Face.FANGSONG: "仿宋_GB2312",
    Face.KAITI: "楷体_GB2312",
    Face.HEITI: "黑体",
    Face.SONGTI: "宋体",
}
_INSTEAD = {
    Face.BIAOSONG: "FZXiaoBiaoSong-B05S,华文中宋,STZhongsong,Noto Serif CJK SC",
    Face.FANGSONG: "仿宋,FangSong,华文仿宋,STFangsong,Noto Serif CJK SC",
    Face.KAITI: "楷体,KaiTi,华文楷体,STKaiti,AR PL UKai CN",
    Face.HEITI: "SimHei,Noto Sans CJK SC",
    Face.SONGTI: "SimSun,Noto Serif CJK SC",
}
LEVELS = {1: Face.HEITI, 2: Face.KAITI, 3: Face.FANGSONG, 4: Face.FANGSONG, 5: Face.FANGSONG, 6: Face.FANGSONG}
BODY, PART_LABEL, PART_TITLE, IMPRINT, CELL = "Body Text", "附件序号", "附件标题", "版记", "表格文字"


def prepare(document) -> None:
    """Give a new document the official page and styles."""
    _set_page(document.sections[0])
    _set_defaults(document)
    _set_styles(document.styles)
    _name_substitutes(document)


def set_face(properties, face: Face) -> None:
    """The face of a run's or a style's properties (w:rPr), for Chinese and Latin characters alike."""
    fonts = properties.get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), NAMES[face])


def indent(properties, **characters: float) -> None:
    """Indents of paragraph properties (w:pPr) in characters: left, right, firstLine, hanging. Word goes by
    the characters; who does not know them by the twips."""
    element = properties.get_or_add_ind()
    for side, count in characters.items():
        element.set(qn(f"w:{side}Chars"), str(round(count * 100)))
        element.set(qn(f"w:{side}"), str(round(count * ADVANCE)))


def _set_page(section) -> None:
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    # The page number's dash 7 mm below the type area: half the line of 14 pt type above it.
    section.header_distance, section.footer_distance = Mm(15), Mm(35 - 7 - 2.5)
    for grid in section._sectPr.findall(qn("w:docGrid")):
        section._sectPr.remove(grid)
    section._sectPr.append(made("w:docGrid", type="linesAndChars", linePitch=_LINE_PITCH, charSpace=_CHARACTER_SPACE))


def _set_defaults(document) -> None:
    """Chinese as the language of everything, for spelling, line breaks and reading aloud."""
    defaults = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    language = defaults.find(qn("w:lang"))
    for script in ("val", "eastAsia"):
        language.set(qn(f"w:{script}"), "zh-CN")


def _set_styles(styles) -> None:
    _set_style(styles["Normal"], Face.FANGSONG)
    _set_style(styles[BODY], Face.FANGSONG)
    indent(styles[BODY].element.get_or_add_pPr(), firstLine=2)
    styles[BODY].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    for level, face in LEVELS.items():
        style = styles[f"Heading {level}"]
        _set_style(style, face)
        indent(style.element.get_or_add_pPr(), firstLine=2)
        style.paragraph_format.keep_with_next = True
    _set_style(styles["Title"], Face.BIAOSONG, TITLE_SIZE, TITLE_PITCH)
    styles["Title"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _set_style(_new(styles, PART_LABEL), Face.HEITI)
    title = _new(styles, PART_TITLE)
    _set_style(title, Face.BIAOSONG, TITLE_SIZE, TITLE_PITCH)
    title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.paragraph_format.keep_with_next = True
    title.element.get_or_add_pPr().append(made("w:outlineLvl", val=0))
    _set_style(_new(styles, IMPRINT), Face.FANGSONG, SMALL, Pt(24))
    _set_style(_new(styles, CELL), Face.FANGSONG, Pt(12), Pt(18))
    _set_style(styles["Footer"], Face.SONGTI, SMALL, Pt(20))


def _new(styles, name):
    style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = styles["Normal"]
    style.quick_style = True
    return style


def _set_style(style, face: Face, size=SIZE, pitch=PITCH) -> None:
    font, paragraph = style.font, style.paragraph_format
    # What Word's own styles bring along: blue, bold, rules, spaces.
    for properties, names in (
        (style.element.rPr, ("color", "kern", "spacing")),
        (style.element.pPr, ("pBdr", "numPr")),
    ):
        for name in names if properties is not None else ():
            for element in properties.findall(qn(f"w:{name}")):
                properties.remove(element)
    set_face(style.element.get_or_add_rPr(), face)
    font.size, font.bold, font.italic = size, False, False
    _fit(style, size)
    paragraph.line_spacing_rule, paragraph.line_spacing = WD_LINE_SPACING.EXACTLY, pitch
    paragraph.space_before = paragraph.space_after = Pt(0)
    paragraph.keep_together = paragraph.widow_control = False


def _fit(style, size) -> None:
    """Type of 16 points a little narrower than its cell of the grid, whatever else off the grid: LibreOffice
    gives a character that is wider than its cell two of them, Word spaces the line out to the same 28."""
    scale = made("w:w", val=98 if size == SIZE else 100)
    style.element.rPr.find(qn("w:sz")).addprevious(scale)
    if size != SIZE:
        off = made("w:snapToGrid", val=0)
        style.element.get_or_add_pPr().insert_element_before(off, "w:spacing", "w:ind", "w:jc", "w:outlineLvl")


def _name_substitutes(document) -> None:
    """In the table of fonts, what to take for a face that is not installed."""
    fonts = "".join(
        f'<w:font w:name="{NAMES[face]}"><w:altName w:val="{_INSTEAD[face]}"/><w:charset w:val="86"/></w:font>'
        for face in Face
    )
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    table = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:fonts xmlns:w="{namespace}">{fonts}</w:fonts>'
    )
    document.part.part_related_by(RT.FONT_TABLE)._blob = table.encode()
