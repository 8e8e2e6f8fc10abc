"""OFD files for the tests, as their programs write them: pages of objects with places in millimetres."""

from html import escape

from tests.support.word_files import zipped

SPACE = "http://www.ofdspec.org/2016"
SIZE = 5.6


def text(words: str, x: float, y: float, size: float = SIZE, more: str = "", inner: str = "") -> str:
    """A text object whose first baseline begins at x, y; each character as far on as it is wide."""
    steps = " ".join(f"{size * (1 if sign > '⺀' else 0.5):g}" for sign in words[:-1])
    return (
        f'<ofd:TextObject ID="1" Boundary="{x:g} {y - size:g} {size * len(words) + 1:g} {size * 1.4:g}" '
        f'Size="{size:g}" Font="3" {more}>{inner}'
        f'<ofd:TextCode X="0" Y="{size:g}" DeltaX="{steps}">{escape(words)}</ofd:TextCode>'
        "</ofd:TextObject>"
    )


def lines(words: list[str], x: float = 28, y: float = 40, pitch: float = 10.2) -> str:
    return "".join(text(line, x, y + at * pitch) for at, line in enumerate(words) if line)


def path(*points: tuple[float, float]) -> str:
    """A drawn line, from the left and the top of the page."""
    steps = " ".join(f"{'M' if at == 0 else 'L'} {x:g} {y:g}" for at, (x, y) in enumerate(points))
    data = f"<ofd:AbbreviatedData>{steps}</ofd:AbbreviatedData>"
    return f'<ofd:PathObject ID="2" Boundary="0 0 210 297">{data}</ofd:PathObject>'


def picture(x: float = 0, y: float = 0, width: float = 210, height: float = 297) -> str:
    return f'<ofd:ImageObject ID="4" ResourceID="9" Boundary="{x} {y} {width} {height}"/>'


def ofd(*pages: str, template: str = "", notes: str = "", common: str = "", **more: str) -> bytes:
    """An OFD file of these pages; `template` stands behind each, `notes` upon the first."""
    entries = {
        "OFD.xml": _root("OFD", "<ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>"),
        "Doc_0/Document.xml": _root(
            "Document",
            "<ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
            f'<ofd:TemplatePage ID="70" BaseLoc="Tpls/Tpl_0/Content.xml"/>{common}</ofd:CommonData><ofd:Pages>'
            + "".join(f'<ofd:Page ID="{at}" BaseLoc="Pages/Page_{at}/Content.xml"/>' for at in range(len(pages)))
            + "</ofd:Pages><ofd:Annotations>Annots/Annotations.xml</ofd:Annotations>",
        ),
        "Doc_0/Tpls/Tpl_0/Content.xml": _page(template),
        "Doc_0/Annots/Annotations.xml": _root(
            "Annotations", '<ofd:Page PageID="0"><ofd:FileLoc>Page_0/Annotation.xml</ofd:FileLoc></ofd:Page>'
        ),
        "Doc_0/Annots/Page_0/Annotation.xml": _root("PageAnnot", notes),
    }
    behind = '<ofd:Template TemplateID="70" ZOrder="Background"/>' if template else ""
    entries |= {f"Doc_0/Pages/Page_{at}/Content.xml": _page(page, behind) for at, page in enumerate(pages)}
    return zipped(entries | {name.replace("__", "/") + ".xml": content for name, content in more.items()})


def _page(objects: str, before: str = "") -> str:
    return _root("Page", f'{before}<ofd:Content><ofd:Layer ID="5" Type="Body">{objects}</ofd:Layer></ofd:Content>')


def _root(name: str, inner: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><ofd:{name} xmlns:ofd="{SPACE}">{inner}</ofd:{name}>'
