"""The archivists' side: what was read can be corrected, what was corrected reaches the index and stays.

holdings   directives, their sections and action items, sources · reference: regions, issuers, topics
review     the list of what is doubtful · announced: what an edit here sets going
"""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from archive.admin import directive_admin, reference_data_admin, review_admin

__all__ = ["directive_admin", "reference_data_admin", "review_admin"]

admin.site.site_header = admin.site.site_title = _("工会文件档案")
