"""What kind of query a tree is: a question, a sentence in one piece, plain words."""

from archive.lexicon import number_parts
from search.analysis.matching_copy import fold
from search.analysis.segmentation import content_words, has_interrogative, tells
from search.query.tree import And, Filter, Not, Phrase, Word, wanted

# A word of so many characters is made of others: 集中要约行动.
LONG = 4


def is_question(tree) -> bool:
    """Whether a query asks, in words as one says them. Each text leaves out some of such words, and those that happen
    to have every 有 and 在 are no better answers."""
    return asks(tree) and _content_word_count(tree) > 1


def asks(tree) -> bool:
    """The same, of however few words: 职代会是什么 asks, 什么 does not."""
    texts = [part.text for part in wanted(tree) if isinstance(part, Word | Phrase)]
    return _is_said(tree) and any(map(has_interrogative, texts)) and any(map(tells, texts))


def is_run_of_words(tree) -> bool:
    """Whether a query is three words or more typed in one piece, which may be a wording or a sentence."""
    is_worded = isinstance(tree, Word) and _is_said(tree) and not number_parts.read(fold(tree.text))
    return is_worded and _content_word_count(tree) > 2


def is_worded(tree) -> bool:
    """Whether some of a query is more than quoted wordings and numbers, which are wanted as they are or not at all."""
    return any(isinstance(part, Word) for part in wanted(tree))


def has_several_words(tree) -> bool:
    """Whether a query is plain words, two or more or a long one: only then does it make sense to have some of it."""
    words = words_of(tree)
    plain = all(isinstance(part, Word | Filter | Not) for part in _flat(tree))
    return plain and (len(words) > 1 or any(len(word.text) >= LONG for word in words))


def words_of(tree) -> list[Word]:
    """The words of a query as typed; the only one, if typed in one piece, as the dictionary cuts it."""
    words = list(dict.fromkeys(part for part in wanted(tree) if isinstance(part, Word)))
    if len(words) != 1:
        return words
    (whole,) = words
    pieces = content_words(whole.text)
    # The single characters of a sentence (为 的 了) tell nothing, unless there is nothing else.
    return [Word(piece, whole.field) for piece in pieces if len(piece) > 1] or words


def _is_said(tree) -> bool:
    return all(isinstance(part, Word | Phrase) and not part.field for part in _flat(tree))


def _content_word_count(tree) -> int:
    return sum(len(content_words(part.text)) for part in _flat(tree))


def _flat(tree) -> list:
    """The parts of a query that asks for all of them, brackets within brackets too."""
    return [one for part in tree.parts for one in _flat(part)] if isinstance(tree, And) else [tree]
