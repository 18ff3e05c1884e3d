"""Surveys アンケート: versions of a question, invitations by link, one answer each, top-two share."""
