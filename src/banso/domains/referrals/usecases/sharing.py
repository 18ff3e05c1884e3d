"""Who may see what of a referral 閲覧許可: grants that rest on the consent, and the receiver's record of its own work."""

from typing import Any

from banso.domains.cases import api as cases
from banso.domains.consents.api import ConsentSummary
from banso.domains.parties import api as parties
from banso.platform.scope.grants import open_grant
from banso.platform.scope.roles import FieldClass
from banso.platform.work import Work

from ..models import Referral, ReferralPayload

PURPOSE = "referral"
OWN_RECORD = "own_record"


def shared_source(referral: Referral) -> str:
    """The source of every grant that ends with the referral."""
    return f"referral:{referral.pk}"


def record_source(referral: Referral) -> str:
    """The source of what the receiver keeps."""
    return f"referral_record:{referral.pk}"


def share_with_receiver(unit: Work, referral: Referral, payload: ReferralPayload, consent: ConsentSummary) -> None:
    """Open the sender's case, the firm and the payload as far and as long as the consent goes; the row itself for good."""
    terms: dict[str, Any] = {
        "unit_id": referral.receiver_unit_id,
        "purpose": PURPOSE,
        "field_classes": {FieldClass.PUBLIC, FieldClass.INTERNAL, *map(FieldClass, consent.field_classes)},
        "valid_until": consent.valid_until,
        "source": shared_source(referral),
        "consent_id": consent.id,
    }
    cases.share_case(now=unit.now, case_id=referral.case_id, **terms)
    open_grant(row=payload, valid_from=unit.now, **terms)
    parties.share_party(now=unit.now, party_id=referral.subject_id, **terms)
    _keep(unit, referral)


def keep_firm_known(unit: Work, referral: Referral) -> None:
    """On taking up: the receiver keeps knowing the firm it works for (name and address, nothing of the sender's)."""
    parties.share_party(now=unit.now, party_id=referral.subject_id, **_record_terms(referral))


def _keep(unit: Work, referral: Referral) -> None:
    """The receiver's own record that it was asked, and what it answered."""
    open_grant(row=referral, valid_from=unit.now, **_record_terms(referral))


def _record_terms(referral: Referral) -> dict[str, Any]:
    return {
        "unit_id": referral.receiver_unit_id,
        "purpose": OWN_RECORD,
        "field_classes": {FieldClass.PUBLIC, FieldClass.INTERNAL},
        "source": record_source(referral),
    }
