"""REST interface of routing 取次ぎ先の候補: the rules, and the candidates for a question. Read only."""

from typing import Any

from django.http import HttpRequest
from ninja import Query, Router

from banso.kernel.issues import parse_issue
from banso.platform.clock import date_of
from banso.platform.rest import Signed
from banso.platform.web.access import STAFF

from .. import api
from .schemas import CandidatesOut, CandidatesQuery, RuleOut, RuleQuery

router = Router(tags=["routing"])
staff = Signed(STAFF)


@router.get("/rules", response=list[RuleOut], auth=staff, summary="The 45 routing rules")
def list_rules(request: HttpRequest, query: Query[RuleQuery]) -> list[dict[str, Any]]:
    rules = api.all_rules()
    if query.issue:
        code = parse_issue(query.issue).code
        rules = tuple(rule for rule in rules if api.fit_issue(rule, code))
    return [api.rule_data(rule) for rule in rules]


@router.get("/rules/{rule_id}", response=RuleOut, auth=staff, summary="One routing rule")
def get_rule(request: HttpRequest, rule_id: str) -> dict[str, Any]:
    return api.rule_data(api.rule_of(rule_id))


@router.get("/candidates", response=CandidatesOut, auth=staff, summary="Who may help, with the rules")
def list_candidates(request: HttpRequest, query: Query[CandidatesQuery]) -> dict[str, Any]:
    """An empty list is an answer: no rule speaks of it, and a person chooses from the directory."""
    own = request.actor.unit_ids
    found = api.suggest(
        issue=query.issue,
        from_type=query.from_type,
        prefecture_code=query.prefecture,
        city_code=query.city,
        on=query.on or date_of(request.now),
        exclude_unit_ids=own,
    )
    return {
        "candidates": [one.as_data() for one in found.candidates],
        "set_aside": [{"rule_id": one.rule_id, "reason": one.reason._asdict()} for one in found.set_aside],
    }
