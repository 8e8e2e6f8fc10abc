"""Zips for the tests, as programs of all ages make them."""

import io
import struct
import zipfile
import zlib


def packed(files: dict[str, bytes], names: str = "utf-8") -> bytes:
    """A zip of files whose names are in UTF-8, as that says of itself, or in another encoding and says nothing."""
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name if names == "utf-8" else _raw(name.encode(names)), data)
    data = saved.getvalue()
    return data if names == "utf-8" else _without_flag(data)


def locked(data: bytes, name: str) -> bytes:
    """The zip with one entry that says it has a password."""
    forged = bytearray(data)
    for signature, at_flags, at_name in ((b"PK\x03\x04", 6, 30), (b"PK\x01\x02", 8, 46)):
        place = data.find(signature)
        while place >= 0 and not data.startswith(name.encode(), place + at_name):
            place = data.find(signature, place + 4)
        forged[place + at_flags] |= 1
    return bytes(forged)


def with_unicode_field(name: str, data: bytes) -> bytes:
    """A zip with a name that means nothing and the true one in the field of Info-ZIP."""
    saved = io.BytesIO()
    entry = zipfile.ZipInfo("a.txt")
    body = b"\x01" + struct.pack("<I", zlib.crc32(b"a.txt")) + name.encode()
    entry.extra = struct.pack("<HH", 0x7075, len(body)) + body
    with zipfile.ZipFile(saved, "w") as archive:
        archive.writestr(entry, data)
    return saved.getvalue()


def _raw(name: bytes) -> str:
    return name.decode("latin-1")


def _without_flag(data: bytes) -> bytes:
    """zipfile writes what is not ASCII in UTF-8: each name is put back to its bytes, the flag taken away."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = [(entry, archive.read(entry)) for entry in archive.infolist()]
    out, central = b"", b""
    for entry, content in entries:
        name = entry.filename.encode("latin-1")
        rest = struct.pack("<HHHIII", 0, 0, 0, zlib.crc32(content), len(content), len(content))
        local = struct.pack("<4sHH", b"PK\x03\x04", 20, 0) + rest + struct.pack("<HH", len(name), 0)
        central += struct.pack("<4sHHH", b"PK\x01\x02", 20, 20, 0) + rest
        central += struct.pack("<HHHHHII", len(name), 0, 0, 0, 0, 0, len(out)) + name
        out += local + name + content
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, len(entries), len(entries), len(central), len(out), 0)
    return out + central + end
