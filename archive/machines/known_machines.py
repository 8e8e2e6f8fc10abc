"""Which machines serve this archive, and what they hold otherwise than each other: each notes at its start what it was
started with, and says so again every minute.

The key decides whether who has signed in on one is signed in on another; words and version, whether both find the
same; where originals lie, whether one opens what the other has kept. A machine is known by its name in the network and
its data folder.
"""

import socket
import time
from collections.abc import Iterator
from datetime import timedelta
from typing import NamedTuple

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.models.functions import Now
from django.utils.crypto import salted_hmac

from archive import __version__, signals
from archive.machines import database_clock
from archive.models import Machine
from archive.ops import originals_url

# One that was not seen for so long is not running; after so long nothing is known of it any more.
_RUNNING, _KNOWN = timedelta(minutes=3), timedelta(days=1)
_SEEN_EVERY = 60
_DIFFER = {
    "key": (
        "各台机器的密钥（SECRET_KEY）不同，在一台登录，到另一台又要登录",
        "给各台设同一个 SECRET_KEY，再重新启动",
    ),
    "words": (
        "各台机器的词表不同，同一个词查到的不一样",
        "在词表对的那台运行 manage.py lexicon load，再逐台重新启动",
    ),
    "program": ("各台机器的程序版本不同", "逐台升级到同一版本，再重新启动"),
    "originals": (
        "各台机器存放原件的位置（ORIGINALS_URL）不同，一台收的原件另一台打不开",
        "给各台设同一个 ORIGINALS_URL，或都不设而共用一个文件夹，再重新启动；"
        "已分开存放的，在各台运行 manage.py check_archive 查看",
    ),
}
# Of these a digest is kept, of which the beginning is enough.
_DIGESTS = {"key", "words"}
_CLOCK = "校准这台机器的时间（如启用 chrony）"

_started_with: dict[str, str] = {}
_seen_at: float | None = None


class Difference(NamedTuple):
    """In what (`kind`, and in words), on which machines, and what to do about it."""

    kind: str
    what: str
    where: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.what}：{self.where}。处理：{self.remedy}。"


def note() -> None:
    """This machine starts: put on record with what. Raises DatabaseError."""
    if connection.vendor != "postgresql":
        return
    words = [str(answer) for _, answer in signals.words_asked.send(sender=None)]
    key = salted_hmac("archive.machines", "key").hexdigest()[:16]
    _started_with.update(program=__version__, words=" ".join(words)[:64], key=key, originals=_originals())
    _record()
    Machine.objects.filter(seen_at__lt=database_clock.now() - _KNOWN).delete()


def see_to() -> None:
    """Say that this machine is there, every minute; to be called more often. One that has noted nothing says nothing.
    Raises DatabaseError."""
    global _seen_at
    if _started_with and (_seen_at is None or time.monotonic() - _seen_at > _SEEN_EVERY):
        _seen_at = time.monotonic()
        _record()


def differences() -> Iterator[Difference]:
    """In what those that run differ, and that this one's clock is wrong. Raises DatabaseError."""
    if connection.vendor != "postgresql":
        return
    running = list(Machine.objects.filter(seen_at__gt=database_clock.now() - _RUNNING))
    for kind, (what, remedy) in _DIFFER.items():
        told = {machine.name: value for machine in running if (value := getattr(machine, kind))}
        if len(set(told.values())) > 1:
            shown = {name: value[:8] if kind in _DIGESTS else value for name, value in told.items()}
            yield Difference(kind, what, "、".join(f"{name}（{value}）" for name, value in shown.items()), remedy)
    if abs(apart := database_clock.apart()) > database_clock.MOST_APART:
        by = f"{'快' if apart > timedelta(0) else '慢'} {round(abs(apart).total_seconds() / 60)} 分钟"
        yield Difference("clock", f"机器的时钟比数据库的{by}", own_name(), _CLOCK)


def line() -> str:
    """For /readyz: the kinds in which machines differ; '' where there are none."""
    try:
        kinds = [one.kind for one in differences()]
    except DatabaseError:
        return ""
    return f"machines differ: {', '.join(kinds)}; check_archive tells which" if kinds else ""


def own_name() -> str:
    """How this machine is known."""
    return f"{socket.gethostname()}:{settings.DATA_DIR}"


def _originals() -> str:
    """Where this machine keeps originals, as all are to say it."""
    if not settings.ORIGINALS_URL:
        return "DATA_DIR"
    address = originals_url.parsed(settings.ORIGINALS_URL)
    return f"s3://{address.bucket}/{address.prefix} {address.endpoint}".rstrip()[:300]


def _record() -> None:
    Machine.objects.update_or_create(name=own_name(), defaults=_started_with | {"seen_at": Now()})
