"""Who may see what of a referral 閲覧許可: grants that rest on the consent, and the receiver's record of its own work."""

from django.apps import apps

from banso.domains.cases import api as cases
from banso.domains.consents.api import ConsentSummary
from banso.platform.scope.grants import open_grant
from banso.platform.scope.roles import FieldClass
from banso.platform.scope.visibility import ScopedModel
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
    terms = {
        "unit_id": referral.receiver_unit_id,
        "purpose": PURPOSE,
        "field_classes": {FieldClass.PUBLIC, FieldClass.INTERNAL, *map(FieldClass, consent.field_classes)},
        "valid_until": consent.valid_until,
        "source": shared_source(referral),
        "consent_id": consent.id,
    }
    cases.share_case(now=unit.now, case_id=referral.case_id, **terms)
    open_grant(row=payload, valid_from=unit.now, **terms)
    open_grant(row=_party(referral), valid_from=unit.now, **terms)
    keep_record(unit, referral, referral)


def keep_firm_known(unit: Work, referral: Referral) -> None:
    """On taking up: the receiver keeps knowing the firm it works for (name and address, nothing of the sender's)."""
    keep_record(unit, referral, _party(referral))


def keep_record(unit: Work, referral: Referral, row: ScopedModel) -> None:
    open_grant(
        unit_id=referral.receiver_unit_id,
        row=row,
        purpose=OWN_RECORD,
        field_classes=[FieldClass.PUBLIC, FieldClass.INTERNAL],
        valid_from=unit.now,
        source=record_source(referral),
    )


def _party(referral: Referral) -> ScopedModel:
    return apps.get_model("parties", "Party").base.get(pk=referral.subject_id)
