import pytest

from archive.parsing.action_items import actors, imperatives


def subject_of(sentence):
    return actors.find(imperatives.clauses(sentence))


@pytest.mark.parametrize(
    ("sentence", "actor"),
    [
        ("全省各级工会领导班子和领导干部要带头示范。", "全省各级工会领导班子和领导干部"),
        ("请各参赛单位于4月30日前报名。", "各参赛单位"),
        ("要求各基层工会认真组织。", "各基层工会"),
        ("市总成立领导小组。", "市总"),
        ("市总工会帮扶中心负责资金拨付。", "市总工会帮扶中心"),
        ("各级工会党组（党委）要把此项工作列入议程。", "各级工会党组（党委）"),
        ("各县（市、区）总工会每月5日前报送进展。", "各县（市、区）总工会"),
        ("各州（市）总工会，省级产业工会学习情况请及时报告省总工会。", "各州（市）总工会，省级产业工会"),
        ("为确保安全，承办单位须制定预案。", "承办单位"),
        ("竞赛由各分工会组织实施。", "各分工会"),
        ("每位学员结业前须提交心得。", "每位学员"),
        ("应急管理部门要加强检查。", "应急管理部门"),
    ],
)
def test_who_is_to_act_is_read_as_written(sentence, actor):
    assert subject_of(sentence).text == actor


@pytest.mark.parametrize(
    "sentence",
    [
        "要加强领导。",
        "组织职工开展竞赛。",
        "配合有关部门推动平台企业协商。",
        "请以分工会为单位报名。",
        "学习贯彻重要讲话精神要持之以恒。",
        "帮扶资金的使用应当公开。",
        "联合区委宣传部开展示例选树。",
        "重点在非公企业、小微企业开展协商。",
    ],
)
def test_a_sentence_without_subject_has_no_actor(sentence):
    assert subject_of(sentence) is None
