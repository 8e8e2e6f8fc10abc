"""Every kind of page of the archive, as addresses over the five first directives."""

from archive.models import Directive


def addresses() -> dict[str, str]:
    """Names and paths. Needs the archive's five sources in the database."""
    yunnan = Directive.objects.get(number="云工通〔2023〕7号").pk
    guizhou = Directive.objects.get(number="黔工总字〔2021〕19号").pk
    forwarded = Directive.objects.get(forwarded_by__isnull=False).pk
    return {
        "home": "/",
        "search": "/search/?q=劳模精神",
        "search-filtered": "/search/?q=劳模精神&province=530000&year=2023",
        "search-nothing": "/search/?q=安康杯&province=110000",
        "search-some": "/search/?q=请问劳模精神怎么样宣传才好",
        "search-meant": "/search/?q=劳摸精神",
        "search-problem": '/search/?q="劳模精神',
        "search-advanced": "/search/advanced/?q=劳模精神",
        "browse": "/directives/",
        "browse-compact": "/directives/?view=compact",
        "directive": f"/directives/{yunnan}/?q=劳模精神",
        "carried": f"/directives/{forwarded}/",
        "received": f"/directives/{yunnan}/received/",
        "print": f"/directives/{yunnan}/print/",
        "compare": f"/compare/?d={yunnan}&d={guizhou}",
        "chosen": f"/chosen/?d={yunnan}&d={guizhou}&q=劳模精神",
        "chosen-none": "/chosen/",
        "compare-picker": "/compare/",
        "actions": "/actions/",
        "missing": "/directives/999999/",
        "no-paper": "/directives/pdf/?d=999999",
        "api": "/api/v1/",
        "english": "/search/?q=工匠精神",
    }
