"""What a command says when the index cannot be written."""

import errno
from contextlib import contextmanager

from django.conf import settings
from django.core.management.base import CommandError

from search.whoosh_engine.storage.index_directory import IndexBusy

_CAUSES = {
    errno.ENOSPC: "磁盘已满；请腾出空间后重新运行",
    errno.EDQUOT: "磁盘配额已用完；请腾出空间后重新运行",
    errno.EFBIG: "文件大小超过系统允许的上限；请放宽限制后重新运行",
    errno.EACCES: "没有写入权限；请检查文件夹的属主和权限",
    errno.EROFS: "磁盘是只读的；请检查磁盘",
}


@contextmanager
def as_command_errors():
    """Turn what keeps the index from being written into a sentence; the old index and the changes on record stay."""
    try:
        yield
    except IndexBusy:
        raise CommandError("另一个进程正在写索引，等了很久仍未结束；变更都已登记，请稍后再运行。") from None
    except OSError as error:
        cause = _CAUSES.get(error.errno, f"{error.strerror or error}；请排除故障后重新运行")
        path = settings.HAYSTACK_CONNECTIONS["default"]["PATH"]
        raise CommandError(f"索引没有写成（{path}）：{cause}。原有索引照常使用，变更都已登记，没有丢失。") from error
