"""A use case leaves its change, its audit row and its events together, or nothing; and a broken chain is found."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from banso.platform.audit.chain import verify_chains
from banso.platform.audit.models import AuditEntry
from banso.platform.audit.record import record_denial
from banso.platform.scope.actor import SYSTEM
from banso.platform.scope.models import Unit
from banso.platform.tasks.models import Task
from banso.platform.work import work

pytestmark = pytest.mark.django_db


def make_task(unit: Unit, now) -> Task:
    return Task(owner_unit=unit, kind="test.kind", object_type="scope.unit", object_id=unit.pk, created_at=now)


@pytest.fixture
def adviser(make_unit, make_user, actor_of):
    return actor_of(make_user("adviser", make_unit()))


def breaks() -> list[str]:
    return [found.reason for _, _, found in verify_chains() if found is not None]


def add_entries(adviser, now, count: int) -> list[AuditEntry]:
    for _ in range(count):
        with work(adviser, now) as unit:
            unit.audit("test.act")
    return list(AuditEntry.objects.order_by("sequence"))


def test_change_and_audit_row_are_one(adviser, now):
    with work(adviser, now) as unit:
        task = make_task(Unit.objects.get(pk=adviser.unit_id), now)
        task.save()
        unit.audit("task.open", task, changed={"kind": task.kind})
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.object_id, entry.unit_id, entry.sequence) == ("task.open", task.pk, adviser.unit_id, 1)
    assert len(entry.hash_after) == 64
    assert breaks() == []


def test_a_fault_leaves_nothing(adviser, now):
    with pytest.raises(ZeroDivisionError), work(adviser, now) as unit:
        make_task(Unit.objects.get(pk=adviser.unit_id), now).save()
        unit.audit("task.open")
        raise ZeroDivisionError
    assert Task.scoped.unscoped().count() == 0
    assert AuditEntry.objects.count() == 0


def test_a_use_case_without_audit_row_is_a_fault(adviser, now):
    with pytest.raises(RuntimeError, match="no audit row"), work(adviser, now):
        make_task(Unit.objects.get(pk=adviser.unit_id), now).save()
    assert Task.scoped.unscoped().count() == 0


def test_an_inner_use_case_joins_the_outer_one(adviser, now):
    with pytest.raises(ZeroDivisionError), work(adviser, now):
        with work(adviser, now) as inner:
            inner.audit("inner.act")
        raise ZeroDivisionError
    assert AuditEntry.objects.count() == 0


def test_an_inner_use_case_keeps_its_own_actor_and_instant(adviser, now):
    earlier = now - timedelta(days=3)
    with work(SYSTEM, now), work(adviser, earlier) as inner:
        assert (inner.actor, inner.now) == (adviser, earlier)
        inner.audit("inner.act")
    entry = AuditEntry.objects.get()
    assert (entry.actor_user_id, entry.at) == (adviser.user_id, earlier)


def test_denials_are_kept(adviser, now):
    record_denial(adviser, now, "GET /cases/9/", "not_found")
    assert AuditEntry.objects.get().changed == {"what": "GET /cases/9/", "code": "not_found"}


@pytest.mark.parametrize("statement", ["UPDATE audit_auditentry SET action = 'x'", "DELETE FROM audit_auditentry"])
def test_the_database_refuses_to_change_audit_rows(adviser, now, statement):
    add_entries(adviser, now, 1)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def without_triggers() -> None:
    """What somebody with the keys of the database can do."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER audit_entry_no_update")
            cursor.execute("DROP TRIGGER audit_entry_no_delete")
        else:
            cursor.execute("SET LOCAL session_replication_role = replica")


@pytest.mark.parametrize(
    ("tamper", "reason"),
    [
        (lambda rows: rows.filter(sequence=2).update(action="other"), "altered"),
        (lambda rows: rows.filter(sequence=2).update(at="2020-01-01T00:00:00Z"), "altered"),
        (lambda rows: rows.filter(sequence=2).delete(), "missing"),
        (lambda rows: rows.filter(sequence=3).delete(), "tail_missing"),
        (lambda rows: rows.filter(sequence=1).update(entry_hash="0" * 64), "altered"),
    ],
)
def test_tampering_is_found(adviser, now, tamper, reason):
    add_entries(adviser, now, 3)
    without_triggers()
    tamper(AuditEntry.objects.all())
    assert breaks() == [reason]
