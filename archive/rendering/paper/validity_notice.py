"""What each page of a directive's paper says where the directive may not be relied on as it stands: paper is laid in a
file, and nobody asks the archive again. The line is the archive's own, beside that of who set the print, and Chinese
as that is."""

from django.utils import timezone, translation
from django.utils.formats import date_format

from archive.catalogue.shown_validity import ShownValidity
from archive.rendering.validity_words import short_words, whole_words

# Characters of a basis, its number at the end: with them the line takes three of the foot's lines at most.
_LONGEST_BASIS, _END = 56, 20
_LONGEST_PLACE = 20


def state_of(validity: ShownValidity) -> str:
    """'已废止', for a list of contents; '' where nothing is to be said."""
    with translation.override("zh-hans"):
        return short_words(validity)


def line_of(validity: ShownValidity) -> str:
    """'效力：已废止（自2024年1月1日起，依据：《…》第三条）。2026年11月30日查询。'; '' where nothing is to be said."""
    if not validity.warns:
        return ""
    with translation.override("zh-hans"):
        told = whole_words(validity._replace(basis=_cut(validity.basis), place=_begun(validity.place)))
        return f"效力：{told}。{date_format(timezone.localdate())}查询。"


def _cut(basis: str) -> str:
    """Without its middle where it is long: what it is called at first, and its number."""
    if len(basis) <= _LONGEST_BASIS:
        return basis
    return f"{basis[: _LONGEST_BASIS - _END - 1]}…{basis[-_END:]}"


def _begun(place: str) -> str:
    return place if len(place) <= _LONGEST_PLACE else f"{place[: _LONGEST_PLACE - 1]}…"
