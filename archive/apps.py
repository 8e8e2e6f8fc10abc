from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from archive import versions


class ArchiveConfig(AppConfig):
    name = "archive"
    verbose_name = _("文件档案")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        # A directive's page says which fonts its PDF is printed in.
        versions.part("archive.printing.fonts.version")
