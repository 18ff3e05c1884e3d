"""Addresses of the desk, under /desk/."""

from django.urls import path

from . import views

app_name = "desk"
urlpatterns = [
    path("", views.home, name="home"),
    path("tasks/", views.tasks, name="tasks"),
    path("firms/<int:party_id>/", views.firm, name="firm"),
]
