"""The seam between the search and the engine that answers it: a plan in, an answer out.

A plan says everything: what characters, words and values a directive has to have, and what each is worth. An engine
executes it and decides nothing: how a text is cut, what else a word is called, how a number is written and what is
asked for where too little is found is settled by search.planning, once for every engine. Neither a plan nor an answer
holds arrays, files or anything else of one engine's.

An engine is made with the fields of a document, {name: FieldKind}, and the options of its connection. It raises what
stands in search.errors and nothing else of its own; any of its methods may raise EngineUnavailable. What fails in
whoever feeds it documents goes through as it is and leaves the index as it was. Threads share it.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, NamedTuple, Protocol

from search.errors import Unindexable
from search.query.plan import Compare, PlanNode, Weights


class FieldKind(Enum):
    """How an engine takes up the text of a field."""

    WORDS = "words"  # cut into words (search.analysis.segmentation): what ranks
    GRAMS = "grams"  # every character of the folded text at its place: what finds
    WHOLE = "whole"  # one value, as it is
    WHOLES = "wholes"  # a list of values, each as it is
    INTEGER = "integer"


# The integer field in which every document has the directive's key.
KEY = "key"
# The whole value that tells a directive as it was written from the directive as it is.
FINGERPRINT = "fingerprint"
# In an order: how well a directive matches.
SCORE = "score"


class Depth(Enum):
    """How far the health of an index is looked into."""

    OPEN = "open"  # whether it can be opened
    FILES = "files"  # whether every file is what was written
    CONTENTS = "contents"  # whether all of it can be read through


class Document(NamedTuple):
    """A directive as an engine takes it up: {field: text, number or list of texts}, what has no value left out."""

    pk: int
    fields: Mapping[str, str | int | list[str]]


@dataclass(frozen=True)
class Choice:
    """A filter that no value of a field tells: what `node` matches. `field` is the Group of that name."""

    field: str
    node: PlanNode


@dataclass(frozen=True)
class Group:
    """A facet whose values no field holds: each with the node of what has it. `field` is its name, which is none of a
    field's."""

    field: str
    values: tuple[tuple[Hashable, PlanNode], ...]


@dataclass(frozen=True)
class Plan:
    """What `query` matches under all of the filters, each a Compare of a facet's field with `in`, or a Choice."""

    query: PlanNode
    filters: tuple[Compare | Choice, ...] = ()


class Scored(NamedTuple):
    """A directive that matches, by its key, and how well."""

    pk: int
    score: float


@dataclass(frozen=True)
class Answer:
    """`total` directives match; `hits` are the rows asked for, in order. `facets` is {field: {value: how many}}
    without zeros, None standing for no value: under the query and all filters but that of the field itself. Those of a
    Group stand under its name, by its own values."""

    total: int
    hits: list[Scored]
    facets: dict[str, dict[Any, int]] = field(default_factory=dict)


@dataclass(frozen=True)
class Similar:
    """The most telling `words` of a directive and the directives that have most of them, the best first."""

    words: list[str] = field(default_factory=list)
    hits: list[Scored] = field(default_factory=list)


@dataclass(frozen=True)
class Written:
    """The keys of what was written and of what was taken out, and {key: why} of what could not be written, which is
    still in the index as it was before."""

    saved: set[int] = field(default_factory=set)
    gone: set[int] = field(default_factory=set)
    failed: dict[int, Unindexable] = field(default_factory=dict)


class Progress(NamedTuple):
    """`done` of `total` directives are written; what follows on the last one takes a while too."""

    done: int
    total: int


@dataclass(frozen=True)
class Health:
    """`fault` is why nothing can be answered (see EngineUnavailable), or empty. `outdated` says that the index answers
    or could, but is not the one that would be made now. `count` is how many directives the index was made of, `where`
    it lies."""

    fault: str = ""
    outdated: bool = False
    count: int = 0
    where: str = ""


class Documents(Protocol):
    """All directives of the archive, for a rebuild: read by any of the processes that share the work."""

    def keys(self) -> list[int]: ...

    def read(self, keys: Sequence[int]) -> Iterator[Document]:
        """The documents of those of the keys that exist. One that cannot be prepared is left out."""
        ...

    def behind(self, fingerprints: Iterable[tuple[int, str]]) -> tuple[set[int], set[int]]:
        """The keys of directives that an index with these documents lacks or holds otherwise, and of those that it
        holds though they are no more. Asked while nobody else may write."""
        ...

    def readers(self) -> int:
        """How many processes may read at once; 1 where another would not see what this one does."""
        ...

    def before_fork(self) -> None:
        """Let go of what must not be used on both sides of a fork."""
        ...


class Engine(Protocol):
    """What the search asks of an engine.

    `order` is a sequence of fields of integers and whole values, "-" before one that descends; SCORE may come first,
    and always falls. It holds KEY, so that it leaves nothing to chance. What has no value comes last either way; of
    several values the smallest counts.
    """

    # Whether other machines write to the same index; then they take turns by the database, see search.indexing.
    is_shared: bool

    def search(self, plan: Plan, *, rows: slice, order: Sequence[str], facets: Sequence[str | Group] = ()) -> Answer:
        """The rows asked for; a slice without an end asks for all."""
        ...

    def count_many(self, plans: Sequence[Plan]) -> list[int]:
        """How many directives each plan matches, in one round trip."""
        ...

    def scan(self, plan: Plan, *, order: Sequence[str], most: int) -> Iterator[Scored]:
        """The first `most` matches in order, all of one moment, for who wants more than a page."""
        ...

    def similar(
        self,
        pk: int,
        counts: Mapping[str, int],
        weights: Weights,
        size: int,
        order: Sequence[str] = (SCORE, f"-{KEY}"),
    ) -> Similar:
        """The directives that share the most telling of a directive's words, each a RankedWord with `weights`; it
        itself is left out. `counts` is {folded word: how often it counts there}; which of them tell,
        search.analysis.distinctive_words knows."""
        ...

    def fingerprints(self) -> Iterator[tuple[int, str]]:
        """(key, fingerprint) of every document, one that is held twice twice."""
        ...

    def write(self, upserts: Iterable[Document], deletes: Iterable[int] = (), *, wait: float | None = None) -> Written:
        """Write documents in place of those with the same keys, and take others out, all at once or not at all.

        Both are read, the deletes last, while nobody else may write: so that what is read of the database then is what
        the index holds after. Raises EngineBusy after `wait` seconds; None waits as long as the connection's options
        say."""
        ...

    def rebuild(
        self, documents: Documents, *, wait: float | None = None, is_wanted: Callable[[], bool] = lambda: True
    ) -> Written | None:
        """Make the whole index anew beside the one that is read and written meanwhile, and put it in its place in step
        with the archive; one at a time. What had to be written once more at the end, where something changed
        meanwhile; None where the rebuild was not wanted any more once it could begin. Raises EngineBusy after `wait`
        seconds of another's rebuild; None waits on."""
        ...

    def health(self, *, depth: Depth = Depth.OPEN) -> Health:
        """How the index is. Never raises EngineUnavailable."""
        ...

    def progress(self) -> Progress | None:
        """How far the rebuild is that is under way, None where none is; cheap, since pages ask."""
        ...

    def is_being_rebuilt(self) -> bool:
        """Whether somebody is at it, be it that he has not begun to write. Raises OSError where nobody can say."""
        ...

    def state(self) -> Hashable:
        """What differs whenever the index has become another or looks as if somebody had laid hands on it; None where
        there is none. Cheap: the server's own process looks every second."""
        ...

    def leftovers(self) -> list[str]:
        """What killed writers left behind. Raises EngineBusy."""
        ...

    def tidy(self) -> None:
        """Take away what killed writers left behind."""
        ...
