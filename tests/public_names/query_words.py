"""The words and signs of the query language that are ours, by what becomes of a query with each."""

# What is in no directive: found all the same where OR, NOT and - are understood, and quotes keep words together.
_NOWHERE = "蜃楼海市"
QUERIES = (
    *(f"{name}:通知" for name in ("标题", "title")),
    *(f"{name}:云工通〔2023〕7号" for name in ("文号", "number")),
    *(f"{name}:云南" for name in ("机关", "issuer", "地区", "region")),
    *(f"{name}:2023" for name in ("年份", "year")),
    "年份:2020-2022",
    *(f"{name}:产业工人队伍建设改革" for name in ("主题", "topic")),
    f"竞赛 OR {_NOWHERE}",
    f"竞赛 或 {_NOWHERE}",
    f"竞赛 -{_NOWHERE}",
    f"竞赛 NOT {_NOWHERE}",
    f"(竞赛 OR {_NOWHERE}) 云南",
    f"（竞赛 OR {_NOWHERE}） 云南",
    *(f"{begin}竞赛云南{end}" for begin, end in ('""', "“”", "「」", "『』")),
    *(f"{begin}劳模精神{end}" for begin, end in ('""', "“”", "「」", "『』")),
    "黔工总字[2021]19号",
    "项目:云南",
)


def taken(program) -> dict:
    return {"query_words": {query: _understood(program, query) for query in QUERIES}}


def _understood(program, query: str) -> str:
    """What is made of it. No count: that is a value, and may become better."""
    answer = program.json(f"/api/v1/search/?q={query}")
    if answer["problems"]:
        return f"problem: {answer['problems'][0]['code']}"
    return "found" if answer["matched"] == "all" and answer["count"] else "nothing has all of it"
