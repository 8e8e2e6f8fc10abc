"""Which of two publication marks is the stricter: what forwards a directive may not be more open than that is."""

from archive.parsing.parsed_directive import ParsedDirective
from archive.parsing.provenance import DOUBTFUL, LIKELY, found

FORWARDED = "据所转发文件（从严）"
# What `strictness` says of 依申请公开, and more of what is stricter.
ON_REQUEST = 2


def strictness(publication: str) -> int:
    """0 where nothing is said, 1 主动公开, 2 依申请公开, 3 不予公开 and its like."""
    if not publication:
        return 0
    if "依申请" in publication:
        return ON_REQUEST
    return 3 if any(word in publication for word in ("不予", "不公开", "不宜", "暂不", "免予", "限制", "不得")) else 1


def tighten(directives: list[ParsedDirective]) -> None:
    """Give every directive that forwards others the strictest mark of its own and theirs, innermost first."""
    for forwarded in reversed(directives):
        if forwarded.forwarded_by is None:
            continue
        above = directives[forwarded.forwarded_by]
        if strictness(forwarded.publication) > strictness(above.publication):
            own = f"{above.publication} / " if above.publication else ""
            above.publication = forwarded.publication
            confidence = DOUBTFUL if strictness(forwarded.publication) == 3 else LIKELY
            evidence = f"{own}{forwarded.publication}（{forwarded.title}）"
            above.provenance["publication"] = found(FORWARDED, confidence, evidence)
