"""The mark that says whether a directive is public (公开属性): （此件主动公开）, 公开方式：依申请公开."""

import re

_PUBLIC = re.compile(
    r"[（(【\[]?\s*(?:(?:信息)?公开(?:方式|属性|形式|选项|类别|类型)|是否公开)\s*[：:]\s*(?P<value>\S{2,12}?)\s*[）)】\]]?$"
    r"|[（(【\[]\s*(?P<mark>此件[^（）()]{0,16}公开[^（）()]{0,16}|(?:主动|依申请|不予|不)公开)\s*[）)】\]]$"
    r"|(?P<bare>此件.{0,12}公开.{0,6}?)[。]?$|(?P<alone>主动公开|依申请公开|不予公开)$"
)


def publication(line: str) -> str:
    """The publication mark that a line consists of, without brackets: （此件主动公开） → 此件主动公开, or ''."""
    if "公开" not in line or len(line) > 40 or not (match := _PUBLIC.match(line)):
        return ""
    return (match["value"] or match["mark"] or match["bare"] or match["alone"]).strip()
