"""No template says anything in Chinese that is not translated, unless it says that it is Chinese (an example)."""

import re

import pytest
from django.template.base import Lexer, TokenType
from lxml import html

from tests.support.chinese import CHINESE, undeclared
from tests.support.strings import ROOT, templates

_QUOTED = re.compile(r"""_\((?:"[^"]*"|'[^']*')\)|"([^"]*)"|'([^']*)'""")
_TRANSLATING = ("translate", "trans")
_BLOCKS = {"blocktranslate": "endblocktranslate", "blocktrans": "endblocktrans", "comment": "endcomment"}
# Of a tag's own words only these are shown; the rest are names and addresses.
_SHOWING = ("firstof", "cycle", "with")


def bare(text: str) -> str:
    """The template's HTML with what its tags show of their own, without whatever is translated or a comment."""
    found, until = [], ""
    for token in Lexer(text).tokenize():
        words = token.split_contents() if token.token_type == TokenType.BLOCK else [""]
        if until:
            until = "" if words[0] == until else until
        elif words[0] in _BLOCKS:
            until = _BLOCKS[words[0]]
        elif token.token_type == TokenType.TEXT:
            found.append(token.contents)
        elif token.token_type == TokenType.VAR or words[0] in _SHOWING:
            said = [one or other for one, other in _QUOTED.findall(token.contents)]
            found.append(" ".join(word for word in said if CHINESE.search(word)))
    return "".join(found)


@pytest.mark.parametrize("path", templates(), ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_is_left_in_chinese(path):
    text = bare(path.read_text(encoding="utf-8"))
    assert undeclared(html.fromstring(f"<div>{text}</div>")) == []


@pytest.mark.parametrize(
    "text",
    [
        "<p>甲</p>",
        '<p title="甲"></p>',
        "<p>{{ x|default:'甲' }}</p>",
        '<p lang="{{ x }}">甲</p>',
        '{% firstof x "甲" %}',
    ],
)
def test_what_is_bare_is_seen(text):
    assert undeclared(html.fromstring(f"<div>{bare(text)}</div>"))


@pytest.mark.parametrize(
    "text",
    [
        '{% translate "甲" %}', '<i lang="zh-Hans">甲</i>', '{{ _("甲") }}', "{# 甲 #}", "{{ x|default:_('甲') }}",
        "{% blocktranslate %}甲{% endblocktranslate %}", '<a href="?q={{ "甲"|urlencode }}">{% translate "甲" %}</a>',
    ],
)  # fmt: skip
def test_what_is_translated_or_declared_is_none(text):
    assert undeclared(html.fromstring(f"<div>{bare(text)}</div>")) == []
