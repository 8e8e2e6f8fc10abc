"""What the API answers of directives side by side: two by sections, more by tasks."""

from datetime import date

from django.utils.translation import gettext_noop as _
from pydantic import ConfigDict, Field

from archive.api.schemas import Answer, DirectiveRow


class Span(Answer):
    model_config = ConfigDict(title=_("一段文字"))

    text: str = Field(title=_("文字"))
    common: bool = Field(title=_("相同"), description=_("对应章节里也有。"))
    elsewhere: bool = Field(title=_("别处相同"), description=_("见于对方的其他章节。"))


class Side(Answer):
    model_config = ConfigDict(title=_("一侧的章节"))

    anchor: str = Field(title=_("锚点"))
    label: str = Field(title=_("序号"))
    heading: str = Field(title=_("标题"))
    heading_spans: list[Span] = Field(title=_("标题分段"))
    spans: list[Span] = Field(title=_("正文分段"), description=_("依次相连即为正文。"))


class ComparedRow(Answer):
    model_config = ConfigDict(title=_("对照的一行"))

    level: int = Field(title=_("层级"))
    left: Side | None = Field(title=_("左侧"), description=_("没有对应章节时为 null。"))
    right: Side | None = Field(title=_("右侧"), description=_("没有对应章节时为 null。"))


class Figures(Answer):
    model_config = ConfigDict(title=_("异同概况"))

    left_share: float = Field(title=_("左侧相同比例"), description=_("0 至 1：左侧字句也见于右侧的比例。"))
    right_share: float = Field(title=_("右侧相同比例"), description=_("0 至 1：右侧字句也见于左侧的比例。"))
    aligned: int = Field(title=_("对应的节数"))
    only_left: int = Field(title=_("仅左侧有的节数"))
    only_right: int = Field(title=_("仅右侧有的节数"))
    left_stock: float = Field(title=_("左侧通行表述比例"), description=_("0 至 1：相同的字句中，本库许多文件都有的。"))
    right_stock: float = Field(
        title=_("右侧通行表述比例"), description=_("0 至 1：相同的字句中，本库许多文件都有的。")
    )
    moved: int = Field(title=_("次序不同的节数"))


class ComparedPair(Answer):
    model_config = ConfigDict(title=_("互相对应的章节"))

    left: list[str] = Field(title=_("左侧锚点"), description=_("一节拆成几节的，有几个。"))
    right: list[str] = Field(title=_("右侧锚点"), description=_("一节拆成几节的，有几个。"))
    state: str = Field(title=_("异同"), description=_("same、changed 或 moved：相同、有改动、次序不同。"))
    left_own: float = Field(title=_("左侧各自表述比例"), description=_("0 至 1。"))
    right_own: float = Field(title=_("右侧各自表述比例"), description=_("0 至 1。"))


class ComparisonTexts(Answer):
    model_config = ConfigDict(title=_("对照的文字"))

    left: str = Field(title=_("左侧"), description=_("依次为各节的序号、标题、换行、正文、换行。"))
    right: str = Field(title=_("右侧"), description=_("依次为各节的序号、标题、换行、正文、换行。"))


class EditOperation(Answer):
    model_config = ConfigDict(title=_("修改步骤"))

    act: str = Field(
        title=_("步骤"), description=_("keep、move、insert 或 delete：保留、移来、增加、删去。次序按右侧文字。")
    )
    left_start: int = Field(title=_("左侧起点"), description=_("在 texts.left 中的字符位置。"))
    left_end: int = Field(title=_("左侧终点"), description=_("在 texts.left 中的字符位置，不含。"))
    right_start: int = Field(title=_("右侧起点"), description=_("在 texts.right 中的字符位置。"))
    right_end: int = Field(title=_("右侧终点"), description=_("在 texts.right 中的字符位置，不含。"))
    text: str = Field(title=_("文字"), description=_("增加的文字；其他步骤为空。"))


class FollowedPlace(Answer):
    model_config = ConfigDict(title=_("一句"))

    anchor: str = Field(title=_("锚点"))
    start: int = Field(title=_("起点"), description=_("在该节正文中的字符位置。"))
    end: int = Field(title=_("终点"), description=_("在该节正文中的字符位置，不含。"))
    text: str = Field(title=_("文字"))


class FollowedBasis(Answer):
    model_config = ConfigDict(title=_("判断依据"))

    kind: str = Field(
        title=_("依据类别"), description=_("wording、figure、deadline 或 binding：文字、数字、时限、约束程度。")
    )
    direction: int = Field(title=_("方向"), description=_("1 提高，-1 降低，0 不同而不分高低。"))
    left_start: int = Field(title=_("左侧起点"), description=_("从 left 第一句的起点算起的字符位置。"))
    left_end: int = Field(title=_("左侧终点"), description=_("从 left 第一句的起点算起的字符位置，不含。"))
    right_start: int = Field(title=_("右侧起点"), description=_("从 right 的起点算起的字符位置。"))
    right_end: int = Field(title=_("右侧终点"), description=_("从 right 的起点算起的字符位置，不含。"))


class FollowedClause(Answer):
    model_config = ConfigDict(title=_("一个分句的对应情况"))

    verdict: str = Field(
        title=_("对应情况"),
        description=_(
            "adopted、refined、raised、lowered、new 或 unanswered："
            "原文采用、细化、要求提高、要求降低、新增、未见对应。"
        ),
    )
    left: list[FollowedPlace] = Field(title=_("左侧"), description=_("所对应的各句，最相近的在前；新增的没有。"))
    right: FollowedPlace | None = Field(title=_("右侧"), description=_("未见对应的为 null。"))
    basis: list[FollowedBasis] = Field(title=_("判断依据"))
    doubtful: bool = Field(title=_("待核"), description=_("从文字上看不准，需人工核对。"))


class Followed(FollowedClause):
    model_config = ConfigDict(title=_("一句的对应情况"))

    parts: list[FollowedClause] = Field(title=_("各分句"), description=_("一句由分号分成几个分句的，逐个列出。"))


class Compared(Answer):
    model_config = ConfigDict(title=_("两件文件的对照"))

    directives: list[DirectiveRow] = Field(title=_("两件文件"))
    figures: Figures = Field(title=_("异同概况"))
    rows: list[ComparedRow] = Field(title=_("逐节对照"))
    pairs: list[ComparedPair] = Field(title=_("互相对应的章节"))
    operations: list[EditOperation] = Field(
        title=_("修改步骤"), description=_("依次把保留、移来和增加的文字连起来，即由左侧文字得到右侧文字。")
    )
    texts: ComparisonTexts = Field(title=_("对照的文字"))
    followed: list[Followed] = Field(
        title=_("对应情况"), description=_("以左侧为底本，右侧逐句的对应情况；左侧未见对应的列在最后。")
    )


class GridCell(Answer):
    model_config = ConfigDict(title=_("对照表中的任务"))

    directive: int = Field(title=_("文件编号"))
    id: int = Field(title=_("任务编号"))
    text: str = Field(title=_("任务"))
    anchor: str = Field(title=_("锚点"), description=_("所在章节。"))
    url: str = Field(title=_("网址"), description=_("任务在文件页面中的位置。"))
    actor: str = Field(title=_("责任主体"))
    actor_inferred: bool = Field(title=_("责任主体据上下文推断"))
    deadline_text: str = Field(title=_("期限（原文）"))
    deadline: date | None = Field(title=_("期限"))
    figures: list[str] = Field(title=_("数量"))
    initiatives: list[str] = Field(title=_("活动名称"))
    reports_to: str = Field(title=_("报送对象"))


class GridRow(Answer):
    model_config = ConfigDict(title=_("同一任务"))

    topic: str = Field(title=_("主题"), description=_("没有合适的主题时为空。"))
    name: str = Field(title=_("任务名称"), description=_("没有合适的名称时为空。"))
    coverage: int = Field(title=_("涉及件数"))
    cells: list[GridCell] = Field(title=_("各件的任务"), description=_("按文件次序；一件可以有几项。"))


class WordingShare(Answer):
    model_config = ConfigDict(title=_("共同字句"))

    of: int = Field(title=_("文件编号"))
    by: int = Field(title=_("对照文件编号"))
    share: float = Field(title=_("相同比例"), description=_("0 至 1：前者的字句也见于后者的比例。"))


class ComparedTasks(Answer):
    model_config = ConfigDict(title=_("三件及以上文件的任务对照"))

    directives: list[DirectiveRow] = Field(title=_("各件文件"))
    grid: list[GridRow] = Field(title=_("任务对照"), description=_("意思相同的任务在同一行。"))
    overlap: list[WordingShare] = Field(title=_("共同字句"), description=_("每两件有两项，方向不同。"))
