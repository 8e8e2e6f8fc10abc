"""A directive as a form or table: what it is called stands before each part."""

import random

from tests.damage.damages.anatomy import Anatomy
from tests.damage.damages.registry import damage

_LABELS = ("发文单位", "文号", "标题", "主送", "正文", "成文日期")


def cells(text: str) -> list[tuple[str, str]]:
    """(label, lines) of each part; nothing where a part is not easily told."""
    parts = Anatomy(text)
    if not (parts.title and parts.addressees and len(parts.signature) == 1 and parts.day):
        return []
    if "\n\n" in text.strip():
        return []
    lines = parts.lines
    values = (
        lines[parts.signature.start].strip(),
        lines[parts.number.start].strip() if parts.number else "",
        parts.whole,
        "".join(
            line.strip() for line in lines[max(parts.title.stop, parts.number.stop) : parts.addressees.stop]
        ).rstrip("：:"),
        "\n".join(lines[parts.addressees.stop : parts.signature.start]),
        lines[parts.day.start].strip(),
    )
    return [(label, value) for label, value in zip(_LABELS, values, strict=True) if value]


@damage("attachments", "copies_to")
def form_by_tabs(text: str, rng: random.Random) -> str:
    """A form: what each part is called, a tab, the part."""
    parts = cells(text)
    return "\n".join(f"{label}\t{value}" for label, value in parts) + "\n" if parts else text


@damage("attachments", "copies_to")
def form_by_colons(text: str, rng: random.Random) -> str:
    """A form: what each part is called, a colon, the part."""
    colon = rng.choice(["：", ": ", "： "])
    parts = cells(text)
    return "\n".join(f"{label}{colon}{value}" for label, value in parts) + "\n" if parts else text


@damage("attachments", "copies_to")
def form_by_lines(text: str, rng: random.Random) -> str:
    """A form whose cells came one below the other."""
    parts = cells(text)
    return "\n".join(f"{label}\n{value}" for label, value in parts) + "\n" if parts else text


@damage()
def metadata_box_above(text: str, rng: random.Random) -> str:
    """The box of facts that government sites set above a text."""
    parts = Anatomy(text)
    if not (parts.title and len(parts.signature) == 1 and parts.day):
        return text
    number = parts.lines[parts.number.start].strip() if parts.number else ""
    rows = [
        ("索引号", "000000000/2020-00001"),
        ("主题分类", "群团工作"),
        ("发文机关", parts.lines[parts.signature.start].strip()),
        ("成文日期", parts.lines[parts.day.start].strip()),
        ("标题", parts.whole),
        ("发文字号", number),
        ("有效性", "有效"),
    ]
    sign = rng.choice(["：", "\t", ": "])
    return "\n".join(f"{label}{sign}{value}" for label, value in rows if value) + "\n\n" + text
