"""What a damage is, and the list of them all."""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

# What a reader finds in a directive; the order is that of the tables.
HEAD_AND_FOOT = (
    "title",
    "number",
    "issuers",
    "region",
    "city",
    "county",
    "year",
    "issued_on",
    "genre",
    "addressees",
    "copies_to",
    "attachments",
    "contacts",
)
# Of its action items: found, those found that are none, and what is told of them.
OF_ACTIONS = ("actions", "no others", "kind", "actor", "deadline", "no wrong date")
# A year that nothing tells is better than one of the prose.
FIELDS = (*HEAD_AND_FOOT, "no wrong year", *OF_ACTIONS)


@dataclass(frozen=True)
class File:
    """A damaged directive that is no text any more: the bytes of a file and its name."""

    name: str
    data: bytes


@dataclass(frozen=True)
class Damage:
    """`run` makes of a text another, by what the random source draws; what it leaves alone it could not damage.
    `touches`: the fields that may read otherwise afterwards, or not at all."""

    name: str
    run: Callable[[str, random.Random], str | File]
    touches: frozenset[str]

    @property
    def told(self) -> str:
        """What it does, in a line."""
        return (self.run.__doc__ or "").strip().partition("\n")[0]

    @property
    def makes_file(self) -> bool:
        return self.run.__annotations__.get("return") is File


DAMAGES: dict[str, Damage] = {}


def damage(*touches: str) -> Callable:
    """Puts the function on the list, under its own name without underscores."""

    def listed(run: Callable) -> Callable:
        unknown = set(touches) - set(FIELDS)
        name = run.__name__.replace("_", " ")
        assert not unknown and name not in DAMAGES and run.__doc__, (name, unknown)
        DAMAGES[name] = Damage(name, run, frozenset(touches))
        return run

    return listed


def drawn(damages: list[Damage], text: str, seed: str) -> str | File:
    """The text after one damage and another; those that make a file come last."""
    damaged: str | File = text
    for one in sorted(damages, key=lambda one: one.makes_file):
        assert isinstance(damaged, str)
        damaged = one.run(damaged, random.Random(re.sub(r"\s", "", f"{seed}/{one.name}")))
    return damaged
