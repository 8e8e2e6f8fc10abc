"""The plan of a document number, and of a part of one: who bears it first, then who cites it."""

from collections.abc import Iterator

from archive.lexicon.number_parts import NumberPart
from search.analysis.matching_copy import fold
from search.query import plan as nodes
from search.query import tree
from search.query.text_plans import GRAMS, held
from search.query.weights import SearchWeights


def numbered(number: tree.Numbered, weights: nodes.Weights, scores: SearchWeights) -> nodes.PlanNode:
    """By the code asked for or, where no directive bears it, by its longest end that one does: 转发黔工总字."""
    codes = [number.code[start:] for start in range(len(number.code) - 1)] or [number.code]
    bearing = [nodes.Term("number_key", f"{code}|{number.year}|{number.digits}") for code in codes]
    return nodes.FirstHeld(
        tuple((term, _borne(number, code, term, weights, scores)) for code, term in zip(codes, bearing, strict=True))
    )


def _borne(
    number: tree.Numbered, code: str, bearing: nodes.Term, weights: nodes.Weights, scores: SearchWeights
) -> nodes.PlanNode:
    scored = nodes.Constant(bearing, scores.number)
    if number.field == "number":
        return scored
    wordings = [fold(f"{code}({number.year}){middle}{number.digits}号") for middle in ("", "第")]
    worded = [nodes.Contains(GRAMS[tree.ANYWHERE], wording, weights) for wording in wordings]
    citing = nodes.AnyOf((nodes.Term("cites", bearing.value), *worded))
    return nodes.AnyOf((scored, nodes.Constant(citing, scores.citing)))


def number_part(
    part: NumberPart, typed: str, field: str, weights: nodes.Weights, scores: SearchWeights
) -> nodes.PlanNode:
    """The directives whose number has that part of it, then those that have it in their text. `typed` is folded."""
    scored = nodes.Constant(nodes.AllOf(tuple(_bearing(part))), scores.number)
    if part.year and part.serial:
        years = (f"({part.year})", f"{part.year}年")
        wordings = [f"{part.code}{year}{middle}{part.serial}号" for year in years for middle in ("", "第")]
        worded = tuple(nodes.Contains(GRAMS[field], wording, weights) for wording in wordings)
        return nodes.AnyOf((scored, nodes.Constant(nodes.AnyOf(worded), scores.citing)))
    year = f"({part.year})" if part.year else ""
    text = typed if part.code and part.serial else f"{part.code}{year}" or f"{part.serial}号"
    return nodes.AnyOf((scored, held(text, field, weights)))


def _bearing(part: NumberPart) -> Iterator[nodes.Compare]:
    """Comparisons with the whole key of a number: 黔工总字|2021|19."""
    if part.code:
        yield nodes.Compare("number_key", "startswith", f"{part.code}|{part.year or ''}".removesuffix("|") + "|")
    if part.serial:
        yield nodes.Compare("number_key", "endswith", f"|{part.year or ''}|{part.serial}".replace("||", "|"))
