"""A page as its reader sees it: lines, and the boxes that hold them."""

from dataclasses import dataclass, field

from archive.formats.received_text import Omission


@dataclass
class PageLine:
    """A line of the page. `linked` counts its characters in links; lines of one heading have the same `heading`;
    `reason` says why it is no part of the article."""

    text: str
    linked: int = 0
    heading: int = 0
    reason: str = ""

    @property
    def is_linked(self) -> bool:
        return self.linked > len(self.text) / 2


@dataclass(frozen=True)
class PageBox:
    """An element that holds lines start to end."""

    tag: str
    names: str
    start: int
    end: int
    depth: int

    def holds(self, other: "PageBox") -> bool:
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True)
class PageObject:
    """A picture or a viewer of another file; it stands before the line of index `at`. `source` is its address."""

    at: int
    source: str


@dataclass
class VisiblePage:
    """The lines of a page, its boxes (an inner one before the outer), what is hidden in it, what it calls itself: as
    written, and the first of that without gaps. `pictures` are those large enough to hold words."""

    lines: list[PageLine] = field(default_factory=list)
    boxes: list[PageBox] = field(default_factory=list)
    hidden: list[Omission] = field(default_factory=list)
    named: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    pictures: list[PageObject] = field(default_factory=list)
    viewers: list[PageObject] = field(default_factory=list)
    frames: int = 0
    placed: int = 0  # characters in pieces that stand at coordinates: their order on the screen may be another
