"""Reference data, accounts and the registers. Directives are corrected in /review/, where the old addresses lead.

reference_data_admin  regions, issuers, topics; open this first
source_admin          files as received, to be looked at
account_admin         accounts and roles, and who may give which
permission_names      permissions by names that are not English
use_record_admin      the register of uses, to be looked at; use_register_pages: printed, and taken away
announcing_admin      what an edit here sets going · chosen_rows: several rows in a form
deleted_rows          what is told of a deletion: rows that have a name · row_of_address: what an address is about
shown_version         whoever saves an older version than the one that is kept is told
"""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from archive.admin import account_admin, reference_data_admin, source_admin, use_record_admin

__all__ = ["account_admin", "reference_data_admin", "source_admin", "use_record_admin"]

admin.site.site_header = admin.site.site_title = _("工会文件档案")
