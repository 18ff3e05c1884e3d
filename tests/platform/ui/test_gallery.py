"""The gallery draws every component, in both languages, as valid and unique parts of one page."""

import re
from datetime import datetime
from pathlib import Path

import pytest
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import translation

import banso.platform.ui
from banso.platform.scope.actor import Actor
from banso.platform.ui.gallery import gallery
from banso.platform.ui.templatetags.ui import register


def opened(now: datetime, method: str = "get", query: str = "") -> HttpResponse:
    request = getattr(RequestFactory(), method)(f"/gallery{query}")
    request.actor, request.now, request.request_id = Actor(user_id=1, name="見本 花子"), now, "id-1"
    request._messages = CookieStorage(request)
    return gallery(request)


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_whole_page_is_sound(now: datetime, language: str) -> None:
    with translation.override(language):
        html = opened(now).content.decode()
    assert f'<html lang="{language}">' in html
    ids = re.findall(r'\sid="([^"]*)"', html)
    assert len(ids) == len(set(ids)), "an id is used twice"
    for name in re.findall(r'(?:aria-describedby|aria-labelledby|for)="([^"]+)"', html):
        assert set(name.split()) <= set(ids), name
    assert not re.search(r"\sstyle=|\son\w+=|<style", html)
    assert html.count("<h1") == 1 and html.count("<main") == 1


@pytest.mark.django_db
def test_a_post_is_answered_with_a_refusal(now: datetime) -> None:
    assert opened(now, "post").status_code == 409


def test_every_component_has_a_usage_line() -> None:
    readme = (Path(banso.platform.ui.__file__).parent / "README.md").read_text()
    inner = {"describe", "page_title"}
    for name in {*register.tags, *register.filters} - inner:
        assert re.search(rf"{{% {name}\b|`{name}[:`]", readme), name
