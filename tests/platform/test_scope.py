"""Another unit's row is not found; a grant opens it for as long as it lives, and not a moment longer."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from banso.kernel.errors import Refusal
from banso.platform.scope.grants import end_grants, open_grant
from banso.platform.scope.models import Membership, Unit
from banso.platform.scope.roles import FieldClass
from banso.platform.scope.visibility import visible_classes
from banso.platform.tasks.models import Task

pytestmark = pytest.mark.django_db


@pytest.fixture
def other_task(make_unit, now):
    return Task.base.create(
        owner_unit=make_unit("よその機関"), subject_id=7, kind="k", object_type="scope.unit", object_id=1, created_at=now
    )


@pytest.fixture
def adviser(make_unit, make_user, actor_of):
    return actor_of(make_user("adviser", make_unit("わたしの機関")))


def can_see(actor, at, row) -> bool:
    return Task.scoped.visible_to(actor, at).filter(pk=row.pk).exists()


def test_a_foreign_row_is_not_found(adviser, now, other_task):
    with pytest.raises(Refusal) as refused:
        Task.scoped.get_visible(adviser, now, other_task.pk)
    with pytest.raises(Refusal) as missing:
        Task.scoped.get_visible(adviser, now, other_task.pk + 999)
    assert refused.value.as_dict("ja") == missing.value.as_dict("ja")


def test_a_grant_on_the_row_opens_it_while_it_lives(adviser, now, other_task):
    open_grant(
        unit_id=adviser.unit_id, purpose="referral", source="referral:1", row=other_task, valid_from=now,
        valid_until=now + timedelta(days=1), field_classes=[FieldClass.INTERNAL],
    )
    assert can_see(adviser, now, other_task)
    assert not can_see(adviser, now - timedelta(seconds=1), other_task)
    assert not can_see(adviser, now + timedelta(days=1), other_task)
    assert visible_classes(adviser, now, other_task) == {FieldClass.PUBLIC, FieldClass.INTERNAL}
    assert end_grants(now=now, source="referral:1") == 1
    assert not can_see(adviser, now, other_task)


def test_a_grant_on_the_subject_opens_every_row_about_it(adviser, now, other_task):
    open_grant(
        unit_id=adviser.unit_id, purpose="joint_use", source="basis:1", subject_id=7, valid_from=now, field_classes=[]
    )
    assert can_see(adviser, now, other_task)


def test_ending_grants_needs_a_reason(now):
    with pytest.raises(ValueError, match="source or a consent"):
        end_grants(now=now)


def test_unscoped_reads_must_say_so():
    with pytest.raises(TypeError, match="visible_to"):
        Task.scoped.all()
    with pytest.raises(TypeError, match="visible_to"):
        Task.scoped.filter(pk=1)


def test_an_ended_membership_gives_nothing(make_unit, make_user, actor_of, now):
    user = make_user("adviser", make_unit())
    Membership.objects.filter(user=user).update(valid_until=now)
    actor = actor_of(user)
    assert actor.unit_id is None
    assert actor.roles == frozenset()


def test_one_unit_at_a_time(make_unit, make_user, now):
    from banso.platform.scope.memberships import actor_for_user

    first, second = make_unit("あ機関"), make_unit("い機関")
    user = make_user("adviser", first)
    Membership.objects.create(user=user, unit=second, role="planner", valid_from=now)
    assert actor_for_user(user, now).unit_ids == {first.pk}
    assert actor_for_user(user, now, second.pk).roles == {"planner"}
    assert actor_for_user(user, now, 10**9).unit_id == first.pk


def test_an_owner_has_no_unit_and_staff_no_subject(make_user, now):
    user = make_user("owner", subject_id=3)
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(user=user, role="owner", valid_from=now)
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(user=user, role="adviser", subject_id=3, valid_from=now)


def test_version_conflict(adviser, now):
    task = Task.base.create(
        owner_unit=Unit.objects.get(pk=adviser.unit_id), kind="k", object_type="scope.unit", object_id=1, created_at=now
    )
    with transaction.atomic(), pytest.raises(Refusal) as refused:
        Task.scoped.lock_visible(adviser, now, task.pk, version=9)
    assert (refused.value.code, refused.value.kind.status) == ("version_conflict", 409)
