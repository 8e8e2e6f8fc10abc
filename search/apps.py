from django.apps import AppConfig
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from archive import listeners, readiness, versions
from archive.api import joining
from search import analysis
from search.analysis import lexicon


class SearchConfig(AppConfig):
    name = "search"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("检索")

    def ready(self):
        analysis.configure(settings.JIEBA_CACHE_DIR)
        lexicon.configure(settings.SEARCH_LEXICON_DIR)
        listeners.listen("search.indexer.after_commit")
        readiness.check_with("search.indexer.fault")
        versions.part("search.indexer.version")
        joining.join("search/", "search.api.router")
