"""What was withdrawn, sealed or purged does not come in again by itself: not by its bytes, not by its text in another
file. Whoever brings it is told what became of it, and where it can be restored."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils import timezone

from archive.formats import Refused
from archive.ingest.duplicates import DuplicateMatch
from archive.models import Directive, PurgeRecord, Source
from archive.models.choices import Custody
from archive.models.custody_closure import Closure, closed

_UNTOUCHED = "文件未导入，未保存任何内容"


def refuse_purged(sha256: str) -> None:
    """Raises Refused for bytes that two persons had removed."""
    if record := PurgeRecord.objects.of_bytes(sha256):
        raise Refused(
            f"这个文件已于 {timezone.localdate(record.purged_at)} 从本库清除"
            f"（{record.asked_by_name} 申请，{record.confirmed_by_name} 复核，库内编号 {record.directive_id}），"
            f"不再收录；{_UNTOUCHED}。"
        )


def refuse_closed(source: Source) -> None:
    """Raises Refused for a file that the archive holds and of which nothing is in view."""
    standing = list(Directive.objects.standing_in(source).order_by("pk").only("title", "custody"))
    if standing and all(one.custody != Custody.HELD for one in standing):
        raise Refused(f"档案中已有内容相同的文件，但{_told(standing[0])}；{_UNTOUCHED}。{_remedy(standing[0])}")


def closed_note(source: Source) -> list[str]:
    """A sentence for whoever brings a file of which a part is in view and another is not."""
    standing = Directive.objects.standing_in(source).exclude(custody=Custody.HELD).order_by("pk")
    return [f"其中的{_told(one)}。{_remedy(one)}" for one in standing.only("title", "custody")]


def refuse_closed_texts(matches: Iterable[DuplicateMatch | None]) -> None:
    """Raises Refused where a text that comes in is that of a directive out of view: a copy of the file would show
    it again."""
    for match in matches:
        if match and match.same and match.directive.custody != Custody.HELD:
            raise Refused(
                f"文字与档案中的一件相同，而{_told(match.directive)}；{_UNTOUCHED}。{_remedy(match.directive)}"
            )


def _told(directive: Directive) -> str:
    """'《…》已于 2026-01-31 由 张某 撤下（理由：…）'; of what is sealed no title and no reason."""
    closure: Closure = closed(directive.pk, directive.custody)
    by = f"由 {closure.person} " if closure.person else ""
    on = f"已于 {closure.day} {by}" if closure.day else "已"
    if closure.state == Custody.SEALED:
        return f"编号 {directive.pk} 的文件{on}封存"
    reason = f"（理由：{closure.reason}）" if closure.reason else ""
    return f"《{directive.title}》{on}撤下{reason}"


def _remedy(directive: Directive) -> str:
    if directive.custody == Custody.SEALED:
        return "请报告本单位保密员。"
    return f"需要重新提供的，请有权限的人员在 {reverse('directive_custody', args=[directive.pk])} 恢复。"
