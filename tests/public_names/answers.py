"""The API's answers as others read them: keys at every depth, types, closed sets of values."""

from tests.public_names.shapes import types, vocabularies

SEARCHES = (
    "q=劳模精神",
    "q=劳动竞赛&sort=newest&page_size=1",
    "q=劳动竟赛",
    "q=示例的词语 劳动竞赛 没有的词",
    "q=如何开展劳动和技能竞赛",
    "q=“没有成对 (括号 年份:甲 项目:乙 OR",
    "q=劳动竞赛&province=贵州&year=2023&level=nothing",
    "q=建功立业 云南 竞赛",
    "q=全总 劳模精神",
    "q=",
)


def asked(program) -> dict[str, list[str]]:
    """{a route's address: the addresses asked to see all it may answer}."""
    first, second, third, *_others = program.ids
    api = "/api/v1"
    return {
        f"{api}/directives/": [f"{api}/directives/", f"{api}/directives/?year=1&page=9&page_size=0"],
        f"{api}/directives/*/": [f"{api}/directives/{pk}/" for pk in program.ids],
        f"{api}/actions/": [f"{api}/actions/?page_size=100", f"{api}/actions/?kind=report&deadline=true&page_size=1"],
        f"{api}/compare/": [f"{api}/compare/?d={first}&d={second}", f"{api}/compare/?d={first}&d={second}&d={third}"],
        f"{api}/search/": [f"{api}/search/?{query}" for query in SEARCHES],
        f"{api}/nothing/": [f"{api}/nothing/", f"{api}/directives/999999/", f"{api}/compare/"],
        "/search/suggest/": [f"/search/suggest/?q={words}" for words in ("劳动", "ldjs", "云工", "云南", "无")],
    }


def taken(program) -> dict:
    told = {place: [program.json(one) for one in addresses] for place, addresses in asked(program).items()}
    return {
        "json_keys": {place: types(answers) for place, answers in told.items()},
        "vocabularies": {
            f"{place} {key}": values
            for place, answers in told.items()
            for key, values in vocabularies(answers).items()
        },
    }
