"""The page that says why there is no file of what was chosen, and offers one of the rest."""

from collections.abc import Iterable
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse


def no_file(request: HttpRequest, status: int, words: str, rest: Iterable[int] = (), of: str = "") -> HttpResponse:
    """`rest` are the chosen ones that could be had without the others, from the address named `of`."""
    keys = list(rest)
    others = f"{reverse(of)}?{urlencode({'d': keys}, doseq=True)}" if keys else ""
    return render(request, "archive/no_paper.html", {"words": words, "known": keys, "others": others}, status=status)
