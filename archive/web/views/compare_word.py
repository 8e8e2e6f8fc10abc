"""Two directives as one Word file with tracked changes: accepted they are the second, rejected the first."""

from collections.abc import Sequence

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from archive import comparison
from archive.exporting.criteria import file_name
from archive.exporting.downloads import as_docx
from archive.exporting.tracked_paragraphs import tracked_paragraphs
from archive.exporting.tracked_word import TrackedHead, docx_with_changes
from archive.rendering.paper import reprint_line, validity_notice
from archive.web.compared_columns import ComparedColumn, columns_of, own_names
from archive.web.comparison_choice import choice_of, too_long_to_compare
from archive.web.heavy_places import heavy
from archive.web.no_file import no_file


@require_safe
@heavy
def compare_docx(request: HttpRequest) -> HttpResponseBase:
    choice = choice_of(request.GET, request.user)
    if len(choice.asked) != 2:
        words = _("修订痕迹只能在两件文件之间做：请选两件不同的、档案中已有的文件。")
        return no_file(request, 404 if choice.unknown else 400, words)
    if sentence := too_long_to_compare(choice.pair):
        return no_file(request, 400, sentence)
    columns = columns_of(choice.pair, request.user)
    left, right = columns
    names = own_names(left.directive), own_names(right.directive)
    compared = comparison.compare(left.parts(request.user), right.parts(request.user), names)
    content = docx_with_changes(tracked_paragraphs(compared), _head(columns))
    subject = _("%(left)s 与 %(right)s") % {"left": left.name, "right": right.name}
    name = file_name(_("修订痕迹"), subject, timezone.localtime(), "docx")
    return as_docx(request, content, name, "Word，修订痕迹，2 件")


def _head(columns: Sequence[ComparedColumn]) -> TrackedHead:
    left, right = columns
    names = {"left": left.name, "right": right.name}
    today = timezone.localdate()
    return TrackedHead(
        title=_("修订痕迹：从 %(left)s 到 %(right)s") % names,
        lines=[
            f"{_('修订痕迹：从 %(left)s 到 %(right)s') % names}　{date_format(today)}",
            *(line for column in columns for line in _lines(column)),
            _(
                "图例：插入的是 %(right)s 有而 %(left)s 没有的，删除的是 %(left)s 有而 %(right)s 没有的；"
                "移动的文字在原处删除，在新处插入。"
                "接受所有修订即为 %(right)s 的正文，拒绝所有修订即为 %(left)s 的正文。"
            )
            % names,
        ],
        foot=reprint_line.of_comparison(),
        author=_("工会文件档案"),
        made_on=today,
    )


def _lines(column: ComparedColumn) -> list[str]:
    """The directive's title and number, and what has to be known of it before anybody relies on it."""
    directive = column.directive
    number = f"（{directive.number}）" if directive.number else ""
    validity = validity_notice.line_of(column.validity)
    return [f"{column.name}：{directive.title}{number}", *([validity] if validity else [])]
