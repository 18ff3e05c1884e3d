"""The auditor's pages: searching the record, who saw what of whom, verifying the chains."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.db import connection
from django.urls import reverse

from banso.faces.audit.commands import verify as verify_command
from banso.platform.audit.models import AuditEntry, AuditHead
from banso.platform.audit.record import record
from banso.platform.scope.actor import SYSTEM, Actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def auditor_client(make_unit: Callable[..., Any], make_user: Callable[..., Any], sign_in: Callable[..., Any]) -> Any:
    return sign_in(make_user("auditor", make_unit("運営主体", kind="operator")))


@pytest.fixture
def trail(make_unit: Callable[..., Any], make_user: Callable[..., Any], now: datetime) -> Any:
    """One adviser who looked three times at firm 7, once at firm 8, and exported once."""
    unit = make_unit("架空商工会")
    user = make_user("adviser", unit)
    actor = Actor(user_id=user.pk, unit_id=unit.pk)
    for subject in (7, 7, 7, 8):
        record(actor, now, "look", subject_id=subject, purpose="referral")
    record(actor, now, "export", changed={"rows": 3})
    return user


def _break_chain(sequence: int) -> None:
    """What an attacker with the database in hand would do: past the triggers."""
    row = AuditEntry.objects.filter(sequence=sequence).order_by("pk").first()
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit_auditentry'")
            for (name,) in cursor.fetchall():
                cursor.execute(f'DROP TRIGGER "{name}"')
        else:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ALTER TABLE audit_auditentry DISABLE TRIGGER USER")
        cursor.execute("UPDATE audit_auditentry SET purpose = 'none' WHERE id = %s", [row.pk])


def _text(answer: Any) -> str:
    return answer.content.decode()


def test_entries_are_found_by_each_condition(auditor_client: Any, trail: Any) -> None:
    address = reverse("audit:entries")
    for query, count in (
        ({"subject": "7"}, 3),  # the searches themselves are entries about that firm from now on
        ({"subject": "8"}, 1),
        ({"action": "export"}, 1),
        ({"person": trail.login_id, "action": "look"}, 4),
        ({"person": trail.display_name[:4], "agency": "架空商工会", "subject": "7"}, 3),
        ({"agency": "どこにもない機関", "subject": "7"}, 0),
        ({"since": "R8.11.20", "until": "2026-11-20", "subject": "7", "action": "look"}, 3),
        ({"until": "令和8年11月19日", "subject": "7"}, 0),
    ):
        page = auditor_client.get(address, query)
        assert page.status_code == 200
        assert page.context["page"].count == count, query


def test_a_search_is_recorded_with_its_count_and_not_its_words(auditor_client: Any, trail: Any) -> None:
    auditor_client.get(reverse("audit:entries"), {"person": "架空", "subject": "7"})
    entry = AuditEntry.objects.filter(action="search").latest("pk")
    assert entry.changed == {"what": "audit", "found": 3, "conditions": ["person", "subject"]}
    assert entry.subject_id == 7


def test_looks_are_grouped_by_who_saw_what_of_whom(auditor_client: Any, trail: Any) -> None:
    page = auditor_client.get(reverse("audit:looks"))
    found = {(row["subject_id"], row["times"]) for row in page.context["page"].objects}
    assert found == {(7, 3), (8, 1)}
    assert trail.display_name in _text(page)


@pytest.mark.parametrize("name", ["entries", "looks"])
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_lists_are_exported_and_that_is_recorded(auditor_client: Any, trail: Any, name: str, form: str) -> None:
    assert auditor_client.get(reverse(f"audit:{name}"), {"format": form, "subject": "7"}).status_code == 200
    assert AuditEntry.objects.filter(action="export").count() == 2


@pytest.mark.parametrize(
    "query",
    [
        {"subject": "abc"}, {"subject": "9" * 19}, {"action": "'; DROP"}, {"since": "昭和65年1月1日"}, {"since": "1/4/2026"},
        {"since": "R8.11.20", "until": "R8.11.19"}, {"person": "a\x00b"}, {"person": "x" * 101}, {"order": "password"},
        {"page": "0"}, {"unit__name": "x"},
    ],
)  # fmt: skip
def test_bad_conditions_are_refused_in_words(auditor_client: Any, query: dict[str, str]) -> None:
    assert auditor_client.get(reverse("audit:entries"), query).status_code == 400


def test_a_whole_record_verifies(auditor_client: Any, trail: Any) -> None:
    assert auditor_client.get(reverse("audit:verify")).status_code == 200
    page = auditor_client.post(reverse("audit:verify"))
    assert "異常はありません" in _text(page)
    assert AuditEntry.objects.filter(action="audit.verify").count() == 1


def test_an_altered_row_is_named(auditor_client: Any, trail: Any) -> None:
    _break_chain(2)
    page = auditor_client.post(reverse("audit:verify"))
    text = _text(page)
    assert "異常があります" in text
    assert "内容が書き換えられています" in text
    broken = page.context["found"].broken
    assert [(chain.unit_name, chain.bad_sequence) for chain in broken] == [("架空商工会", 2)]


def test_the_command_exits_with_the_first_bad_row(trail: Any, now: datetime) -> None:
    class Args:
        actor = SYSTEM

    Args.now = now
    assert verify_command(Args()).ok
    AuditHead.objects.filter(unit__name="架空商工会").update(sequence=9)
    result = verify_command(Args())
    assert not result.ok
    bad = [chain["first_bad_row"] for chain in result.data["chains"] if chain["first_bad_row"]]
    assert bad == [{"sequence": 6, "reason": "tail_missing"}]
    assert "架空商工会" in result.lines[0]


def test_a_damaged_file_is_found(trail: Any, now: datetime, tmp_path: Any, settings: Any) -> None:
    from banso.platform.files.store import path_of, store

    settings.BANSO_DATA_DIR = tmp_path
    stored = store(
        [b"%PDF-1.7 made up"], name="x.pdf", media_type="application/pdf", purpose="test", now=now, owner_unit_id=None,
        subject_id=None,
    )  # fmt: skip
    path_of(stored.sha256).write_bytes(b"%PDF-1.7 altered")

    class Args:
        actor = SYSTEM

    Args.now = now
    result = verify_command(Args())
    assert result.data["damaged_files"] == [{"file_id": stored.pk, "reason": "altered"}]
    assert not result.ok


@pytest.mark.parametrize("role", ["planner", "hq", "adviser", "administrator"])
def test_only_auditors_may_open_these_pages(
    role: str, make_unit: Callable[..., Any], make_user: Callable[..., Any], sign_in: Callable[..., Any]
) -> None:
    client = sign_in(make_user(role, make_unit()))
    for name in ("home", "entries", "looks", "verify"):
        assert client.get(reverse(f"audit:{name}")).status_code == 403
    assert client.post(reverse("audit:verify")).status_code == 403


def test_every_act_the_product_records_has_words() -> None:
    """The actions named in the source, and the states a referral moves to."""
    import re
    from pathlib import Path

    import banso
    from banso.faces.audit.acts import ACTS

    source = Path(banso.__file__).parent
    named = set()
    for path in [*source.glob("domains/**/usecases/*.py"), *source.glob("platform/**/*.py"), *source.glob("faces/**/*.py")]:
        named |= set(re.findall(r'\.audit\(\s*"([a-z_]+\.[a-z_]+)"', path.read_text(encoding="utf-8")))
    assert len(named) > 30
    assert sorted(named - ACTS.keys()) == []
