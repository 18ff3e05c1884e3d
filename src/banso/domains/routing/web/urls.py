"""Addresses of routing."""

from django.urls import path

from . import views

app_name = "routing"
urlpatterns = [
    path("", views.rule_list, name="rule_list"),
    path("candidates/", views.candidates, name="candidates"),
    path("<slug:rule_id>/", views.rule_page, name="rule"),
]
