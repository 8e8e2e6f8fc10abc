"""One page of many, whatever page number the address asks for."""

from django.core.paginator import EmptyPage, Page, PageNotAnInteger, Paginator
from django.utils.translation import gettext as _


def page_of(found, number: str | None, size: int) -> tuple[Page, list[str]]:
    """The page asked for, or the nearest there is with a notice that says so."""
    paginator = Paginator(found, size)
    try:
        return paginator.page(number or 1), []
    except PageNotAnInteger:
        return paginator.page(1), [_("页码应是数字，已显示第 1 页。")]
    except EmptyPage:
        last = paginator.num_pages if not number.startswith("-") and number != "0" else 1
        return paginator.page(last), [_("没有这一页，已显示第 %(page)s 页。") % {"page": last}]
