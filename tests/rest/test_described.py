"""Every operation of the API, with generated input that fits its description and input that does not: never a fault.

Needs schemathesis (requirements/check.txt); the run on PostgreSQL in .ci/run has it.
"""

import json
import os
from itertools import count
from urllib.parse import urlencode, urlsplit

import pytest

pytest.importorskip("schemathesis", reason="schemathesis is not installed; .ci/run installs it and runs these")

import schemathesis  # noqa: E402
from hypothesis import HealthCheck, given, settings  # noqa: E402
from schemathesis import GenerationMode  # noqa: E402

EXAMPLES = int(os.environ.get("BANSO_API_EXAMPLES", "4"))
CAREFUL = settings(
    max_examples=EXAMPLES, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck), database=None
)

NUMBERS = count()


@pytest.fixture
def described(client):
    return schemathesis.openapi.from_dict(client.get("/api/openapi.json").json())


@pytest.fixture(params=["nobody", "owner", "adviser", "administrator"])
def send(request, client, make_unit, make_user):
    """send(case) as this caller, through the whole stack but the socket."""
    if request.param != "nobody":
        terms = {"subject_id": 1} if request.param == "owner" else {"unit": make_unit()}
        client.force_login(make_user(request.param, **terms))

    def deliver(case):
        parts = case.as_transport_kwargs(base_url="http://testserver")
        body = parts.get("data") or b""
        if "json" in parts:
            body = json.dumps(parts["json"])
        url = urlsplit(parts["url"])._replace(query=urlencode(parts.get("params") or {}, doseq=True)).geturl()
        return client.generic(
            case.method.upper(), url, body, parts["headers"].get("Content-Type", "application/json"),
            headers={"Idempotency-Key": f"key-{next(NUMBERS)}", "If-Match": '"1"', "Accept": "application/json"},
        )  # fmt: skip

    return deliver


def check(response, case):
    assert response.status_code < 500, f"{case.method} {case.path}: {response.status_code}"
    if response.status_code >= 400 and response.status_code != 405:
        problem = response.json()
        assert problem["code"] and problem["reason"] and problem["en"]["next_step"], problem


@pytest.mark.django_db
@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_never_a_fault(described, send, mode):
    operations = [found.ok() for found in described.get_all_operations()]
    assert len(operations) > 50
    for operation in operations:
        if operation.path.endswith("/session") and operation.method == "delete":
            continue  # signing out would end the caller's session

        @CAREFUL
        @given(case=operation.as_strategy(generation_mode=mode))
        def run(case):
            check(send(case), case)

        try:
            run()
        except Exception as problem:
            if type(problem).__name__ not in {"Unsatisfiable", "NoExamples"}:
                raise AssertionError(f"{operation.method.upper()} {operation.path}: {problem}") from problem
