"""Whose DATA_DIR is, and whether it can be written: personal data, password hashes and sessions lie in it."""

import os
import stat
from pathlib import Path

_OTHERS = 0o077


def keep_to_owner() -> None:
    """Have whatever this process makes from now on be its owner's alone."""
    os.umask(_OTHERS)


def make(folder: Path) -> None:
    """Make a data folder that is its owner's alone, unless it is there. Raises OSError."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)


def write(path: Path, text: str) -> None:
    """Write a small file, its owner's alone from the first byte on, whole or not at all. Raises OSError."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            file.write(text)
        os.replace(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def is_writable(folder: Path) -> bool:
    """Whether files can be made in it: it may lie on a read-only disk, or be somebody else's."""
    return os.access(folder, os.W_OK | os.X_OK)


def wider(folder: Path) -> str:
    """A sentence where other accounts of the machine may enter the data folder; '' where it is its owner's alone.
    Nothing is changed: a web server or a group may have been let in on purpose."""
    try:
        mode = stat.S_IMODE(folder.stat().st_mode)
    except OSError:
        return ""
    if not mode & _OTHERS:
        return ""
    return (
        f"{folder} 对本机的其他账户开放（权限 {mode:o}），里面有联系方式和密码的散列值；"
        f"不需要让别的账户进入的，请运行 chmod -R go-rwx {folder}"
    )


def why_read_only(folder: Path) -> str:
    """A sentence naming the folder and the right that is missing; '' where it can be written."""
    if is_writable(folder):
        return ""
    if os.statvfs(folder).f_flag & os.ST_RDONLY:
        return f"{folder} 所在的磁盘是只读的"
    return f"没有写入 {folder} 的权限（属主 {folder.stat().st_uid}，本进程 {os.geteuid()}）"
