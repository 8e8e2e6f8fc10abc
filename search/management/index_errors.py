"""What a command says when the index cannot be written."""

from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management.base import CommandError
from django.db import OperationalError

from archive.ops import database_trouble, read_only
from search.errors import EngineBusy


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
    except (OSError, OperationalError) as error:
        fault = database_trouble.disk_fault(error, "请排除故障")
        path = settings.HAYSTACK_CONNECTIONS["default"]["PATH"]
        raise CommandError(
            f"索引没有写成（{path}）：{fault.cause}；{fault.remedy}后重新运行。原有索引照常使用，变更都已登记，没有丢失。"
        ) from error
