"""The colours of tokens.css keep the contrast that WCAG 2.2 asks for (1.4.3, 1.4.11), light and dark."""

import re
from functools import cache

import pytest
from django.conf import settings

BACKGROUNDS = ("paper", "surface")
# Each background with what is written on it.
TEXTS = {
    **dict.fromkeys(BACKGROUNDS, ("ink", "ink-soft", "link", "accent", "task", "report", "study", "prohibition")),
    **dict.fromkeys(("hover", "chosen", "notice", "mark"), ("ink", "ink-soft", "link")),
    "action": ("on-action",),
    "action-strong": ("on-action",),
    **{f"heat-{step}": (f"heat-ink-{step}",) for step in range(1, 7)},
}
EDGES = dict.fromkeys(BACKGROUNDS, ("line-strong", "focus", "accent", "action"))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_stands_out_from_its_background(theme):
    assert _too_faint(theme, TEXTS, 4.5) == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_edges_and_the_focus_stand_out_from_their_background(theme):
    assert _too_faint(theme, EDGES, 3) == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_steps_of_heat_go_one_way(theme):
    steps = [_luminance(_colour(theme, f"heat-{step}")) for step in range(1, 7)]
    assert steps == sorted(steps, reverse=theme == "light")


def test_no_other_sheet_names_a_colour():
    sheets = {path.name: path.read_text() for path in (settings.BASE_DIR / "static" / "css").glob("*.css")}
    # What is printed is black, white and the red of a printing press, whatever the screen's colours.
    named = {name: re.findall(r"#[0-9a-f]{3,8}\b|rgba?\(", text) for name, text in sheets.items()}
    assert {name for name, found in named.items() if found} <= {"tokens.css", "print.css", "print_lists.css"}


def _too_faint(theme, pairs, least) -> dict:
    """{(text, background): contrast} of the pairs that have less."""
    contrasts = {
        (name, background): _contrast(_colour(theme, name), _colour(theme, background))
        for background, names in pairs.items()
        for name in names
    }
    return {pair: round(contrast, 2) for pair, contrast in contrasts.items() if contrast < least}


def _contrast(one: str, other: str) -> float:
    """By WCAG: 1 (the same) to 21 (black on white)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in (red, green, blue)]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _colour(theme: str, name: str) -> str:
    value = _tokens(theme)[name]
    while told := re.fullmatch(r"var\(--([\w-]+)\)", value):
        value = _tokens(theme)[told[1]]
    return value


@cache
def _tokens(theme: str) -> dict[str, str]:
    text = (settings.BASE_DIR / "static" / "css" / "tokens.css").read_text()
    light, dark = text.split("@media screen and (prefers-color-scheme: dark)")
    read = dict(re.findall(r"--([\w-]+): (#\w+|var\(--[\w-]+\));", light))
    return read | dict(re.findall(r"--([\w-]+): (#\w+|var\(--[\w-]+\));", dark)) if theme == "dark" else read
