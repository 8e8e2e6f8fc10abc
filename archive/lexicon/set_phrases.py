"""The set phrases by which a directive tells its type where its title does not: 特此通知。 妥否，请批示。"""

import re

from archive.lexicon.vocabulary import FORWARDS

_CLOSING = (
    ("通知", re.compile("特此通知|现(?:将|就|予).{0,60}通知如下|[转印]发给你们|遵照执行")),
    ("通报", re.compile("特此通报|现.{0,60}通报如下|予以通报")),
    ("请示", re.compile("[妥当]否.{0,4}请.{0,8}[批指]|以上请示|请示如下")),
    ("批复", re.compile("特此批复|此复。|(?:请示|报告)》.{0,30}收悉")),
    ("函", re.compile("特此[致函]函?|[专特]此函[告达复]|函复为[盼荷]")),
    ("公告", re.compile("特此公告|现.{0,60}公告如下")),
    ("通告", re.compile("特此通告|现.{0,60}通告如下")),
    ("报告", re.compile("特此报告|现.{0,60}报告如下|以上报告")),
    ("决定", re.compile("特作如下决定|作出如下决定|现决定如下")),
)


def genre(title: str, body: list[str]) -> str:
    """The type that the first or last paragraphs of a body tell, or ''."""
    ends = "\n".join(paragraph[-300:] for paragraph in [*body[:2], *body[-3:]])
    for name, phrase in _CLOSING:
        if phrase.search(ends):
            return name
    return "通知" if FORWARDS.search(title) else ""
