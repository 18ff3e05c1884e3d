"""List pages: every parameter against its allow-list, bounded paging, exports that nothing can run."""

import csv
import io
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.http import QueryDict
from django.template.loader import render_to_string

from banso.kernel.errors import Refusal
from banso.platform.audit.models import AuditEntry
from banso.platform.exports import unescape_cell
from banso.platform.scope.actor import Actor
from banso.platform.scope.models import Unit
from banso.platform.scope.roles import FieldClass
from banso.platform.ui.lists import Column, Filter, ListSpec, export_list, open_list

SPEC = ListSpec(
    title="機関の一覧",
    columns=[
        Column(
            "name", "名称", "name", FieldClass.PUBLIC, order_by=("name",), exportable=True, is_row_header=True
        ),
        Column("code", "番号", "code", FieldClass.INTERNAL, "code", order_by=("-code",), exportable=True),
        Column("secret", "内緒", lambda unit: "canary", FieldClass.CONFIDENTIAL),
    ],
    default_order="name",
    filters=[
        Filter(
            "kind", "種類", [("agency", "機関"), ("root", "運営")], lambda rows, kind: rows.filter(kind=kind)
        )
    ],
    search=lambda rows, words: rows.filter(name__contains=words),
    page_sizes=(5, 10),
    count_limit=30,
    export_limit=30,
    kept=("tab",),
    empty_title="まだありません",
)


@pytest.fixture
def units(db: None) -> None:
    Unit.objects.bulk_create(Unit(code=f"U{n:02}", name=f"機関{n:02}", kind="agency") for n in range(12))


@pytest.fixture
def reader(make_unit: Callable[..., Unit]) -> Actor:
    return Actor(user_id=1, unit_id=make_unit("=読む𠮷", kind="root").pk)


def opened(query: str) -> Any:
    return open_list(SPEC, Unit.objects.all(), QueryDict(query))


def downloaded(query: str, reader: Actor, now: datetime) -> bytes:
    response = export_list(opened(query), actor=reader, now=now)
    return b"".join(response.streaming_content) if response.streaming else response.content


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("order=password", "list_order_invalid"),
        ("order=secret", "list_order_invalid"),
        ("order=--name", "list_order_invalid"),
        ("order=name__x", "list_order_invalid"),
        ("agency__users__password__startswith=p", "list_parameter_unknown"),
        ("filter[_connector]=OR", "list_parameter_unknown"),
        ("page=-1", "list_page_invalid"),
        ("page=0", "list_page_invalid"),
        ("page=１", "list_page_invalid"),
        ("page=1.0", "list_page_invalid"),
        ("page=" + "9" * 5000, "list_page_invalid"),
        ("page=1&page=2", "list_parameter_repeated"),
        ("size=7", "list_size_invalid"),
        ("size=1000000000", "list_size_invalid"),
        ("kind=x", "list_filter_invalid"),
        ("format=exe", "list_export_invalid"),
        ("encoding=utf-7", "list_export_invalid"),
        ("q=%00", "encoding_invalid"),
        ("q=%E2%80%AE", "encoding_invalid"),
        ("q=" + "a" * 101, "text_too_long"),
        ("tab=%00", "encoding_invalid"),
    ],
)
def test_what_the_list_does_not_offer_is_refused(query: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        opened(query)
    assert refused.value.code == code
    assert refused.value.kind.status == 400


@pytest.mark.parametrize(
    ("asked", "shown", "rows"), [("1", 1, 5), ("3", 3, 2), ("4", 3, 2), ("1000000000", 3, 2)]
)
def test_a_page_beyond_the_last_shows_the_last(units: None, asked: str, shown: int, rows: int) -> None:
    page = opened(f"page={asked}")
    assert (page.number, len(page.objects), page.last_page, page.count) == (shown, rows, 3, 12)


def test_search_filter_sort_and_links(units: None) -> None:
    page = opened("q=機関0&kind=agency&order=-name&page=2&tab=a")
    assert [unit.name for unit in page.objects] == [f"機関0{n}" for n in (4, 3, 2, 1, 0)]
    name, code, secret = page.table.heads
    assert (name.sort, code.sort, secret.sort_url) == ("descending", "", "")
    assert QueryDict(name.sort_url[1:]).dict() == {
        "q": "機関0",
        "kind": "agency",
        "order": "name",
        "tab": "a",
    }
    assert QueryDict(page.previous_url[1:])["page"] == "1" and not page.next_url
    assert page.is_narrowed and QueryDict(page.clear_url[1:]).dict() == {"tab": "a", "order": "-name"}
    assert [unit.code for unit in opened("order=code").objects][0] == "U11"


def test_an_empty_list_says_what_to_do(db: None) -> None:
    page = opened("")
    assert (page.count, page.number, page.objects) == (0, 1, [])
    assert "まだありません" in render_to_string("ui/components/list.html", {"page": page})
    assert "条件に合うものがありません" in render_to_string(
        "ui/components/list.html", {"page": opened("q=無い")}
    )


def test_the_count_stops_and_says_so(db: None) -> None:
    Unit.objects.bulk_create(Unit(code=f"U{n:02}", name="同じ名", kind="agency") for n in range(40))
    page = opened("page=99")
    assert (page.count, page.is_count_capped, page.last_page) == (30, True, 6)
    assert "30件以上" in render_to_string("ui/components/list.html", {"page": page})


def test_what_was_typed_is_escaped_on_the_page(units: None) -> None:
    html = render_to_string("ui/components/list.html", {"page": opened('q="><script>&tab="x')})
    assert "<script>" not in html and "&quot;&gt;&lt;script&gt;" in html


def test_csv_holds_only_what_may_leave_and_is_recorded(units: None, reader: Actor, now: datetime) -> None:
    data = downloaded("format=csv&page=2", reader, now)
    assert data.startswith(b"\xef\xbb\xbf") and b"canary" not in data
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert rows[0] == ["名称", "番号"] and len(rows) == 14
    assert rows[1][0] == "'=読む𠮷" and unescape_cell(rows[1][0]) == "=読む𠮷"
    entry = AuditEntry.objects.get(action="export")
    assert entry.changed == {"list": "機関の一覧", "format": "csv", "columns": ["name", "code"], "rows": 13}


def test_cp932_is_refused_with_the_places_or_replaced_on_request(
    units: None, reader: Actor, now: datetime
) -> None:
    with pytest.raises(Refusal) as refused:
        downloaded("format=csv&encoding=cp932", reader, now)
    assert refused.value.code == "export_unmappable"
    assert refused.value.detail["items_found"] == ["1行目「名称」：𠮷（U+20BB7）"]
    replaced = downloaded("format=csv&encoding=cp932&unmappable=replace", reader, now)
    assert "'=読む〓" in replaced.decode("cp932")


def test_xlsx_and_file_name(units: None, reader: Actor, now: datetime) -> None:
    response = export_list(opened("format=xlsx"), actor=reader, now=now)
    assert response.content[:2] == b"PK"
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''")
    assert response["Content-Disposition"].endswith("_20261120.xlsx")
    assert response["Cache-Control"] == "no-store"


def test_too_many_rows_are_refused_before_anything_leaves(reader: Actor, now: datetime) -> None:
    Unit.objects.bulk_create(Unit(code=f"X{n:02}", name="同じ名", kind="agency") for n in range(40))
    with pytest.raises(Refusal) as refused:
        downloaded("format=csv", reader, now)
    assert refused.value.code == "export_too_large" and refused.value.kind.status == 413
    assert not AuditEntry.objects.filter(action="export").exists()


@pytest.mark.parametrize(
    "field_class", [FieldClass.CONFIDENTIAL, FieldClass.PERSONAL, FieldClass.SPECIAL_CARE]
)
def test_a_confidential_column_cannot_be_declared_exportable(field_class: FieldClass) -> None:
    with pytest.raises(ValueError, match="never exported"):
        Column("x", "x", "x", field_class, exportable=True)


def test_a_list_cannot_be_declared_with_clashing_names() -> None:
    name = Column("name", "名称", "name", FieldClass.PUBLIC, order_by=("name",))
    with pytest.raises(ValueError, match="reserved"):
        ListSpec("t", [name], "name", "e", kept=("page",))
    with pytest.raises(ValueError, match="twice"):
        ListSpec("t", [name, name], "name", "e")
    with pytest.raises(ValueError, match="sortable"):
        ListSpec("t", [name], "code", "e")
