"""Addresses of surveys アンケート, under /surveys/."""

from django.urls import path

from . import views

app_name = "surveys"
urlpatterns = [
    path("", views.answer_list, name="answer_list"),
    path("a/<str:token>/", views.answer, name="answer"),
]
