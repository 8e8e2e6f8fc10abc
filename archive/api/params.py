"""What may be asked of the API.

Everything is read as text and never refused: the forms of the pages say what a value means, and tell in a notice what
means nothing. The schema says what is wanted.
"""

from typing import Annotated

from django.utils.translation import gettext_noop as _
from ninja import Schema
from pydantic import Field, WithJsonSchema

from archive.models.choices import ActionItemKind, BindingGrade, Level, OfficePlace, ValidityState
from archive.web.pagination import LARGEST_PAGE, PAGE_SIZE

# A default in the schema would be the text '', which is none of the values wanted: hence the factories.
_Page = Annotated[str, WithJsonSchema({"type": "integer", "minimum": 1, "default": 1})]
_Size = Annotated[
    str, WithJsonSchema({"type": "integer", "minimum": 1, "maximum": LARGEST_PAGE, "default": PAGE_SIZE})
]
_Flag = Annotated[str, WithJsonSchema({"type": "boolean", "default": False})]
_Years = Annotated[list[str], WithJsonSchema({"type": "array", "items": {"type": "integer"}})]
_Day = Annotated[str, WithJsonSchema({"type": "string", "format": "date"})]
_SEVERAL = WithJsonSchema({"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 10})


def one_of(values) -> WithJsonSchema:
    """Described as one of these values, read as any text."""
    return WithJsonSchema({"type": "string", "enum": list(values)})


def some_of(values) -> WithJsonSchema:
    return WithJsonSchema({"type": "array", "items": {"type": "string", "enum": list(values)}})


class Filters(Schema):
    """The filters of directives and action items alike, each with any number of values; `none` is 未注明."""

    province: list[str] = Field(
        default_factory=list,
        title=_("地区"),
        description=_("GB/T 2260 代码，或全称、简称；可重复。"),
        examples=["云南"],
    )
    year: _Years = Field(default_factory=list, title=_("年份"), description=_("文件的年份；可重复。"), examples=[2023])
    genre: list[str] = Field(
        default_factory=list,
        title=_("类型"),
        description=_("文种（通知、意见等）；无文种的文件用文体（实施方案等）；可重复。"),
        examples=["通知"],
    )
    topic: list[str] = Field(
        default_factory=list, title=_("主题"), description=_("主题名称；可重复。"), examples=["劳动竞赛"]
    )
    level: Annotated[list[str], some_of(Level.values)] = Field(
        default_factory=list, title=_("发文级别"), description=_("发文机关的级别；可重复。"), examples=["province"]
    )


class Paged(Schema):
    page: _Page = Field(default_factory=str, title=_("页码"), description=_("从 1 起。"), examples=[1])
    page_size: _Size = Field(default_factory=str, title=_("每页条数"), description=_("1 至 100。"), examples=[20])


class DirectiveFilters(Filters):
    """Those of directives."""

    city: list[str] = Field(
        default_factory=list,
        title=_("市州"),
        description=_("GB/T 2260 代码，或全称、简称；可重复；none 为未注明。"),
        examples=["530100"],
    )
    county: list[str] = Field(
        default_factory=list,
        title=_("县（市、区）"),
        description=_("GB/T 2260 代码，或全称、简称；可重复；none 为未注明。"),
        examples=["530102"],
    )
    issuer: list[str] = Field(
        default_factory=list,
        title=_("发文机关"),
        description=_("名称或别名；可重复；none 为未注明。"),
        examples=["云南省总工会"],
    )
    dated: Annotated[list[str], some_of(["none"])] = Field(
        default_factory=list,
        title=_("没有日期的"),
        description=_("none：没有成文日期和印发日期的文件；与起止日期同用时一并列出。"),
        examples=["none"],
    )
    dated_from: _Day = Field(
        default_factory=str, title=_("成文日期自"), description=_("含当日。"), examples=["2021-05-01"]
    )
    dated_to: _Day = Field(
        default_factory=str, title=_("成文日期至"), description=_("含当日。"), examples=["2021-06-30"]
    )
    number: str = Field(
        default_factory=str,
        title=_("发文字号"),
        description=_("发文字号或其中一部分：机关代字、年份、顺序号。"),
        examples=["云工通〔2023〕"],
    )
    validity: Annotated[list[str], some_of(ValidityState.values)] = Field(
        default_factory=list, title=_("效力"), description=_("今日的效力；可重复。"), examples=["in-force"]
    )
    deadline: Annotated[list[str], some_of(["yes", "none"])] = Field(
        default_factory=list,
        title=_("期限"),
        description=_("yes 为有写明期限的工作任务，none 为没有。"),
        examples=["yes"],
    )
    occasion: list[str] = Field(
        default_factory=list,
        title=_("事由"),
        description=_("事由的编号；可重复；none 为没有读到事由的。"),
        examples=["1"],
    )
    place: Annotated[list[str], some_of(OfficePlace.values)] = Field(
        default_factory=list,
        title=_("来文类别"),
        description=_("收文登记簿所记；只有登记文件的人可以用；可重复；none 为未注明。"),
        examples=["above"],
    )


class DirectivesAsked(DirectiveFilters, Paged):
    pass


class ActionsAsked(Filters, Paged):
    kind: Annotated[list[str], some_of(ActionItemKind.values)] = Field(
        default_factory=list,
        title=_("性质"),
        description=_("task 任务、report 报告、study 学习、prohibition 禁止；可重复。"),
        examples=["report"],
    )
    deadline: _Flag = Field(
        default_factory=str, title=_("有期限"), description=_("为 true 时只列写明期限的任务。"), examples=[True]
    )
    binding: Annotated[list[str], some_of(BindingGrade.values)] = Field(
        default_factory=list,
        title=_("约束程度"),
        description=_("forbidden 不得、required 应当、in-principle 原则上、encouraged 鼓励或可以；可重复。"),
        examples=["encouraged"],
    )
    concrete: _Flag = Field(
        default_factory=str,
        title=_("有具体内容"),
        description=_("为 true 时只列有具体内容的任务，不列一般性要求。"),
        examples=[True],
    )


class ComparisonAsked(Schema):
    d: Annotated[list[str], _SEVERAL] = Field(
        default_factory=list,
        title=_("文件编号"),
        description=_("两件至十件不同的文件，每件写一次：d=1&d=2。"),
        examples=[1],
    )
