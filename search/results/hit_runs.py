"""The marks of a text as a reader meets them: words that stand in one run are one place to go to."""

from archive.rendering.html.hit_marks import HitSpan
from search.analysis.matching_copy import fold
from search.results.highlighting import Highlight


def runs_of(text: str, spans: list[Highlight]) -> list[HitSpan]:
    """The spans of a text, in order: those of one kind with nothing between them are one, and one of another kind goes
    on with the run that it touches. White space and quotation marks, which no search minds, are nothing between them;
    a new line is something."""
    runs: list[HitSpan] = []
    for start, end, _needle, kind in spans:
        touches = bool(runs) and _is_nothing(text[runs[-1].end : start])
        if touches and runs[-1].kind is kind:
            runs[-1] = runs[-1]._replace(end=end)
        else:
            runs.append(HitSpan(start, end, kind, touches))
    return runs


def _is_nothing(between: str) -> bool:
    return not between or (len(between) <= 3 and "\n" not in between and not fold(between).strip())
