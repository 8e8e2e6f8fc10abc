"""The forms' figures side by side, a row for each size and form. Pure."""

from collections.abc import Mapping

_HEAD = (
    "| directives | form | import, a second | rebuild, a second | query, median / p95 ms | page, median / p95 ms "
    "| larger worker, PSS MB | nodes, heap MB together | database | index | original, bytes a directive |"
)


def forms_table(found: Mapping[int, Mapping[str, Mapping]]) -> str:
    """`found` has {size: {form: what one_form and cluster_figures told}}."""
    rows = [_row(size, form, told) for size, forms in found.items() for form, told in forms.items()]
    return "\n".join([_HEAD, "|---" * (_HEAD.count("|") - 1) + "|", *rows])


def _row(size: int, form: str, told: Mapping) -> str:
    pages = told["pages"]
    page = pages.get("search_page_anew")
    cluster = told.get("cluster")
    index = cluster["index_bytes"] / size if cluster else told["bytes"]["local_index"]
    cells = [
        f"{size:,}",
        form,
        f"{told['imported_a_second']:g}",
        f"{told['rebuilt_a_second']:g}",
        f"{told['query_ms']['median']:g} / {told['query_ms']['p95']:g}",
        f"{page['median_ms']:g} / {page['p95_ms']:g}" if page else "",
        str(max((one["pss_mb"] for one in pages.get("workers", ())), default="")),
        str(sum(node["heap_mb"] for node in cluster["nodes"])) if cluster else "",
        f"{told['bytes']['database']:,.0f}",
        f"{index:,.0f}",
        f"{told['bytes']['original']:,.0f}",
    ]
    return f"| {' | '.join(cells)} |"
