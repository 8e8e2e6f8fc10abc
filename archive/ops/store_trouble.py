"""What keeps the store of originals from answering, in words. A missing original is none of this: the store has said
so, and that is a FileNotFoundError as in a folder."""

import errno

from django.utils.translation import gettext_lazy as _

from archive.ops import database_trouble

# What readers are told; texts are in the database.
SENTENCE = _(
    "存放来源文件的地方现在用不了：正文照常可以阅读和检索，来源文件暂时取不到，也收不进；恢复后会自行继续。请告知管理员。"
)


class StoreTrouble(OSError):
    """`told` is a sentence for whoever runs the archive: it names the setting and says what to do. As an OSError it is
    met by whoever looks after a file that cannot be read or written; whoever takes it for a file that is not there
    has to let it pass."""

    def __init__(self, told: str):
        super().__init__(errno.EIO, told)
        self.told = told

    def __str__(self) -> str:
        return self.told


class _Last:
    """Whether the store was in trouble when this process last asked it."""

    is_trouble = False


def note(is_trouble: bool) -> None:
    """How it went when the store was last asked."""
    _Last.is_trouble = is_trouble


def met() -> bool:
    """Whether it went badly then."""
    return _Last.is_trouble


def of(error: BaseException | None) -> StoreTrouble | None:
    """The trouble of the store that an error comes of, else None."""
    return next((one for one in database_trouble.chain(error) if isinstance(one, StoreTrouble)), None)
