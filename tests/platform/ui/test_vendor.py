"""What was taken over stays what was checked, and nothing of ours is inline or from elsewhere."""

import hashlib
import re
from pathlib import Path

import pytest

import banso.platform.ui

UI = Path(banso.platform.ui.__file__).parent
TOKENS = UI / "static/ui/vendor/digital-go-jp-design-tokens"
TEMPLATES = sorted((UI / "templates").rglob("*.html"))
STYLES = sorted((UI / "static/ui/css").glob("*.css"))


def test_vendored_files_match_their_checksums() -> None:
    listed = dict(reversed(line.split()) for line in (TOKENS / "SHA256SUMS").read_text().splitlines())
    assert set(listed) == {path.name for path in TOKENS.iterdir()} - {"SHA256SUMS"}
    for name, expected in listed.items():
        assert hashlib.sha256((TOKENS / name).read_bytes()).hexdigest() == expected, name
    assert "MIT License" in (TOKENS / "LICENSE").read_text()


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_templates_have_nothing_inline(path: Path) -> None:
    text = path.read_text()
    assert not re.search(r"\sstyle\s*=|<style|\son[a-z]+\s*=\s*[\"']|javascript:", text)
    assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", text))
    assert "http://" not in text and "https://" not in text


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_styles_are_short_and_load_nothing(path: Path) -> None:
    text = path.read_text()
    assert len(text.splitlines()) < 400
    assert "url(" not in text and "@import" not in text


def test_every_token_used_exists() -> None:
    known = set(
        re.findall(r"(--[a-z0-9-]+)\s*:", (TOKENS / "tokens.css").read_text() + STYLES[0].read_text())
    )
    assert STYLES[0].name == "base.css"
    used = {name for path in STYLES for name in re.findall(r"var\((--[a-z0-9-]+)\)", path.read_text())}
    assert used <= known, used - known
