"""What keeps a file from being written, in the words of whoever runs the archive, and what they can do about it."""

import errno
from typing import NamedTuple


class DiskFault(NamedTuple):
    """'磁盘已满' and '请腾出空间', of which sentences are made."""

    cause: str
    remedy: str


FULL = DiskFault("磁盘已满", "请腾出空间")
_NOT_ALLOWED = DiskFault("没有写入权限", "请检查文件夹的属主和权限")
_NOT_SUPPORTED = DiskFault("磁盘的文件系统不支持这样写文件", "请换到别的磁盘")
_FAULTS = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: DiskFault("磁盘配额已用完", "请腾出空间"),
    errno.EFBIG: DiskFault("文件大小超过系统允许的上限", "请放宽限制"),
    errno.EACCES: _NOT_ALLOWED,
    errno.EPERM: _NOT_ALLOWED,
    errno.EROFS: DiskFault("磁盘是只读的", "请检查磁盘"),
    errno.ENOTSUP: _NOT_SUPPORTED,
    errno.EOPNOTSUPP: _NOT_SUPPORTED,
}


def is_known(error: OSError) -> bool:
    """Whether somebody thought of it: it is trouble of the disk or of rights to it, and not a fault of the program."""
    return error.errno in _FAULTS


def fault(error: OSError) -> DiskFault:
    """What is wrong, by its number; by the system's own words where nobody thought of it."""
    known = _FAULTS.get(error.errno) if error.errno else None
    return known or DiskFault(error.strerror or str(error), "请排除故障")
