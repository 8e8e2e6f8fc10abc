"""Every address of the site by the name of its pattern, with a page or more of each to look at."""

from django.urls import URLPattern, get_resolver

from tests.support.make_answers import make_shared_occasion
from tests.support.persons import SUBJECT, Held

# Where the admin's pages of directives were, beneath /admin/archive/.
_MODELS, _OF_ROW = (
    ("directive", "directiveunderreview", "section", "actionitem"),
    ("change", "delete", "history", "bare"),
)
MOVED_LISTS = [f"moved_from_admin:{model}_{page}" for model in _MODELS for page in ("list", "add")]
MOVED_DIRECTIVES = [f"moved_from_admin:{model}_{page}" for model in _MODELS[:2] for page in _OF_ROW]
MOVED_PARTS = [f"moved_from_admin:{model}_{page}" for model in _MODELS[2:] for page in _OF_ROW]
MOVED = [*MOVED_LISTS, *MOVED_DIRECTIVES, *MOVED_PARTS]
# What is not looked at, each with its reason.
EXCEPTIONS = {
    "directive_source": "the original is the record, and given out as it was received",
    "chosen_originals": "as above, several",
    "chosen_json": "keys alone, of what an account has chosen",
    "set_language": "answers with a redirect and no text",
    "directive_openness": "asks for sign-in, and for a permission",
    "directives_openness": "as above",
    "directive_validity": "as above",
    "logout": "takes a POST alone, and answers with a redirect",
    "password_change": "asks for sign-in, and knows nothing of directives",
    "password_changed": "asks for sign-in, and knows nothing of directives",
    "admin_login": "leads to the sign-in page",
    "admin_logout": "takes a POST alone, and answers with a redirect",
    "admin_password_change": "leads to the page that changes a password",
    "directive_history": "for staff alone; tests/amendment/test_history_page.py looks at what it withholds from them",
    "admin_directive": "leads to the page of the review",
    "admin_review": "leads to the page of the review",
    **dict.fromkeys(MOVED, "leads to a page of the review, or to where files come in"),
    "occasion_review": "for who corrects directives, and sees all of them: tests/occasions",
    "directive_registration": "for who may enter directives; what it hides is tested with its room",
    "registration_sheet": "as above",
    "registry": "as above",
    "registry_xlsx": "as above",
    "api_missing": "knows nothing of directives",
    "directive_custody": "for who may withdraw, with a title that is redacted as anywhere",
    "directives_withdrawal": "as above",
    "withdrawn": "as above",
    "seal_sheet": "holds no word of a directive",
    "purge_sheet": "as above",
    "review": "for who corrects directives, and sees all of them: tests/review",
    "review_names": "as above",
    "directive_review": "as above",
    "review_text": "as above",
    "review_action": "as above",
    "review_relations": "as above",
    "intake": "what was brought in and is no directive yet, for who enters: tests/intake",
    "intake_draft": "as above",
    "intake_states": "as above",
    "intake_comparison": "for who enters, both as they may see them: tests/intake/test_comparison",
    "intake_certain": "takes a POST alone",
}


def names(resolver=None, namespace="") -> set[str]:
    """The names of all patterns but the admin's, which only staff who are signed in may see."""
    found = set()
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLPattern):
            found.add(f"{namespace}{pattern.name}")
        elif pattern.namespace != "admin":
            found |= names(pattern, f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace)
    return found


def addresses(held: Held) -> dict[str, list[str]]:
    """{name of a pattern: paths}."""
    whole, other = held.whole.pk, held.other.pk
    words = f"q={SUBJECT}"
    return {
        "home": ["/"],
        "directives": ["/directives/", "/directives/?sort=oldest"],
        "occasions": ["/occasions/", "/occasions/?all=1"],
        "occasion": [f"/occasions/{make_shared_occasion(held.whole, held.other)}/"],
        "directive": [f"/directives/{whole}/", f"/directives/{other}/", f"/directives/{whole}/?{words}"],
        "directive_print": [f"/directives/{whole}/print/", f"/directives/{other}/print/"],
        "directive_received": [f"/directives/{whole}/received/"],
        "directives_csv": ["/directives/export.csv"],
        "directives_xlsx": ["/directives/export.xlsx"],
        "directives_feed": ["/directives/feed.atom"],
        "actions_csv": ["/actions/export.csv"],
        "actions_xlsx": ["/actions/export.xlsx"],
        "search_csv": [f"/search/export.csv?{words}"],
        "search_xlsx": [f"/search/export.xlsx?{words}"],
        "actions_feed": ["/actions/feed.atom"],
        "search_feed": [f"/search/feed.atom?{words}"],
        "directive_pdf": [f"/directives/{whole}/pdf/"],
        "directive_docx": [f"/directives/{whole}/docx/", f"/directives/{other}/docx/"],
        "directives_pdf": [f"/directives/pdf/?d={whole}&d={other}"],
        "chosen": ["/chosen/", f"/chosen/?d={whole}&d={other}"],
        "chosen_xlsx": [f"/chosen/export.xlsx?d={whole}&d={other}"],
        "compare": [
            "/compare/",
            f"/compare/?d={whole}&d={other}",
            f"/compare/?d={whole}&d={other}&form=grid",
            f"/compare/?d={whole}&d={other}&form=follow",
        ],
        "compare_xlsx": [f"/compare/export.xlsx?d={whole}&d={other}"],
        "compare_docx": [f"/compare/export.docx?d={whole}&d={other}"],
        "actions": ["/actions/"],
        "search": [f"/search/?{words}", "/search/", f"/search/?q={SUBJECT} 补充 示例科"],
        "search_advanced": ["/search/advanced/", f"/search/advanced/?{words}"],
        "search_suggest": [f"/search/suggest/?{words}", "/search/suggest/?q=示工", "/search/suggest/?q=txgc"],
        "api": ["/api/v1/"],
        "api_openapi": ["/api/v1/openapi.json"],
        "api_directives": ["/api/v1/directives/"],
        "api_directive": [f"/api/v1/directives/{whole}/", f"/api/v1/directives/{other}/"],
        "api_actions": ["/api/v1/actions/"],
        "api_compare": [f"/api/v1/compare/?d={whole}&d={other}"],
        "api_search": [f"/api/v1/search/?{words}"],
        "login": ["/accounts/login/"],
        "healthz": ["/healthz"],
        "readyz": ["/readyz"],
    }
