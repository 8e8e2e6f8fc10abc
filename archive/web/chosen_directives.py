"""Several directives that were chosen on a list, for one act: ?d=1&d=2."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

from archive.models.chosen_directive import MOST_CHOSEN
from archive.web.account_choice import choice_of, known_among
from archive.web.forms import whole_number

# So many are dealt with by one act of the staff; a list of the admin shows a hundred.
MOST = 200
# What cannot be found is named so far, and cut so short.
_NAMED, _LONGEST = 5, 20


@dataclass(frozen=True)
class ChosenDirectives:
    """The `keys` are of directives that the reader may know of, in their order; `unknown` are texts of the address
    that are the key of none, `gone` counts what an account had chosen and cannot be shown any more. `told` says why
    none of them is dealt with, or ''. `is_own` where they are what an account has chosen, and stand in no address."""

    keys: Sequence[int] = ()
    unknown: Sequence[str] = ()
    gone: int = 0
    told: str = ""
    is_own: bool = False

    @property
    def notices(self) -> list[str]:
        """A sentence for what was left out, and for why."""
        return [*filter(None, [self.told, self._of_unknown(), gone_sentence(self.gone)])]

    def _of_unknown(self) -> str:
        if not self.unknown:
            return ""
        named = "、".join(text[:_LONGEST] for text in self.unknown[:_NAMED])
        named += "……" if len(self.unknown) > _NAMED else ""
        words = _("有 %(count)d 件不在库内，或者不对您开放，未列入（编号 %(ids)s）。")
        return words % {"count": len(self.unknown), "ids": named}


def chosen_of(request: HttpRequest) -> ChosenDirectives:
    """Those in the address; without any, those that the account has chosen which is signed in."""
    given = list(dict.fromkeys(text for value in request.GET.getlist("d") if (text := value.strip())))
    if not given and request.user.is_authenticated:
        choice = choice_of(request.user)
        return ChosenDirectives(choice.keys, gone=choice.gone, is_own=True)
    if told := too_many(given, MOST_CHOSEN):
        return ChosenDirectives(told=told)
    found = {text: whole_number(text) for text in given}
    there = known_among(found.values(), request.user)
    unknown = [text for text, key in found.items() if key not in there]
    keys = list(dict.fromkeys(key for key in found.values() if key is not None and key in there))
    return ChosenDirectives(keys, unknown)


def gone_sentence(count: int) -> str:
    """What an account is told of so many that it had chosen and that it is shown no more, or ''."""
    if not count:
        return ""
    return _("您选过的文件中有 %(count)d 件已不在库内，或者不再对您开放，已不再列入。") % {"count": count}


def chosen_keys(request: HttpRequest) -> list[int]:
    """The keys in the address, in their order, each once; what is no key is none."""
    return keys_in(request.GET.getlist("d"))


def keys_in(values: list[str]) -> list[int]:
    """The keys that texts write, in their order, each once; what is no key is none."""
    return list(dict.fromkeys(key for key in map(whole_number, values) if key is not None))


def too_many(keys: Sequence, most: int = MOST) -> str:
    """What is said where there are more than one act deals with, or ''."""
    if len(keys) <= most:
        return ""
    return _("选了 %(count)d 件，一次最多办理 %(most)d 件，请分几次选。") % {"count": len(keys), "most": most}
