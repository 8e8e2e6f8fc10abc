"""Which directives an address asks to be compared: /compare/?d=1&d=2, and up to ten."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.catalogue.known_directives import known
from archive.models import Directive
from archive.models.custody_closure import closure_of
from archive.web import closed_directives
from archive.web.forms import whole_number

# So many are compared at once: two side by side, more as a grid.
MOST = 10
# How many characters two directives may have together: compared within three seconds.
LONGEST = 400_000


@dataclass(frozen=True)
class ComparisonChoice:
    """`asked` are ids of which the reader may know, in order and each once; `notices` say what was amiss."""

    asked: list[int]
    unknown: list[str]
    notices: list[str]

    @property
    def pair(self) -> list[Directive]:
        """The two to compare, or none."""
        if len(self.asked) < 2:
            return []
        return self.directives[:2]

    @property
    def directives(self) -> list[Directive]:
        """All that are compared, in order."""
        found = Directive.objects.select_related("region", "city", "county").in_bulk(self.asked[:MOST])
        return [found[pk] for pk in self.asked[:MOST]]

    def is_grid(self, query: QueryDict) -> bool:
        """Whether a grid of tasks is asked for: of more than two always."""
        return len(self.asked) > 2 or (len(self.asked) == 2 and query.get("form") == "grid")


def choice_of(query: QueryDict, reader) -> ComparisonChoice:
    given = [text for value in query.getlist("d") if (text := value.strip())]
    ids = [pk for text in given if (pk := whole_number(text)) is not None]
    existing = set(known(Directive.objects.filter(pk__in=ids), reader).values_list("pk", flat=True))
    asked = [pk for pk in dict.fromkeys(ids) if pk in existing]
    unknown = [text for text in dict.fromkeys(given) if whole_number(text) not in existing]
    notices = _told_of_unknown(unknown)
    if len(asked) > MOST:
        left_out = len(asked) - MOST
        notices.append(
            ngettext(
                "一次最多对照 %(most)d 件文件：下面是前 %(most)d 件，另有 %(count)d 件未列入。",
                "一次最多对照 %(most)d 件文件：下面是前 %(most)d 件，另有 %(count)d 件未列入。",
                left_out,
            )
            % {"count": left_out, "most": MOST}
        )
    twice = len(ids) > len(set(ids))
    if len(asked) == 1:
        is_all = twice and not unknown
        notices.append(_("两处选的是同一件文件，请换一件。") if is_all else _("已选一件文件，请再选一件与它对照。"))
    elif asked and twice:
        notices.append(_("同一件文件选了不止一次，只列一次。"))
    return ComparisonChoice(asked, unknown, notices)


def _told_of_unknown(given: Sequence[str]) -> list[str]:
    """What each of them is: withdrawn, sealed or purged, in the words of its own page, or no directive at all."""
    numbers = {text: number for text in given if (number := whole_number(text)) is not None}
    # Who sends a thousand of them has each named, and no thousand questions asked.
    closures = {text: closure_of(number) for text, number in list(numbers.items())[:MOST]}
    return [
        _("编号 %(id)s：%(sentence)s未列入对照。") % {"id": text, "sentence": closed_directives.sentence(closure)}
        if (closure := closures.get(text))
        else _("没有编号为“%(id)s”的文件，已忽略。") % {"id": text[:40]}
        for text in given
    ]


def too_long_to_compare(directives: Sequence[Directive]) -> str:
    """A sentence with what to do instead where they are too long together, else ''."""
    length = sum(len(directive.text) for directive in directives)
    if length <= LONGEST:
        return ""
    if len(directives) > 2:
        return _("这 %(count)s 件文件合计 %(length)s 字，太长，不能对照（最多 %(most)s 字）。请少选几件。") % {
            "count": len(directives), "length": f"{length:,}", "most": f"{LONGEST:,}"
        }  # fmt: skip
    return _(
        "这两件文件合计 %(length)s 字，太长，不能对照（最多 %(most)s 字）。请改选较短的文件，"
        "或分别打开两件，查找要比较的章节。"
    ) % {"length": f"{length:,}", "most": f"{LONGEST:,}"}
