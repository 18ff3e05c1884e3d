"""Addresses of the owner's face 事業者の窓口, under /portal/."""

from django.urls import path

from . import ask_pages, follow_pages, owner_pages

app_name = "portal"

urlpatterns = [
    path("", owner_pages.home, name="home"),
    path("requests/<int:enquiry_id>/", owner_pages.own_request, name="request"),
    path("cases/<int:case_id>/", owner_pages.own_case, name="case"),
    path("visibility/", owner_pages.visibility, name="visibility"),
    path("ask/", ask_pages.ask, name="ask"),
    path("follow/<str:token>/", follow_pages.follow, name="follow"),
    path("follow/<str:token>/withdraw/", follow_pages.withdraw_enquiry, name="follow_withdraw"),
    path("follow/<str:token>/requests/<int:request_id>/", follow_pages.answer, name="follow_answer"),
    path("follow/<str:token>/consents/<int:consent_id>/", follow_pages.withdraw_consent, name="follow_consent"),
]
