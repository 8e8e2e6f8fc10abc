"""What a received copy is, and which of two is rather the 正本."""

from archive.formats import ofd, pdf
from archive.models import Directive, Source
from archive.models.choices import CopyQuality

# A page, or one that was saved: nobody issues a directive as one.
_PAGES = ("text/html", "multipart/related")
# What the reasons begin with for which words of a site were left out.
_SITE = ("网站", "网页")
# A copy off the web gives way to these; between them a person decides.
_ISSUED = (CopyQuality.ISSUED, CopyQuality.OFD, CopyQuality.SCAN)


def proposed(source: Source, directive: Directive) -> CopyQuality | None:
    """What a copy is, told by its format, by whether its letters were recognised, and by what a site left around it;
    None where that does not tell."""
    if source.ocr:
        return CopyQuality.SCAN
    if source.media_type == ofd.MEDIA_TYPE:
        return CopyQuality.OFD
    if source.media_type in _PAGES or _came_off_a_site(source):
        return CopyQuality.WEB
    if source.media_type == pdf.MEDIA_TYPE:
        # An imprint is printed by who issues; without one it may be anybody's draft.
        return CopyQuality.ISSUED if directive.printed_by or directive.printed_on else None
    return CopyQuality.ELECTRONIC


def gives_way(held: str, new: str) -> bool:
    """Whether the copy that is 正本 so far is to give way to one that comes in now."""
    return held == CopyQuality.WEB and new in _ISSUED


def _came_off_a_site(source: Source) -> bool:
    reasons = [one.get("reason", "") for one in source.omitted] + [one[2] for one in source.removals]
    return any(reason.startswith(_SITE) for reason in reasons)
