"""What happens to line ends, margins and pages."""

import random
import re
from collections.abc import Callable, Iterable

from tests.damage.damages.anatomy import Anatomy
from tests.damage.damages.registry import damage


def _wrapped(text: str, width: Callable[[], int]) -> list[str]:
    lines = []
    for line in text.split("\n"):
        measure = width()
        lines += [line[at : at + measure] for at in range(0, len(line), measure)] or [""]
    return lines


def _on_each_line(text: str, change: Callable[[str], str]) -> str:
    return "\n".join(change(line) if line.strip() else line for line in text.split("\n"))


def _page_number(rng: random.Random) -> str:
    page = rng.randint(1, 9)
    forms = [
        "— {} —",
        "-{}-",
        "- {} -",
        "第{}页 共9页",
        "第 {} 页",
        "{}",
        "－{}－",
        "—{}—",
        "{}/9",
        "Page {}",
        "· {} ·",
    ]
    return rng.choice(["", "    ", "　　"]) + rng.choice(forms).format(page)


def _with_pages(lines: list[str], places: Iterable[int], rng: random.Random) -> str:
    chosen = set(places)
    paged: list[str] = []
    for at, line in enumerate(lines):
        if at in chosen:
            paged += [*[""] * rng.randint(0, 2), _page_number(rng), *[""] * rng.randint(0, 2)]
        paged.append(line)
    return "\n".join(paged)


@damage()
def wrapped(text: str, rng: random.Random) -> str:
    """Each line wrapped at one width, as on paper."""
    width = rng.randint(24, 46)
    return "\n".join(_wrapped(text, lambda: width))


@damage()
def wrapped_narrowly(text: str, rng: random.Random) -> str:
    """Each line wrapped at the width of a telephone's screen."""
    width = rng.randint(15, 23)
    return "\n".join(_wrapped(text, lambda: width))


@damage()
def wrapped_unevenly(text: str, rng: random.Random) -> str:
    """Each paragraph wrapped at a width of its own."""
    return "\n".join(_wrapped(text, lambda: rng.randint(20, 48)))


@damage()
def wrapped_with_blank_lines(text: str, rng: random.Random) -> str:
    """Each line wrapped, and a blank line after every one."""
    width = rng.choice([26, 28, 30, 33])
    return "\n\n".join(line for line in _wrapped(text, lambda: width) if line)


@damage()
def pages_between_paragraphs(text: str, rng: random.Random) -> str:
    """Page numbers between paragraphs."""
    parts = Anatomy(text)
    body = range(parts.addressees.stop, parts.signature.start)
    if not parts.addressees or len(body) < 2:
        return text
    return _with_pages(parts.lines, rng.sample(body[1:], min(2, len(body) - 1)), rng)


@damage()
def pages_in_sentences(text: str, rng: random.Random) -> str:
    """Wrapped, and page numbers wherever a page was full."""
    lines = _wrapped(text, lambda: 28)
    first, each = rng.randint(6, 14), rng.randint(9, 22)
    return _with_pages(lines, range(first, max(first, len(lines) - 4), each), rng)


@damage()
def page_at_the_end(text: str, rng: random.Random) -> str:
    """A page number as the last line."""
    return text.rstrip("\n") + "\n" + _page_number(rng) + "\n"


@damage()
def blank_lines_between(text: str, rng: random.Random) -> str:
    """One to three blank lines between all lines."""
    return ("\n" * rng.randint(2, 4)).join(line for line in text.split("\n") if line.strip())


@damage()
def no_blank_lines(text: str, rng: random.Random) -> str:
    """No blank line anywhere."""
    return re.sub(r"\n\s*\n", "\n", text)


@damage()
def indented(text: str, rng: random.Random) -> str:
    """Every line indented, by spaces of one kind or another."""
    room = rng.choice(
        ["　　", "    ", "\t", "  ", "\u00a0\u00a0\u00a0\u00a0", "\u3000\u3000\u3000\u3000", "\u2003\u2003"]
    )
    return _on_each_line(text, lambda line: room + line.lstrip())


@damage()
def room_at_line_ends(text: str, rng: random.Random) -> str:
    """Spaces at the end of lines."""
    return _on_each_line(text, lambda line: line + rng.choice(["", " ", "  ", "　", "\t", "\u00a0"]))


@damage()
def other_line_ends(text: str, rng: random.Random) -> str:
    """Line ends of another system, or of Word."""
    return text.replace("\n", rng.choice(["\r\n", "\r", "\u2028", "\x0b", "\r\r\n", "\n\r"]))


@damage()
def centred(text: str, rng: random.Random) -> str:
    """Head and foot centred by spaces."""
    parts = Anatomy(text)
    lines = list(parts.lines)
    for at in [*parts.title, *parts.number, *parts.signature, *parts.day]:
        lines[at] = " " * max(0, (rng.randint(50, 72) - 2 * len(lines[at].strip())) // 2) + lines[at].strip()
    return "\n".join(lines)


@damage("actions", "no others", "kind", "actor", "deadline", "no wrong date")
def body_in_one_paragraph(text: str, rng: random.Random) -> str:
    """The body's line ends are lost; head and foot keep theirs."""
    parts = Anatomy(text)
    body = range(parts.addressees.stop, parts.signature.start)
    foot = [at for at in body if re.match(r"\s*附件?[:：]?", parts.lines[at])]
    body = range(body.start, foot[0]) if foot else body
    if not parts.addressees or len(body) < 2:
        return text
    return parts.replaced(body, ["".join(parts.lines[at].strip() for at in body)])
