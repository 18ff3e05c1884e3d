"""Who may see what of a firm, and who looked 見られる人と見た人."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from banso.domains.cases import api as cases
from banso.domains.consents.api import PURPOSES, SHAREABLE
from banso.platform.audit.models import AuditEntry
from banso.platform.scope.actor import Actor
from banso.platform.scope.grants import grants_about
from banso.platform.scope.models import Grant, Unit
from banso.platform.ui.formats import is_japanese, show_text

# Looks the law keeps quiet: audits by the Board of Audit, checks against organised crime, investigations.
QUIET_PURPOSES = ("board_of_audit", "antisocial_check", "investigation")
OBJECTS = {
    "": _("あなたの事業者についての記録すべて"),
    "cases.case": _("相談の記録"),
    "cases.enquiry": _("相談の申込み"),
    "cases.consultation": _("相談の記録"),
    "referrals.referral": _("取次ぎの記録"),
    "referrals.referralpayload": _("引き継いだ内容"),
    "parties.party": _("事業者の名前と所在地など"),
    "consents.consent": _("同意の書面"),
    "files.storedfile": _("添付の書類"),
}
LOOK_PURPOSES = {
    "own_case": _("担当している相談"),
    "own_enquiry": _("届いた申込み"),
    "referral": _("取次ぎ"),
    "own_record": _("引き受けた取次ぎの記録"),
    "consent_evidence": _("同意の確認"),
}


@dataclass(frozen=True)
class Viewer:
    """One unit that may see something: what, why, since when and until when."""

    unit_name: str
    what: Any
    why: Any
    classes: str
    since: Any
    until: datetime | None


def viewers_of_subject(actor: Actor, at: datetime, subject_id: int) -> list[Viewer]:
    """Units in charge of the firm's cases, then units with a live grant."""
    own = [
        _in_charge(case.owner_name, case.opened_on)
        for case in cases.cases_of_subject(actor, at, subject_id)
        if case.state == "open"
    ]
    return [*dict.fromkeys(own), *(_granted(grant) for grant in grants_about(subject_id, at))]


def viewers_of_case(unit_name: str, asked_at: datetime, subject_id: int | None, case_id: int | None, at: datetime) -> list[Viewer]:
    """Who may see one request: the unit it was put to, and units with a live grant on its case."""
    viewers = [_in_charge(unit_name, asked_at)]
    if subject_id is not None and case_id is not None:
        grants = grants_about(subject_id, at).filter(object_type="cases.case", object_id=case_id)
        viewers += [_granted(grant) for grant in grants]
    return viewers


def looks_at_subject(subject_ids: frozenset[int]) -> QuerySet[AuditEntry]:
    """Every look at anything about the firms, but for those the law keeps quiet."""
    return AuditEntry.objects.filter(action="look", subject_id__in=subject_ids).exclude(purpose__in=QUIET_PURPOSES)


def looks_at_request(enquiry_id: int | None, case_id: int | None) -> QuerySet[AuditEntry]:
    """Looks at one request: its enquiry and its case."""
    wanted = Q(object_type="cases.enquiry", object_id=enquiry_id) | Q(object_type="cases.case", object_id=case_id)
    return AuditEntry.objects.filter(wanted, action="look").exclude(purpose__in=QUIET_PURPOSES).order_by("-at", "-pk")


def unit_names(ids: Any) -> dict[int, str]:
    return {unit.pk: name_of(unit) for unit in Unit.objects.filter(pk__in=[one for one in ids if one is not None])}


def name_of(unit: Unit) -> str:
    return unit.name if is_japanese() or not unit.name_en else unit.name_en


def what_was_seen(object_type: str) -> Any:
    return OBJECTS.get(object_type, _("そのほかの記録"))


def _in_charge(unit_name: str, since: Any) -> Viewer:
    return Viewer(unit_name, OBJECTS["cases.case"], _("相談の担当"), str(_("すべて")), since, None)


def _granted(grant: Grant) -> Viewer:
    purpose = PURPOSES.get(grant.purpose)
    why = show_text(purpose.name) if purpose is not None else LOOK_PURPOSES.get(grant.purpose, grant.purpose)
    words = [show_text(SHAREABLE[name]) for name in SHAREABLE if name in grant.field_classes]
    return Viewer(
        name_of(grant.unit), what_was_seen(grant.object_type), why, str(_("、")).join(words), grant.valid_from,
        grant.valid_until,
    )  # fmt: skip
