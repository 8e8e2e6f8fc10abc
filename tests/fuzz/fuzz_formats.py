"""Coverage-guided fuzzing of the readers and the parser, by hand: no exception but Refused may come out.

    pip install atheris==3.0.0        (not among the requirements: it is needed for this alone)
    mkdir found
    python -m tests.fuzz.fuzz_formats found -max_total_time=300 -max_len=20000

The first byte of an input says what the others are: a file as it comes, the markup of a page, the main part of a
Word file, a text. `found` gathers the inputs that reached something new; one that breaks is written to crash-….
The programs that run outside, LibreOffice and the PDF child, are left out: they would be started for each input.
"""

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["archive"]):
    from archive.formats import Refused, libreoffice, read
    from archive.formats.pdf import child_process
    from archive.parsing import parse
    from archive.rendering.directive_json import as_json

from tests.support import corpus
from tests.support.bad_files import FILES, LINES, WORD
from tests.support.saved_files import page
from tests.support.word_files import entries_of, paragraph, text, zipped

_NAMES = ("a.txt", "a.docx", "a.html", "a.md", "a")
_BODY = entries_of(paragraph(text("示例")))


def _outside(*arguments):
    raise Refused("这里不启动别的程序。")


libreoffice.to_docx = _outside
child_process.read_pages = _outside


def one_input(data: bytes) -> None:
    kind, data = data[:1], data[1:]
    name = _NAMES[(kind or b"\x00")[0] % len(_NAMES)]
    if kind == b"h":
        data = b"<html><body>" + data
    elif kind == b"w":
        data = zipped(_BODY | {"word/document.xml": data})
    elif kind == b"t":
        data = data.decode("utf-8", "replace").encode()
    try:
        found = read(data, name)
    except Refused as refused:
        if not str(refused).endswith("。"):
            raise
        return
    found.text.encode()
    for directive in parse(found.text).directives:
        as_json(directive)


def seeds() -> list[bytes]:
    """What to begin with: the five directives, a page, a Word file, and everything that is known to be bad."""
    texts = [corpus.raw(name).encode()[:6_000] for name in corpus.NAMES]
    made = [b"t" + seed for seed in texts] + [b"h" + page(LINES), b"w" + str(_BODY["word/document.xml"]).encode()]
    return made + [b"f" + data for _, data in FILES.values() if len(data) < 20_000] + [b"f" + WORD]


def main() -> None:
    folders = [argument for argument in sys.argv[1:] if not argument.startswith("-")]
    for number, seed in enumerate(seeds() if folders else []):
        (Path(folders[0]) / f"seed-{number}").write_bytes(seed)
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
