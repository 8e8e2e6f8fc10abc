"""What the words of a title or lead tell, before it is made out which occasion they mean."""

from dataclasses import dataclass

from archive.parsing.occasion.read_occasion import Place


@dataclass(frozen=True)
class Told:
    """What a title or lead tells: `words` as written, without 精神. `event` is part of them, '' where none is told."""

    kind: str
    words: str
    place: Place
    speaker: str = ""
    event: str = ""
    body: str = ""
    noun: str = ""
    title: str = ""  # of a directive that is carried out
