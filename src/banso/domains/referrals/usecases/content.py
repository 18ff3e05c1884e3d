"""Building the payload 引継ぎ内容: only what the sender chose and the firm agreed to."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from banso.domains.cases import api as cases
from banso.domains.parties import api as parties
from banso.platform.scope.actor import Actor

from ..calc.payload import FORMAT
from ..calc.shares import CONSULTATIONS, CONTACT, SHARES, SUMMARY, not_covered
from ..errors import consultation_unknown, share_not_consented, share_unknown


def check_shares(shares: Sequence[str], consultation_ids: Sequence[int], consented: tuple[str, ...]) -> tuple[str, ...]:
    """The parts to hand over, once each, all covered by the consent. Errors: share_unknown, share_not_consented."""
    chosen = {*shares, CONSULTATIONS} if consultation_ids else set(shares)
    if not chosen <= SHARES.keys():
        raise share_unknown()
    parts = tuple(share for share in SHARES if share in chosen)
    missing = not_covered(parts, consented)
    if missing:
        raise share_not_consented(missing)
    return parts


def build_content(
    actor: Actor,
    now: datetime,
    *,
    case: cases.CaseSummary,
    issue: str,
    what_for: str,
    note: str,
    parts: tuple[str, ...],
    consultation_ids: Sequence[int],
) -> dict[str, Any]:
    """The payload as JSON values: what the receiver will read, frozen as of now. Errors: consultation_unknown."""
    firm = parties.get_party(actor, now, case.subject_id)
    content: dict[str, Any] = {
        "format": FORMAT,
        "firm": {
            "id": firm.id,
            "kind": firm.kind,
            "name": firm.name,
            "kana": firm.kana,
            "corporate_number": firm.corporate_number,
            "prefecture_code": firm.prefecture_code,
            "address": firm.address,
        },
        "issue": issue,
        "what_for": what_for,
        "note": note,
        "shares": list(parts),
    }
    if SUMMARY in parts:
        content["case"] = {"number": case.number, "title": case.title, "issues": list(case.issues)}
    if CONSULTATIONS in parts:
        content["consultations"] = _consultations(actor, now, case.id, consultation_ids)
    if CONTACT in parts:
        content["contact"] = _contact(case.id)
    return content


def _consultations(actor: Actor, now: datetime, case_id: int, chosen: Sequence[int]) -> list[dict[str, Any]]:
    by_id = {row.id: row for row in cases.consultations_of(actor, now, case_id)}
    if not set(chosen) <= by_id.keys():
        raise consultation_unknown()
    rows = sorted((by_id[number] for number in set(chosen)), key=lambda row: (row.event_on, row.id))
    return [
        {
            "event_on": row.event_on.isoformat(),
            "channel": row.channel,
            "issues": list(row.issues),
            "summary": row.summary,
            "next_step": row.next_step,
        }
        for row in rows
    ]


def _contact(case_id: int) -> dict[str, str]:
    name, email, phone = cases.contact_of_case(case_id)
    return {"name": name, "email": email, "phone": phone}
