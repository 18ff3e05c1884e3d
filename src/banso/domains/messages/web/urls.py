"""Addresses of messages やり取り, under /messages/."""

from django.urls import path

from . import views

app_name = "messages"

urlpatterns = [
    path("", views.threads, name="thread_list"),
    path("<int:case_id>/", views.thread, name="thread"),
    path("<int:case_id>/settle/", views.settle, name="settle"),
]
