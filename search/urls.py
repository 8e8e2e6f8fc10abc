from django.urls import path

from search.web import advanced_page, result_downloads, views

urlpatterns = [
    path("search/", views.search_page, name="search"),
    path("search/advanced/", advanced_page.advanced, name="search_advanced"),
    path("search/export.csv", result_downloads.search_csv, name="search_csv"),
    path("search/export.xlsx", result_downloads.search_xlsx, name="search_xlsx"),
    path("search/feed.atom", result_downloads.search_feed, name="search_feed"),
    path("search/suggest/", views.suggest, name="search_suggest"),
]
