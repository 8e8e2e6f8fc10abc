"""What whoever searches is told while the index lacks something."""

from django.utils.translation import gettext

from search.indexing.lag import Lag


def sentence(lag: Lag) -> str:
    """'有 230 件文件的变更尚未写入索引，检索结果暂不完整。'"""
    if lag.reason == "rebuilding":
        # Without saying how far: the page that says it is kept until it is no longer so.
        return gettext("检索索引正在重建，其间按原有索引检索，结果可能不完整。")
    waiting = f"{lag.waiting:,}"
    return gettext("有 %(waiting)s 件文件的变更尚未写入索引，检索结果暂不完整。") % {"waiting": waiting}
