"""What the database or the store of originals is to blame for, told by any command in a sentence instead of a
traceback."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from archive.ops import database_trouble, store_trouble


@contextmanager
def in_words() -> Iterator[None]:
    """End the program with the sentence where an error comes of either; any other goes on."""
    try:
        yield
    except Exception as error:
        if away := store_trouble.of(error):
            sys.exit(f"已停止：{away.told}。已经说过办完的都在，其余没有改动；恢复后再运行一次。")
        trouble = database_trouble.of(error)
        if trouble is None:
            raise
        sys.exit(f"{trouble.sentence}（{error}）")
