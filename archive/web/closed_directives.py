"""What is answered under the address of a directive that was withdrawn, sealed or purged: 410, and a page that says
so. A cached page never was one of these: only what is shown is kept.

    @require_safe
    @cached_until_change
    @gone_where_closed
    def directive(request, pk): …
"""

from functools import wraps

from django.db.models import BigIntegerField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import formats
from django.utils.translation import gettext as _

from archive.models import Directive
from archive.models.choices import Custody
from archive.models.custody_closure import PURGED, Closure, closure_of


def gone_where_closed(view):
    """Have a view with the number of a directive answer for those that are shown, and for numbers that never were
    any."""

    @wraps(view)
    def answered(request, pk, *args, **kwargs):
        # An address may have any number; a database's end after that.
        if pk <= BigIntegerField.MAX_BIGINT and (closure := closure_of(pk)):
            return _page(request, closure)
        return view(request, pk, *args, **kwargs)

    return answered


def gone_where_purged(view):
    """The same for a page of the staff, which goes on showing what is withdrawn or sealed."""

    @wraps(view)
    def answered(request, pk, *args, **kwargs):
        if pk <= BigIntegerField.MAX_BIGINT and (closure := closure_of(pk)) and closure.state == PURGED:
            return _page(request, closure)
        return view(request, pk, *args, **kwargs)

    return answered


def gone_where_file_closed(view):
    """The same for a view that shows the whole file: it shows nothing where another directive of the file is closed,
    whose words stand in it too."""

    @wraps(view)
    def answered(request, pk, *args, **kwargs):
        if pk <= BigIntegerField.MAX_BIGINT and Directive.objects.exclude(custody=Custody.HELD).beside(pk).exists():
            told = _("这件文件的来源文件里另有已撤下或封存的文件，来源文件和收到的文字因此暂不提供。")
            return render(request, "archive/gone.html", {"sentence": told, "key": pk}, status=410)
        return view(request, pk, *args, **kwargs)

    return gone_where_closed(answered)


def sentence(closure: Closure) -> str:
    """What everybody may know of it: what was done and on which day. No title, which may be why it was done."""
    words = {
        Custody.WITHDRAWN: (_("这件文件在本库已于 %(day)s 撤下。"), _("这件文件在本库已撤下。")),
        Custody.SEALED: (_("这件文件在本库已于 %(day)s 封存。"), _("这件文件在本库已封存。")),
        PURGED: (_("这件文件在本库已于 %(day)s 清除。"), _("这件文件在本库已清除。")),
    }
    dated, undated = words[closure.state]
    return dated % {"day": formats.date_format(closure.day)} if closure.day else undated


def _page(request: HttpRequest, closure: Closure) -> HttpResponse:
    shown = {"sentence": sentence(closure), "closure": closure, "is_withdrawn": closure.state == Custody.WITHDRAWN}
    return render(request, "archive/gone.html", shown, status=410)
