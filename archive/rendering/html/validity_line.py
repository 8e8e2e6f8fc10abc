"""Whether a directive is in force, as a line: its state, since when, by what, and where that says so."""

from django.utils.translation import gettext as _

from archive.catalogue.shown_validity import ShownValidity
from archive.rendering.safe_html import NOTHING, SafeString, html, joined
from archive.rendering.validity_words import place_words, remark_words, since_words, state_words

_LINE = '<p class="validity{}">{}</p>'
_STATE = '<strong class="validity-state{}">{}</strong>'
_ZH = html(' lang="zh-Hans"')


def validity_line(validity: ShownValidity) -> SafeString:
    """A paragraph, or nothing where nothing is known. Every piece is whole by itself, so that a narrow line may break
    between any two."""
    if not validity.says_something:
        return NOTHING
    ended = html(" is-ended") if validity.is_over else NOTHING
    return html(_LINE, ended, joined(validity_pieces(validity), between=" "))


def validity_mark(validity: ShownValidity) -> SafeString:
    """The state alone, behind a reference; nothing where nothing is known."""
    if not validity.says_something:
        return NOTHING
    return joined(_spans([_state(validity), _since(validity), _remark(validity)]), between=" ")


def validity_pieces(validity: ShownValidity) -> list[SafeString]:
    """State, date, basis and remark, those that there are."""
    return _spans([_state(validity), _since(validity), _basis(validity), _remark(validity)])


def _spans(pieces: list[SafeString]) -> list[SafeString]:
    return [piece for piece in pieces if piece]


def _state(validity: ShownValidity) -> SafeString:
    # That nobody settled it is told on the page alone, and quietly.
    words = state_words(validity)
    return html(_STATE, html(" is-ended") if validity.is_over else NOTHING, words) if words else NOTHING


def _since(validity: ShownValidity) -> SafeString:
    words = since_words(validity)
    if validity.since and words:
        return html('<time datetime="{}">{}</time>', validity.since.isoformat(), words)
    return html("<span>{}</span>", words) if words else NOTHING


def _basis(validity: ShownValidity) -> SafeString:
    place = place_words(validity)
    if validity.is_own:
        quoted = html("<q{}>{}</q>", _ZH, place) if place else NOTHING
        return html("<span>{}{}</span>", _("本件载明"), quoted)
    if not validity.basis and not place:
        return NOTHING
    if validity.basis_pk:
        basis = html('<a href="{}">{}</a>', validity.basis_url, validity.basis)
    else:
        basis = html("{}", validity.basis)
    return html("<span>{}<span{}>{}{}</span></span>", _("依据："), _ZH, basis, place)


def _remark(validity: ShownValidity) -> SafeString:
    words = remark_words(validity)
    return html('<span class="validity-remark">{}</span>', words) if words else NOTHING
