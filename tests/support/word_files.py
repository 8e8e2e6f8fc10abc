"""Word files for the tests, written part by part, so that each holds just what its test is about."""

import io
import zipfile

_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS = {"header": "hdr", "footer": "ftr"}


def zipped(entries: dict[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return file.getvalue()


def entries_of(body: str, **parts: str) -> dict[str, str | bytes]:
    """The entries of a Word file: the body's XML, and that of parts by kind (numbering, styles, header1, header2)."""
    entries = {"word/document.xml": f"<w:document {_SPACES}><w:body>{body}</w:body></w:document>"}
    relations = []
    for name, inner in parts.items():
        kind = name.rstrip("0123456789")
        root = _PARTS.get(kind, kind)
        entries[f"word/{name}.xml"] = f"<w:{root} {_SPACES}>{inner}</w:{root}>"
        relations.append(_relation(name, kind, f"{name}.xml"))
    entries["word/_rels/document.xml.rels"] = relations_of(*relations)
    entries["_rels/.rels"] = relations_of(_relation("document", "officeDocument", "word/document.xml"))
    kinds = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_CONTENT}.{kind}+xml"/>'
        for name, kind in [("document", "document.main"), *((name, name.rstrip("0123456789")) for name in parts)]
    )
    entries["[Content_Types].xml"] = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{kinds}</Types>'
    )
    return entries


def relations_of(*relations: str) -> str:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{"".join(relations)}</Relationships>'


def _relation(name: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{name}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'


def word(body: str, **parts: str) -> bytes:
    return zipped(entries_of(body, **parts))


def run(inner: str) -> str:
    return f"<w:r>{inner}</w:r>"


def text(words: str) -> str:
    return run(f'<w:t xml:space="preserve">{words}</w:t>')


def paragraph(*inner: str, properties: str = "") -> str:
    """A paragraph of words, and of XML where it begins with <."""
    pieces = [piece if piece.startswith("<") else text(piece) for piece in inner]
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{''.join(pieces)}</w:p>"


def table(*rows: list[str], properties: str = "") -> str:
    """A table of cells, each words or the XML of a whole cell."""
    rows_of_cells = ("".join(map(_cell, row)) for row in rows)
    return (
        f"<w:tbl><w:tblPr>{properties}</w:tblPr>{''.join(f'<w:tr>{cells}</w:tr>' for cells in rows_of_cells)}</w:tbl>"
    )


def _cell(cell: str) -> str:
    if cell.startswith("<w:tc"):
        return cell
    return f"<w:tc>{cell if cell.startswith('<w:') else paragraph(cell)}</w:tc>"


def field(instruction: str, result: str) -> str:
    """A field in runs, as Word writes it; the result is words or XML."""
    shown = result if result.startswith("<") else text(result)
    marks = [run(f'<w:fldChar w:fldCharType="{kind}"/>') for kind in ("begin", "separate", "end")]
    return f"{marks[0]}{run(f'<w:instrText>{instruction}</w:instrText>')}{marks[1]}{shown}{marks[2]}"


def text_box(*blocks: str, anchor: str = "") -> str:
    """A text box as Word writes it: once as a drawing, and again for older programs."""
    inner = f"<w:txbxContent>{''.join(blocks)}</w:txbxContent>"
    return run(
        f'<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor>{anchor}<box>{inner}</box></wp:anchor>'
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict>"
        "</mc:Fallback></mc:AlternateContent>"
    )


def level(at: int, form: str, shown: str, inner: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{inner}'
        f'<w:lvlText w:val="{shown}"/></w:lvl>'
    )


def a_list(*levels: str, number: int = 1, overrides: str = "") -> str:
    """The definition of a list; one without levels goes on with those of list 1."""
    abstract = f'<w:abstractNum w:abstractNumId="{number}">{"".join(levels)}</w:abstractNum>' if levels else ""
    of = number if levels else 1
    return f'{abstract}<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


def item(words: str, at: int = 0, number: int = 1) -> str:
    return paragraph(words, properties=f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{number}"/></w:numPr>')
