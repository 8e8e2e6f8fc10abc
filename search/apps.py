from django.apps import AppConfig
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from archive import signals
from search import analysis, receivers
from search.analysis import word_lists


class SearchConfig(AppConfig):
    name = "search"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("检索")
    # As for those of the archive.
    read_by_pages = ("DirectiveKey", "Mention", "Term", "TermKey", "Unindexed")

    def ready(self):
        make = not (settings.IS_READ_ONLY or settings.IS_RESTORING)
        analysis.configure(settings.JIEBA_CACHE_DIR, make)
        word_lists.configure(settings.SEARCH_LEXICON_DIR, make)
        signals.directives_changed.connect(receivers.take_up_changes)
        signals.files_purged.connect(receivers.forget_words)
        signals.version_asked.connect(receivers.index_version)
        signals.words_asked.connect(receivers.words_digest)
        signals.faults_asked.connect(receivers.index_fault)
        signals.remarks_asked.connect(receivers.index_remark)
        signals.routers_asked.connect(receivers.router)
