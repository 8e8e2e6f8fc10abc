"""What readers type, by the planner: the sets are those of the reference engine, the order where numbers force it."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from search.contract import Plan
from search.planning import BY_SCORE, Planner
from search.query.parser import parse
from search.query.plan import Compare
from search.query.tree import loosened
from tests.search.contract.checks.registry import check
from tests.search.contract.documents import FIELDS, Archive, make_document
from tests.search.contract.reference_engine import ReferenceEngine
from tests.search.contract.trial import ALL, BY_KEY, Trial

NUMBERS = {
    1: ("示工〔2023〕7号", "示工|2023|7"),
    2: ("示工〔2023〕77号", "示工|2023|77"),
    3: ("总工〔2021〕3号", "总工|2021|3"),
}
PLACES = [["990000", "示例省", "示例"], ["990100", "示例市", "示例"], ["980000", "别省", "别"]]
TEXTS = {
    1: ("开展“安康杯”勞動競賽，推进产业工人队伍建设改革。", "关于开展劳动竞赛的通知", ["一、要求", "二、任务"]),
    2: ("各级工会要加强职工书屋建设。职代会制度。", "职工书屋建设实施意见", ["一、建设标准"]),
    3: ("转发示工〔2023〕7号文件，请贯彻执行。女职工委员会。", "转发关于开展劳动竞赛的通知", []),
    4: ("据《示工(2023)第7号》，竞赛经费不低于50％。", "经费管理办法", ["第一章 总则"]),
    5: ("全总要求深化产改，弘扬劳模精神、劳动精神、工匠精神。", "关于劳模精神的宣传提纲", []),
    6: ("二○二三年困难职工帮扶工作总结，产业工人和队伍。", "帮扶总结", []),
    7: ("GB/T 9704 规定了公文格式。", "公文格式说明", ["1.范围"]),
    8: ("其他事项另行通知", "", []),
}  # fmt: skip
QUERIES = [
    "劳动竞赛", "劳动竞赛 经费", "产业工人队伍", "“安康杯”", "「劳动精神、工匠」", "劳动 OR 书屋", "-劳动",
    "职工 -女职工", "(书屋 或 经费) 职工", "标题:劳动竞赛", "标题:“竞赛的通知”", "文号:示工",
    "文号:示工〔2023〕7号", "机关:示例市", "地区:示例", "地区:990100", "-地区:示例省", "主题:竞赛", "年份:2023",
    "年份:2019-2021", "年份:二〇二三", "竞赛 年份:2021-2023 -经费", "示工〔2023〕7号", "转发示工〔2023〕7号",
    "示工(2023)77号", "无工〔2023〕7号", "示工〔2023〕7号 转发", "全总", "产改", "全国总工会", "勞動競賽", "５０％",
    "2023年", "gb/t9704", "GB/T 9704", "工", "的", "职代会是什么", "怎么申请困难职工帮扶", "劳动竞赛 OR",
    "((( 劳模", "标题:", "不存在的词语", "“”", "标题:(竞赛 OR 书屋) -通知",
]  # fmt: skip


def documents():
    for pk, (text, title, headings) in TEXTS.items():
        number, number_key = NUMBERS.get(pk, ("", None))
        yield make_document(
            pk, text, title, headings, number, ["示例市总工会", "示例总"] if pk % 2 else ["别省总工会"],
            ["劳动竞赛"] if pk % 3 == 1 else [], number_key=number_key, cites=["示工|2023|7"] if pk == 3 else [],
            places=PLACES[pk % 3], province=PLACES[pk % 3][0], year=2018 + pk if pk != 8 else None,
            dated=20230000 + pk,
        )  # fmt: skip


@cache
def reference() -> ReferenceEngine:
    engine = ReferenceEngine(Path("planned"), FIELDS)
    engine.rebuild(Archive(documents()))
    return engine


def plans() -> dict[str, Plan]:
    """Each query as it stands, and by its best words."""
    planner, found = Planner(), {}
    for query in QUERIES:
        tree = parse(query)[0]
        found[query] = planner.plan(tree)
        if tree and (some := loosened(tree)):
            found[f"some of {query}"] = planner.plan(some)
    return found


@check
def what_readers_type_finds_what_the_reference_finds(trial: Trial) -> None:
    trial.filled(*documents())
    sizes = set()
    for query, plan in plans().items():
        answer = trial.engine.search(plan, rows=ALL, order=BY_KEY, facets=["year", "topics"])
        wanted = reference().search(plan, rows=ALL, order=BY_KEY, facets=["year", "topics"])
        assert [hit.pk for hit in answer.hits] == [hit.pk for hit in wanted.hits], query
        assert (answer.total, answer.facets) == (wanted.total, wanted.facets), query
        sizes.add(answer.total)
    assert trial.engine.count_many(list(plans().values())) == reference().count_many(list(plans().values()))
    assert len(sizes) > 5


@check
def what_readers_type_is_narrowed_by_what_they_choose(trial: Trial) -> None:
    trial.filled(*documents())
    chosen = (Compare("province", "in", ("990000", "980000")), Compare("topics", "in", ("劳动竞赛",)))
    for query, plan in plans().items():
        plan, facets = replace(plan, filters=chosen), ["province", "topics", "year"]
        answer = trial.engine.search(plan, rows=ALL, order=("-year", "key"), facets=facets)
        wanted = reference().search(plan, rows=ALL, order=("-year", "key"), facets=facets)
        assert [hit.pk for hit in answer.hits] == [hit.pk for hit in wanted.hits], query
        assert (answer.total, answer.facets) == (wanted.total, wanted.facets), query


@check
def a_number_finds_who_bears_it_first_then_who_cites_it(trial: Trial) -> None:
    trial.filled(*documents())
    for query in ("示工〔2023〕7号", "示工(2023)7号", "转发示工〔2023〕7号", "示工［2023］第7号"):
        plan = Planner().plan(parse(query)[0])
        hits = trial.engine.search(plan, rows=ALL, order=BY_SCORE).hits
        assert [hit.pk for hit in hits] == [1, 4, 3] and hits[0].score > 900 > 200 > hits[1].score, query
