"""Plain makers of rows for tests. Every text here is ours and every issuer plainly fictional."""

import hashlib
import itertools

from django.db.models import QuerySet

from archive.ingest import binding_columns, content_writer, corrections
from archive.ingest.reference_cache import ReferenceCache
from archive.models import ActionItem, Directive, Forwarding, Issuance, Issuer, Region, Section, Source

_serial = itertools.count(1)


def make_region(code="990000", name="示例省", short_name="示例", level="province"):
    nation, _ = Region.objects.get_or_create(
        code="000000", defaults={"name": "全国", "short_name": "全国", "level": "national"}
    )
    region, _ = Region.objects.get_or_create(
        code=code, defaults={"name": name, "short_name": short_name, "level": level, "parent": nation}
    )
    return region


def make_source(data: bytes | None = None, name="example.txt"):
    data = data or f"示例 {next(_serial)}".encode()
    sha256 = hashlib.sha256(data).hexdigest()
    return Source.objects.create(sha256=sha256, file=sha256, name=name, media_type="text/plain", size=len(data))


def make_directive(title="示例市总工会关于示例工作的通知", sections=(), **fields):
    """A directive with its outline: `sections` are (label, heading, text) triples, all of the first level.
    `forwarding_directive` is the directive that forwards it."""
    issuer_name = fields.pop("issuer", "示例市总工会")
    region = fields.pop("region", None) or make_region()
    forwarding_directive = fields.pop("forwarding_directive", None)
    year = fields.pop("year", 2023)
    text, spans = title, []
    for label, heading, body in sections:
        start = len(text) + 1
        text += f"\n{label}{heading}\n{body}"
        spans.append((start, start + len(label + heading) + 1, len(text)))
    directive = Directive.objects.create(
        source=fields.pop("source", None) or make_source(),
        title=title,
        region=region,
        year=year,
        year_basis="number" if year else "",
        genre=fields.pop("genre", "通知"),
        text=fields.pop("text", text),
        **fields,
    )
    if forwarding_directive:
        Forwarding.objects.create(
            forwarding_directive=forwarding_directive, forwarded_directive=directive, kind="转发"
        )
    issuer, _ = Issuer.objects.get_or_create(name=issuer_name, defaults={"level": "city", "region": region})
    Issuance.objects.create(directive=directive, issuer=issuer)
    for at, ((label, heading, body), (start, body_start, end)) in enumerate(zip(sections, spans, strict=True), 1):
        Section.objects.create(
            directive=directive, position=at, level=1, label=label, heading=heading, text=body,
            anchor=f"s-{at}", start=start, body_start=body_start, end=end,
        )  # fmt: skip
    return directive


def make_action(section, text=None, kind="task", **fields):
    text = text or section.text
    start = section.text.index(text)
    item = ActionItem(section=section, start=start, end=start + len(text), text=text, kind=kind, **fields)
    binding_columns.fill(item)
    item.save()
    return item


def rewrite(directive, text):
    """Have the directive say `text`, as staff would."""
    content_writer.rewrite(directive, text, ReferenceCache())


def overwrite(rows, **columns):
    """Change columns of a QuerySet's rows as SQL would, past the guard that holds texts and their slices together."""
    QuerySet(rows.model, query=rows.query.chain()).update(**columns)


def save_as_the_first_release(directive, text=None, user=None):
    """Store a directive's text, `text` where it was changed, as the first release did: as a browser sends it."""
    sent = (directive.text if text is None else text).replace("\n", "\r\n")
    overwrite(Directive.objects.filter(pk=directive.pk), text=sent)
    corrections.mark([directive], ["text"], user)
