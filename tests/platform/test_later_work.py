"""Keys, events and jobs: one effect each, however often they are tried."""

from dataclasses import dataclass
from datetime import timedelta

import pytest

from banso.kernel.errors import Refusal
from banso.platform.idempotency.models import UsedKey
from banso.platform.idempotency.once import once
from banso.platform.jobs import queue
from banso.platform.jobs.models import Job
from banso.platform.outbox import dispatch, publish
from banso.platform.outbox.models import Delivery, OutboxEvent
from banso.platform.scope.models import Unit
from banso.platform.work import work

pytestmark = pytest.mark.django_db


def make_unit_row() -> dict:
    return {"id": Unit.objects.create(code=f"K{Unit.objects.count()}", name="名", kind="agency").pk}


class TestOnce:
    def ask(self, now, key="k1", body=None, call=make_unit_row):
        return once(scope="1:units", key=key, body=body or {"name": "名"}, now=now, call=call)

    def test_the_same_key_gives_the_same_answer_and_no_second_effect(self, now):
        first = self.ask(now)
        assert self.ask(now) == first
        assert Unit.objects.filter(code__startswith="K").count() == 1

    def test_another_body_under_the_key_is_refused(self, now):
        self.ask(now)
        with pytest.raises(Refusal) as refused:
            self.ask(now, body={"name": "別"})
        assert (refused.value.code, refused.value.kind.status) == ("idempotency_key_reused", 422)

    def test_a_refused_call_leaves_the_key_free(self, now):
        def refuse():
            raise Refusal("no", reason=("い", "n"), next_step=("い", "n"))

        with pytest.raises(Refusal):
            self.ask(now, call=refuse)
        assert UsedKey.objects.count() == 0
        assert self.ask(now)["id"]

    @pytest.mark.parametrize("key", ["", "x" * 256, "鍵", "a\nb"])
    def test_bad_keys(self, now, key):
        with pytest.raises(Refusal) as refused:
            self.ask(now, key=key)
        assert refused.value.code == "idempotency_key_invalid"

    def test_the_longest_key(self, now):
        assert self.ask(now, key="x" * 255)


@publish.event_type
@dataclass(frozen=True)
class SomethingHappened:
    number: int


class TestOutbox:
    @pytest.fixture
    def told(self, monkeypatch):
        seen: list[int] = []
        monkeypatch.setitem(publish._handlers, publish.name_of(SomethingHappened), [lambda event, now: seen.append(event.number)])
        return seen

    @pytest.fixture
    def adviser(self, make_unit, make_user, actor_of):
        return actor_of(make_user("adviser", make_unit()))

    def happen(self, actor, now, number):
        with work(actor, now) as unit:
            unit.audit("test.act")
            unit.emit(SomethingHappened(number))

    def test_told_once_in_order(self, adviser, now, told):
        for number in (1, 2, 3):
            self.happen(adviser, now, number)
        assert told == []
        assert dispatch.dispatch_due(now) == 3
        assert dispatch.dispatch_due(now) == 0
        assert told == [1, 2, 3]

    def test_a_delivered_event_is_not_told_again(self, adviser, now, told):
        self.happen(adviser, now, 5)
        dispatch.dispatch_due(now)
        OutboxEvent.objects.update(state="waiting")
        dispatch.dispatch_due(now)
        assert told == [5]

    def test_a_failing_subscriber_is_tried_again_and_leaves_nothing(self, adviser, now, monkeypatch):
        tries = []

        def fail_twice(event, at):
            make_unit_row()
            tries.append(at)
            if len(tries) < 3:
                raise ConnectionError

        monkeypatch.setitem(publish._handlers, publish.name_of(SomethingHappened), [fail_twice])
        self.happen(adviser, now, 1)
        for hours in range(3):
            dispatch.dispatch_due(now + timedelta(hours=hours))
        assert Unit.objects.filter(code__startswith="K").count() == 1
        assert Delivery.objects.count() == 1
        assert OutboxEvent.objects.get().state == "done"

    def test_a_hopeless_event_is_kept_as_dead(self, adviser, now, monkeypatch):
        def fail(event, at):
            raise ConnectionError

        monkeypatch.setitem(publish._handlers, publish.name_of(SomethingHappened), [fail])
        self.happen(adviser, now, 1)
        for days in range(dispatch.MAX_ATTEMPTS + 2):
            dispatch.dispatch_due(now + timedelta(days=days))
        event = OutboxEvent.objects.get()
        assert (event.state, event.last_error) == ("dead", "ConnectionError")


class TestJobs:
    @pytest.fixture
    def ran(self, monkeypatch):
        seen: list[int] = []
        monkeypatch.setitem(queue._handlers, "test.job", lambda row, now: seen.append(row.payload["n"]))
        return seen

    def test_runs_when_due_and_once(self, now, ran):
        queue.enqueue("test.job", {"n": 1}, now=now)
        queue.enqueue("test.job", {"n": 2}, now=now, run_at=now + timedelta(hours=1))
        assert queue.run_due(now) == 1
        assert ran == [1]
        assert queue.run_due(now + timedelta(hours=2)) == 1
        assert ran == [1, 2]

    def test_a_dedupe_key_waits_once_and_is_free_afterwards(self, now, ran):
        first = queue.enqueue("test.job", {"n": 1}, now=now, dedupe_key="daily")
        assert queue.enqueue("test.job", {"n": 1}, now=now, dedupe_key="daily").pk == first.pk
        queue.run_due(now)
        assert queue.enqueue("test.job", {"n": 2}, now=now, dedupe_key="daily").pk != first.pk

    def test_a_dead_worker_s_job_is_taken_over_and_the_late_one_is_fenced_off(self, now, ran):
        queue.enqueue("test.job", {"n": 1}, now=now)
        late = queue.claim(now)
        assert queue.claim(now) is None
        taken = queue.claim(now + queue.LEASE + timedelta(seconds=1))
        assert taken is not None and taken.fence == 2
        assert not queue.run_claimed(late, now)
        assert queue.run_claimed(taken, now)
        assert ran == [1]

    def test_a_failing_job_is_tried_again_then_kept_as_failed(self, now, monkeypatch):
        def fail(row, at):
            raise ConnectionError

        monkeypatch.setitem(queue._handlers, "test.job", fail)
        queue.enqueue("test.job", {}, now=now)
        for days in range(queue.MAX_ATTEMPTS + 2):
            queue.run_due(now + timedelta(days=days))
        row = Job.objects.get()
        assert (row.state, row.attempts, row.last_error) == ("failed", queue.MAX_ATTEMPTS, "ConnectionError")
