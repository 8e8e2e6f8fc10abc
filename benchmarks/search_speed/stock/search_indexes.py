"""A directive's text and title with jieba's analyzer for Whoosh, its province and year to filter and count by."""

from haystack import indexes
from jieba.analyse import ChineseAnalyzer

from archive.models import Directive


class DirectiveIndex(indexes.SearchIndex, indexes.Indexable):
    text = indexes.CharField(document=True, model_attr="text", analyzer=ChineseAnalyzer())
    title = indexes.CharField(model_attr="title", analyzer=ChineseAnalyzer())
    province = indexes.CharField(model_attr="region_id", faceted=True)
    year = indexes.IntegerField(model_attr="year", faceted=True)

    def get_model(self):
        return Directive
