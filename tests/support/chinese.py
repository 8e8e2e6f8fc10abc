"""Where a page shows Chinese that it does not say is Chinese."""

import re

CHINESE = re.compile(r"[\u3400-\u9fff]")
# Attributes that a reader sees or hears.
SHOWN = ("title", "alt", "placeholder", "aria-label", "aria-description", "data-suggest-label", "content", "label")
_UNSEEN = ("script", "style")


def undeclared(page) -> list[str]:
    """Texts and attributes of an lxml tree with a Chinese character whose nearest lang is not Chinese; not those of
    <title>, which can hold no lang of its own. An attribute stands behind its name: 'aria-label=…'."""
    found = []
    for element in page.iter():
        if not isinstance(element.tag, str) or element.tag in (*_UNSEEN, "title"):
            continue
        texts = [(element, element.text), *((element, f"{name}={element.get(name, '')}") for name in SHOWN)]
        if element.getparent() is not None:
            texts.append((element.getparent(), element.tail))
        found += [text.strip() for owner, text in texts if text and CHINESE.search(text) and not _is_chinese(owner)]
    return found


def _is_chinese(element) -> bool:
    lang = next((one.get("lang") for one in (element, *element.iterancestors()) if one.get("lang") is not None), "")
    return lang.lower().startswith("zh")
