"""A zip that somebody packed files into → the files. Nothing is unpacked to disk, nothing more than is asked for."""

import re
import zipfile

from archive.formats import stray_files, zip_directory
from archive.formats.bundle import entry_names
from archive.formats.bundle.bundle_contents import Bundle, Member, refused
from archive.formats.refusal import Refused
from archive.formats.zip_guard import MOST_OF_ONE

_ENCRYPTED = "压缩包里的这个文件有密码；请先用密码解压，再导入解压出来的文件。"
_METHOD = "压缩包里的这个文件用了读不了的压缩方法；请解压后重新压缩为普通的 ZIP，或直接导入文件。"
_PATH = "在压缩包里的路径指向别处（带有“..”或盘符），可能是攻击文件，不予读取；请检查来源。"
_EMPTY = "压缩包里没有文件可以导入，只有文件夹或系统文件；请检查来源。"
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_LEADS_AWAY = re.compile(r"^/|^[A-Za-z]:|(?:^|/)\.\.(?:/|$)")


def of(data: bytes) -> Bundle:
    """The files of a zip, in its order. Raises Refused for a zip that is broken, a bomb, or has nothing in it."""
    opened = zip_directory.opened(data)
    entries = [entry for entry in opened.infolist() if not entry.is_dir()]
    zip_directory.refuse_bombs(entries, data)
    zip_directory.refuse_overlaps(entries, data)
    members, passed_by = [], []
    for entry in entries:
        name = entry_names.name_of(entry)
        if _is_stray(name):
            passed_by.append(name.rpartition("/")[2])
        else:
            members.append(_member(opened, entry, name))
    if not members:
        raise Refused(_EMPTY)
    return Bundle(tuple(members), tuple(passed_by))


def _is_stray(name: str) -> bool:
    *folders, last = name.split("/")
    return bool(stray_files.refusal(last)) or any(map(stray_files.is_stray_folder, folders))


def _member(opened: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> Member:
    if _LEADS_AWAY.search(name):
        return refused(name, _PATH)
    if entry.flag_bits & 1:
        return refused(name, _ENCRYPTED)
    if entry.compress_type not in _METHODS:
        return refused(name, _METHOD)
    return Member(name, lambda: zip_directory.unpacked(opened, entry, MOST_OF_ONE))
