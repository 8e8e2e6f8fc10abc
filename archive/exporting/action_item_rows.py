"""Action items as rows: who is to do what by when, and where it is said."""

from collections.abc import Iterable, Sequence
from functools import partial
from urllib.parse import quote

from django.http import HttpRequest
from django.utils.translation import gettext as _

from archive.catalogue.kept_validity import shown_of
from archive.catalogue.portions import section_address
from archive.catalogue.shown_validity import UNSETTLED, ShownValidity
from archive.exporting import validity_cells
from archive.exporting.sheet import Cell, Link, SheetColumn
from archive.models import ActionItem
from archive.models.choices import ActionItemKind, BindingGrade, SectionKind
from archive.privacy.sight import sight_of
from archive.privacy.text import hidden_from, redact


def columns() -> list[SheetColumn]:
    """The headings of `ActionCells`, in the reader's language."""
    return [
        SheetColumn(_("任务"), 70),
        SheetColumn(_("性质"), 8),
        SheetColumn(_("责任主体"), 24),
        SheetColumn(_("期限（原文）"), 20),
        SheetColumn(_("期限"), 12),
        SheetColumn(_("数量"), 16),
        SheetColumn(_("活动"), 18),
        SheetColumn(_("报送对象"), 18),
        SheetColumn(_("主题"), 24),
        SheetColumn(_("章节"), 30),
        SheetColumn(_("文件标题"), 50),
        SheetColumn(_("发文字号"), 22),
        SheetColumn(_("地区"), 18),
        SheetColumn(_("年份"), 8),
        SheetColumn(_("链接"), 38),
        SheetColumn(_("责任主体推断"), 12),
        *validity_cells.columns(),
        SheetColumn(_("约束程度"), 12),
        SheetColumn(_("约束程度所据文字"), 18),
        SheetColumn(_("具体内容"), 30),
    ]


class ActionCells:
    """Makes rows for one reader, see DirectiveCells."""

    def __init__(self, request: HttpRequest):
        self._reader, self._sight = request.user, sight_of(request.user)
        self._origin = f"{request.scheme}://{request.get_host()}"
        self._kinds = {str(value): str(label) for value, label in ActionItemKind.choices}
        self._grades = {str(value): str(label) for value, label in BindingGrade.choices}
        self._parts = {str(value): str(label) for value, label in SectionKind.choices}

    def rows(self, keys: Sequence[int]) -> Iterable[list[Cell]]:
        items = (
            ActionItem.objects.for_lists()
            .defer("section__text", "section__directive__text", "section__directive__annotations")
            .in_bulk(keys)
        )
        validity = shown_of({item.section.directive_id for item in items.values()}, self._sight)
        found = (items[key] for key in keys if key in items)
        return (self.row(item, validity.get(item.section.directive_id, UNSETTLED)) for item in found)

    def row(self, item: ActionItem, validity: ShownValidity) -> list[Cell]:
        """`validity` of the directive that lays it down."""
        section, directive = item.section, item.section.directive
        shown = partial(redact, hidden=hidden_from(self._reader, directive))
        page = self._origin + directive.get_absolute_url()
        address = section_address(page, quote(section.anchor), section.start)
        text = shown(item.text)
        concrete = "、".join(text[start:end] for _kind, start, end in item.concrete_words)
        place = [region.name for region in (directive.region, directive.city, directive.county) if region]
        return [
            Link(text, address),
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
            _("是") if item.actor_inferred else "",
            *validity_cells.cells(validity),
            self._grades.get(item.binding or "", ""),
            "、".join(text[start:end] for start, end in item.binding_words),
            concrete or (_("一般性要求") if item.concrete is False else _("是") if item.concrete else ""),
        ]
