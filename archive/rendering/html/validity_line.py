"""Whether a directive is in force, as a line: its state, since when, by what, and where that says so."""

from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from archive.catalogue.kept_validity import ShownValidity
from archive.models.choices import ValidityState as State
from archive.rendering.safe_html import NOTHING, SafeString, html, joined

# Of a sentence that the text itself has, a line shows so many characters.
LONGEST_PLACE = 60
_ENDED = (State.ABOLISHED, State.DECLARED_LAPSED, State.ANNULLED)
_LINE = '<p class="validity{}">{}</p>'
_STATE = '<strong class="validity-state{}">{}</strong>'
_ZH = html(' lang="zh-Hans"')


def validity_line(validity: ShownValidity) -> SafeString:
    """A paragraph, or nothing where nothing is known. Every piece is whole by itself, so that a narrow line may break
    between any two."""
    if not validity.says_something:
        return NOTHING
    ended = html(" is-ended") if validity.state in _ENDED else NOTHING
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
    if validity.state == State.UNSETTLED:
        return NOTHING
    ended = html(" is-ended") if validity.state in _ENDED else NOTHING
    return html(_STATE, ended, State(validity.state).label)


def _since(validity: ShownValidity) -> SafeString:
    if validity.state == State.ANNULLED:
        words = _("自始无效")
        acted = _("，%(day)s撤销") % {"day": date_format(validity.acted_on)} if validity.acted_on else ""
        return html("<span>{}{}</span>", words, acted)
    if not validity.since:
        return NOTHING
    day = {"day": date_format(validity.since)}
    words = _("自%(day)s起施行") % day if validity.state == State.NOT_YET else _("自%(day)s起") % day
    return html('<time datetime="{}">{}</time>', validity.since.isoformat(), words)


def _basis(validity: ShownValidity) -> SafeString:
    place = Truncator(validity.place).chars(LONGEST_PLACE)
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
    if not validity.has_ended:
        return NOTHING
    words = _("试行期已满，是否继续执行请核实") if validity.is_trial else _("有效期已满，是否继续执行请核实")
    until = f"（{date_format(validity.until)}）" if validity.until else ""
    return html('<span class="validity-remark">{}{}</span>', words, until)
