"""Invented texts of which it is known what they are about: labelled.txt is learned from, held_out.txt is measured by
and was labelled before anything was learned. A line is 主题|标题|开头; without a topic where it belongs to none."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

_FOLDER = Path(__file__).parent
_SEED = 40412
# What every second directive says whatever it is about.
_ADDRESSEES = [
    "各县（市、区）总工会，各产业工会，市总工会各部门、各直属单位：",
    "各县总工会，各直属基层工会：",
    "各基层工会，各工会小组：",
]
_ROUTINE = [
    "各级工会要提高认识，加强组织领导，明确责任，把各项任务落到实处。",
    "要广泛宣传，及时总结经验，发现典型，营造良好氛围。",
    "有关情况请及时报送市总工会。",
    "要保障必要的经费，加强督促检查。",
    "要组织工会干部学习，开展必要的培训。",
    "要坚持以职工为中心，深入基层，力戒形式主义。",
    "各单位要结合实际制定具体办法，指定专人负责，做好统计和上报。",
    "要充分运用互联网、微信公众号等，扩大活动的影响。",
    "活动中要注意安全，严守纪律。",
]


@dataclass(frozen=True)
class LabelledText:
    """`main` is '' where no topic is right; `others` are the topics of whole parts of it."""

    title: str
    headings: tuple[str, ...]
    text: str
    main: str
    others: frozenset[str] = frozenset()


def short(name: str) -> list[LabelledText]:
    """Those of a file as they stand, each with a title and a lead."""
    lines = (_FOLDER / name).read_text(encoding="utf-8").splitlines()
    rows = [line.split("|") for line in lines if not line.startswith("#")]
    return [LabelledText(title, (), f"{title}\n{lead}", topic) for topic, title, lead in rows]


def long(texts: Sequence[LabelledText], each: int = 3) -> Iterator[LabelledText]:
    """Longer ones put together of them: each `each` times, with what every directive says, with parts that are about
    other topics, and with others named in passing. The same on every machine."""
    random = Random(_SEED)
    for text in texts:
        for turn in range(each):
            yield _long(random, text, texts, turn % 3 if text.main else 0)


def _long(random: Random, text: LabelledText, texts: Sequence[LabelledText], parts: int) -> LabelledText:
    own = [one for one in texts if one.main == text.main and one.main and one is not text]
    others = random.sample([one for one in texts if one.main and one.main != text.main], parts + 2)
    others, passing = others[:parts], others[parts:] if text.main else []
    pieces = [text.title, random.choice(_ADDRESSEES), _lead(text)]
    headings = []
    for one in [*random.sample(own, min(2, len(own))), *others]:
        headings.append(one.title.removeprefix("关于").removesuffix("的通知"))
        pieces += [headings[-1], _lead(one), random.choice(_ROUTINE)]
    pieces += random.sample(_ROUTINE, 4)
    if passing:
        pieces.append("。".join(_lead(one)[:12] for one in passing))
    told = frozenset(one.main for one in others)
    return LabelledText(text.title, tuple(headings), "\n".join(pieces), text.main, told)


def _lead(text: LabelledText) -> str:
    return text.text.partition("\n")[2]
