"""The original of a source, read again."""

from archive.formats import Refused
from archive.ingest import originals
from archive.ingest.received_file import ReceivedFile, read
from archive.lexicon.topics import Lexicon
from archive.models import Source
from archive.ops.store_trouble import StoreTrouble


def read_again(source: Source, lexicon: Lexicon) -> ReceivedFile:
    """What the original of `source` says to today's parser. Raises Refused where it cannot be read;
    StoreTrouble where none can."""
    try:
        with originals.opened(source) as original:
            data = original.read()
    except StoreTrouble:
        raise
    except FileNotFoundError as error:
        raise Refused("原件不在档案文件夹里；请从备份恢复后再重新解析。") from error
    except OSError as error:
        raise Refused(f"原件无法读取：{error.strerror or error}；请检查档案文件夹。") from error
    if originals.digest(data) != source.sha256:
        raise Refused("原件与入库时不一致（SHA-256 不符）；请从备份恢复后再重新解析。")
    return read(source.name, data, lexicon, door="reparse")
