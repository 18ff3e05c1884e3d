"""Every page of the product 画面の一覧, read from the URL resolver, so that a page nobody visits is noticed."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver


def page_names() -> list[str]:
    """Names of all routes a browser can open by GET, such as "cases:case_page"; the REST API is no page."""
    return sorted(set(_names(get_resolver(), "")))


def _names(resolver: URLResolver, namespace: str) -> Iterator[str]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            if entry.namespace != "api":
                yield from _names(entry, f"{entry.namespace}:" if entry.namespace else namespace)
        elif _is_page(entry):
            yield f"{namespace}{entry.name}"


def _is_page(entry: URLPattern) -> bool:
    rule = getattr(entry.callback, "authorisation", None)
    return rule is not None and "GET" in rule.methods
