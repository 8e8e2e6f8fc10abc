"""What /api/v1/search/ may be asked and what it answers."""

from typing import Annotated

from django.utils.translation import gettext_noop as _
from pydantic import ConfigDict, Field

from archive.api.params import DirectiveFilters, Paged, one_of, some_of
from archive.api.schemas import Answer, Facets, StateBasis, values_of
from archive.models.choices import ValidityState
from search.query.problems import MAX_LENGTH, Code
from search.web.search_form import SORTS


class SearchAsked(DirectiveFilters, Paged):
    model_config = ConfigDict(populate_by_name=True)

    scope: Annotated[list[str], some_of(["title"])] = Field(
        default_factory=list,
        alias="in",
        title=_("检索范围"),
        description=_("title：检索词只在标题里找。"),
        examples=["title"],
    )
    q: str = Field(
        default_factory=str,
        title=_("检索词"),
        description=_("检索式与检索页相同，空格并列，引号原样，OR 任一，减号排除，冒号前为检索项。"),
        examples=["劳模精神"],
        json_schema_extra={"maxLength": MAX_LENGTH},
    )
    sort: Annotated[str, one_of(SORTS)] = Field(
        default_factory=str,
        title=_("排序"),
        description=_(
            "relevance 相关度、newest 最新在前、oldest 最早在前；"
            "按标题 title、文号 number、机关 issuer、地区 place、类型 genre，前加减号为倒序。"
        ),
        examples=["newest"],
    )


class SectionHit(Answer):
    model_config = ConfigDict(title=_("相关章节"))

    anchor: str = Field(title=_("锚点"), examples=["s-2-3"])
    heading: str = Field(title=_("标题"))
    snippet: str = Field(title=_("摘录"), description=_("HTML，检索词在 <mark> 中，其余已转义。"))


class SearchHit(Answer):
    model_config = ConfigDict(title=_("检索结果"))

    id: int = Field(title=_("编号"))
    title: str = Field(title=_("标题"))
    number: str | None = Field(title=_("发文字号"))
    province: str | None = Field(title=_("省级地区"))
    province_code: str | None = Field(title=_("省级地区代码"), examples=["530000"])
    year: int | None = Field(title=_("年份"))
    url: str = Field(title=_("网页地址"))
    score: float = Field(title=_("相关度"))
    snippets: list[str] = Field(title=_("摘录"), description=_("HTML，检索词在 <mark> 中，其余已转义。"))
    sections: list[SectionHit] = Field(title=_("相关章节"))
    cut_through: bool = Field(
        title=_("仅字面相连"), description=_("检索的词只跨在别的词之间，例如“总工会 | 法律”中的“工会法”。")
    )
    state: str = Field(title=_("效力"), json_schema_extra=values_of(ValidityState))
    state_basis: StateBasis | None = Field(title=_("效力依据"))


class Relaxation(Answer):
    model_config = ConfigDict(title=_("放宽的条件"))

    label: str = Field(title=_("说明"))
    query: str = Field(title=_("地址的查询部分"))
    count: int = Field(title=_("件数"))


class OfferedFilter(Answer):
    model_config = ConfigDict(title=_("检索词所说的条件"))

    label: str = Field(title=_("说明"), examples=["云南省、2023年"])
    filters: dict[str, list[str]] = Field(title=_("筛选条件"), examples=[{"province": ["530000"], "year": ["2023"]}])
    query: str = Field(title=_("地址的查询部分"))
    count: int | None = Field(title=_("件数"), description=_("按一句话检索时没有确数。"))


class QueryProblem(Answer):
    model_config = ConfigDict(title=_("检索式的问题"))

    code: str = Field(title=_("代号"), json_schema_extra={"enum": [code.value for code in Code]})
    data: str = Field(title=_("所涉文字"))
    message: str = Field(title=_("说明"))


class IndexNotice(Answer):
    model_config = ConfigDict(title=_("检索索引的情况"))

    code: str = Field(
        title=_("代号"),
        description=_("behind 较多变更尚未写入索引；rebuilding 正在重建，其间按原有索引检索。"),
        json_schema_extra={"enum": ["behind", "rebuilding"]},
    )
    waiting: int = Field(title=_("尚未写入的件数"))
    message: str = Field(title=_("说明"))


class SearchAnswer(Answer):
    model_config = ConfigDict(title=_("检索答复"))

    count: int = Field(title=_("总数"))
    page: int = Field(title=_("页码"))
    matched: str = Field(
        title=_("符合程度"),
        description=_("all 全部词语都有；some 只有部分词语；nearest 最接近一句话；plain 未按检索式，只按词语。"),
        json_schema_extra={"enum": ["all", "some", "nearest", "plain"]},
    )
    results: list[SearchHit] = Field(title=_("本页各件"))
    partial: list[SearchHit] = Field(title=_("只含部分词语的文件"), description=_("全部词语都有的很少时才有。"))
    facets: Facets = Field(title=_("各项筛选"))
    suggestion: str | None = Field(title=_("您要找的是不是"))
    relaxations: list[Relaxation] = Field(title=_("放宽条件再找"))
    offered_filters: list[OfferedFilter] = Field(
        title=_("也可只看"), description=_("检索词里说到的地区、年份、类型等，只供选用，不自动筛选。")
    )
    problems: list[QueryProblem] = Field(title=_("检索式的问题"))
    notices: list[str] = Field(title=_("说明"), description=_("略去了哪些条件，一条一句。"))
    index_notices: list[IndexNotice] = Field(
        title=_("检索索引的情况"), description=_("检索结果可能不完整时才有，一条一句。")
    )
    took_ms: float = Field(title=_("用时"), description=_("毫秒。"))
