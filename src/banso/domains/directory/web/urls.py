"""Addresses of the directory."""

from django.urls import path

from . import edit_views, views

app_name = "directory"
urlpatterns = [
    path("", views.agency_list, name="agency_list"),
    path("new/", edit_views.agency_new, name="agency_new"),
    path("types/", views.type_list, name="type_list"),
    path("types/<slug:code>/", views.type_page, name="type"),
    path("<int:agency_id>/", views.agency_page, name="agency"),
    path("<int:agency_id>/edit/", edit_views.agency_edit, name="agency_edit"),
    path("<int:agency_id>/name/", edit_views.agency_rename, name="agency_rename"),
    path("<int:agency_id>/close/", edit_views.agency_close, name="agency_close"),
    path("<int:agency_id>/offices/new/", edit_views.office_new, name="office_new"),
]
