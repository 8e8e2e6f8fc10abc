"""What of a directive is suggested."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from operator import add

from archive.lexicon.text_keys import subject_key
from archive.models import ActionItem, Directive, IssuerAlias, Topic
from archive.privacy.text import hidden_from_all, redact
from search.analysis import word_lists
from search.analysis.matching_copy import fold
from search.analysis.segmentation import cut, query_words
from search.models import KEY_LENGTH, TermKind
from search.suggesting.pinyin import readings

LONGEST_TERM = 40
_PTH = re.compile(r"第(?=\d+号?$)")


def key_of(text: str) -> str:
    """What two ways of typing have in common: '云工通〔2023〕第 7号' and '云工通[2023]7号' are 云工通20237号."""
    letters = "".join(character for character in fold(text) if character.isalnum())
    return _PTH.sub("", letters)[:KEY_LENGTH]


def keys_of(text: str) -> set[str]:
    """Everything a reader may type to mean a text: itself, its pinyin, its initials."""
    key = key_of(text)
    typed = {key, *(way[:KEY_LENGTH] for reading in readings(key) for way in reading)}
    return typed - {""}


def keys_of_directive(directive: Directive) -> set[str]:
    """Of its number and its subject: 示例市总工会关于开展…的通知 is typed from 开展 on. Contacts are redacted, so that
    nobody finds out by typing whom a title names."""
    title = redact(directive.title, hidden_from_all(directive))
    subject = directive.subject_key if title == directive.title else subject_key(title)
    subject = subject.removeprefix("关于").removeprefix("转发").removeprefix("印发")
    return keys_of(subject) | keys_of(directive.number)


def is_named_so(text: str, key: str) -> bool:
    """Whether what is typed begins a text's own name rather than another that it has."""
    return any(own.startswith(key) for own in keys_of(text))


def is_offered(kind: str, text: str) -> bool:
    """Whether a term may be suggested: a name, or a word that the dictionary or a list of the archive knows. What else
    titles were cut into, neighbouring characters that the dictionary does not know, is kept to be counted alone."""
    return kind != TermKind.WORD or len(cut(text)) == 1 or text in _listed(word_lists.read().words)


@lru_cache(1)
def _listed(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(words)


def keys_of_term(kind: str, text: str) -> set[str]:
    """An issuer is meant by its other names too, a topic by the words that tell it."""
    names = [text]
    if kind == TermKind.TOPIC:
        names += next(iter(Topic.objects.filter(name=text).values_list("words", flat=True)), [])
    if kind == TermKind.ISSUER:
        names += IssuerAlias.objects.filter(issuer__name=text).values_list("name", flat=True)
    return {key for name in names for key in keys_of(name)}


def terms_of(directives: Iterable[Directive]) -> dict[int, set[tuple[str, str]]]:
    """{key of a directive: the (kind, text) of the terms it holds}. Fetch them with issuers and topics.

    Terms that tell what is hidden of the directive are none.
    """
    initiatives = _initiatives([directive.pk for directive in directives])
    return {directive.pk: _terms(directive, initiatives[directive.pk]) for directive in directives}


def _terms(directive, initiatives):
    terms = {(TermKind.INITIATIVE, name) for name in initiatives}
    terms |= {(TermKind.ISSUER, issuer.name) for issuer in directive.issuers.all()}
    terms |= {(TermKind.TOPIC, topic.name) for topic in directive.topics.all()}
    hidden = hidden_from_all(directive)
    title, text = (redact(said, hidden) for said in (directive.title, directive.text))
    words = _words_of_the_lexicon(text)
    words |= {word for word in query_words(numbers_out(title)) if len(word) > 1}
    terms |= {(TermKind.WORD, word) for word in words - set(initiatives)}
    return {(kind.value, name) for kind, name in terms if len(name) <= LONGEST_TERM and redact(name, hidden) == name}


def _words_of_the_lexicon(text) -> set[str]:
    # Most of the words are ruled out by their first two characters: ten times as fast as to look for each.
    words = _by_beginning(word_lists.read().words)
    pairs = words.keys() & set(map(add, text, text[1:]))
    return {word for pair in pairs for word in words[pair] if word in text}


@lru_cache(1)
def _by_beginning(words: tuple[str, ...]) -> dict[str, list[str]]:
    """Words by their first two characters."""
    begun = defaultdict(list)
    for word in words:
        begun[word[:2]].append(word)
    return begun


def numbers_out(title: str) -> str:
    """A title without digits: 2023年 is nothing to suggest."""
    return re.sub(r"[\d.]+年?", " ", title)


def _initiatives(keys) -> dict[int, list[str]]:
    found = defaultdict(list)
    rows = ActionItem.objects.filter(section__directive__in=keys).exclude(initiatives=[])
    for key, names in rows.values_list("section__directive", "initiatives"):
        found[key] += names
    return found
