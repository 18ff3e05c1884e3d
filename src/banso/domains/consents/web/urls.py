"""Addresses of consents 同意, under /consents/."""

from django.urls import path

from . import owner_pages, staff_pages

app_name = "consents"

urlpatterns = [
    path("", staff_pages.consents, name="consent_list"),
    path("requests/", staff_pages.requests, name="request_list"),
    path("new/", staff_pages.paper, name="paper"),
    path("ask/", staff_pages.ask, name="ask"),
    path("<int:consent_id>/", staff_pages.consent_page, name="consent_page"),
    path("<int:consent_id>/scan/", staff_pages.scan, name="scan"),
    path("<int:consent_id>/withdraw/", owner_pages.withdraw, name="withdraw"),
    path("requests/<int:request_id>/", staff_pages.request_page, name="request_page"),
    path("requests/<int:request_id>/cancel/", staff_pages.cancel, name="cancel"),
    path("requests/<int:request_id>/seen/", staff_pages.seen, name="seen"),
    path("requests/<int:request_id>/answer/", owner_pages.answer_signed_in, name="answer_signed_in"),
    path("r/<str:token>/", owner_pages.answer, name="answer"),
]
