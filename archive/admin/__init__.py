"""The archivists' side: what was read can be corrected, what was corrected reaches the index and stays.

directive_admin       directives, their sections and action items, sources; open this first
review_admin          the list of what is doubtful
reference_data_admin  regions, issuers, topics
account_admin         accounts and roles, and who may give which
use_record_admin      the register of uses, to be looked at; use_register_pages: printed, and taken away
announcing_admin      what an edit here sets going
withdrawal            what takes the place of deleting
text_change           a text that staff change is read anew, and what will become of it is said first
deletion_reason       why a part of a directive is deleted, asked for and kept
added_action_item     an action item that staff add by its sentence
faithful_forms        forms that give back, character for character, what they were given
shown_version         whoever saves an older version than the one that is kept is told
"""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from archive.admin import account_admin, directive_admin, reference_data_admin, review_admin, use_record_admin

__all__ = ["account_admin", "directive_admin", "reference_data_admin", "review_admin", "use_record_admin"]

admin.site.site_header = admin.site.site_title = _("工会文件档案")
