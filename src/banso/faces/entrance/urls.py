"""Addresses of the door."""

from django.urls import path

from . import views

app_name = "entrance"
urlpatterns = [
    path("", views.welcome, name="welcome"),
    path("home/", views.home, name="home"),
    path("account/", views.account, name="account"),
    path("account/act-for/", views.act_for, name="act_for"),
]
