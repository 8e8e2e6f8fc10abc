import pytest

from tests.support.makers import make_directive

pytestmark = pytest.mark.django_db


def test_the_site_chrome_is_gone_and_the_way_back_stays(client):
    directive = make_directive()
    page = client.get(f"/directives/{directive.pk}/print/?q=竞赛")
    assert "site-header" not in page.text
    assert f'href="{directive.get_absolute_url()}?q=%E7%AB%9E%E8%B5%9B"' in page.text


def test_the_head_is_set_as_on_paper(client):
    title = "示例市总工会关于示例工作的通知"
    text = f"示例市总工会文件\n示工发〔2023〕1号\n{title}\n各区总工会：\n现通知如下。"
    directive = make_directive(title, text=text, number="示工发〔2023〕1号", addressees=["各区总工会"])
    page = client.get(f"/directives/{directive.pk}/print/")
    assert '<p class="line-mark mark-large">示例市总工会文件</p>' in page.text
    assert '<p class="line-number">示工发〔2023〕1号</p>' in page.text
    assert '<p class="line-addressees">各区总工会：</p>' in page.text


def test_the_print_view_asks_few_questions(client, django_assert_max_num_queries):
    directive = make_directive(sections=[("一、", "提高认识", "要学习。")] * 9)
    with django_assert_max_num_queries(7):
        client.get(f"/directives/{directive.pk}/print/")
