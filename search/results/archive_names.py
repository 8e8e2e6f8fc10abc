"""What the archive calls its topics and issuers, for queries that name them: read once after a change."""

from archive.catalogue.data_version import memoize
from archive.models import Issuer, IssuerAlias, Topic
from search.analysis.matching_copy import fold
from search.analysis.synonyms import others
from search.query.named_values import Names

# 宣传, 培训 and 报送 stand for a topic in a text, not in what somebody looks for.
_SHORTEST_WORD = 3


def archive_names() -> Names:
    """The names of today; of a wording that means several of them none."""
    return memoize("archive_names", _read)


def _read() -> Names:
    topics = [(topic.name, [topic.name, *_long(topic.words)]) for topic in Topic.objects.all()]
    aliases = IssuerAlias.objects.order_by().values_list("issuer__name", "name")
    issuers = Issuer.objects.order_by().values_list("name", "name").union(aliases)
    return Names(_by_wording(topics), _by_wording([(name, [wording]) for name, wording in issuers]))


def _long(words) -> list[str]:
    return [word for word in words if len(word) >= _SHORTEST_WORD]


def _by_wording(named: list[tuple[str, list[str]]]) -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for name, wordings in named:
        for wording in wordings:
            folded = fold(wording)
            for one in (folded, *others(folded)):
                found.setdefault(one, set()).add(name)
    return {wording: next(iter(names)) for wording, names in found.items() if len(names) == 1}
