import pytest

from tests.support.makers import make_directive

pytestmark = pytest.mark.django_db

LISTS = ["/directives/", "/actions/", "/api/v1/directives/", "/api/v1/actions/"]


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("page", ["99", "0", "-1", "abc", "9" * 30])
def test_a_page_that_is_not_there_is_the_nearest_with_a_notice(client, path, page):
    make_directive()
    answer = client.get(path, {"page": page})
    assert answer.status_code == 200
    assert "已显示第 1 页" in answer.content.decode()


@pytest.mark.parametrize("size", ["0", "101", "abc", "9" * 30, "²"])
def test_a_page_size_that_cannot_be_is_the_usual_with_a_notice(client, size):
    answer = client.get("/api/v1/directives/", {"page_size": size}).json()
    assert [notice for notice in answer["notices"] if "page_size" in notice]
