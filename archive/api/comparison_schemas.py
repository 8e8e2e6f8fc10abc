"""What the API answers of two directives side by side."""

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


class Compared(Answer):
    model_config = ConfigDict(title=_("两件文件的对照"))

    directives: list[DirectiveRow] = Field(title=_("两件文件"))
    figures: Figures = Field(title=_("异同概况"))
    rows: list[ComparedRow] = Field(title=_("逐节对照"))
