"""The topics of a directive as pages show them: the main one, and which others it touches on."""

from collections.abc import Callable, Sequence

from django.utils.translation import gettext as _

from archive.rendering.safe_html import NOTHING, SafeString, html, joined

_TAGS = '<ul class="tags" aria-label="{}">{}</ul>'
_TAG = '<li lang="zh-Hans">{}</li>'
_MAIN = '<li class="tag-main" lang="zh-Hans">{}</li>'
# The words before the others stand with the first of them: nothing but topics is in the list.
_FIRST_OTHER = '<li>{}<span lang="zh-Hans">{}</span></li>'


def topic_tags(
    topics: Sequence[str], main: str, shown: Callable[[str], SafeString | str] = lambda name: name
) -> SafeString:
    """The list of `topics`, of which `main` is the first; where there is no main one, all of them alike. `shown` makes
    a link of a name."""
    if not topics:
        return NOTHING
    if not main:
        return html(_TAGS, _("主题"), joined(html(_TAG, shown(name)) for name in topics))
    others = [html(_TAG, shown(name)) for name in topics[1:]]
    if others:
        others[0] = html(_FIRST_OTHER, _("也涉及："), shown(topics[1]))
    return html(_TAGS, _("主题"), joined([html(_MAIN, shown(main)), *others]))
