"""Addresses of referrals 取次ぎ, under /referrals/."""

from django.urls import path

from . import answer_views, list_views, new_views

app_name = "referrals"
urlpatterns = [
    path("basket/", list_views.basket, name="basket"),
    path("sent/", list_views.sent, name="sent"),
    path("new/", new_views.choose, name="new"),
    path("new/<int:case_id>/<int:unit_id>/", new_views.write, name="write"),
    path("<int:referral_id>/", answer_views.referral, name="referral"),
    path("<int:referral_id>/take-up/", answer_views.take_up, name="take_up"),
    path("<int:referral_id>/refuse/", answer_views.refuse, name="refuse"),
    path("<int:referral_id>/close/", answer_views.close, name="close"),
    path("<int:referral_id>/withdraw/", answer_views.withdraw, name="withdraw"),
    path("<int:referral_id>/seen/", answer_views.seen, name="seen"),
]
