"""How many files came in, and what each became."""

from archive.models import IntakeDraft
from archive.models.intake_draft import OPEN


def now() -> dict[str, int]:
    """What came in is what it became: {received, taken_in, known, refused, given_up, open, …}, a count each."""
    return of_states(IntakeDraft.objects.counted())


def of_states(counts: dict[str, int]) -> dict[str, int]:
    """The same of {state: count}. `received` is counted apart from them."""
    told = {name.replace("-", "_"): count for name, count in counts.items()}
    return told | {"received": IntakeDraft.objects.count(), "open": sum(counts[state] for state in OPEN)}
