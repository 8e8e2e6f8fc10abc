"""Addresses of the archive. The search app brings its own under /search/ and /api/v1/search/."""

from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.generic import RedirectView
from django.views.i18n import set_language

from archive.access import sign_in
from archive.web.views import (
    action_items,
    admin_redirects,
    chosen,
    chosen_downloads,
    compare,
    compare_grid,
    compare_word,
    custody_pages,
    directive_history,
    directives,
    health,
    home,
    intake_comparison,
    intake_draft_page,
    intake_list,
    list_downloads,
    occasion_pages,
    occasion_review,
    openness_page,
    paper_downloads,
    received,
    registration_page,
    registry_pages,
    review,
    review_parts,
    review_relations,
    reviewed_directive,
    validity_pages,
)

to_password = RedirectView.as_view(pattern_name="password_change")

urlpatterns = [
    path("", home.home, name="home"),
    path("directives/", directives.directives, name="directives"),
    path("directives/export.csv", list_downloads.directives_csv, name="directives_csv"),
    path("directives/export.xlsx", list_downloads.directives_xlsx, name="directives_xlsx"),
    path("directives/feed.atom", list_downloads.directives_feed, name="directives_feed"),
    path("directives/<int:pk>/", directives.directive, name="directive"),
    path("directives/<int:pk>/print/", directives.directive_print, name="directive_print"),
    path("directives/pdf/", paper_downloads.directives_pdf, name="directives_pdf"),
    path("directives/<int:pk>/pdf/", paper_downloads.directive_pdf, name="directive_pdf"),
    path("directives/<int:pk>/docx/", paper_downloads.directive_docx, name="directive_docx"),
    path("directives/<int:pk>/received/", received.directive_received, name="directive_received"),
    path("directives/<int:pk>/source/", directives.directive_source, name="directive_source"),
    path("review/<int:pk>/registration/", registration_page.directive_registration, name="directive_registration"),
    path(
        "review/<int:pk>/registration/<int:registration>/sheet/",
        registration_page.registration_sheet,
        name="registration_sheet",
    ),
    path("registry/", registry_pages.registry, name="registry"),
    path("registry/export.xlsx", registry_pages.registry_xlsx, name="registry_xlsx"),
    path("review/<int:pk>/history/", directive_history.directive_history, name="directive_history"),
    path("intake/", intake_list.intake, name="intake"),
    path("intake/certain/", intake_list.intake_certain, name="intake_certain"),
    path("intake/states/", intake_list.intake_states, name="intake_states"),
    path("intake/<int:pk>/", intake_draft_page.intake_draft, name="intake_draft"),
    path("intake/<int:pk>/compare/<int:at>/", intake_comparison.intake_comparison, name="intake_comparison"),
    path("review/<int:pk>/validity/", validity_pages.directive_validity, name="directive_validity"),
    path("review/<int:pk>/openness/", openness_page.directive_openness, name="directive_openness"),
    path("review/openness/", openness_page.directives_openness, name="directives_openness"),
    path("chosen/", chosen.chosen, name="chosen"),
    path("chosen/choice.json", chosen.chosen_json, name="chosen_json"),
    path("chosen/export.xlsx", chosen_downloads.chosen_xlsx, name="chosen_xlsx"),
    path("chosen/originals.zip", chosen_downloads.chosen_originals, name="chosen_originals"),
    path("occasions/", occasion_pages.occasions, name="occasions"),
    path("occasions/<int:pk>/", occasion_pages.occasion, name="occasion"),
    path("review/occasions/<int:pk>/", occasion_review.occasion_review, name="occasion_review"),
    path("compare/", compare.compare, name="compare"),
    path("compare/export.xlsx", compare_grid.compare_xlsx, name="compare_xlsx"),
    path("compare/export.docx", compare_word.compare_docx, name="compare_docx"),
    path("actions/", action_items.actions, name="actions"),
    path("actions/export.csv", list_downloads.actions_csv, name="actions_csv"),
    path("actions/feed.atom", list_downloads.actions_feed, name="actions_feed"),
    path("actions/export.xlsx", list_downloads.actions_xlsx, name="actions_xlsx"),
    path("review/", review.review, name="review"),
    path("review/names.json", review.review_names, name="review_names"),
    path("review/<int:pk>/", reviewed_directive.directive_review, name="directive_review"),
    path("review/<int:pk>/text/", review_parts.review_text, name="review_text"),
    path("review/<int:pk>/relations/", review_relations.review_relations, name="review_relations"),
    path("review/<int:pk>/actions/<int:key>/", review_parts.review_action, name="review_action"),
    path("review/<int:pk>/custody/", custody_pages.directive_custody, name="directive_custody"),
    path("review/<int:pk>/custody/sheet/", custody_pages.seal_sheet, name="seal_sheet"),
    path("review/withdraw/", custody_pages.directives_withdrawal, name="directives_withdrawal"),
    path("review/withdrawn/", custody_pages.withdrawn, name="withdrawn"),
    path("review/purged/<uuid:act>/", custody_pages.purge_sheet, name="purge_sheet"),
    path("", include("search.urls")),
    path("api/v1/", include("archive.api.urls")),
    path("i18n/setlang/", login_not_required(set_language), name="set_language"),
    path("accounts/", include("archive.access.urls")),
    # One page to sign in, for everybody: before the admin's own.
    path("admin/login/", sign_in.from_admin, name="admin_login"),
    path("admin/logout/", sign_in.SignOut.as_view(), name="admin_logout"),
    path("admin/password_change/", to_password, name="admin_password_change"),
    # Where its pages of directives were; two of them by the names they had.
    path("admin/archive/directive/<int:pk>/change/", admin_redirects.directive, name="admin_directive"),
    path("admin/archive/directiveunderreview/<int:pk>/change/", admin_redirects.directive, name="admin_review"),
    path("admin/archive/", include((admin_redirects.addresses, "moved_from_admin"))),
    path("admin/", admin.site.urls),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]

handler400 = "archive.web.views.errors.bad_request"
handler404 = "archive.web.views.errors.not_found"
handler500 = "archive.web.views.errors.server_error"
