"""What a reader gets who types words into the search."""

import re

from search.results.results_page import Results

_MARKED = re.compile("<mark[^>]*>(.*?)</mark>", re.DOTALL)


def results(client, words: str) -> Results:
    response = client.get("/search/", {"q": words})
    assert response.status_code == 200
    return response.context["results"]


def keys(found: Results) -> list[int]:
    """Which directives are shown, in their order."""
    return [hit.directive.pk for hit in found.hits]


def numbers(found: Results) -> list[str]:
    return [hit.directive.number for hit in found.hits]


def marked(found: Results) -> set[str]:
    """All that is marked in what is shown of the hits."""
    shown = [
        shown for hit in found.hits for shown in (hit.title, *hit.snippets, *(one.snippet for one in hit.sections))
    ]
    return {words for one in shown for words in _MARKED.findall(str(one))}


def suggested(client, typed: str) -> list[str]:
    answer = client.get("/search/suggest/", {"q": typed}).json()
    return [one["text"] for one in answer["suggestions"]]
