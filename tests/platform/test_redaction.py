"""No token of a link reaches the log."""

import logging

import pytest

from banso.platform import ids
from banso.platform.links import token_for
from banso.platform.web.redaction import RedactTokens, redact


@pytest.mark.parametrize("make", [ids.new_token, lambda: token_for("a", "b")])
def test_tokens_are_cut(make):
    token = make()
    assert token not in redact(f"Not Found: /portal/follow/{token}/")


def test_words_and_numbers_stay():
    line = "WARNING /cases/123/consultations/ R8-C000215 サインイン"
    assert redact(line) == line


@pytest.mark.django_db
def test_a_missing_link_page_leaves_no_token_in_the_log(client, caplog):
    token = ids.new_token()
    caplog.handler.addFilter(RedactTokens())
    with caplog.at_level(logging.WARNING, logger="django.request"):
        assert client.get(f"/portal/follow/{token}/").status_code == 404
    assert token not in caplog.text


def test_every_handler_redacts(settings):
    assert all("redact" in handler["filters"] for handler in settings.LOGGING["handlers"].values())
