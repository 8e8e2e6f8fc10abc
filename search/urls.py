from django.urls import path

from search import exporting, views

urlpatterns = [
    path("search/", views.search_page, name="search"),
    path("search/export.csv", exporting.search_csv, name="search_csv"),
    path("search/export.xlsx", exporting.search_xlsx, name="search_xlsx"),
    path("search/feed.atom", exporting.search_feed, name="search_feed"),
    path("search/suggest/", views.suggest, name="search_suggest"),
]
