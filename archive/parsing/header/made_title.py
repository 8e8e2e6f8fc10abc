"""A title made for a directive that has none, of what its first sentences say it is for: 关于开展读书活动的通知.

现将《甲办法》转发给你们 → 关于转发《甲办法》的通知      it brings a work along
决定在全市开展读书活动     → 关于在全市开展读书活动的通知  it says what was decided, or is to be done
为做好读书活动，现…       → 关于做好读书活动的通知        it says at least what for

Never the addressees, never cut within 《》. Whoever shows it puts it in [ ], as archivists mark it (DA/T 22).
"""

import re

from archive.lexicon import set_phrases
from archive.lexicon.vocabulary import FORWARDING, without_gaps

_LONGEST, _SENTENCES = 40, 3
_STOP = "，。；：！？,;:!?"
_WORK = re.compile(
    rf"(?:现?将|就)(?P<work>[^{_STOP}]{{0,30}}?《[^《》]*(?:〈[^〉]*〉[^《》]*)?》)[^。；]{{0,40}}?"
    rf"(?P<kind>{FORWARDING})(?:给|如下|各|你|，|。)"
)
_DONE = "开展|举办|组织|召开|举行|征集|评选|推荐|推选|报送|申报|调整|成立|设立|表彰|命名|授予|公布|实施|启动|发放|招聘"
_WHEN = rf"(?:于?[^{_STOP}《]{{1,16}}?[日月旬年底前初天周])?(?:[上下]午|晚上?)?(?:\d{{1,2}}[:：点时]\d{{0,2}}分?)?"
_WHERE = rf"(?:在[^{_STOP}]{{2,20}}?[室厅楼馆院心场校])?"
_DECIDED = re.compile(
    rf"(?:决定|拟定?|定于|计划|将于?){_WHEN}{_WHERE}[，,]?(?P<subject>(?:在全?[^{_STOP}、]{{1,14}}?)?(?:联合|组织|继续)?"
    rf"(?:{_DONE})[^{_STOP}]{{2,60}})"
)
_FOR = re.compile(
    rf"(?:^|[\s{_STOP}])为(?:了|进一步|切实)*(?P<subject>"
    r"(?:做好|加强|规范|推进|开展|加快|完善|落实|办好|举办|组织|保障)[^。；;！!？?：:]{2,60}?)[，,](?!促进|推动|提高)"
)
_ABOUT = re.compile(
    rf"(?:现就|现将)(?P<subject>[^{_STOP}]{{4,50}}?)(?:的?(?:有关|具体|相关))?(?:事项|事宜|情况)?"
    "(?:通知|公告|通报|通告|报告|函告|公示)如下"
)
_PAIRS = (("《", "》"), ("“", "”"), ("（", "）"), ("(", ")"))
# What an object goes on with and no title says: 开展活动如下, 开展活动的有关事项.
_BEHIND = re.compile(
    "(?:的?(?:有关|具体|相关)?(?:事项|事宜)?(?:安排)?(?:通知|公告|通报)?如下|(?:有关|相关|具体)?(?:事项|事宜))$"
)


def of(paragraphs: list[str]) -> str:
    """The words of a title for a body that begins with these paragraphs."""
    lead = without_gaps("".join(paragraphs[:_SENTENCES]))[:600]
    genre = set_phrases.genre("", paragraphs)
    ending = f"的{genre}" if genre else ""
    if work := _WORK.search(lead):
        return f"关于{work['kind']}{work['work'].strip()}的通知"
    for pattern in (_DECIDED, _ABOUT, _FOR):
        if (match := pattern.search(lead)) and (subject := _whole(match["subject"])):
            return f"关于{subject.removeprefix('关于')}{ending}"
    return _first_words(paragraphs)


def _whole(subject: str) -> str:
    """A subject without what belongs to the sentence, or '' where its marks do not close."""
    subject = _BEHIND.sub("", subject).rstrip("的")
    closed = all(subject.count(opens) == subject.count(closes) for opens, closes in _PAIRS)
    return subject if closed and 4 <= len(subject) <= 60 else ""


def _first_words(paragraphs: list[str]) -> str:
    """The words with which a body begins, cut where a clause ends and no mark is open."""
    first = next((line for line in paragraphs if not (len(line) <= _LONGEST and line.endswith(("：", ":")))), "")
    bare = without_gaps(first or paragraphs[0])
    ends = [match.start() for match in re.finditer(f"[{_STOP}]|$", bare)]
    whole = [end for end in ends if all(bare.count(o, 0, end) == bare.count(c, 0, end) for o, c in _PAIRS)]
    cut = max([end for end in whole if 0 < end <= _LONGEST] or whole[:1] or [_LONGEST])
    return bare[:cut].rstrip(_STOP) or bare[:cut]
