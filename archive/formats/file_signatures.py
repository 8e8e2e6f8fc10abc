"""First bytes by which files of other kinds are known: (where the signature stands, signature, name of the kind)."""

# Pictures: (where the signature stands, signature, name).
PICTURES = (
    (0, b"\x89PNG", "PNG"),
    (0, b"\xff\xd8\xff", "JPEG"),
    (0, b"GIF8", "GIF"),
    (0, b"II*\x00", "TIFF"),
    (0, b"MM\x00*", "TIFF"),
    (8, b"WEBP", "WebP"),
    (4, b"ftyphei", "HEIC"),
    (4, b"ftyphev", "HEIC"),
    (4, b"ftypmif1", "HEIC"),
    (4, b"ftypavif", "AVIF"),
    (0, b"8BPS", "Photoshop"),
    (0, b"\x00\x00\x01\x00", "ICO"),
    (0, b"\x00\x00\x00\x0cjP  ", "JPEG 2000"),
    (0, b"AT&TFORM", "DjVu"),
)
ARCHIVES = (
    (0, b"Rar!\x1a\x07", "RAR"),
    (0, b"7z\xbc\xaf\x27\x1c", "7z"),
    (0, b"\x1f\x8b\x08", "gzip"),
    (0, b"BZh", "bzip2"),
    (0, b"\xfd7zXZ\x00", "xz"),
    (0, b"\x28\xb5\x2f\xfd", "zstd"),
    (257, b"ustar", "tar"),
)
PROGRAMS = (
    b"\x7fELF",
    b"MZ",
    b"\xca\xfe\xba\xbe",
    b"\xcf\xfa\xed\xfe",
    b"\xfe\xed\xfa\xcf",
    b"!<arch>\n",
    b"\x00asm",
)
SOUND_AND_FILM = (
    (4, b"ftyp"),
    (0, b"ID3"),
    (0, b"RIFF"),
    (0, b"OggS"),
    (0, b"fLaC"),
    (0, b"\x1aE\xdf\xa3"),
    (0, b"FLV\x01"),
)
# Page formats of Chinese office software that no free program reads.
PAGES = ((b"Founder CEB", "方正（CEB）"), (b"CAJ\x00", "CAJ"), (b"KDH ", "KDH"), (b"%!PS", "PostScript"))
PAGES_BY_NAME = {
    ".ceb": "方正（CEB）",
    ".cebx": "方正（CEBX）",
    ".gd": "书生（GD）",
    ".sep": "书生（SEP）",
    ".caj": "CAJ",
    ".gw": "GW",
}
