"""What invented directives become in the index, as digests: `python -m tests.support.index_digests` prints
{number: [its value now, {part: digest}]}.

It is a process of its own: it has word lists of its own, since those of the archive may grow, and a database in which
the keys begin at 1. Nothing in them depends on the machine, the time, or what files and modules are called.
"""

import hashlib
import json
import os
import tempfile
from contextlib import contextmanager
from datetime import date
from pathlib import Path

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

import django  # noqa: E402

django.setup()

import numpy as np  # noqa: E402
from django.core.management import call_command  # noqa: E402
from whoosh.fields import Schema  # noqa: E402

from archive.models import Issuance, Issuer, IssuerAlias, Topic  # noqa: E402
from search import suggesting  # noqa: E402
from search.analysis import ANALYSIS_VERSION, grams, word_lists  # noqa: E402
from search.analysis.matching_copy import fold  # noqa: E402
from search.contract import FieldKind  # noqa: E402
from search.haystack_front.connection import engine, index  # noqa: E402
from search.haystack_front.index_documents import document_of  # noqa: E402
from search.models import DirectiveKey, Mention, Term, TermKey  # noqa: E402
from search.whoosh_engine.analyzers import GramAnalyzer, WordAnalyzer  # noqa: E402
from search.whoosh_engine.schema import schema_of  # noqa: E402
from search.whoosh_engine.segments.codec import INDEX_FORMAT  # noqa: E402
from search.whoosh_engine.segments.index_writer import CROWD, Writer  # noqa: E402
from search.whoosh_engine.segments.segment_reader import SegmentReader  # noqa: E402
from search.whoosh_engine.storage.integrity import DurableStorage, segments_of  # noqa: E402
from tests.support.makers import make_action, make_directive, make_region  # noqa: E402

HOME = Path(__file__).resolve().parents[1] / "golden" / "index"
# Those of the Basic Plane, of which Unicode does not change what it said.
_HAN = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0xF900, 0xFA6E))
_MISSING = -(1 << 63)
TAKEN_OUT = "example.0"


def analysis() -> dict[str, str]:
    """What is made of texts, and of directives with all that is indexed and suggested of them."""
    lines = (HOME / "corpus.txt").read_text(encoding="utf-8").splitlines()
    han = "".join(chr(code) for start, end in _HAN for code in range(start, end))
    make_directives(lines)
    fields = prepared()
    suggesting.rebuild()
    return {
        "folded": digest([fold(text) for text in [*lines, han]]),
        "words": digest([WordAnalyzer().words(line) for line in lines]),
        "grams": digest([list(grams.grams(fold(line))) for line in lines]),
        "fields": digest(fields),
        "indexed": digest(indexed(fields)),
        "suggested": digest(suggested()),
    }


def layout() -> dict[str, str]:
    """How a segment lies in its files, one just written and one that was merged."""
    built, merged = segment_of([4]), segment_of([2] + [1] * (CROWD - 1))
    return {f"{kind} {part}": digest(held) for kind, parts in (("built", built), ("merged", merged))
            for part, held in parts.items()}  # fmt: skip


def make_directives(lines: list[str]) -> None:
    """Three of them: with everything that is indexed, with something else in its place, with next to nothing."""
    city = make_region(code="990100", name="示例市", short_name="示例", level="city")
    first = make_directive(
        title=lines[0], number="示工发〔2023〕7号", issued_on=date(2023, 4, 5), printed_on=date(2023, 4, 6), city=city,
        contacts=["示例甲", "0000-1234567", "example@example.org"],
        sections=[("一、", "总体要求 联系人示例甲", "\n".join(lines)), ("二、", "工作安排", "开展「安康杯」竞赛。")],
    )  # fmt: skip
    make_action(first.sections.last(), initiatives=["安康杯"])
    topic = Topic.objects.create(name="劳动竞赛", words=["竞赛", "劳动竞赛"])
    first.topics.add(topic)
    second = make_directive(title=lines[1], printed_on=date(2022, 1, 2), genre="", form="实施方案", text=lines[3])
    joint = Issuer.objects.create(name="示例省示例厅,示例局", level="province")
    IssuerAlias.objects.create(issuer=joint, name="示例厅")
    Issuance.objects.create(directive=second, issuer=joint, position=1)
    make_directive(title="示例", year=None, text="示")


def prepared() -> list[dict]:
    """Each directive's fields, as the index is given them."""
    rows = (engine().rows.row(document_of(index(), directive)) for directive in index().index_queryset())
    return [
        {name: ",".join(value) if isinstance(value, list) else value for name, value in row.items()} for row in rows
    ]


def indexed(fields: list[dict]) -> dict:
    """What the archive's own schema makes of the fields: terms, lengths, columns, stored values."""
    with folder() as storage:
        written(storage, engine().schema, [fields])
        (segment,) = segments_of(Path(storage.folder))
        reader = SegmentReader(storage, engine().schema, segment)
        return {
            "lists": {name: listed(reader.postings_file.whole(name)) for name in reader.postings_file.fields},
            "lengths": {name: reader.lengths(name).tolist() for name in sorted(engine().schema.scorable_names())},
            "columns": {name: reader.integers(name, _MISSING).tolist() for name in ("key", "year", "dated")},
            "stored": [reader.stored(at) for at in range(reader.size)],
        }


def listed(lists) -> dict:
    """Posting lists without how wide their numbers are."""
    parts = {name: values.tolist() for name, values in vars(lists).items() if isinstance(values, np.ndarray)}
    return parts | {"texts": [text.hex() for text in lists.texts]}


def suggested() -> dict:
    """The rows of the tables of what is suggested."""
    return {
        "terms": sorted(Term.objects.values_list("kind", "text", "weight")),
        "typed": sorted(TermKey.objects.values_list("term__kind", "term__text", "key")),
        "mentions": sorted(Mention.objects.values_list("directive_id", "term__kind", "term__text")),
        "directives": sorted(DirectiveKey.objects.values_list("directive_id", "key")),
    }


class Spaced(WordAnalyzer):
    """Words that no dictionary knows of."""

    def words(self, text):
        return text.split()


class Unfolded(GramAnalyzer):
    def gathered(self, text):
        return grams.gathered(text)


def plain_schema() -> Schema:
    """Every kind of field that the archive's schema has, and nothing of its analysis."""
    schema = schema_of(
        {
            "words": FieldKind.WORDS,
            "grams": FieldKind.GRAMS,
            "whole": FieldKind.WHOLE,
            "many": FieldKind.WHOLES,
            "number": FieldKind.INTEGER,
        }
    )
    for name in ("django_ct", "django_id"):
        schema.remove(name)
    schema["words"].analyzer, schema["grams"].analyzer = Spaced(), Unfolded()
    return schema


def plain_fields(at: int) -> dict:
    """The third is long enough for positions of more than two bytes; the second lacks what may be lacking."""
    words = ["甲", "示例", "word", "𠀀"] * (at + 1)
    fields = {
        "id": f"example.{at}",
        "words": " ".join(words),
        "grams": "示例\x00市总工会" * (20_000 if at == 2 else 1),
    }
    return fields if at == 1 else fields | {"whole": "示例 市", "many": "甲,乙 丙", "number": at * 70_000 - 1}


def segment_of(batches: list[int]) -> dict:
    """The bytes of the one segment that batches of so many directives end in; one of them was taken out."""
    with folder() as storage:
        schema, serial = plain_schema(), iter(range(100))
        written(storage, schema, [[plain_fields(next(serial)) for _ in range(count)] for count in batches])
        (segment,) = segments_of(Path(storage.folder))
        reader = SegmentReader(storage, schema, segment)
        files = {name.partition(".")[2]: Path(storage.folder) / name for name in segment.list_files(storage)}
        return {
            "lists": [path.read_bytes().hex() for name, path in files.items() if name == "lists"],
            # Packed and pickled, as the libraries of the machine do it: taken by what they say.
            "stored": [reader.stored(at) for at in range(reader.size)],
            "columns": {name: path.read_bytes().hex() for name, path in files.items()
                        if name.endswith(".col") and name != "_stored.col"},
            "segment": [segment.longest, sorted(segment.deleted_docs()), segment.doc_count_all()],
        }  # fmt: skip


def written(storage, schema: Schema, batches: list[list[dict]]) -> None:
    """By the archive's own writer, each batch a commit."""
    for at, batch in enumerate(batches):
        writer = Writer(storage, schema)
        for fields in batch:
            writer.update_document(**fields)
        if at == len(batches) - 1:
            writer.delete_by_term("id", TAKEN_OUT)
        writer.commit()


@contextmanager
def folder():
    with tempfile.TemporaryDirectory() as name:
        yield DurableStorage(name)


def digest(held) -> str:
    told = json.dumps(held, sort_keys=True, ensure_ascii=True, default=np.ndarray.tolist)
    return hashlib.sha256(told.encode()).hexdigest()[:16]


if __name__ == "__main__":
    word_lists._folders[:] = [HOME]
    word_lists.read.cache_clear()
    call_command("migrate", verbosity=0)
    print(json.dumps({"ANALYSIS_VERSION": [ANALYSIS_VERSION, analysis()], "INDEX_FORMAT": [INDEX_FORMAT, layout()]}))
