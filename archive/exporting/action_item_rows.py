"""Action items as rows: who is to do what by when, and where it is said."""

from collections.abc import Iterable, Sequence
from functools import partial
from urllib.parse import quote

from django.http import HttpRequest
from django.utils.translation import gettext as _

from archive.exporting.sheet import Cell, Column, Link
from archive.models import ActionItem
from archive.models.choices import DutyKind, SectionKind
from archive.privacy.text import hidden_from, mask


def columns() -> list[Column]:
    """The headings of `ActionCells`, in the reader's language."""
    return [
        Column(_("任务"), 70),
        Column(_("性质"), 8),
        Column(_("责任主体"), 24),
        Column(_("期限（原文）"), 20),
        Column(_("期限"), 12),
        Column(_("数量"), 16),
        Column(_("活动"), 18),
        Column(_("报送对象"), 18),
        Column(_("主题"), 24),
        Column(_("章节"), 30),
        Column(_("文件标题"), 50),
        Column(_("发文字号"), 22),
        Column(_("地区"), 18),
        Column(_("年份"), 8),
        Column(_("链接"), 38),
    ]


class ActionCells:
    """Makes rows for one reader, see DirectiveCells."""

    def __init__(self, request: HttpRequest):
        self._reader = request.user
        self._origin = f"{request.scheme}://{request.get_host()}"
        self._kinds = {str(value): str(label) for value, label in DutyKind.choices}
        self._parts = {str(value): str(label) for value, label in SectionKind.choices}

    def rows(self, keys: Sequence[int]) -> Iterable[list[Cell]]:
        items = ActionItem.objects.for_lists().defer("section__text", "section__directive__text").in_bulk(keys)
        return (self.row(items[key]) for key in keys if key in items)

    def row(self, item: ActionItem) -> list[Cell]:
        section, directive = item.section, item.section.directive
        shown = partial(mask, contacts=hidden_from(self._reader, directive))
        page = self._origin + directive.get_absolute_url()
        address = f"{page}#{quote(section.anchor)}"
        place = [region.name for region in (directive.region, directive.city) if region]
        return [
            Link(shown(item.text), address),
            self._kinds.get(item.kind, ""),
            shown(item.actor),
            shown(item.deadline_text),
            item.deadline,
            shown("、".join(map(str, item.figures))),
            shown("、".join(map(str, item.initiatives))),
            shown(item.reports_to),
            "、".join(topic.name for topic in item.topics.all()),
            shown(f"{section.label}{section.heading}") or self._parts.get(section.kind, ""),
            Link(shown(directive.title), page),
            shown(directive.number),
            " ".join(place),
            directive.year,
            address,
        ]
