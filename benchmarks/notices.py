"""Invented notices of which it is known what each is about: judgments need no reading.

Each has one subject and one or two of its aspects, worded in one of two ways, and names other subjects in passing,
as notices do. Issuers are plainly fictional; the seed is fixed.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

PLACES = [f"示例{letter}" for letter in "甲乙丙丁戊己庚辛壬癸"]
SUBJECTS = json.loads((Path(__file__).parent / "judged" / "subjects.json").read_text(encoding="utf-8"))
_SEED = 40412
_TITLES = [
    "关于做好{year}年{name}工作的通知",
    "关于进一步加强{name}工作的意见",
    "{name}工作实施方案",
    "关于{name}有关事项的通知",
]
_ROUTINE = [
    "各级工会要提高认识，加强领导，明确责任，把各项任务落到实处。",
    "要及时总结经验，发现典型，运用报刊、网站和微信公众号广泛宣传。",
    "要坚持以职工为中心，深入基层，深入职工，力戒形式主义。",
    "各单位要结合实际制定具体办法，指定专人负责，有关情况及时报告市总工会。",
    "市总工会将适时开展督促检查，对工作不力的予以通报。",
]


@dataclass(frozen=True)
class Notice:
    """`subject` and `aspects` are the keys, in judged/subjects.json, of what it is about."""

    id: str
    title: str
    number: str
    text: str
    subject: str
    aspects: frozenset[str]


def notices(each: int = 10) -> Iterator[Notice]:
    """`each` notices a subject, of as many places and years."""
    random = Random(_SEED)
    serial = 0
    for subject in SUBJECTS:
        for place, year in zip(random.sample(PLACES, each), random.sample(range(2005, 2025), each), strict=True):
            serial += 1
            yield _notice(random, subject, place, year, serial)


def _notice(random, subject, place, year, serial) -> Notice:
    aspects = random.sample(sorted(subject["aspects"]), random.randint(1, 2))
    issuer, name = f"{place}市总工会", random.choice(subject["names"])
    title = issuer + random.choice(_TITLES).format(year=year, name=name)
    number = f"示{place[-1]}工发〔{year}〕{serial}号"
    head = [f"{issuer}文件", number, title, "各县（区）总工会，各产业工会，各直属单位："]
    lead = f"为做好{random.choice(subject['names'])}工作，现将有关事项通知如下。"
    foot = [issuer, f"{year}年{random.randint(1, 12)}月{random.randint(1, 28)}日"]
    text = "\n".join([*head, lead, *_sections(random, subject, aspects), *foot])
    return Notice(f"notice-{serial:03}", title, number, text, subject["key"], frozenset(aspects))


def _sections(random, subject, aspects) -> Iterator[str]:
    labels = iter("一二三")
    for aspect in map(subject["aspects"].get, aspects):
        said = random.choice(aspect["wordings"]).format(few=random.randint(2, 9), many=random.randint(2, 40) * 50)
        yield f"{next(labels)}、{aspect['heading']}\n{said}{random.choice(_ROUTINE)}"
    others = random.sample([other for other in SUBJECTS if other is not subject], 2)
    passing = "、".join(random.choice(other["names"]) for other in others)
    yield f"{next(labels)}、工作要求\n{''.join(random.sample(_ROUTINE, 3))}要与{passing}等工作统筹安排，一并推进。"
