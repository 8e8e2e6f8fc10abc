"""What a command says when the index cannot be written."""

from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management.base import CommandError
from django.db import OperationalError

from archive.ops import database_trouble, read_only
from search.errors import AWAY, EngineBusy, EngineUnavailable


def refuse_read_only() -> None:
    """Raises CommandError where the index cannot be written, before anything is begun."""
    if why := read_only.why(Path(settings.DATA_DIR)):
        raise CommandError(f"{why}，索引没有改动；请改好权限后重新运行。")


@contextmanager
def as_command_errors():
    """Turn what keeps the index from being written into a sentence; the old index and the changes on record stay."""
    try:
        yield
    except EngineBusy:
        raise CommandError("另一个进程正在写索引，等了很久仍未结束；变更都已登记，请稍后再运行。") from None
    except EngineUnavailable as unavailable:
        if unavailable.reason != AWAY:
            raise
        raise CommandError(
            f"连不上检索集群（{unavailable}）；请看集群是否在运行、OPENSEARCH_URL 是否写对，再重新运行。"
            "变更都已登记，没有丢失。"
        ) from unavailable
    except (OSError, OperationalError) as error:
        fault = database_trouble.disk_fault(error, "请排除故障")
        raise CommandError(
            f"索引没有写成（{_place()}）：{fault.cause}；{fault.remedy}后重新运行。"
            "原有索引照常使用，变更都已登记，没有丢失。"
        ) from error


def _place() -> str:
    options = settings.HAYSTACK_CONNECTIONS["default"]
    return str(options.get("PATH", "")) or f"OPENSEARCH_URL 所指集群的 {options['INDEX_NAME']}"
