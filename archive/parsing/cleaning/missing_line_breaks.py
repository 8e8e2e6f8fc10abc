"""Line ends put back where a text has none: a directive on one line, or one paragraph to the page.

Mark, number, title and addressees at its head, items at their labels, signature and date at its end begin
lines of their own. Where a text has its line ends, only a signature glued to the last sentence is parted.
Nothing but white space changes.
"""

import re
from itertools import pairwise

from archive.lexicon import document_numbers, labels, titles
from archive.lexicon.vocabulary import FORMS, GENRES
from archive.parsing.cleaning import run_on_signatures
from archive.parsing.header import addressees

# A text whose paragraphs are longer than this on average, and hold the items of a list, has lost its line ends.
_AVERAGE, _LONG = 200, 100
_ITEM_INSIDE = re.compile(r"[。；：\s](?:[二三四]、|[（(][二三]）|第[二三][条章])")
_HEAD_PARAGRAPHS, _LONGEST_HEAD = 4, 900
_MARK = re.compile(r"\s*[^。：:，《]{2,60}?文\s?件(?=\s|[\u4e00-\u9fff]{1,12}\s?[〔\[［【（(﹝〖]\s?\d{4})")
_TYPE = re.compile(rf"(?:{'|'.join(sorted(GENRES + FORMS, key=len, reverse=True))})(?:[（(][^（）()\d]{{1,12}}[）)])?")
_OPENS_BODY = re.compile(
    r"为(?!主|期|民)|根据|按照|近日|近期|当前|目前|今年|近年|今天|各|经(?![验济费营常过历])|现[就将为]|[12]\d{3}\s?年|\d{1,2}\s?月"
    r"|[一1]\s?[、.．]|第一[章条]|本(?:办法|方案|制度|规|细则|意见|会|着)"
)
# Where an item may begin: behind a sentence, behind a space, or a bracket that follows its heading at once.
_PLACE = re.compile(
    r"(?:(?<=[。！？；：:;\s])|(?<=[。！？；][”’）)》]))(?=[一二三四五六七八九十第（(〔0-9０-９①-⑳⑴-⒇㈠-㈩⒈-⒛])"
    r"|(?<=[\u4e00-\u9fff])(?=[（(][一二三四五六七八九十]{1,3}[）)])|(?<=[\u4e00-\u9fff])(?<![之第同统唯])(?=一[是要])"
)
_ALWAYS = ("part", "chapter", "section", "article", "chinese", "formal", "chinese-bracket")
_APART = re.compile(r"[。！？]\s*$|\s$")
_BEHIND = frozenset("。！？；：:; \u3000”’）)》")
_SPACE = re.compile(r"\s+")
_SENTENCE_SPACE = re.compile(r"(?<=[。！？])[ \t]+(?=\S)")
_FOOT_PLACE = re.compile(
    r"(?<=[。！？）)\s])(?=附\s?件?\s?\d{0,2}\s?[：:]|抄\s?[送报]\s?[：:]|主题词\s?[：:]|[（(]此件|[（(]?联\s?系\s?人\s?[：:])"
)
_NO_HEADING = re.compile("[。；：]")
_HEADING = re.compile(r"[^\s。；，：！？,;:]{2,36}\s+(?=\S)")
# Without a space only where a noun that ends headings meets words that begin sentences.
_GLUED_HEADING = re.compile(
    "[^。；：！？]{4,60}?(?:意义|作用|要求|精神|热潮|任务|实质|领导|水平|氛围|格局|保障|局面|职责|内涵|部署|措施|对象|内容|安排|方式"
    "|办法|步骤|时间|机制|效果|实效|能力|地位|站位|担当|权益|效能|责任|方向|重点|目标|落地|到位|发展)"
    "(?=(?:一[是要]|习近平总书记[的在]|全[省市县区]各?级?|全国|各级|各[市州县区地单部基有高]|为(?:深入|进一步|认真|全面|切实|贯彻)"
    r"|根据|近年来|当前|党中央|[12]\d{3}年|\d{1,2}月)[^。]{10})"
)
_CARRIED = re.compile(r"(?<=[。！）)])\s{0,9}(?=[^。！？；，：、\s《]{0,40}关于)")


def split(paragraphs: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """Paragraphs with their marks, those that lost their line ends cut where the line ends stood."""
    length = sum(len(text) for text, _ in paragraphs)
    lost = len(paragraphs) <= 2 and length >= _LONG
    if length >= _AVERAGE * len(paragraphs):
        lost = lost or any(len(text) >= _AVERAGE and _ITEM_INSIDE.search(text) for text, _ in paragraphs)
    result: list[tuple[str, bool]] = []
    for at, (text, marked) in enumerate(paragraphs):
        if "\t" not in text:
            cuts = (
                _cuts(text, at < _HEAD_PARAGRAPHS) if lost and len(text) >= _LONG else run_on_signatures.at_end(text)
            )
            if cuts:
                result += [(piece, marked) for piece in _pieces(text, cuts)]
                continue
        result.append((text, marked))
    return result


def _pieces(text: str, cuts: list[int]) -> list[str]:
    found = [text[start:end].strip() for start, end in pairwise(sorted({0, *cuts, len(text)}))]
    return [piece for piece in found if piece]


def _cuts(text: str, at_head: bool) -> list[int]:
    """Offsets at which lines of a text without line ends began."""
    cuts, body = _head(text, 0) if at_head else ([], 0)
    carried = _carried(text, body)
    for around, end in run_on_signatures.inside(text, body):
        cuts += around
        gap = _SPACE.match(text, end)
        if _title_end(text, gap.end() if gap else end):
            carried.append(end)
    for start in carried:
        cuts += _head(text, start)[0]
    cuts += _items(text, body)
    cuts += [match.end() for match in _SENTENCE_SPACE.finditer(text, body)]
    cuts += [match.end() for match in _FOOT_PLACE.finditer(text, body)]
    return cuts + _headings(text, cuts)


def _items(text: str, start: int) -> list[int]:
    """Cuts at the labels of items. A list inside a sentence (1、…；2、…) stays in it."""
    cuts: list[int] = []
    last, top = start, 0
    runs: dict[str, list[tuple[int, labels.Label]]] = {}
    for place in _PLACE.finditer(text, start):
        at = place.start()
        label = labels.read(text[at : at + 40])
        if label is None:
            continue
        # Seen: 4、 after 三、.
        goes_on = label.kind == "arabic" and "arabic" not in runs and 2 < label.value == top + 1
        if label.kind in _ALWAYS or goes_on:
            if text[at - 1 : at] not in _BEHIND and not _follows_heading(text, at, last):
                continue
            cuts.append(at)
            last = at
            top = label.value if label.kind == "chinese" or goes_on else top
            cuts += _of_run(text, runs)
            runs = {}
        else:
            run = runs.setdefault(label.kind, [])
            if run and label.value == 1:
                cuts += _of_run(text, {label.kind: run})
                run = runs[label.kind] = []
            run.append((at, label))
    return cuts + _of_run(text, runs)


def _of_run(text: str, runs: dict[str, list[tuple[int, labels.Label]]]) -> list[int]:
    """The places of lists whose every item after the first begins behind a full stop."""
    cuts = []
    for kind, run in runs.items():
        places = [at for at, _ in run]
        counts = [label.value for _, label in run] == list(range(1, len(run) + 1))
        apart = all(_APART.search(text, max(at - 2, 0), at) for at in places[1:])
        long = kind != "spoken" or all(after - before >= 40 for before, after in pairwise(places))
        if len(run) > 1 and counts and apart and long:
            cuts += (
                places[1:] if run_on_signatures.ATTACHMENTS.search(text, max(places[0] - 8, 0), places[0]) else places
            )
    return cuts


def _follows_heading(text: str, at: int, last: int) -> bool:
    """二、培训内容（一）…: a bracket right behind the heading that began at `last`, without a mark between."""
    return 4 <= at - last <= 60 and labels.read(text[last:at]) is not None and not _NO_HEADING.search(text, last, at)


def _headings(text: str, cuts: list[int]) -> list[int]:
    """Cuts behind headings that a space parts from their text: 一、培训对象 全县职工。"""
    found = []
    for start in cuts:
        label = labels.read(text[start : start + 40].lstrip())
        if label is None or label.kind == "article":
            continue
        begin = start + len(text[start : start + 40]) - len(text[start : start + 40].lstrip()) + len(label.written)
        begin += text[begin : begin + 1] == " "
        if heading := _HEADING.match(text, begin) or _GLUED_HEADING.match(text, begin):
            found.append(heading.end())
    return found


def _head(text: str, start: int) -> tuple[list[int], int]:
    """Cuts around mark, number, title and addressees that stand from `start` on, and where the body begins."""
    cuts, at = [start], start
    if mark := _MARK.match(text, at, at + 100):
        at = mark.end()
        cuts.append(at)
    at = _past_number(text, at, cuts)
    if end := _title_end(text, at):
        cuts.append(end)
        at = _past_number(text, end, cuts)
    rest = text[at : at + _LONGEST_HEAD]
    if (found := addressees.read([rest], 0)) and found.offset:
        at += found.offset
        cuts.append(at)
    return cuts, at


def _past_number(text: str, at: int, cuts: list[int]) -> int:
    """The end of a number that stands at `at`, with cuts around it; `at` where there is none."""
    found = document_numbers.find(text[at : at + 60])
    if not found or text[at : at + found[0].start].strip():
        return at
    cuts += [at + found[0].start, at + found[0].end]
    return at + found[0].end


def _title_end(text: str, start: int) -> int | None:
    """Where a title that begins at `start` ends: at a type or form behind which number, addressees or body follow;
    of 方案 and 通知 in …实施方案的通知 at the last."""
    best = None
    for match in _TYPE.finditer(text, start, start + titles.LONGEST):
        end = match.end()
        between = text[start if best is None else best : match.start()]
        if "。" in between or (best is not None and (len(between) > 30 or re.search("[，：；]", between))):
            break
        title = text[start:end]
        if titles.is_title(title) and _is_behind_title(text[end : end + _LONGEST_HEAD], plain="关于" in title):
            best = end
    return best


def _is_behind_title(rest: str, plain: bool) -> bool:
    """Whether number, addressees or body begin here, at once or behind a space; the body's first words count
    behind what is plainly a title."""
    bare = rest.lstrip()
    if not bare or rest[0].isspace() or (plain and _OPENS_BODY.match(bare)):
        return True
    number = document_numbers.find(bare[:60])
    return bool(number and not number[0].start) or addressees.read([bare], 0) is not None


def _carried(text: str, start: int) -> list[int]:
    """Where a carried text begins behind a sentence: its title, with addressees of its own."""
    found = []
    for match in _CARRIED.finditer(text, start):
        end = _title_end(text, match.end())
        if end and addressees.read([text[end : end + _LONGEST_HEAD].lstrip()], 0):
            found.append(match.end())
    return found
