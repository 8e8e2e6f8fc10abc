"""The words that tell a directive from the others of the archive.

What every directive says (各级工会 认真贯彻落实 …) tells nothing: words count by how often the directive has them, and
by how few others have them.
"""

from collections.abc import Mapping
from math import log

WORDS = 12
# What more than this share of the archive has is boilerplate, what a small archive has throughout included.
_COMMON = 0.3


def distinctive(counts: Mapping[str, int], held: Mapping[str, int], total: int) -> list[str]:
    """The most telling words of a directive, the best first. `counts` is how often each counts in it, `held` how many
    of the `total` directives have it, itself among them."""
    scores = {}
    for word, count in counts.items():
        others = held[word] - 1
        # Shared by none it leads nowhere, shared by most it says nothing. Of a handful any other may be similar.
        if 0 < others <= max(_COMMON * total, 3):
            scores[word] = (1 + log(count)) * log(1 + max(total, 1) / (others + 1))
    return sorted(scores, key=lambda word: (-scores[word], word))[:WORDS]
