"""Everything about one request that its owner may read 相談の経過, with or without an account."""

from datetime import date, datetime
from typing import Any

from banso.domains.cases import api as cases
from banso.domains.consents import api as consents
from banso.domains.referrals import api as referrals

from .progress import Stand, progress_steps
from .seeing import looks_at_request, viewers_of_case
from .showing import SHOWN_LOOKS, hand_over_entries, look_table, viewer_table


def enquiry_journey(enquiry: cases.EnquiryStatus, at: datetime) -> dict[str, Any]:
    """The context of the page of a request that began as an enquiry."""
    steps = [] if enquiry.case_id is None else referrals.firm_steps_of_case(enquiry.case_id, at)
    stand = Stand(
        has_case=enquiry.case_id is not None,
        consultations=enquiry.consultation_count,
        referral_states=[step.state for step in steps],
        is_closed=enquiry.case_state == "closed",
        is_over_without_case=enquiry.state in ("settled", "withdrawn"),
    )
    shared = _shared(enquiry.case_id, at)
    viewers = viewers_of_case(enquiry.unit_name, enquiry.asked_at, enquiry.subject_id, enquiry.case_id, at)
    looks = looks_at_request(enquiry.id, enquiry.case_id)[:SHOWN_LOOKS]
    return {
        "enquiry": enquiry,
        "steps": progress_steps(stand),
        "hand_overs": hand_over_entries(steps),
        "viewers": viewer_table(viewers),
        "looks": look_table(looks) if looks else None,
        "first_on": enquiry.first_consultation_on,
        **shared,
    }


def case_journey(case: cases.CaseSummary, talks: int, first_on: date | None, at: datetime) -> dict[str, Any]:
    """The context of the page of a request that began at a counter, without an enquiry."""
    steps = referrals.firm_steps_of_case(case.id, at)
    stand = Stand(True, talks, [step.state for step in steps], case.state == "closed")
    opened = datetime.combine(case.opened_on, datetime.min.time(), at.tzinfo)
    viewers = viewers_of_case(case.owner_name, opened, case.subject_id, case.id, at)
    looks = looks_at_request(None, case.id)[:SHOWN_LOOKS]
    return {
        "case": case,
        "steps": progress_steps(stand),
        "hand_overs": hand_over_entries(steps),
        "viewers": viewer_table(viewers),
        "looks": look_table(looks) if looks else None,
        "first_on": first_on,
        **_shared(case.id, at),
    }


def _shared(case_id: int | None, at: datetime) -> dict[str, Any]:
    """Consents given and asked in this case."""
    if case_id is None:
        return {"open_requests": [], "live_consents": []}
    return {
        "open_requests": [one for one in consents.requests_of_case(case_id, at) if one.is_open],
        "live_consents": [one for one in consents.consents_of_case(case_id, at) if one.is_live],
    }
