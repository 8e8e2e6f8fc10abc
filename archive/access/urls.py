"""Addresses beneath /accounts/."""

from django.urls import path

from archive.access import sign_in

urlpatterns = [
    path("login/", sign_in.SignIn.as_view(), name="login"),
    path("logout/", sign_in.SignOut.as_view(), name="logout"),
    path("password/", sign_in.ChangePassword.as_view(), name="password_change"),
    path("password/changed/", sign_in.PasswordChanged.as_view(), name="password_changed"),
]
