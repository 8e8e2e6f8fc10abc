"""Directives to carry away on paper: one or several as PDF, one as a Word file."""

import logging
from dataclasses import replace

from csp.decorators import csp_exempt
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from archive.catalogue.kept_validity import shown_of
from archive.catalogue.known_directives import known
from archive.catalogue.shown_validity import UNSETTLED
from archive.models import Directive, Issuer, Section
from archive.privacy import noted_uses
from archive.privacy.sight import sight_of
from archive.privacy.text import hidden_from
from archive.rendering.paper import filenames, reprint_line, validity_notice
from archive.rendering.paper.bundled_fonts import INSTALL
from archive.rendering.paper.composition import paper_of
from archive.rendering.paper.fonts import PACKAGE, NoChineseFont
from archive.rendering.paper.pdf import pdf_of
from archive.rendering.paper.word import docx_of
from archive.web.chosen_directives import keys_in
from archive.web.closed_directives import gone_where_closed
from archive.web.forms import whole_number
from archive.web.heavy_places import heavy
from archive.web.no_file import no_file

# How many make one file, and how long it may be in characters (some 330 pages): made within two seconds
# and 350 MB. A million characters would take thirteen seconds and 900 MB.
MOST, LONGEST = 50, 200_000
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

logger = logging.getLogger(__name__)


@require_safe
@gone_where_closed
@heavy
def directive_pdf(request, pk):
    """One directive by the official layout, shown in the browser; saved, it has a name that tells it."""
    found = get_object_or_404(_with_what_is_printed(request.user), pk=pk)
    if len(found.text) > LONGEST:
        return _too_long(request, len(found.text))
    return _pdf(request, _papers(request.user, [found]))


@require_safe
@gone_where_closed
@heavy
def directive_docx(request, pk):
    """One directive as a Word file to go on working with."""
    found = get_object_or_404(_with_what_is_printed(request.user), pk=pk)
    if len(found.text) > LONGEST:
        return _too_long(request, len(found.text))
    [paper] = _papers(request.user, [found])
    return _file(docx_of(paper), DOCX, filenames.name_of(paper.title, paper.number, "docx"), as_attachment=True)


@require_safe
@heavy
def directives_pdf(request):
    """?d=1&d=2: the chosen ones as one file, in that order, with a contents page."""
    given = list(dict.fromkeys(text for value in request.GET.getlist("d") if (text := value.strip())))
    if not given:
        return no_file(request, 400, _("没有选择文件。请在列表中选好文件，再合为一个 PDF。"))
    if len(given) > MOST:
        words = ngettext(
            "选了 %(count)s 件文件，一个 PDF 最多收 %(most)s 件。请分几次。",
            "选了 %(count)s 件文件，一个 PDF 最多收 %(most)s 件。请分几次。",
            len(given),
        )
        return no_file(request, 400, words % {"count": len(given), "most": MOST})
    keys = keys_in(given)
    found = _with_what_is_printed(request.user).in_bulk(keys)
    known = [pk for pk in keys if pk in found]
    if unknown := [text for text in given if whole_number(text) not in found]:
        words = _("没有编号为“%(ids)s”的文件。") % {"ids": "、".join(text[:20] for text in unknown)}
        return no_file(request, 404, words, known, "directives_pdf")
    if (length := sum(len(found[pk].text) for pk in known)) > LONGEST:
        return _too_long(request, length)
    return _pdf(request, _papers(request.user, [found[pk] for pk in known]))


def _with_what_is_printed(reader):
    return known(Directive.objects.all(), reader).prefetch_related(
        Prefetch("issuers", Issuer.objects.as_signed()),
        "topics",
        Prefetch("sections", Section.objects.order_by("position").defer("text")),
    )


def _papers(user, directives):
    """Each with what the archive says of it at the foot of its pages."""
    validity = shown_of([directive.pk for directive in directives], sight_of(user))
    return [_paper(user, directive, validity.get(directive.pk, UNSETTLED)) for directive in directives]


def _paper(user, directive, validity):
    noted_uses.note_whole(user, directive)
    paper = paper_of(directive, directive.sections.all(), directive.annotated, hidden_from(user, directive))
    return replace(
        paper,
        reprint=reprint_line.of_directive(),
        validity=validity_notice.line_of(validity),
        state=validity_notice.state_of(validity),
    )


def _pdf(request, papers):
    first, alone = papers[0], len(papers) == 1
    if alone:
        name = filenames.name_of(first.title, first.number, "pdf")
    else:
        name = filenames.name_of_several(len(papers), timezone.localdate())
        noted_uses.note_export(f"PDF，{len(papers)} 件")
    try:
        content = pdf_of(papers, "" if alone else f"文件汇编（{len(papers)}件）")
    except NoChineseFont:
        logger.error("No Chinese font is installed: “%s” brings one, and so does the package %s", INSTALL, PACKAGE)
        words = _(
            "这台服务器没有中文字体，无法排版。请管理员在程序目录下运行 %(install)s 装上程序自带的字体，"
            "或安装系统软件包 %(package)s；装好后刷新本页即可，不必重新启动。"
        )
        return no_file(request, 503, words % {"install": INSTALL, "package": PACKAGE})
    return _file(content, PDF, name, as_attachment=False)


# A browser's own PDF viewer is what the page's policy would forbid: it is no page and runs nothing of ours.
@csp_exempt()
def _file(content: bytes, media_type: str, name: str, as_attachment: bool) -> HttpResponse:
    return HttpResponse(
        content,
        content_type=media_type,
        headers={"Content-Disposition": content_disposition_header(as_attachment, name)},
    )


def _too_long(request, length):
    words = _("共 %(length)s 字，太长，不能排成一个文件（最多 %(most)s 字）。请分几次，或下载原件。")
    return no_file(request, 400, words % {"length": length, "most": LONGEST})
