"""Where each page is visited 画面の訪問表: route → who, address, further states of it. A page not listed here fails a test."""

from dataclasses import dataclass
from typing import Any

from tests.e2e.people import VISITOR

Places = dict[str, Any]


@dataclass(frozen=True)
class Visit:
    """One page in one state; `path` is filled from the places of the run."""

    route: str
    path: str
    who: str = VISITOR
    state: str = "filled"

    def address(self, places: Places) -> str:
        return self.path.format_map(places)

    def __str__(self) -> str:
        return f"{self.route}[{self.state}]"


VISITS = (
    # the door
    Visit("entrance:welcome", "/"),
    Visit("sign_in", "/sign-in/"),
    Visit("entrance:account", "/account/", "adviser"),
    # the owner, without and with an account
    Visit("portal:ask", "/portal/ask/"),
    Visit("portal:ask", "/portal/ask/", "owner", "signed in"),
    Visit("portal:follow", "/portal/follow/{follow_new}/", state="just received"),
    Visit("portal:follow", "/portal/follow/{follow_full}/"),
    Visit("portal:follow", "/portal/follow/{follow_settled}/", state="settled"),
    Visit("portal:follow_answer", "/portal/follow/{follow_full}/requests/{request_open}/"),
    Visit("portal:follow_consent", "/portal/follow/{follow_full}/consents/{consent}/"),
    Visit("portal:home", "/portal/", "owner"),
    Visit("portal:request", "/portal/requests/{owner_enquiry}/", "owner"),
    Visit("portal:case", "/portal/cases/{owner_case}/", "owner"),
    Visit("portal:visibility", "/portal/visibility/", "owner"),
    # consents
    Visit("consents:answer", "/consents/r/{consent_link}/"),
    Visit("consents:answer", "/consents/r/{consent_link_answered}/", state="answered"),
    Visit("consents:answer_signed_in", "/consents/requests/{owner_request}/answer/", "owner"),
    Visit("consents:consent_list", "/consents/", "adviser"),
    Visit("consents:consent_list", "/consents/", "yorozu", "empty"),
    Visit("consents:request_list", "/consents/requests/", "adviser"),
    Visit("consents:request_page", "/consents/requests/{request_open}/", "adviser"),
    Visit("consents:request_page", "/consents/requests/{request_answered}/", "adviser", "declined"),
    Visit("consents:consent_page", "/consents/{consent}/", "adviser"),
    Visit("consents:withdraw", "/consents/{consent}/withdraw/", "adviser"),
    Visit("consents:ask", "/consents/ask/?subject={case_firm}&case={case}", "adviser", "choose the receiver"),
    Visit("consents:ask", "/consents/ask/?subject={case_firm}&case={case}&receiver={yorozu_unit}", "adviser"),
    Visit("consents:paper", "/consents/new/?subject={case_firm}&case={case}", "adviser", "choose the receiver"),
    Visit("consents:paper", "/consents/new/?subject={case_firm}&case={case}&receiver={yorozu_unit}", "adviser"),
    # surveys
    Visit("surveys:answer", "/surveys/a/{survey_open}/"),
    Visit("surveys:answer", "/surveys/a/{survey_answered}/", state="answered"),
    Visit("surveys:answer", "/surveys/a/{survey_expired}/", state="expired"),
    Visit("surveys:answer_list", "/surveys/", "adviser"),
    Visit("surveys:answer_list", "/surveys/?q=%E3%81%AA%E3%81%97", "adviser", "none found"),
    # the desk
    Visit("desk:home", "/desk/", "adviser"),
    Visit("desk:home", "/desk/", "yorozu", "receiver"),
    Visit("desk:home", "/desk/", "administrator", "empty"),
    Visit("desk:tasks", "/desk/tasks/", "adviser"),
    Visit("desk:tasks", "/desk/tasks/", "administrator", "empty"),
    Visit("desk:firm", "/desk/firms/{case_firm}/", "adviser"),
    Visit("desk:firm", "/desk/firms/{firm}/", "chamber", "empty"),
    # enquiries and cases
    Visit("cases:enquiry_list", "/cases/enquiries/", "adviser"),
    Visit("cases:enquiry_list", "/cases/enquiries/", "yorozu", "empty"),
    Visit("cases:enquiry_page", "/cases/enquiries/{enquiry_new}/", "adviser"),
    Visit("cases:enquiry_page", "/cases/enquiries/{enquiry_new}/?text=%E6%9E%B6", "adviser", "searched"),
    Visit("cases:enquiry_page", "/cases/enquiries/{enquiry_linked}/", "adviser", "linked"),
    Visit("cases:enquiry_page", "/cases/enquiries/{enquiry_settled}/", "adviser", "settled"),
    Visit("cases:enquiry_open", "/cases/enquiries/{enquiry_linked}/open/", "adviser"),
    Visit("cases:enquiry_settle", "/cases/enquiries/{enquiry_new}/settle/", "adviser"),
    Visit("cases:case_list", "/cases/", "adviser"),
    Visit("cases:case_list", "/cases/?q=%E3%81%AA%E3%81%84%E8%A8%80%E8%91%89", "adviser", "none found"),
    Visit("cases:case_page", "/cases/{case}/", "adviser"),
    Visit("cases:case_page", "/cases/{case_closed}/", "adviser", "closed"),
    Visit("cases:case_page", "/cases/{case}/", "yorozu", "another agency's"),
    Visit("cases:case_new", "/cases/new/?subject={firm}", "adviser"),
    Visit("cases:quick_log", "/cases/log/?subject={case_firm}", "adviser"),
    Visit("cases:quick_log", "/cases/log/?subject={firm}", "adviser", "no case yet"),
    Visit("cases:consultation_new", "/cases/{case}/consultations/new/", "adviser"),
    Visit("cases:issues", "/cases/{case}/issues/", "adviser"),
    Visit("cases:close", "/cases/{case}/close/", "adviser"),
    Visit("messages:thread_list", "/messages/", "adviser"),
    Visit("messages:thread_list", "/messages/", "yorozu", "empty"),
    Visit("messages:thread", "/messages/{case}/", "adviser"),
    Visit("messages:thread", "/messages/{owner_case}/", "owner", "owner"),
    # referrals
    Visit("referrals:basket", "/referrals/basket/", "yorozu"),
    Visit("referrals:basket", "/referrals/basket/", "adviser", "empty"),
    Visit("referrals:sent", "/referrals/sent/", "adviser"),
    Visit("referrals:sent", "/referrals/sent/", "yorozu", "empty"),
    Visit("referrals:new", "/referrals/new/?case={case_spare}", "adviser"),
    Visit("referrals:new", "/referrals/new/?case={case_spare}&q=%E6%9E%B6%E7%A9%BA&prefecture=11", "adviser", "searched"),
    Visit("referrals:write", "/referrals/new/{case_spare}/{yorozu_unit}/", "adviser", "consent needed"),
    Visit("referrals:write", "/referrals/new/{case}/{yorozu_unit}/", "adviser"),
    Visit("referrals:referral", "/referrals/{waiting}/", "yorozu", "waiting, receiver"),
    Visit("referrals:referral", "/referrals/{waiting}/", "adviser", "waiting, sender"),
    Visit("referrals:referral", "/referrals/{taken_up}/", "yorozu", "taken up"),
    Visit("referrals:referral", "/referrals/{refused}/", "adviser", "refused"),
    Visit("referrals:referral", "/referrals/{helped}/", "yorozu", "helped, receiver"),
    Visit("referrals:refuse", "/referrals/{waiting}/refuse/", "yorozu"),
    Visit("referrals:close", "/referrals/{taken_up}/close/", "yorozu"),
    Visit("referrals:withdraw", "/referrals/{waiting}/withdraw/", "adviser"),
    # firms
    Visit("parties:search", "/parties/", "adviser"),
    Visit("parties:search", "/parties/?q=%E6%A0%AA%E5%BC%8F%E4%BC%9A%E7%A4%BE", "adviser", "found"),
    Visit("parties:search", "/parties/?q=%E3%81%82%E3%82%8A%E5%BE%97%E3%81%AA%E3%81%84%E5%90%8D", "adviser", "none found"),
    Visit("parties:register", "/parties/new/", "adviser"),
    Visit("parties:party", "/parties/{firm}/", "adviser"),
    Visit("parties:record_attribute", "/parties/{firm}/attributes/new/", "adviser"),
    Visit("parties:import_list", "/parties/imports/", "administrator"),
    Visit("parties:upload", "/parties/imports/new/", "administrator"),
    Visit("parties:import", "/parties/imports/{import_run}/", "administrator", "with rejections"),
    # the directory and the rules
    Visit("directory:agency_list", "/directory/"),
    Visit("directory:agency_list", "/directory/?q=%E3%81%AA%E3%81%84%E6%A9%9F%E9%96%A2", state="none found"),
    Visit("directory:agency", "/directory/{agency}/"),
    Visit("directory:agency", "/directory/{agency}/", "administrator", "administrator"),
    Visit("directory:type_list", "/directory/types/"),
    Visit("directory:type", "/directory/types/AG22/"),
    Visit("directory:agency_new", "/directory/new/", "administrator"),
    Visit("directory:agency_edit", "/directory/{agency}/edit/", "administrator"),
    Visit("directory:agency_rename", "/directory/{agency}/name/", "administrator"),
    Visit("directory:agency_close", "/directory/{agency}/close/", "administrator"),
    Visit("directory:office_new", "/directory/{agency}/offices/new/", "administrator"),
    Visit("routing:rule_list", "/routing/", "adviser"),
    Visit("routing:rule", "/routing/RT01/", "adviser"),
    Visit("routing:candidates", "/routing/candidates/", "adviser", "empty"),
    Visit("routing:candidates", "/routing/candidates/?issue=succession&from_type=AG01&prefecture_code=11", "adviser"),
    # the board and the audit
    Visit("board:home", "/board/", "planner"),
    Visit("board:home", "/board/?period=2024", "planner", "empty"),
    Visit("board:indicator", "/board/indicators/consultations/", "planner"),
    Visit("board:indicator", "/board/indicators/usefulness_top_two/", "planner", "share with target"),
    Visit("board:indicator", "/board/indicators/usefulness_top_two/?scale=4", "planner", "undefined"),
    Visit("board:rows", "/board/indicators/consultations/rows/", "planner"),
    Visit("board:rows", "/board/indicators/usefulness_top_two/rows/?scale=4", "planner", "empty"),
    Visit("audit:home", "/audit/", "auditor"),
    Visit("audit:entries", "/audit/entries/", "auditor"),
    Visit("audit:looks", "/audit/looks/", "auditor"),
    Visit("audit:verify", "/audit/verify/", "auditor"),
)

# Routes that answer GET and show no page of their own, each with its reason.
EXCEPTIONS = {
    "entrance:home": "only leads on to the home page of who is signed in",
    "consents:scan": "sends the scanned paper as a file",
}
