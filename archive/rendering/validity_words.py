"""Whether a directive is in force, in words: the pieces that its page puts into HTML, and whole sentences for paper
and files. They are in the reader's language, a basis is called as it is."""

from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from archive.catalogue.shown_validity import ShownValidity
from archive.models.choices import ValidityState as State

# Of a sentence that the text itself has, a line shows so many characters.
LONGEST_PLACE = 60


def state_words(validity: ShownValidity) -> str:
    """The state; '' for 未核定, of which lists say nothing."""
    return "" if validity.state == State.UNSETTLED else str(State(validity.state).label)


def since_words(validity: ShownValidity) -> str:
    """Since when, or from when on."""
    if validity.state == State.ANNULLED:
        acted = _("，%(day)s撤销") % {"day": date_format(validity.acted_on)} if validity.acted_on else ""
        return f"{_('自始无效')}{acted}"
    if not validity.since:
        return ""
    day = {"day": date_format(validity.since)}
    return _("自%(day)s起施行") % day if validity.state == State.NOT_YET else _("自%(day)s起") % day


def place_words(validity: ShownValidity) -> str:
    return Truncator(validity.place).chars(LONGEST_PLACE)


def remark_words(validity: ShownValidity) -> str:
    """That a trial or term is over and nobody says whether the directive goes on; else ''."""
    if not validity.has_ended:
        return ""
    words = _("试行期已满，是否继续执行请核实") if validity.is_trial else _("有效期已满，是否继续执行请核实")
    until = f"（{date_format(validity.until)}）" if validity.until else ""
    return f"{words}{until}"


def trial_words(validity: ShownValidity) -> str:
    """That it is on trial, and until when where that is known; '' of what is over, as `remark_words` tells it."""
    if not validity.is_trial or validity.has_ended:
        return ""
    return _("试行至%(day)s") % {"day": date_format(validity.until)} if validity.until else _("试行")


def short_words(validity: ShownValidity) -> str:
    """What a mark beside the name of a directive says that may not be relied on; '' of any other."""
    if not validity.warns:
        return ""
    if not validity.has_ended:
        return state_words(validity)
    over = _("试行期已满") if validity.is_trial else _("有效期已满")
    return "，".join(filter(None, [state_words(validity), over]))


def basis_words(validity: ShownValidity) -> str:
    """Since when and by what: '自2024年1月1日起，依据：《示例办法》（示工发〔2024〕1号）第三条'; the remark behind."""
    told = "，".join(filter(None, [since_words(validity), _settled_by(validity)]))
    return "；".join(filter(None, [told, remark_words(validity)]))


def whole_words(validity: ShownValidity) -> str:
    """'已废止（自2024年1月1日起，依据：…）'; '' where nothing is known."""
    state, basis = state_words(validity), basis_words(validity)
    return f"{state}（{basis}）" if state and basis else state or basis


def _settled_by(validity: ShownValidity) -> str:
    place = place_words(validity)
    if validity.is_own:
        return f"{_('本件载明')}“{place}”" if place else _("本件载明")
    return f"{_('依据：')}{validity.basis}{place}" if validity.basis or place else ""
