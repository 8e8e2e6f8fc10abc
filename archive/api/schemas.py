"""What the API answers: every field with its name, and what is not plain from the name."""

from datetime import date

from django.utils.translation import gettext_noop as _
from pydantic import BaseModel, ConfigDict, Field

from archive.models.choices import (
    ActionItemKind,
    BindingGrade,
    Confidence,
    ForwardingKind,
    IssuerBasis,
    OccasionKind,
    ReferenceForm,
    ReferenceKind,
    ValidityState,
    YearBasis,
)
from archive.parsing.action_items.concrete_words import KINDS as CONCRETE_KINDS


def _open(schema: dict) -> None:
    # Whoever checks answers by the description is to stand a field that is added later.
    schema.pop("additionalProperties", None)


class Answer(BaseModel):
    """Nothing goes out that is not described: a field too many is an error here, found by the tests."""

    model_config = ConfigDict(extra="forbid", json_schema_extra=_open, frozen=True)


def values_of(choices, or_none: bool = False) -> dict:
    """For the description: the values there are. What is stored is answered, whatever it is."""
    return {"enum": [*choices.values, None] if or_none else list(choices.values)}


class Problem(Answer):
    model_config = ConfigDict(title=_("错误"))

    error: str = Field(title=_("一句话"), description=_("哪里不对，怎么办。"))


class StateBasis(Answer):
    model_config = ConfigDict(title=_("效力依据"))

    since: date | None = Field(
        title=_("起始日期"), description=_("尚未施行时为施行日期；撤销为自始无效，没有起始日期。")
    )
    text: str | None = Field(title=_("依据文件"), examples=["《示例办法》（示工发〔2024〕1号）"])
    directive: int | None = Field(title=_("依据文件编号"), description=_("档案中有此件时的编号。"))
    place: str | None = Field(title=_("依据所在"), examples=["第三条"])
    url: str | None = Field(title=_("依据文件的网页地址"))


class _Row(Answer):
    """What a list and the whole have in common; each ends with what is in force."""

    id: int = Field(title=_("编号"), examples=[1])
    title: str = Field(title=_("标题"))
    number: str | None = Field(title=_("发文字号"), examples=["云工通〔2023〕7号"])
    issuers: list[str] = Field(title=_("发文机关"), description=_("依署名次序。"))
    province: str | None = Field(title=_("省级地区"), examples=["云南省"])
    city: str | None = Field(title=_("市州"))
    year: int | None = Field(title=_("年份"), examples=[2023])
    issued_on: date | None = Field(title=_("成文日期"))
    genre: str | None = Field(title=_("文种"), description=_("十五种法定公文种类之一。"), examples=["通知"])
    form: str | None = Field(title=_("文体"), description=_("无文种时的体裁。"), examples=["实施方案"])
    topics: list[str] = Field(title=_("主题"))
    url: str = Field(title=_("网页地址"), examples=["/directives/1/"])


class DirectiveRow(_Row):
    model_config = ConfigDict(title=_("文件（列表中的一行）"))

    state: str = Field(
        title=_("效力"),
        description=_("今日的效力，据已知的日期和文件算得。"),
        json_schema_extra=values_of(ValidityState),
    )
    state_basis: StateBasis | None = Field(title=_("效力依据"))


class OutlineItem(Answer):
    model_config = ConfigDict(title=_("章节"))

    label: str = Field(title=_("序号"), description=_("照原文。"), examples=["（一）"])
    heading: str = Field(title=_("标题"))
    text: str = Field(title=_("正文"), description=_("本节自己的文字，不含下级。"))
    tables: list[list[list[str]]] = Field(title=_("表格"), description=_("正文中的表格：每表若干行，每行若干格。"))
    anchor: str = Field(title=_("锚点"), examples=["s-2-3"])
    children: list["OutlineItem"] = Field(title=_("下级章节"))


class Reference(Answer):
    model_config = ConfigDict(title=_("引用"))

    kind: str = Field(title=_("性质"), json_schema_extra=values_of(ReferenceKind))
    form: str = Field(title=_("写法"), json_schema_extra=values_of(ReferenceForm))
    text: str = Field(title=_("引文"))
    directive: int | None = Field(title=_("所指文件"), description=_("档案中有此件时的编号。"))
    url: str | None = Field(title=_("所指文件的网页地址"))
    state: str | None = Field(
        title=_("效力"),
        description=_("所指文件今日的效力；档案中没有所指文件时为空。"),
        json_schema_extra=values_of(ValidityState, or_none=True),
    )
    state_basis: StateBasis | None = Field(title=_("效力依据"))


class BindingWords(Answer):
    model_config = ConfigDict(title=_("所据文字"))

    text: str = Field(title=_("文字"), examples=["原则上"])
    start: int = Field(title=_("起"), description=_("在任务内容中的位置，以字计，从 0 起。"))
    end: int = Field(title=_("止"), description=_("在任务内容中的位置，不含此字。"))


class Binding(Answer):
    model_config = ConfigDict(title=_("约束程度"))

    grade: str = Field(
        title=_("约束程度"),
        description=_("forbidden 不得、required 应当、in-principle 原则上、encouraged 鼓励或可以。"),
        json_schema_extra=values_of(BindingGrade),
    )
    words: list[BindingWords] = Field(
        title=_("所据文字"), description=_("无情态词的祈使句为其动词；据上下文认定或人工核定的可以为空。")
    )


class ConcreteWords(BindingWords):
    model_config = ConfigDict(title=_("具体内容"))

    kind: str = Field(
        title=_("性质"),
        description=_("initiative 活动名称、figure 数量、event 会议赛事、product 平台和出版物、date 时间。"),
        json_schema_extra={"enum": list(CONCRETE_KINDS)},
    )


class Concrete(Answer):
    model_config = ConfigDict(title=_("具体内容"))

    is_concrete: bool = Field(
        title=_("有具体内容"), description=_("写明了活动名称、数量、会议赛事、平台和出版物或时间；否则为一般性要求。")
    )
    words: list[ConcreteWords] = Field(title=_("具体内容"), description=_("人工核定的可以为空。"))


class Duty(Answer):
    model_config = ConfigDict(title=_("工作任务"))

    text: str = Field(title=_("内容"))
    kind: str = Field(
        title=_("性质"),
        description=_("task 任务、report 报告、study 学习、prohibition 禁止。"),
        json_schema_extra=values_of(ActionItemKind),
    )
    actor: str | None = Field(title=_("责任主体"))
    actor_inferred: bool = Field(
        title=_("责任主体据上下文推断"), description=_("原句没有写明由谁办理，据上下文推断。")
    )
    deadline_text: str | None = Field(title=_("期限（原文）"))
    deadline: date | None = Field(title=_("期限"))
    deadline_rule: str | None = Field(title=_("期限规则"), description=_("相对的期限，issued+30d 为成文后 30 日。"))
    figures: list[str] = Field(title=_("数量"))
    initiatives: list[str] = Field(title=_("活动名称"))
    reports_to: str | None = Field(title=_("报送对象"))
    topics: list[str] = Field(title=_("主题"))
    section: str = Field(title=_("章节锚点"), examples=["s-2-3"])
    binding: Binding | None = Field(title=_("约束程度"), description=_("旧版本留下、尚未补读的为空。"))
    concrete: Concrete | None = Field(title=_("具体内容"), description=_("旧版本留下、尚未补读的为空。"))


class ActionRow(Duty):
    model_config = ConfigDict(title=_("工作任务（列表中的一行）"))

    id: int = Field(title=_("编号"))
    directive: int = Field(title=_("文件编号"))
    title: str = Field(title=_("文件标题"))
    province: str | None = Field(title=_("省级地区"))
    year: int | None = Field(title=_("年份"))
    url: str = Field(title=_("网页地址"), examples=["/directives/1/#s-2-3"])
    state: str = Field(
        title=_("效力"), description=_("所在文件今日的效力。"), json_schema_extra=values_of(ValidityState)
    )
    state_basis: StateBasis | None = Field(title=_("效力依据"))


class Finding(Answer):
    model_config = ConfigDict(title=_("字段依据"))

    how: str = Field(title=_("依据"))
    certainty: str = Field(title=_("把握"), json_schema_extra=values_of(Confidence))
    evidence: str | None = Field(title=_("原文"))
    corrected: bool = Field(title=_("人工核定"))


class Links(Answer):
    model_config = ConfigDict(title=_("网页链接"))

    page: str = Field(title=_("阅读页"))
    print: str = Field(title=_("打印页"))
    received: str = Field(title=_("收到的文字"))
    source: str = Field(title=_("原件"))


class OccasionTold(Answer):
    model_config = ConfigDict(title=_("事由"))

    id: int = Field(title=_("编号"))
    kind: str = Field(title=_("事由类别"), json_schema_extra=values_of(OccasionKind))
    wording: str = Field(title=_("写法"), description=_("人工核定的写法，没有时为本件文字中的写法。"))
    year: int | None = Field(title=_("年份"), description=_("所因之事的年份。"))
    year_told: bool = Field(title=_("年份有文字依据"), description=_("为 false 时据发文日期推断。"))
    certainty: str | None = Field(
        title=_("把握"), description=_("人工核定的为空。"), json_schema_extra=values_of(Confidence, or_none=True)
    )
    settled: bool = Field(title=_("人工核定"))
    url: str = Field(title=_("网页地址"), examples=["/occasions/1/"])


class DirectiveWhole(_Row):
    model_config = ConfigDict(title=_("文件（全文）"))

    issuer_basis: str | None = Field(title=_("机关依据"), json_schema_extra=values_of(IssuerBasis, or_none=True))
    region: str | None = Field(title=_("地区"))
    year_basis: str | None = Field(title=_("年份依据"), json_schema_extra=values_of(YearBasis, or_none=True))
    county: str | None = Field(title=_("县（市、区）"))
    printed_on: date | None = Field(title=_("印发日期"))
    addressees: list[str] = Field(title=_("主送机关"))
    outline: list[OutlineItem] = Field(title=_("结构"))
    copies_to: list[str] = Field(title=_("抄送机关"))
    attachments: list[str] = Field(title=_("附件"), description=_("文中列出的附件名称。"))
    attachment_parts: list[OutlineItem] = Field(title=_("附件正文"))
    publication: str | None = Field(title=_("公开标识"))
    printed_by: str | None = Field(title=_("印发机关"))
    copy_number: str | None = Field(title=_("份号"))
    urgency: str | None = Field(title=_("紧急程度"), examples=["特急"])
    signers: list[str] = Field(title=_("签发人"))
    note: str | None = Field(title=_("附注"))
    circulation: list[str] = Field(title=_("传播限制"), description=_("文中限制公开、翻印或传播的字样。"))
    carried_by: int | None = Field(title=_("载于"), description=_("转发或印发本件的文件，多件时为第一件。"))
    carry_kind: str | None = Field(title=_("承载方式"), json_schema_extra=values_of(ForwardingKind, or_none=True))
    carriers: list[int] = Field(title=_("全部载于"))
    carries: list[int] = Field(title=_("所载文件"))
    contacts: list[str] = Field(title=_("联系方式"), description=_("未登录时以星号遮盖。"))
    cites: list[str] = Field(title=_("书名号中的引文"))
    references: list[Reference] = Field(title=_("引用"))
    reports_to: list[str] = Field(title=_("报送对象"))
    actions: list[Duty] = Field(title=_("工作任务"))
    findings: dict[str, Finding] = Field(title=_("各项依据"), description=_("以字段名为键。"))
    ocr: bool = Field(title=_("识别所得"), description=_("文字由扫描件识别而来。"))
    text: str = Field(title=_("正文"))
    links: Links = Field(title=_("网页链接"))
    state: str = Field(
        title=_("效力"),
        description=_("今日的效力，据已知的日期和文件算得。"),
        json_schema_extra=values_of(ValidityState),
    )
    state_basis: StateBasis | None = Field(title=_("效力依据"))
    occasion: OccasionTold | None = Field(
        title=_("事由"), description=_("本件所因的讲话、指示、书信、会议、上级文件或其他事由；没有读到时为空。")
    )


class FacetOption(Answer):
    model_config = ConfigDict(title=_("筛选值"))

    value: str = Field(title=_("值"), description=_("写进地址的值。"), examples=["530000"])
    label: str = Field(title=_("名称"), examples=["云南"])
    count: int = Field(title=_("件数"), description=_("在其他条件之下。"))


class Facets(Answer):
    """Of `dated` only what has no date is counted; the others by their values."""

    model_config = ConfigDict(title=_("各项筛选"))

    province: list[FacetOption] = Field(title=_("地区"))
    year: list[FacetOption] = Field(title=_("年份"))
    genre: list[FacetOption] = Field(title=_("类型"))
    topic: list[FacetOption] = Field(title=_("主题"))
    level: list[FacetOption] = Field(title=_("发文级别"))
    city: list[FacetOption] = Field(title=_("市州"), description=_("选了地区或市州时才有。"))
    county: list[FacetOption] = Field(title=_("县（市、区）"), description=_("选了市州或县时才有。"))
    issuer: list[FacetOption] = Field(title=_("发文机关"), description=_("件数最多的 20 个，以及选了的。"))
    dated: list[FacetOption] = Field(title=_("成文日期"), description=_("只有没有日期的件数。"))
    validity: list[FacetOption] = Field(title=_("效力"))
    deadline: list[FacetOption] = Field(title=_("期限"))
    occasion: list[FacetOption] = Field(title=_("事由"), description=_("件数最多的 20 项，以及选了的。"))
    place: list[FacetOption] = Field(title=_("来文类别"), description=_("只给登记文件的人。"))


class _Listed(Answer):
    count: int = Field(title=_("总数"))
    page: int = Field(title=_("页码"))
    pages: int = Field(title=_("页数"))
    notices: list[str] = Field(title=_("说明"), description=_("略去了哪些条件，一条一句。"))


class DirectivePage(_Listed):
    model_config = ConfigDict(title=_("文件列表"))

    results: list[DirectiveRow] = Field(title=_("本页各件"))
    facets: Facets = Field(title=_("各项筛选"))


class ActionPage(_Listed):
    model_config = ConfigDict(title=_("工作任务列表"))

    results: list[ActionRow] = Field(title=_("本页各项"))
