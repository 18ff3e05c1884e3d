"""The board: tiles, quarters, breakdowns, rows, exports; who may open it; bad addresses."""

import io
import zipfile
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from banso.domains.directory import api as directory
from banso.platform.audit.models import AuditEntry
from banso.platform.scope.actor import SYSTEM
from banso.platform.scope.models import Unit

pytestmark = pytest.mark.django_db
CODES = ["consultations", "distinct_firms", "taken_up_in_days", "usefulness_top_two"]
CANARY = "秘密の相談内容"


@pytest.fixture
def planner_client(make_unit: Callable[..., Any], make_user: Callable[..., Any], sign_in: Callable[..., Any]) -> Any:
    return sign_in(make_user("planner", make_unit("運営主体", kind="operator")))


@pytest.fixture
def consultations(now: Any) -> int:
    """Six consultations of three firms at one agency, and how many there are."""
    from banso.domains.cases.models import Case, Consultation, ConsultationIssue

    agency = directory.register_agency(
        actor=SYSTEM, now=now, type_code="AG01", name="架空商工会", prefecture_code="07", valid_from=date(2020, 4, 1)
    )
    for number in range(6):
        own = {"owner_unit": Unit.objects.get(pk=agency.unit_id), "subject_id": 1 + number % 3, "created_at": now}
        day = date(2026, 5 + number, 10)
        case = Case.base.create(
            number=f"T-{number}", title=CANARY, origin="walk_in", issue_codes="", opened_on=day, **own
        )
        row = Consultation.base.create(
            case=case, event_on=day, reported_at=now, reported_on=date(2026, 11, 20), fiscal_year=2026, channel="visit",
            contact_minutes=30, preparation_minutes=0, main_issue="hiring", issue_codes=" hiring ", summary=CANARY,
            agency_type_code="AG01", **own,
        )  # fmt: skip
        ConsultationIssue.base.create(consultation=row, position=1, issue="hiring", **own)
    return 6


def _text(answer: Any) -> str:
    return answer.content.decode()


def test_the_home_page_shows_every_indicator_as_provisional(planner_client: Any, consultations: int) -> None:
    page = planner_client.get(reverse("board:home"))
    text = _text(page)
    assert page.status_code == 200
    for words in ("相談件数", "支援事業者数（全国で一度だけ数える）", "取次ぎの期限内引受率", "役立ち度", "暫定", "70%以上", "令和8年度"):
        assert words in text
    assert text.count("<svg") >= 16


def test_other_years_have_their_own_page(planner_client: Any, consultations: int) -> None:
    text = _text(planner_client.get(reverse("board:home"), {"period": "2024"}))
    assert "令和6年度" in text


@pytest.mark.parametrize("code", CODES)
def test_each_indicator_opens_with_every_breakdown(planner_client: Any, consultations: int, code: str) -> None:
    address = reverse("board:indicator", args=[code])
    for period in ("2026", "2026Q3", "2026-11"):
        assert planner_client.get(address, {"period": period}).status_code == 200
    for by in ("quarter", "month", "prefecture", "agency_type"):
        assert planner_client.get(address, {"by": by}).status_code == 200
    assert planner_client.get(address, {"prefecture": "07", "agency_type": "AG01"}).status_code == 200


def test_the_number_opens_into_as_many_rows(planner_client: Any, consultations: int) -> None:
    text = _text(planner_client.get(reverse("board:rows", args=["consultations"]), {"period": "2026"}))
    assert "6件" in text
    firms = _text(planner_client.get(reverse("board:rows", args=["distinct_firms"]), {"period": "2026"}))
    assert "3件" in firms
    assert "F-" in firms


def test_rows_never_show_texts(planner_client: Any, consultations: int) -> None:
    address = reverse("board:rows", args=["consultations"])
    for extra in ({}, {"format": "csv"}, {"size": "100", "order": "-event_on"}):
        answer = planner_client.get(address, {"period": "2026", **extra})
        body = b"".join(answer.streaming_content).decode() if answer.streaming else _text(answer)
        assert answer.status_code == 200
        assert CANARY not in body


def test_rows_and_values_can_be_exported_and_that_is_recorded(planner_client: Any, consultations: int) -> None:
    for address in (
        reverse("board:home"), reverse("board:indicator", args=["consultations"]),
        reverse("board:rows", args=["consultations"]), reverse("board:rows", args=["distinct_firms"]),
    ):  # fmt: skip
        book = planner_client.get(address, {"period": "2026", "format": "xlsx"})
        assert book["Content-Disposition"].startswith("attachment")
        assert zipfile.ZipFile(io.BytesIO(book.content)).testzip() is None
        assert planner_client.get(address, {"period": "2026", "format": "csv"}).status_code == 200
    assert AuditEntry.objects.filter(action="export").count() == 8


def test_an_export_says_what_each_value_is(planner_client: Any, consultations: int) -> None:
    body = planner_client.get(reverse("board:home"), {"period": "2026", "format": "csv"}).content.decode("utf-8-sig")
    lines = body.splitlines()
    assert len(lines) == 1 + 4 * 5
    assert lines[1].startswith("consultations,相談件数,1,令和8年度第1四半期,2026-04-01,2026-06-30,2,件,2,")


@pytest.mark.parametrize(
    ("name", "query", "status"),
    [
        ("home", {"period": "x"}, 400),
        ("home", {"format": "pdf"}, 400),
        ("home", {"order": "password"}, 400),
        ("indicator", {"period": "2026Q9"}, 400),
        ("indicator", {"by": "owner_unit__name"}, 400),
        ("indicator", {"prefecture": "48"}, 400),
        ("indicator", {"n": "1e9"}, 400),
        ("indicator", {"n": "٣"}, 400),
        ("indicator", {"n": "5"}, 400),
        ("rows", {"page": "-1"}, 400),
        ("rows", {"page": "1000000000"}, 200),
        ("rows", {"order": "password"}, 400),
        ("rows", {"order": "subject_id"}, 400),
        ("rows", {"agency__users__password__startswith": "p"}, 400),
        ("rows", {"issue": "' OR 1=1"}, 400),
    ],
)
def test_bad_addresses_are_refused_in_words(
    planner_client: Any, consultations: int, name: str, query: dict[str, str], status: int
) -> None:
    arguments = [] if name == "home" else ["consultations"]
    assert planner_client.get(reverse(f"board:{name}", args=arguments), query).status_code == status


def test_an_unknown_indicator_is_404(planner_client: Any) -> None:
    assert planner_client.get(reverse("board:indicator", args=["nothing"])).status_code == 404


@pytest.mark.parametrize("role", ["hq", "auditor"])
def test_headquarters_and_auditors_may_look(
    role: str, make_unit: Callable[..., Any], make_user: Callable[..., Any], sign_in: Callable[..., Any]
) -> None:
    assert sign_in(make_user(role, make_unit())).get(reverse("board:home")).status_code == 200


def test_others_may_not(client: Any, make_unit: Callable[..., Any], make_user: Callable[..., Any]) -> None:
    addresses = [reverse("board:home"), *(reverse(f"board:{name}", args=["consultations"]) for name in ("indicator", "rows"))]
    for address in addresses:
        assert client.get(address).status_code == 302
    client.force_login(make_user("adviser", make_unit()))
    for address in addresses:
        assert client.get(address).status_code == 403
        assert client.post(address).status_code == 405


def test_the_pages_are_there_in_english(planner_client: Any, consultations: int) -> None:
    planner_client.cookies["banso_language"] = "en"
    text = _text(planner_client.get(reverse("board:indicator", args=["consultations"])))
    assert "Consultations" in text
    assert 'lang="en"' in text
