"""Addresses of cases 案件, under /cases/."""

from django.urls import path

from . import case_pages, consultation_pages, enquiry_pages

app_name = "cases"

urlpatterns = [
    path("", case_pages.cases, name="case_list"),
    path("new/", case_pages.open_case, name="case_new"),
    path("log/", consultation_pages.quick_log, name="quick_log"),
    path("enquiries/", enquiry_pages.enquiries, name="enquiry_list"),
    path("enquiries/<int:enquiry_id>/", enquiry_pages.enquiry, name="enquiry_page"),
    path("enquiries/<int:enquiry_id>/link/", enquiry_pages.link, name="enquiry_link"),
    path("enquiries/<int:enquiry_id>/open/", enquiry_pages.open_from_enquiry, name="enquiry_open"),
    path("enquiries/<int:enquiry_id>/settle/", enquiry_pages.settle, name="enquiry_settle"),
    path("<int:case_id>/", case_pages.case, name="case_page"),
    path("<int:case_id>/consultations/new/", consultation_pages.log, name="consultation_new"),
    path("<int:case_id>/issues/", case_pages.issues, name="issues"),
    path("<int:case_id>/close/", case_pages.close, name="close"),
    path("<int:case_id>/reopen/", case_pages.reopen, name="reopen"),
]
