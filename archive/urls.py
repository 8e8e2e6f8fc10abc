"""Addresses of the archive. The search app brings its own under /search/ and /api/v1/search/."""

from django.contrib import admin
from django.urls import include, path

from archive.views import actions, compare, directives, exporting, health, home, printing, received

urlpatterns = [
    path("", home.home, name="home"),
    path("directives/", directives.directives, name="directives"),
    path("directives/export.csv", exporting.directives_csv, name="directives_csv"),
    path("directives/export.xlsx", exporting.directives_xlsx, name="directives_xlsx"),
    path("directives/feed.atom", exporting.directives_feed, name="directives_feed"),
    path("directives/<int:pk>/", directives.directive, name="directive"),
    path("directives/<int:pk>/print/", directives.directive_print, name="directive_print"),
    path("directives/pdf/", printing.directives_pdf, name="directives_pdf"),
    path("directives/<int:pk>/pdf/", printing.directive_pdf, name="directive_pdf"),
    path("directives/<int:pk>/docx/", printing.directive_docx, name="directive_docx"),
    path("directives/<int:pk>/received/", received.directive_received, name="directive_received"),
    path("directives/<int:pk>/source/", directives.directive_source, name="directive_source"),
    path("compare/", compare.compare, name="compare"),
    path("actions/", actions.actions, name="actions"),
    path("actions/export.csv", exporting.actions_csv, name="actions_csv"),
    path("actions/feed.atom", exporting.actions_feed, name="actions_feed"),
    path("actions/export.xlsx", exporting.actions_xlsx, name="actions_xlsx"),
    path("", include("search.urls")),
    path("api/v1/", include("archive.api.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
    path("admin/", admin.site.urls),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]

handler404 = "archive.views.errors.not_found"
handler500 = "archive.views.errors.server_error"
