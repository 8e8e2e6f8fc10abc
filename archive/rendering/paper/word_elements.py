"""Elements of a Word file that python-docx does not make."""

from docx.oxml import OxmlElement
from docx.oxml.ns import qn


def made(tag: str, **attributes):
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), str(value))
    return element


def borders(tag: str, **sides: tuple[int, int, str]):
    """Borders: thickness in eighths of a point, distance in points, colour."""
    borders = OxmlElement(tag)
    for side, (thickness, space, colour) in sides.items():
        borders.append(made(f"w:{side}", val="single", sz=thickness, space=space, color=colour))
    return borders


# The schema prescribes the order of properties; Word refuses a file with another.
PARAGRAPH_ORDER = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "pBdr", "tabs", "snapToGrid", "spacing",
    "ind", "jc", "outlineLvl", "rPr",
)  # fmt: skip
TABLE_ORDER = ("tblStyle", "tblpPr", "tblW", "jc", "tblBorders", "tblLayout", "tblCellMar", "tblLook")


def in_order(properties, order) -> None:
    properties[:] = sorted(properties, key=lambda child: order.index(child.tag.rpartition("}")[2]))
