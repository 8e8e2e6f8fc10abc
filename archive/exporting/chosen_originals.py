"""The originals of chosen directives in one ZIP, each as its own address gives it out, and a list that says which file
is whose, what was left out, and why."""

import logging
import shutil
import tempfile
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import PurePath
from typing import IO, NamedTuple

from django.http import HttpRequest
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.catalogue.listed_directives import DirectiveRow, rows_of
from archive.exporting.csv_text import csv_parts
from archive.exporting.sheet import Cell, Sheet, SheetColumn
from archive.ingest import originals
from archive.models import Directive, Source
from archive.privacy.hidden_originals import Withheld, standing_of
from archive.privacy.sight import sight_of
from archive.rendering.paper import filenames

# How many originals there may be, since each is looked through for what is hidden: some two seconds. And how many
# bytes together: copied to the disk within a second or two, and sent from there.
MOST, MOST_BYTES = 100, 200 * 1024 * 1024

_WHY = {
    Withheld.CLOSED: gettext_lazy("来源文件里另有已撤下或封存的文件，暂不提供"),
    Withheld.UNKNOWN: gettext_lazy("来源文件不在您的知悉范围内"),
    Withheld.PERMISSION: gettext_lazy("来源文件里有按规定隐去的内容，只提供给经授权的人员"),
}

logger = logging.getLogger(__name__)


@dataclass
class PackedOriginals:
    """`sources` are those that go in, by the name that each has there; `hidden` the keys of directives whose original
    holds what the public may not see; `reasons` why others are left out; `listed` the rows of the list."""

    sources: dict[str, Source] = field(default_factory=dict)
    hidden: list[int] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    listed: list[list[Cell]] = field(default_factory=list)

    @property
    def size(self) -> int:
        return sum(source.size for source in self.sources.values())

    @property
    def too_large(self) -> str:
        words = _("所选文件的原件共 %(size)s，一次最多 %(most)s。请少选几件，分几次取。")
        return words % {"size": filesizeformat(self.size), "most": filesizeformat(MOST_BYTES)}

    def zip_file(self, made: datetime) -> IO[bytes]:
        """The whole file, from its beginning; the caller closes it, and then it is gone. Nothing is packed smaller:
        what originals are is packed already."""
        file = tempfile.TemporaryFile(suffix=".zip")  # noqa: SIM115 - the caller closes it
        try:
            with zipfile.ZipFile(file, "w") as packed:
                for name, source in self.sources.items():
                    with originals.opened(source) as original, packed.open(_entry(name, made), "w") as entry:
                        shutil.copyfileobj(original, entry)
                with packed.open(_entry(f"{_('清单')}.csv", made), "w") as entry:
                    entry.writelines(csv_parts(self._list()))
        except BaseException:
            file.close()
            raise
        file.seek(0)
        return file

    def _list(self) -> Sheet:
        widths = {_("序号"): 6, _("标题"): 60, _("发文字号"): 22, _("链接"): 34, _("原件"): 60, _("说明"): 40}
        columns = [SheetColumn(heading, width) for heading, width in widths.items()]
        return Sheet("", "", columns, self.listed, len(self.listed), ())


def originals_of(request: HttpRequest, keys: Iterable[int], unknown: Iterable[str] = ()) -> PackedOriginals:
    """Of the directives of these keys, of which the reader may know; `unknown` are texts that are the key of none."""
    keys, packed, judged = list(keys), PackedOriginals(), dict[int, _Judged]()
    held = Directive.objects.select_related("source").only("source").in_bulk(keys)
    for at, row in enumerate(rows_of(keys, sight_of(request.user)), 1):
        source = held[row.pk].source
        # What stands in one file with another is there once.
        if source.pk not in judged:
            judged[source.pk] = _judged(source, row, at, request.user)
        name, why, is_hidden = judged[source.pk]
        if name:
            packed.sources[name] = source
            packed.hidden += [row.pk] if is_hidden else []
        else:
            packed.reasons.append(why)
        address = request.build_absolute_uri(held[row.pk].get_absolute_url())
        packed.listed.append([at, row.title, row.number, address, name, why])
    missing = _("不在库内，或者不对您开放")
    packed.listed += [["", _("编号 %(id)s") % {"id": text[:20]}, "", "", "", missing] for text in unknown]
    return packed


class _Judged(NamedTuple):
    """The name that an original has in the ZIP, or why it is not there."""

    name: str = ""
    why: str = ""
    is_hidden: bool = False


def _judged(source: Source, row: DirectiveRow, at: int, reader) -> _Judged:
    standing = standing_of(source, reader)
    if standing.withheld:
        return _Judged(why=str(_WHY[standing.withheld]))
    if not originals.stands(source):
        logger.error("The original of directive %s is missing: %s", row.pk, source.sha256)
        return _Judged(why=_("原件不在服务器上，请告知管理员"))
    return _Judged(_name(source, row, at), is_hidden=standing.holds_hidden)


def _name(source: Source, row: DirectiveRow, at: int) -> str:
    """'003 示工发〔2023〕1号 关于示例工作的通知.pdf': by its place no two are alike, on any system."""
    ending = PurePath(filenames.name_as_received(source.name)).suffix.lstrip(".").lower()
    is_plain = ending.isascii() and ending.isalnum() and len(ending) <= 10
    return filenames.name_of(row.title, f"{at:03} {row.number}", ending if is_plain else "bin")


def _entry(name: str, made: datetime) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, made.timetuple()[:6])
    # Else it could be read by nobody where it is unpacked on Linux.
    entry.external_attr = 0o644 << 16
    return entry
