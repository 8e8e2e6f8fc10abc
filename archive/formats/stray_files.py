"""Files that systems and programs leave beside the files of people: told by their names, in folders and zips alike."""

import re

_MOST_NAMED = 10
_SYSTEM = re.compile(
    r"desktop\.ini|(?:eh)?thumbs(?:_vista)?\.db|iconcache\.db|autorun\.inf|folder\.htt|icon\r|__macosx|@eadir"
    r"|\$recycle\.bin|system volume information|\.(?:ds_store|localized|appledouble|spotlight-v100|fseventsd|trashes"
    r"|trash-\d+|thumbnails|directory)|\._.*",
    re.IGNORECASE | re.DOTALL,
)
_LOCK = re.compile(r"~\$.*|\.~.*|~wr[a-z]\d*\.tmp", re.IGNORECASE | re.DOTALL)
_UNFINISHED = re.compile(
    r".*\.(?:crdownload|part|partial|download|downloading|opdownload|xltd|td|tmp|temp|swp)", re.IGNORECASE | re.DOTALL
)
_SHORTCUT = re.compile(r".*\.(?:lnk|url|webloc)", re.IGNORECASE | re.DOTALL)
_SENTENCES = (
    (_SYSTEM, "是操作系统自己的文件，不是文件材料；请导入收到的文件。"),
    (_LOCK, "是 Word 或 WPS 打开文件时留下的临时文件，里面没有正文；请导入文件名不带“~”的那一个。"),
    (_UNFINISHED, "是临时文件或没有下载完的文件；请重新下载，完成后再导入。"),
    (_SHORTCUT, "是快捷方式，里面没有正文；请导入它所指的文件。"),
)


def refusal(name: str) -> str:
    """The sentence that refuses a file of this name, without folders, as nobody's; '' where it is none such."""
    return next((sentence for pattern, sentence in _SENTENCES if pattern.fullmatch(name)), "")


def is_stray_folder(name: str) -> bool:
    """Whether a folder of this name is the system's, with all that lies in it."""
    return _SYSTEM.fullmatch(name) is not None


def told(names: list[str]) -> str:
    """The line that says which were passed by: 略过 4 个系统、隐藏或临时文件：desktop.ini、Thumbs.db。"""
    shown = "、".join(dict.fromkeys(names[:_MOST_NAMED]))
    return f"略过 {len(names)} 个系统、隐藏或临时文件：{shown}{'等' if len(names) > _MOST_NAMED else ''}。"
