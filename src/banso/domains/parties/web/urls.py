"""Addresses of parties 事業者, under /parties/."""

from django.urls import path

from . import attributes, imports, parties

app_name = "parties"
urlpatterns = [
    path("", parties.search, name="search"),
    path("new/", parties.register, name="register"),
    path("imports/", imports.import_list, name="import_list"),
    path("imports/new/", imports.upload, name="upload"),
    path("imports/<int:run_id>/", imports.import_page, name="import"),
    path("imports/<int:run_id>/accept/", imports.accept, name="accept_import"),
    path("imports/<int:run_id>/cancel/", imports.cancel, name="cancel_import"),
    path("<int:party_id>/", parties.party_page, name="party"),
    path("<int:party_id>/attributes/new/", attributes.record_attribute, name="record_attribute"),
]
