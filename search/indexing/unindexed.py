"""Directives that could not be taken up: on record until they can, so that nobody takes them for findable."""

import logging
from collections.abc import Iterable, Mapping

from archive.models import Directive
from search.models import Unindexed

logger = logging.getLogger(__name__)

REMEDY = "打开这件文件，看看标题、文号、日期、正文有无异常，改正后保存即再次写入；仍不行，请把这里的错误告诉维护人员"


def record(failures: Mapping[int, Exception]) -> None:
    """Put {key of a directive: what went wrong} on record, and say it."""
    for pk, error in failures.items():
        Unindexed.objects.update_or_create(directive_id=pk, defaults={"error": cause_of(error)})
        logger.error("文件没有写入索引：%s。处理：%s。", sentence(pk, cause_of(error)), REMEDY, exc_info=error)


def settle(keys: Iterable[int]) -> None:
    """Take directives off the record; few enough that a query may name them all."""
    Unindexed.objects.filter(directive_id__in=keys).delete()


def settle_all(keys: Iterable[int]) -> None:
    """The same for any number of directives."""
    settle(recorded().keys() & set(keys))


def recorded() -> dict[int, str]:
    """{key of a directive: what went wrong}"""
    return dict(Unindexed.objects.values_list("directive_id", "error"))


def sentence(pk: int, error: str) -> str:
    """'编号 3《关于…的通知》：ValueError: …'"""
    title = Directive.objects.filter(pk=pk).values_list("title", flat=True).first() or ""
    return f"编号 {pk}《{title}》：{error}"


def cause_of(error: Exception) -> str:
    cause = error.__cause__ or error
    return f"{type(cause).__name__}: {cause}"[:500]
