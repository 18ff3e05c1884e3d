"""What a person asked of a list 一覧への指定: each parameter against its allow-list, refused in words, never a fault."""

import re
from dataclasses import dataclass

from django.http import QueryDict

from banso.kernel.errors import Refusal, Text
from banso.kernel.text import accept_text

from .list_columns import RESERVED, ListSpec

LONGEST_SEARCH = 100
FORMATS = ("csv", "xlsx")
ENCODINGS = ("utf-8", "cp932")
UNMAPPABLE = ("refuse", "replace")
_PAGE = re.compile(r"[1-9][0-9]{0,11}")
_CHOOSE_AGAIN = Text(
    "一覧を開き直して選び直してください。", "Open the list again and choose from what it offers."
)


@dataclass(frozen=True)
class ListRequest:
    """A list's parameters once they are known to be good; `page` may still lie beyond the last page."""

    query: str
    order: str
    page: int
    size: int
    chosen: dict[str, str]
    kept: dict[str, str]
    format: str
    encoding: str
    unmappable: str


def read_request(spec: ListSpec, params: QueryDict) -> ListRequest:
    """Read the parameters. Refusals (400): list_parameter_unknown, list_parameter_repeated, list_page_invalid,
    list_size_invalid, list_order_invalid, list_filter_invalid, list_export_invalid, and those of `accept_text`."""
    _refuse_strangers(spec, params)
    query = params.get("q", "").strip()
    if query:
        query = accept_text(query, field="q", max_length=LONGEST_SEARCH)
    return ListRequest(
        query=query if spec.search else "",
        order=_order(spec, params.get("order", "")),
        page=_page(params.get("page", "")),
        size=int(
            _one_of(
                "size", params.get("size", ""), [str(size) for size in spec.page_sizes], "list_size_invalid"
            )
        ),
        chosen=_chosen(spec, params),
        kept={
            name: accept_text(params[name], field=name, required=False)
            for name in spec.kept
            if name in params
        },
        format=_one_of("format", params.get("format", ""), ["", *FORMATS], "list_export_invalid"),
        encoding=_one_of("encoding", params.get("encoding", ""), ENCODINGS, "list_export_invalid"),
        unmappable=_one_of("unmappable", params.get("unmappable", ""), UNMAPPABLE, "list_export_invalid"),
    )


def _refuse_strangers(spec: ListSpec, params: QueryDict) -> None:
    known = RESERVED.union(spec.kept, (filter_.name for filter_ in spec.filters))
    for name in params:
        if name not in known:
            # The name is not repeated: it is as untrusted as any value.
            raise _refused(
                "list_parameter_unknown", "この一覧にない指定があります。", "This list has no such parameter."
            )
        if len(params.getlist(name)) > 1:
            raise _refused(
                "list_parameter_repeated", "同じ指定が二つあります。", "A parameter is given twice.", name
            )


def _page(text: str) -> int:
    if not text:
        return 1
    if not _PAGE.fullmatch(text):
        raise _refused(
            "list_page_invalid", "ページ番号が正しくありません。", "This is not a page number.", "page"
        )
    return int(text)


def _order(spec: ListSpec, text: str) -> str:
    order = text or spec.default_order
    if not spec.orderings(order):
        raise _refused(
            "list_order_invalid",
            "その項目では並べ替えできません。",
            "The list cannot be sorted by that.",
            "order",
        )
    return order


def _chosen(spec: ListSpec, params: QueryDict) -> dict[str, str]:
    chosen = {}
    for filter_ in spec.filters:
        value = params.get(filter_.name, "")
        if not value:
            continue
        if value not in {str(choice) for choice, _ in filter_.read_choices()}:
            raise _refused(
                "list_filter_invalid",
                "選択肢にない値です。",
                "This value is not among the choices.",
                filter_.name,
            )
        chosen[filter_.name] = value
    return chosen


def _one_of(name: str, text: str, allowed: list[str] | tuple[str, ...], code: str) -> str:
    if not text:
        return allowed[0]
    if text not in allowed:
        raise _refused(code, "選択肢にない値です。", "This value is not among the choices.", name)
    return text


def _refused(code: str, ja: str, en: str, field: str | None = None) -> Refusal:
    return Refusal(code, reason=Text(ja, en), next_step=_CHOOSE_AGAIN, field=field)
