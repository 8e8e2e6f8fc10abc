from django.urls import path

from archive.api import views

urlpatterns = [
    path("directives/", views.directives, name="api_directives"),
    path("directives/<int:pk>/", views.directive, name="api_directive"),
    path("actions/", views.actions, name="api_actions"),
    path("compare/", views.compare, name="api_compare"),
    path("<path:rest>", views.missing),
]
