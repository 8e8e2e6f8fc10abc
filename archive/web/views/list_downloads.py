"""The lists as files and as a feed, under the query of their pages."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page, require_safe

from archive.catalogue.known_directives import known
from archive.exporting import action_item_rows, directive_rows
from archive.exporting.atom_feed import feed_of
from archive.exporting.criteria import asked
from archive.exporting.downloads import Sending, as_csv, as_xlsx
from archive.exporting.sheet import MOST, Sheet, in_batches, remark_on
from archive.models import ActionItem, Directive
from archive.web.forms import ActionFilterForm, FilterForm
from archive.web.heavy_places import heavy
from archive.web.list_orders import order_in
from archive.web.page_cache import cached_until_change


@require_safe
@heavy
def directives_csv(request):
    return _directives(request, as_csv)


@require_safe
@heavy
def directives_xlsx(request):
    return _directives(request, as_xlsx)


@require_safe
@heavy
def actions_csv(request):
    return _actions(request, as_csv)


@require_safe
@heavy
def actions_xlsx(request):
    return _actions(request, as_xlsx)


@require_safe
@conditional_page
@cached_until_change
def directives_feed(request):
    form = FilterForm(request.GET, request.user)
    form.is_valid()
    found = form.filter(Directive.objects.all())
    return feed_of(request, found, _subject(form) or _("全部文件"), page="directives", own="directives_feed")


@require_safe
@conditional_page
@cached_until_change
def actions_feed(request):
    """What came in last that asks for such things: an entry a directive, since its action items come in with it."""
    form = ActionFilterForm(request.GET, request.user)
    form.is_valid()
    found = known(Directive.objects.with_any_of(form.filter_actions(ActionItem.objects.all())), request.user)
    subject = " ".join(filter(None, [_("工作任务"), _subject(form)]))
    return feed_of(request, found, subject, page="actions", own="actions_feed")


def _directives(request, send: Sending):
    form = FilterForm(request.GET, request.user)
    form.is_valid()
    found = form.filter(Directive.objects.all())
    found = found.in_order(order_in(request.GET))
    cells = directive_rows.DirectiveCells(request)
    return send(
        request, _sheet(request, form, found, _("文件目录"), directive_rows.columns(), cells.rows, "directives")
    )


def _actions(request, send: Sending):
    form = ActionFilterForm(request.GET, request.user)
    form.is_valid()
    found = form.filter_actions(ActionItem.objects.all()).newest_first()
    cells = action_item_rows.ActionCells(request)
    return send(
        request, _sheet(request, form, found, _("工作任务"), action_item_rows.columns(), cells.rows, "actions")
    )


def _sheet(request, form, found, name, columns, rows, page) -> Sheet:
    count = found.count()
    remark = remark_on(count)
    keys = [] if request.method == "HEAD" else list(found.values_list("pk", flat=True)[:MOST])
    return Sheet(
        name=name,
        subject=_subject(form),
        columns=columns,
        rows=in_batches(keys, rows),
        count=count,
        asked=asked(request, page, count, timezone.localtime(), form.chosen(), [*form.notices, remark]),
        remark=remark,
    )


def _subject(form) -> str:
    return " ".join(values for _label, values in form.chosen())
