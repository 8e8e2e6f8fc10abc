"""295 invented notices of the offices of offices.py, 2008 to 2025, for the 200 queries of judged/ten_kinds.jsonl.

Of each is known who issued it, when and what it is about. They are made to be mistaken for each other: each names in
passing other subjects, another place, an older year and now and then another notice's number; one in seven is the text
of another once more, forwarded, said again a year later, or taken over by a neighbour. The seed is fixed.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from random import Random

from benchmarks.notices import SUBJECTS
from benchmarks.offices import Office, offices

MORE = json.loads((Path(__file__).parent / "judged" / "more_subjects.json").read_text(encoding="utf-8"))
YEARS = range(2008, 2026)
EACH = 9
AGAIN = 43
_SEED = 50929
_LEVELS = ["province", "province", "city", "city", "city", "city", "county", "county"]
_BODIES = {"audit": "audit", "women": "women"}
_TITLES = {
    "关于做好{year}年{name}工作的通知": "通知",
    "关于开展{name}工作的通知": "通知",
    "关于进一步加强{name}工作的意见": "意见",
    "{name}实施办法": "办法",
    "{name}工作实施方案": "方案",
    "关于{name}工作情况的通报": "通报",
}
_ADDRESSEES = {
    "province": "各市总工会，省产业工会，省总工会机关各部室：",
    "city": "各县（区）总工会，各产业工会，各直属单位：",
    "county": "各乡镇（街道）总工会，各基层工会：",
}
_ROUTINE = [
    "各级工会要提高认识，加强领导，明确责任，把各项任务落到实处。",
    "要及时总结经验，发现典型，运用报刊、网站和微信公众号广泛宣传。",
    "要坚持以职工为中心，深入基层，深入职工，力戒形式主义。",
    "各单位要结合实际制定具体办法，指定专人负责，有关情况及时报告上级工会。",
    "上级工会将适时开展督促检查，对工作不力的予以通报。",
    "要加强与有关部门的沟通协调，形成工作合力，共同研究解决工作中遇到的问题。",
    "要严格财务制度，厉行勤俭节约，确保每一笔资金用在职工身上。",
    "要把这项工作纳入年度考核，与其他重点工作同部署、同落实、同检查。",
]


@dataclass(frozen=True)
class OfficeNotice:
    """`subject` and `aspects` are keys of the files of subjects, `said` the sentences on them. `basis` is the number
    of the notice it rests on; `first` the id of the one whose text this has once more, and `kinship` in which way:
    forwarding, again or neighbour; '' where there is none."""

    id: str
    title: str
    number: str
    text: str
    office: Office
    year: int
    genre: str
    subject: str
    aspects: frozenset[str]
    said: tuple[str, ...]
    basis: str = ""
    first: str = ""
    kinship: str = ""


def office_notices() -> list[OfficeNotice]:
    random = Random(_SEED)
    made: list[OfficeNotice] = []
    for subject in [*SUBJECTS, *MORE]:
        for office, year in zip(_issuing(random, subject), random.sample(YEARS, EACH), strict=True):
            made.append(_notice(random, subject, office, year, len(made) + 1, made))
    chosen = random.sample([one for one in made if one.year < YEARS[-1] and one.office.level != "county"], AGAIN)
    for at, first in enumerate(chosen):
        made.append(_once_more(random, first, ("forwarding", "again", "neighbour")[at % 3], len(made) + 1))
    return made


def _issuing(random: Random, subject: dict) -> list[Office]:
    """Offices of every level, none twice, and one that is no union of a place."""
    chosen = [one for level in dict.fromkeys(_LEVELS) for one in random.sample(offices(level), _LEVELS.count(level))]
    body = _BODIES.get(subject["key"]) or random.choice(["office", "education"])
    return [*chosen, random.choice(offices(random.choice(["province", "city"]), body))]


def _notice(random, subject, office: Office, year: int, serial: int, before: Sequence[OfficeNotice]) -> OfficeNotice:
    aspects = random.sample(sorted(subject["aspects"]), random.randint(1, 2))
    template, genre = random.choice(list(_TITLES.items()))
    title = office.name + template.format(year=year, name=random.choice(subject["names"]))
    basis, number = _basis(random, before, year), office.number(year, serial)
    resting = f"根据{basis}文件要求，" if basis else ""
    lead = f"为做好{random.choice(subject['names'])}工作，{resting}现将有关事项通知如下。"
    said = [_said(random, subject["aspects"][aspect]) for aspect in aspects]
    headings = [subject["aspects"][aspect]["heading"] for aspect in aspects]
    sections = [*zip(headings, map("".join, said), strict=True), *_routine(random, subject, office, year)]
    body = [f"{label}、{heading}\n{words}" for label, (heading, words) in zip("一二三四", sections, strict=False)]
    return OfficeNotice(
        f"office-{serial:03}", title, number, _text(random, office, number, title, [lead, *body], year),
        office, year, genre, subject["key"], frozenset(aspects), tuple(chain.from_iterable(said)), basis,
    )  # fmt: skip


def _text(random, office, number, title, body, year) -> str:
    head = [f"{office.name}文件", number, title, _ADDRESSEES[office.level]]
    return "\n".join([*head, *body, office.name, f"{year}年{random.randint(1, 12)}月{random.randint(1, 28)}日"])


def _basis(random, before, year) -> str:
    """Now and then the number of an older notice that this one rests on."""
    older = [one for one in before if one.year < year and one.office.level == "province"]
    return random.choice(older).number if older and random.random() < 0.2 else ""


def _said(random, aspect) -> list[str]:
    wordings = random.sample(aspect["wordings"], random.randint(1, 2))
    return [one.format(few=random.randint(2, 9), many=random.randint(2, 40) * 50) for one in wordings]


def _routine(random, subject, office, year) -> list[tuple[str, str]]:
    """What stands in any notice: headings and words, with other subjects, another place and the year before."""
    others = random.sample([other for other in [*SUBJECTS, *MORE] if other is not subject], 2)
    passing = "、".join(random.choice(other["names"]) for other in others)
    elsewhere = random.choice([one for one in offices("city") if one.place != office.place]).place
    first, second, third, fourth = random.sample(_ROUTINE, 4)
    return [
        ("工作要求", f"{first}{second}要与{passing}等工作统筹安排，一并推进。"),
        ("组织保障", f"{third}{fourth}要借鉴{elsewhere}等地做法，对照{year - 1}年的情况查找不足。"),
    ]


def _once_more(random, first: OfficeNotice, kinship: str, serial: int) -> OfficeNotice:
    """The same text forwarded by a lower office, by the same a year later, or by another of its level."""
    made = replace(first, id=f"office-{serial:03}", first=first.id, kinship=kinship)
    if kinship == "forwarding":
        return _forwarding(random, made, first, serial)
    office, year = first.office, first.year + 1
    if kinship == "neighbour":
        same = [one for one in offices(office.level, office.body) if one.place != office.place]
        office, year = random.choice(same), first.year
    number = office.number(year, serial)
    title = first.title.replace(first.office.name, office.name).replace(f"{first.year}年", f"{year}年")
    text = first.text.replace(first.title, title).replace(first.number, number).replace(first.office.name, office.name)
    lines = text.split("\n")
    lines[-1] = lines[-1].replace(f"{first.year}年", f"{year}年")
    return replace(made, title=title, number=number, text="\n".join(lines), office=office, year=year)


def _forwarding(random, made, first, serial) -> OfficeNotice:
    below = offices("city") if first.office.level == "province" else offices("county")
    office = random.choice([one for one in below if first.office.place in (one.province, one.city)])
    number, title = office.number(first.year, serial), f"{office.name}转发《{first.title}》的通知"
    lead = f"现将《{first.title}》（{first.number}）转发给你们，请认真贯彻执行。"
    text = _text(random, office, number, title, [lead, first.text], first.year)
    return replace(made, title=title, number=number, text=text, office=office, genre="通知")
