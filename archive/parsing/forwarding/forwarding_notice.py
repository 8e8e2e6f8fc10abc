"""What a notice that forwards (转发, 印发, 批转) says of that text: its kind, the works it names."""

import re

from archive.lexicon import body_names, labels, titles
from archive.lexicon.folding import fold
from archive.lexicon.vocabulary import FORWARDING, FORWARDS
from archive.parsing import header
from archive.parsing.header import addressees

# 现将《…》转发给你们: a title may leave it unsaid.
SAYS_SO = re.compile(
    f"现?将.{{2,160}}?(?P<kind>{FORWARDING})(?:给|如下|各|你)|现(?:予以?)?(?P<brief>{FORWARDING})(?:给|各|你)"
)


def forwarding_kind(title: str) -> str:
    """转发, 印发 or 批转 where a title says that the notice forwards another document, else ''. The first of
    them counts: 转发《…关于印发〈…〉的通知》 forwards."""
    match = FORWARDS.search(title)
    return match["kind"] if match else ""


class Notice:
    """What a notice that forwards says of that text. `wanted` are the works it names, folded."""

    def __init__(self, head: header.Header, lead: str, signed: int | None):
        """`signed` is the index of the paragraph after the notice's signature, where it has one."""
        self.head, self.signed = head, signed
        handed_over = SAYS_SO.search(lead)
        named = titles.named(head.title) + titles.named(handed_over[0] if handed_over else "")
        self.wanted = list(dict.fromkeys(gist(name) for name in named or titles.named(lead)))
        self.unnamed = not self.wanted

    def names(self, title: titles.ReadTitle) -> bool:
        """Whether the notice names this title: the same words, or with its issuer before them, or with
        （试行） behind; or without 《》: 转发省三方四部门关于…的通知. Each name answers once."""
        bare = gist(title.text)
        about = bare[bare.find("关于") :] if "关于" in bare else bare
        if len(bare) < 4:
            return False
        for name in self.wanted:
            same = bare == name or bare.startswith(name) and len(bare) - len(name) <= 24
            longer = len(name) >= 6 and bare.endswith(name) and body_names.names_in(bare.removesuffix(name))
            if same or longer or (len(about) >= 6 and name.endswith(about)):
                self.wanted.remove(name)
                return True
        whole = gist(self.head.title)
        return self.unnamed and "关于" in about and about in whole and not whole.endswith(bare)

    def may_forward(self, paragraphs: list[str], title: titles.ReadTitle, end: int) -> bool:
        """Whether a title that the notice does not name opens what it forwards all the same: it stands after
        the signature, or is a further 关于… with addressees of its own."""
        if not forwarding_kind(self.head.title):
            return False
        about = "关于" in title.text
        if self.signed is not None and title.at >= self.signed:
            between = paragraphs[self.signed : title.at]
            listed = any(re.match(r"附\s*件\s*[2-9二三]", line) for line in between)
            return len(between) <= 12 and not listed and (about or self.unnamed or self._resembles(title))
        window = paragraphs[title.end : min(title.end + 6, end)]
        return about and any(addressees.read(window, place) for place in range(len(window)))

    def lists(self, paragraphs: list[str], title: titles.ReadTitle) -> bool:
        """Whether a title stands in the list of attachments above the signature, where no text follows it."""
        if self.signed is None or title.at >= self.signed:
            return False
        between = paragraphs[title.end : self.signed]
        return not any("。" in line or labels.read(line) for line in between)

    def signs_with(self, paragraphs: list[str], title: titles.ReadTitle) -> bool:
        """Whether the first line of a title over several is the notice's own signature without a date."""
        names = body_names.names_in(paragraphs[title.at]) if title.end > title.at + 1 else ()
        if not names or (self.signed is not None and title.at >= self.signed):
            return False
        own = [*titles.issuers(self.head.title), *self.head.marks]
        begins_otherwise = any("关于" in name and not name.startswith(gist(names[0])) for name in self.wanted)
        return names[0] in own or (begins_otherwise and not any(name.startswith("关于") for name in self.wanted))

    def _resembles(self, title: titles.ReadTitle) -> bool:
        characters = set(gist(title.text))
        return any(len(characters & set(name)) >= 0.7 * len(characters | set(name)) for name in self.wanted)


def gist(title: str) -> str:
    """A title for comparing, without its marks: 《…〈…〉…》 is written with either inside."""
    return re.sub("[<>《》]", "", fold(title))
