"""Which encoding the bytes of an RTF file are in: that of the font, by its character set, and that of the file."""

# \fcharset → encoding (RTF 1.9.1, “Font table”); 1 means whatever the file has.
_CHARSETS = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gb18030", 136: "big5hkscs", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251",
    222: "cp874", 238: "cp1250",
}  # fmt: skip
_PAGES = {936: "gb18030", 950: "big5hkscs", 54936: "gb18030", 65001: "utf-8", 10000: "mac_roman"}
_OF_TWO_BYTES = ("gb18030", "big5hkscs", "cp932", "cp949", "utf-8")


def of_charset(number: int) -> str:
    """The encoding of a font's character set, '' where that says nothing."""
    return _CHARSETS.get(number, "")


def of_page(number: int) -> str:
    """The encoding of a code page of Windows."""
    return _PAGES.get(number, f"cp{number}")


def decoded(data: bytes, font: str, page: str) -> str:
    """The characters of a run. A font of one byte a character is often named where the words are Chinese."""
    if data.isascii():
        return data.decode("ascii")
    likely = [font, page] if font in _OF_TWO_BYTES else [page, font]
    for encoding in filter(None, likely if page in _OF_TWO_BYTES else [font, page]):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode(next(filter(None, likely), "cp1252") if page.startswith("cp") else page, "replace")
