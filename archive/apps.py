from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from archive import signals
from archive.rendering.paper import fonts


class ArchiveConfig(AppConfig):
    name = "archive"
    verbose_name = _("文件档案")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        signals.version_asked.connect(_fonts_version)


def _fonts_version(sender, **kwargs) -> int:
    """A directive's page says which fonts its PDF is printed in."""
    return fonts.version()
