"""Three thousand hostile requests, anonymous and signed in, and what schemathesis makes of the API's description."""

import re
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.generation import GenerationMode

from tests.support import hostile_requests
from tests.support.hostile_requests import MARK
from tests.support.persons import tells

_COUNT, _OF_A_DESCRIPTION, _AT_ONCE = 3000, 30, 4
_PERSONS = "from tests.support.persons import make_persons; make_persons()"
_ORIGINAL = re.compile(r"/directives/[^/]+/source/")
_ELSEWHERE = re.compile(r"(?:https?:)?//(?!127\.0\.0\.1|localhost)", re.IGNORECASE)


@pytest.fixture
def served(archive):
    status, said = archive.command("shell", "-c", _PERSONS)
    assert status == 0, said
    archive.start()
    return archive


@pytest.mark.parametrize("who", ["anonymous", "signed in"])
def test_hostile_requests(served, chance, figures, who):
    keys = [pk for (pk,) in served.rows("SELECT id FROM archive_directive ORDER BY id DESC LIMIT 20")]
    assert tells(served.archivist().get(f"/directives/{keys[0]}/").text) or who == "anonymous"
    asked = list(hostile_requests.requests(chance, _COUNT // 2, keys))
    with ThreadPoolExecutor(_AT_ONCE) as several:
        answers = list(several.map(lambda one: answered(served, one, who), asked))
    statuses = Counter(status for status, _ in answers)
    figures(
        requests=len(asked), answers=dict(sorted(statuses.items())), slowest=max(seconds for _, seconds in answers)
    )
    assert served.tracebacks() == []
    assert served.get("/readyz").status == 200


def answered(served, one, who) -> tuple[int, float]:
    """Status and seconds; looked at in between."""
    # One by one: an answer to a sign-out must not sign the next one out.
    reader = served.reader() if who == "anonymous" else served.archivist()
    try:
        answer = reader.ask(one.method, one.path, one.body, one.headers)
    except (HTTPException, ConnectionError) as error:
        raise AssertionError(f"{one}: {error!r}") from error
    shown = f"{one.method} {one.path[:300]} {one.headers} → {answer.status}"
    if answer.status >= 500:
        # gunicorn's own word for what HTTP knows no more is 501.
        assert answer.status == 501 or (answer.status == 503 and len(answer.text) > 5), shown + answer.text[:500]
    assert "Traceback (most" not in answer.text, shown
    kind = answer.headers.get("Content-Type", "")
    if "html" in kind or "svg" in kind or not kind:
        assert MARK not in answer.text, shown
    for name, value in answer.headers.items():
        assert MARK not in value and name.lower() != "zq", (shown, name, value)
        assert name.lower() != "location" or not _ELSEWHERE.match(value), (shown, value)
    assert not any(cookie.startswith("zq=") for cookie in answer.headers.get_all("Set-Cookie", [])), shown
    assert "root:x:0:0" not in answer.text, shown
    if who == "anonymous" and not _ORIGINAL.match(one.path):
        assert tells(answer.text) == [], shown
    return answer.status, answer.seconds


@pytest.mark.parametrize(
    "mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=["in its terms", "against them"]
)
def test_requests_from_the_description_of_the_api(served, figures, mode):
    schema = schemathesis.openapi.from_url(f"http://127.0.0.1:{served.port}/api/v1/openapi.json")
    counts = Counter()
    for found in schema.get_all_operations():
        ask_by(found.ok(), mode, counts)
    figures(answers=dict(sorted(counts.items())))
    assert counts
    assert served.tracebacks() == []


def ask_by(operation, mode, counts) -> None:
    @settings(
        max_examples=_OF_A_DESCRIPTION, deadline=None, derandomize=True, database=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(case=operation.as_strategy(mode))
    def ask(case):
        answer = case.call(timeout=60)
        counts[answer.status_code] += 1
        assert answer.status_code < 500 or answer.status_code == 503, (case.as_curl_command(), answer.text[:500])
        assert tells(answer.text) == [], case.as_curl_command()
        if mode is GenerationMode.POSITIVE and answer.status_code < 300:
            case.validate_response(answer)

    ask()
