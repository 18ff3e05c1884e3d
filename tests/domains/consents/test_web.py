"""Pages of consents: paper entry with a scan, asking, answering by link, withdrawing."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.domains.casework_fixtures import World

from banso.domains.consents import api as consents
from banso.domains.consents.models import Consent, ConsentRequest
from banso.platform.audit.models import AuditEntry
from banso.platform.idempotency.models import UsedKey

pytestmark = pytest.mark.django_db
PAPER = {
    "evidence": "paper", "field_classes": ["internal", "confidential"], "valid_until": "令和9年3月31日",
    "evidence_note": "窓口で署名を受けた。", "idempotency_key": "paper-key-1",
}  # fmt: skip
ASK = {"what_for": "販路の専門家に頼むため", "field_classes": ["confidential"], "valid_until": "", "idempotency_key": "ask-key-01"}


@pytest.fixture
def desk(world: World, sign_in: Any) -> Any:
    return sign_in(world.adviser_user)


def query(world: World) -> str:
    return f"?subject={world.firm}&receiver={world.other_unit}"


def test_choosing_the_receiver(world: World, desk: Any) -> None:
    page = desk.get(f"/consents/new/?subject={world.firm}&text=架空").content.decode()
    assert "架空よろず支援拠点" in page and f"receiver={world.other_unit}" in page
    assert f"receiver={world.unit}&" not in page
    for bad in ("", "?subject=abc", "?subject=" + "9" * 40):
        assert desk.get(f"/consents/new/{bad}").status_code == 404


def test_paper_with_a_scan(world: World, desk: Any) -> None:
    scan = SimpleUploadedFile("同意書.pdf", b"%PDF-1.7 test", content_type="application/pdf")
    made = desk.post(f"/consents/new/{query(world)}", {**PAPER, "scan": scan})
    assert made.status_code == 302
    row = Consent.scoped.unscoped().get()
    assert row.evidence_file.size_bytes == 13 and row.valid_until.isoformat().startswith("2027-03-31T15:00")
    page = desk.get(made.url).content.decode()
    assert "窓口で署名を受けた。" in page and "書面の写し" in page
    got = desk.get(f"/consents/{row.pk}/scan/")
    assert b"".join(got.streaming_content) == b"%PDF-1.7 test"
    assert "attachment" in got["Content-Disposition"] and got["X-Content-Type-Options"] == "nosniff"
    assert AuditEntry.objects.filter(action="look", purpose="consent_evidence").count() == 1


@pytest.mark.parametrize(
    ("content", "media_type"),
    [(b"MZ not a pdf", "application/pdf"), (b"", "application/pdf"), (b"<svg>", "image/svg+xml"), (b"GIF89a", "image/gif")],
)
def test_bad_scans(world: World, desk: Any, content: bytes, media_type: str) -> None:
    scan = SimpleUploadedFile("x.pdf", content, content_type=media_type)
    answer = desk.post(f"/consents/new/{query(world)}", {**PAPER, "scan": scan})
    assert answer.status_code == 400 and "窓口で署名を受けた。" in answer.content.decode()
    assert not Consent.scoped.unscoped().exists()


@pytest.mark.parametrize(
    "changes",
    [
        {"evidence_note": ""}, {"evidence": "click"}, {"field_classes": []}, {"field_classes": ["public"]},
        {"valid_until": "令和7年1月1日"}, {"valid_until": "2023-02-29"},
    ],
)  # fmt: skip
def test_bad_paper(world: World, desk: Any, changes: dict) -> None:
    assert desk.post(f"/consents/new/{query(world)}", {**PAPER, **changes}).status_code == 400
    assert not Consent.scoped.unscoped().exists()


def test_asking_gives_a_link_that_works_once(world: World, desk: Any, client: Any) -> None:
    asked = desk.post(f"/consents/ask/{query(world)}", ASK).content.decode()
    link = asked.split('data-copy="')[1].split('"')[0]
    again = desk.post(f"/consents/ask/{query(world)}", ASK).content.decode()
    assert link in again and ConsentRequest.scoped.unscoped().count() == 1
    token = link.rstrip("/").split("/")[-1]
    assert token not in str(list(UsedKey.objects.values())) + str(list(ConsentRequest.scoped.unscoped().values()))
    client.logout()
    path = link.split("testserver")[1]
    page = client.get(path).content.decode()
    assert "販路の専門家に頼むため" in page and "架空よろず支援拠点" in page
    assert client.post(path, {"idempotency_key": "answer-01"}).status_code == 400
    assert client.post(path, {"answer": "yes", "idempotency_key": "answer-01"}).status_code == 302
    assert "同意を受け付けました" in client.get(path).content.decode()
    twice = client.post(path, {"answer": "no", "idempotency_key": "answer-02"})
    assert twice.status_code == 409
    assert Consent.scoped.unscoped().get().evidence == "link"


def test_request_page_cancel_and_lists(world: World, desk: Any) -> None:
    desk.post(f"/consents/ask/{query(world)}", ASK)
    row = ConsentRequest.scoped.unscoped().get()
    assert desk.get(f"/consents/requests/{row.pk}/").status_code == 200
    assert "架空商店" in desk.get("/consents/requests/?state=asked").content.decode()
    cancel = {"idempotency_key": "cancel-01"}
    assert desk.post(f"/consents/requests/{row.pk}/cancel/", cancel).status_code == 302
    assert ConsentRequest.scoped.unscoped().get().state == "cancelled"
    again = desk.post(f"/consents/requests/{row.pk}/cancel/", {"idempotency_key": "cancel-02"})
    assert again.status_code == 409


def test_withdrawing_for_the_firm(world: World, desk: Any) -> None:
    desk.post(f"/consents/new/{query(world)}", PAPER)
    row = Consent.scoped.unscoped().get()
    assert "架空商店" in desk.get("/consents/?state=given&evidence=paper&q=よろず").content.decode()
    assert desk.get("/consents/?format=csv").status_code == 200
    address = f"/consents/{row.pk}/withdraw/"
    assert desk.post(address, {"reason": "", "idempotency_key": "withdraw-1"}).status_code == 400
    done = desk.post(address, {"reason": "電話で申出", "idempotency_key": "withdraw-1"})
    assert done.status_code == 302
    assert not consents.get_consent(world.adviser, world.now, row.pk).is_live


def test_strangers_find_nothing(world: World, desk: Any, client: Any) -> None:
    desk.post(f"/consents/new/{query(world)}", PAPER)
    desk.post(f"/consents/ask/{query(world)}", {**ASK, "field_classes": ["personal"]})
    consent, asked = Consent.scoped.unscoped().get(), ConsentRequest.scoped.unscoped().get()
    client.force_login(world.other_user)
    for address in (f"/consents/{consent.pk}/", f"/consents/{consent.pk}/scan/", f"/consents/{consent.pk}/withdraw/",
                    f"/consents/requests/{asked.pk}/", "/consents/99999999999999999999999/"):  # fmt: skip
        assert client.get(address).status_code == 404, address
    for address in (f"/consents/requests/{asked.pk}/cancel/", f"/consents/requests/{asked.pk}/seen/"):
        assert client.post(address, {"idempotency_key": "stranger-1"}).status_code == 404, address
    assert "架空商店" not in client.get("/consents/").content.decode()
    hidden = client.get(f"/consents/new/{query(world)}").content.decode()
    assert "架空商店" not in hidden
