"""Directives as a person names them: by title, by number, by the address of their page; and what is suggested while
that is typed. None of which the person may not know is found or offered."""

import re
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from archive.lexicon import document_numbers
from archive.lexicon.text_keys import subject_key, title_key
from archive.models import Directive
from archive.models.directive import directive_address
from archive.privacy.text import hidden_from_all, redact
from archive.review.named_issuers import MOST

_ADDRESS = re.compile(r"/(?:directives|review)/([0-9]{1,15})/")
_IN_BRACKETS = re.compile(r"^(?P<title>.*)（(?P<inside>[^（）]*)）$", re.DOTALL)
# So many of one name are told apart in a sentence.
_MOST_TOLD = 4


class NotNamed(ValueError):
    """Words that name no directive, or several; the sentence says what to type instead."""


def name_of(directive: Directive) -> str:
    """Title and number, as the public may read it; the address for one without a number."""
    title = redact(directive.title, hidden_from_all(directive))
    return f"{title}（{directive.number or directive_address(directive.pk)}）"


def directive_called(words: str, reader: Any) -> Directive:
    """The directive that the words mean. Raises NotNamed."""
    found = list(_meant(words, Directive.objects.visible_to(reader))[: _MOST_TOLD + 1])
    if not found:
        raise NotNamed(_("库内没有“%(name)s”，请填库内文件的标题、发文字号或网址。") % {"name": words[:60]})
    if len(found) > 1:
        addresses = "、".join(directive_address(one.pk) for one in found[:_MOST_TOLD])
        raise NotNamed(_("有几件文件都是这个名称，请填网址：%(addresses)s。") % {"addresses": addresses})
    return found[0]


def suggested_directives(words: str, reader: Any, beside: int = 0) -> list[str]:
    """Names of directives that have these words in their title or number, newest first; never the one `beside`."""
    named = Q(title__contains=words) | Q(number__contains=words)
    if key := document_numbers.key_of(words):
        named |= Q(number_key=key)
    rows = Directive.objects.visible_to(reader).filter(named).exclude(pk=beside).defer("annotations")
    names = {row: name_of(row) for row in rows.newest_first()[: 2 * MOST]}
    # What is hidden of a title is not found by it either.
    return [name for row, name in names.items() if words in name or (key and key == row.number_key)][:MOST]


def _meant(words: str, rows: Any) -> Any:
    rows = rows.order_by("pk")
    if address := _ADDRESS.search(words):
        return rows.filter(pk=int(address[1]))
    bare = words.strip().strip("《》")
    if named := _IN_BRACKETS.match(bare):
        of_number = _of_number(named["inside"], rows)
        if found := of_number.filter(title_key=title_key(named["title"])) or of_number:
            return found
    # A title may have another's number in it.
    return (
        rows.filter(title_key=title_key(bare)) or _of_number(bare, rows) or rows.filter(subject_key=subject_key(bare))
    )


def _of_number(words: str, rows: Any) -> Any:
    key = document_numbers.key_of(words)
    return rows.filter(number_key=key) if key else rows.filter(number=words).exclude(number="")
