"""Templates: nothing inline, nothing from elsewhere, no word outside gettext."""

import ast
import re

from .source_tree import listed, python_files, short, templates, walk

# Kana and kanji; not the middle dot, which is punctuation.
JAPANESE = re.compile(r"[\u3040-\u30fa\u30fc-\u30ff\u3400-\u9fff\uff66-\uff9f々〆]")
INLINE = {
    "a style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "a style element": re.compile(r"<style[\s>]", re.IGNORECASE),
    "an event handler": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "a javascript: address": re.compile(r"javascript:", re.IGNORECASE),
    "a script without src": re.compile(r"<script(?![^>]*\ssrc=)[^>]*>", re.IGNORECASE),
    "something from another host": re.compile(r"(?:src|href|action)\s*=\s*[\"'](?:https?:)?//", re.IGNORECASE),
    "autoescape off": re.compile(r"{%\s*autoescape\s+off|\|\s*safe\b"),
}
# The product's own name is the same in every language.
NAME = re.compile(r'<span class="product-ja" lang="ja">伴走</span>|<span lang="ja">伴走</span>|Banso 伴走|日本語')
# A specimen of furigana is Japanese in every language.
SPECIMENS = {"platform/ui/templates/ui/gallery.html": '{% ruby "見本" "みほん" %}'}
_COMMENTS = re.compile(r"{#.*?#}|{%\s*comment.*?endcomment\s*%}|<!--.*?-->", re.DOTALL)
_TRANSLATED = re.compile(r"{%\s*blocktrans.*?endblocktrans\s*%}|{%\s*blocktranslate.*?endblocktranslate\s*%}", re.DOTALL)
_TAGS = re.compile(r"{%.*?%}|{{.*?}}", re.DOTALL)
_TRANS_TAG = re.compile(r"{%\s*trans(?:late)?\s.*?%}", re.DOTALL)
_GETTEXT_LITERAL = re.compile(r"_\((?:\"[^\"]*\"|'[^']*')\)")


def test_nothing_is_inline_and_nothing_comes_from_elsewhere() -> None:
    found = []
    for path in templates():
        text = _COMMENTS.sub("", path.read_text(encoding="utf-8"))
        plain = _TAGS.sub("", text)
        for what, pattern in INLINE.items():
            looked_at = text if what == "autoescape off" else plain
            if pattern.search(looked_at):
                found.append(f"{short(path)}: {what}")
    assert not found, listed(found)


def test_every_japanese_word_goes_through_gettext() -> None:
    found = []
    for path in templates():
        text = _COMMENTS.sub("", path.read_text(encoding="utf-8"))
        text = _TRANSLATED.sub("", text.replace(SPECIMENS.get(short(path), "\0"), ""))
        text = NAME.sub("", _GETTEXT_LITERAL.sub("", _TRANS_TAG.sub("", text)))
        for line in text.splitlines():
            if JAPANESE.search(line):
                found.append(f"{short(path)}: {line.strip()[:80]}")
    assert not found, listed(found)


def test_markup_is_trusted_only_where_we_made_it() -> None:
    allowed = {"platform/ui/templatetags/ui.py": "content that the template engine has already escaped"}
    found = []
    for path in python_files():
        if short(path) in allowed:
            continue
        for node in walk(path):
            if not isinstance(node, ast.Call) or getattr(node.func, "id", "") not in {"mark_safe", "SafeString"}:
                continue
            # A constant is ours; anything computed may hold what somebody typed.
            if not all(isinstance(each, ast.Constant) for each in node.args):
                found.append(f"{short(path)}:{node.lineno}: {ast.unparse(node)[:60]}")
    assert not found, listed(found)
