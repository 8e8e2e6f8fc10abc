"""Every address of the archive, and what each role is answered there: the expected table.

A new address has no row, and fails test_every_role until somebody has decided who may open it.
"""

from typing import NamedTuple

from archive.access import roles
from tests.support.accounts import SUPERUSER
from tests.support.every_address import MOVED_DIRECTIVES, MOVED_LISTS, MOVED_PARTS

ANONYMOUS = "anonymous"
ROLES = [ANONYMOUS, roles.READER, roles.CLERK, roles.ARCHIVIST, roles.ADMINISTRATOR, SUPERUSER]


class Row(NamedTuple):
    """What those of `ROLES` are answered, in their order, and where everybody has to sign in the one who has not.
    `C` stands for 200 with contacts, `H` for 200 with contacts and names of persons in hardship."""

    answers: str
    walled: int = 302


# Of those answers: public, and the same for who is signed in.
_SAME = "200 200 200 200 200 200"
_SHOWS = "200 200 C H 200 H"
_ENTERS = "302 403 200 200 403 200"
_LEADS = "302 302 302 302 302 302"
_JSON = 401
_OPEN = Row(_SAME, 200)
ADDRESSES: dict[str, Row] = {
    "home": Row(_SAME),
    "directives": Row(_SAME),
    "directive": Row(_SHOWS),
    "directive_print": Row(_SHOWS),
    "directive_received": Row(_SHOWS),
    "directives_csv": Row(_SAME),
    "directives_xlsx": Row(_SAME),
    "directives_feed": Row(_SAME),
    "actions_csv": Row(_SHOWS),
    "actions_xlsx": Row(_SHOWS),
    "actions_feed": Row(_SAME),
    "search_csv": Row(_SHOWS),
    "search_xlsx": Row(_SHOWS),
    "search_feed": Row(_SAME),
    "directive_pdf": Row(_SHOWS),
    "directive_docx": Row(_SHOWS),
    "directives_pdf": Row(_SHOWS),
    "directive_validity": Row("302 403 200 200 403 200"),
    "directive_source": Row("H H H H H H"),
    "directive_history": Row("302 403 200 200 403 200"),
    # What a test of its own asks with a directive of each kind: test_openness.
    "directive_openness": Row("302 403 403 200 403 200"),
    "directives_openness": Row("302 403 403 200 403 200"),
    "chosen": Row(_SAME),
    "chosen_xlsx": Row(_SAME),
    "chosen_originals": Row("H H H H H H"),
    # An account's own; who has none keeps his choice himself.
    "chosen_json": Row("401 200 200 200 200 200", _JSON),
    "occasions": Row(_SAME),
    "occasion": Row(_SHOWS),
    "occasion_review": Row("302 403 200 200 403 200"),
    "compare": Row(_SHOWS),
    "compare_xlsx": Row(_SHOWS),
    "compare_docx": Row(_SHOWS),
    "actions": Row(_SHOWS),
    # For who brings files in.
    "intake": Row(_ENTERS),
    "intake_states": Row(_ENTERS),
    "intake_draft": Row(_ENTERS),
    # Shows what is like a draft to who may know of both: a draft without is missing, tests/intake/test_comparison.
    "intake_comparison": Row("302 403 404 404 403 404"),
    # By POST alone.
    "intake_certain": Row("405 405 405 405 405 405"),
    "search": Row(_SHOWS),
    "search_advanced": Row(_SAME),
    "search_suggest": Row(_SAME, _JSON),
    # Who may correct directives; one that names persons in hardship is not for who may not see them.
    "review": Row("302 403 200 200 403 200"),
    "review_names": Row("401 403 200 200 403 200", 302),
    "directive_review": Row("302 403 403 H 403 H"),
    "review_text": Row("302 403 403 H 403 H"),
    "review_action": Row("302 403 403 H 403 H"),
    "review_relations": Row("302 403 403 200 403 200"),
    "api": Row(_SAME),
    "api_openapi": Row(_SAME, _JSON),
    "api_directives": Row(_SAME, _JSON),
    "api_directive": Row(_SHOWS, _JSON),
    "api_actions": Row(_SHOWS, _JSON),
    "api_compare": Row(_SHOWS, _JSON),
    "api_search": Row(_SHOWS, _JSON),
    "api_missing": Row("404 404 404 404 404 404", _JSON),
    # Who may enter directives sees the register.
    "directive_registration": Row(_ENTERS),
    "registration_sheet": Row("302 403 404 404 403 404"),
    "registry": Row(_ENTERS),
    "registry_xlsx": Row(_ENTERS),
    # Whoever may withdraw, seal or purge; of the sheets there are none before that is done.
    "directive_custody": Row("302 403 403 200 200 200"),
    "directives_withdrawal": Row("302 403 403 200 403 200"),
    "withdrawn": Row("302 403 403 200 403 200"),
    "seal_sheet": Row("302 403 403 404 404 404"),
    "purge_sheet": Row("302 403 403 404 404 404"),
    "healthz": _OPEN,
    "readyz": _OPEN,
    "login": _OPEN,
    # By POST alone.
    "logout": Row("405 405 405 405 405 405", 405),
    "set_language": Row("302 302 302 302 302 302"),
    # They lead to the pages of the review, whoever asks; of a section or an action item only who may know of it.
    "admin_directive": Row(_LEADS),
    "admin_review": Row(_LEADS),
    **{page: Row(_LEADS) for page in MOVED_LISTS},
    **{page: Row(_LEADS) for page in MOVED_DIRECTIVES},
    **{page: Row("302 403 302 302 403 302") for page in MOVED_PARTS},
    "admin_login": Row("302 302 302 302 302 302"),
    "admin_logout": Row("405 405 405 405 405 405", 405),
    "admin_password_change": Row("302 302 302 302 302 302"),
    "password_change": Row("302 200 200 200 200 200"),
    "password_changed": Row("302 200 200 200 200 200"),
}

# In the admin whoever has nothing to do there is led to the sign-in page.
_STAFF = "302 302 200 200 200 200"
_NOBODY = "302 302 403 403 403 403"
_REFERENCE_DATA = {
    "changelist": "302 302 200 200 200 200",
    "add": "302 302 403 200 200 200",
    "change": "302 302 200 200 200 200",
    "delete": "302 302 403 200 200 200",
}
_SUPERUSERS = "302 302 403 403 403 200"
_ADMINISTRATORS = "302 302 403 403 200 200"
# {model: {page: answers}}
ADMIN: dict[str, dict[str, str]] = {
    "archive_source": {
        "changelist": "302 302 200 200 403 200",
        "add": _NOBODY,
        "change": "302 302 200 200 403 200",
        "delete": _NOBODY,
    },
    "archive_issuer": _REFERENCE_DATA,
    "archive_topic": _REFERENCE_DATA,
    "archive_region": _REFERENCE_DATA,
    "archive_userecord": {
        "changelist": _ADMINISTRATORS,
        "print": _ADMINISTRATORS,
        "csv": _ADMINISTRATORS,
        "xlsx": _ADMINISTRATORS,
        "add": _NOBODY,
        "change": _ADMINISTRATORS,
        "delete": _NOBODY,
    },
    "auth_user": {
        "changelist": _ADMINISTRATORS,
        "add": _ADMINISTRATORS,
        "change": _ADMINISTRATORS,
        "delete": _SUPERUSERS,
        "password_change": _ADMINISTRATORS,
    },
    "auth_group": {
        "changelist": _ADMINISTRATORS,
        "add": _SUPERUSERS,
        "change": _ADMINISTRATORS,
        "delete": _SUPERUSERS,
    },
}
# {name: answers} of those that belong to no model.
ADMIN_ITSELF: dict[str, str] = {
    "index": _STAFF,
    "login": "302 302 302 302 302 302",
    "logout": "405 405 405 405 405 405",
    "password_change": "302 302 302 302 302 302",
    "password_change_done": _STAFF,
    "autocomplete": "302 302 200 200 200 200",
    "jsi18n": _STAFF,
    "view_on_site": "302 302 302 302 302 302",
    "app_list": _STAFF,
}
