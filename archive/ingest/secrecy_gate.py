"""A file that bears a mark of secrecy is not taken in, at no door: not read further, not kept, not written.

Until the archive knows how to do more than that, this is the one place that says so, and the one that tells of files
which came in before it did.
"""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import replace

from django.utils import timezone

from archive.formats import Omission, Refused
from archive.ingest import originals
from archive.models import Source
from archive.parsing.marks import secrecy
from archive.parsing.marks.secrecy import Mark

logger = logging.getLogger(__name__)

NAME, TITLE, TEXT, FORWARDED = "文件名", "网页标题", "正文", "所转发的文件"
_UNCLASSIFIED = "本系统为非涉密系统，严禁存储、处理、传输国家秘密"
_REPORT = "请立即报告本单位保密员，按保密规定处置这份文件"
_MISTAKEN = "如属误标或已解密，应由原定密机关变更、除去标志后，再导入其提供的文件"
# What became of it, by the door at which it stands.
_NOTHING = "文件未导入，未保存任何内容"
_KEPT = {"reparse": "未写入任何内容", "admin": "未保存任何内容", "review": "未保存任何内容"}
REMEDY = f"不要打开、复制或转发，{_REPORT}及档案中的这一件，由保密工作机构决定封存或删除；{_MISTAKEN}"


def refuse(mark: Mark | None, data: bytes, door: str) -> None:
    """Refuse a file with a mark, or words that somebody typed (`data` are their bytes then). The log gets the time,
    the door, the digest and the rule, no word of the file. Raises Refused; does nothing where there is no mark."""
    if mark is None:
        return
    now = timezone.localtime().isoformat(timespec="seconds")
    digest = originals.digest(data)
    logger.warning("%s refused at %s: sha256 %s, mark of secrecy, rule %s", now, door, digest, mark.rule)
    raise Refused(
        f"{mark.where}标有“{mark.seen}”。{_UNCLASSIFIED}；{_KEPT.get(door, _NOTHING)}。{_REPORT}；{_MISTAKEN}。"
    )


def is_told_in(sentence: str) -> bool:
    """Whether a file was refused for a mark of secrecy, told by the sentence: of such a file nothing is kept."""
    return _UNCLASSIFIED in sentence


def refuse_held(source: Source, data: bytes, door: str) -> None:
    """Refuse bytes that the archive took in before it knew of marks. Raises Refused where they bear one."""
    if mark := in_source(source):
        refuse(
            replace(mark, where=f"档案中已有内容相同的文件（请运行 check_archive 查看），其{mark.where}"), data, door
        )


def in_file(name: str, text: str, omitted: Iterable[Omission], titles: Iterable[str] = ()) -> Mark | None:
    """The mark in the name of a file, what it calls itself, its text, or what stands beside that (page headers,
    watermarks)."""
    if mark := in_name(name):
        return mark
    for title in titles:
        # It is read as the name of a file is, in which a stroke would part folders and the last stop an ending.
        if mark := secrecy.aside(title) or secrecy.in_name(f"{title.replace('/', ' ')}.html"):
            return replace(mark, where=TITLE)
    if mark := secrecy.in_text(text):
        return replace(mark, where=TEXT)
    for omission in omitted:
        if mark := secrecy.aside(omission.text):
            return replace(mark, where=omission.reason)
    return None


def in_name(name: str) -> Mark | None:
    mark = secrecy.in_name(name)
    return mark and replace(mark, where=NAME)


def in_words(words: str, where: str) -> Mark | None:
    """The mark in words that stand by themselves, in a box that a person filled in."""
    mark = secrecy.aside(words)
    return mark and replace(mark, where=where)


def in_directives(texts: Iterable[tuple[int, str]]) -> Mark | None:
    """The mark in the cleaned text of one of a source's directives, given with their positions: the first brings the
    others along."""
    for position, text in texts:
        if mark := secrecy.in_text(text):
            return replace(mark, where=FORWARDED if position else TEXT)
    return None


def in_source(source: Source) -> Mark | None:
    """The mark that a file of the archive bears, as far as the archive keeps its text."""
    omitted = [Omission(one["reason"], one["text"]) for one in source.omitted]
    texts = source.directives.filter(text__contains="密").order_by("position").values_list("position", "text")
    return in_file(source.name, source.text, omitted) or in_directives(texts)


def held() -> Iterator[tuple[Source, Mark]]:
    """The files of the archive that bear a mark, with it."""
    for source in Source.objects.order_by("pk").only("name", "text", "omitted").iterator(chunk_size=50):
        if mark := in_source(source):
            yield source, mark
