"""Outcomes → the tables that `make damage` prints."""

from collections import defaultdict
from collections.abc import Iterable

from tests.damage.combinations import Outcome
from tests.damage.damages import DAMAGES, FIELDS, HEAD_AND_FOOT

# The names of the columns, of six characters at most.
_HEADS = {
    "issued_on": "issued",
    "addressees": "to",
    "copies_to": "copies",
    "attachments": "attach",
    "contacts": "contac",
    "issuers": "issuer",
    "no others": "others",
    "actions": "action",
    "deadline": "deadl",
    "no wrong date": "date ok",
    "no wrong year": "year ok",
}
_TOLD = tuple(field for field in HEAD_AND_FOOT if field not in ("city", "county"))
_LEVELS = ("certain", "likely", "doubtful", "")

# {(row, field): [right, all]}
Scores = dict[tuple[str, str], list[int]]


def scores(outcomes: Iterable[Outcome]) -> Scores:
    counted: Scores = defaultdict(lambda: [0, 0])
    for combination, verdicts in outcomes:
        for verdict in verdicts:
            cell = counted[combination.row, verdict.field]
            cell[0] += verdict.right
            cell[1] += 1
    return dict(counted)


def rows(counted: Scores) -> list[str]:
    """The rows in the order in which they are printed."""
    met = {row for row, _ in counted}
    return [
        row for row in ("none", *DAMAGES, "pairs", "sources, none", "sources, one", "sources, pairs") if row in met
    ]


def by_field(counted: Scores) -> str:
    """Field by damage: the share that is right, in percent; a dot where the damage touches the field."""
    lines = [" " * 32 + "".join(f"{_HEADS.get(field, field):>8}" for field in FIELDS)]
    for row in rows(counted):
        cells = (counted.get((row, field)) for field in FIELDS)
        lines.append(f"{row:32}" + "".join(f"{_percent(cell):>8}" for cell in cells))
    return "\n".join(lines)


def undamaged(counted: Scores) -> str:
    """Field by field what is read of texts that nobody damaged."""
    lines = []
    for field in FIELDS:
        right, of = counted.get(("none", field), [0, 0])
        lines.append(f"{field:16}{right:5} of {of:4}  {_percent([right, of]):>5}")
    return "\n".join(lines)


def by_confidence(outcomes: Iterable[Outcome]) -> str:
    """How many fields of each confidence are right, and which confidence the right and the wrong ones have."""
    met: dict[tuple[str, bool], int] = defaultdict(int)
    for one in (verdict for outcome in outcomes for verdict in outcome.verdicts):
        # Nothing is said of how sure a city or an action item is; a field that is rightly empty says nothing either.
        if one.field in _TOLD and (one.want or one.got):
            met[one.confidence, one.right] += 1
    right, wrong = (sum(met[level, which] for level in _LEVELS) for which in (True, False))
    lines = [f"{'':10}{'right':>7}{'wrong':>7}{'right of it':>13}{'of the right':>14}{'of the wrong':>14}"]
    for level in _LEVELS:
        good, bad = met[level, True], met[level, False]
        shares = (_percent([good, good + bad]), _percent([good, right]), _percent([bad, wrong]))
        lines.append(f"{level or 'not told':10}{good:7}{bad:7}{shares[0]:>13}{shares[1]:>14}{shares[2]:>14}")
    return "\n".join(lines)


def worst(counted: Scores, most: int = 10) -> str:
    """The cells in which most is lost against the undamaged texts."""

    def loss(cell: tuple[str, str]) -> float:
        clean = counted.get(("none", cell[1]), [0, 1])
        return clean[0] / clean[1] - counted[cell][0] / counted[cell][1]

    shown: dict[str, int] = defaultdict(int)
    lines = []
    for row, field in sorted((cell for cell in counted if cell[0] in DAMAGES), key=loss, reverse=True):
        shown[row] += 1
        # What breaks everything would fill the list.
        if shown[row] <= 2:
            lines.append(f"{row:32} {field:14} {_percent(counted[row, field]):>4}")
    return "\n".join(lines[:most])


def _percent(cell: list[int] | None) -> str:
    return "·" if not cell or not cell[1] else f"{100 * cell[0] / cell[1]:.0f}"
