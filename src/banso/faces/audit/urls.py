"""Addresses of the auditor's face."""

from django.urls import path

from . import views

app_name = "audit"
urlpatterns = [
    path("", views.home, name="home"),
    path("entries/", views.entries, name="entries"),
    path("looks/", views.looks, name="looks"),
    path("verify/", views.verify, name="verify"),
]
