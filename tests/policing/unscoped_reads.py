"""Where scoped rows are read without asking who is looking, and why that is right there.

Key: file::function (the outermost function or class). A new line needs a reason that a reader can check.
"""

OFFERED = "a dataset offered upward: whoever reads it is checked there, by role and field class"
BY_LINK = "whoever holds the link may read this one row; the link itself is the right"
CHILD = "rows of a parent that the caller has already been shown"
ESTABLISHED = "for callers that have established visibility; the docstring says so"
OWN_LOCK = "the row of a case that the caller has locked or been shown"
UNIQUE = "a rule over all rows: what may exist once may exist once whoever asks"
GRANTING = "gives another unit its grant, inside the use case that has the reason and has checked the actor"
CLOCK = "run by the clock for every agency"

ALLOWED: dict[str, str] = {
    "domains/cases/datasets.py::_consultation_issues": OFFERED,
    "domains/cases/datasets.py::_consultations": OFFERED,
    "domains/cases/queries/cases.py::case_summaries_of": ESTABLISHED,
    "domains/cases/queries/cases.py::consultations_of_row": CHILD,
    "domains/cases/queries/enquiries.py::contact_of_case": ESTABLISHED,
    "domains/cases/queries/enquiries.py::enquiry_by_token": BY_LINK,
    "domains/cases/queries/enquiries.py::status_of": "a count and a date for the asker of the enquiry shown",
    "domains/cases/queries/timeline.py::timeline_of_row": CHILD,
    "domains/cases/usecases/handle_enquiry.py::withdraw_enquiry": BY_LINK,
    "domains/cases/usecases/run_case.py::share_case": GRANTING,
    "domains/consents/queries.py::consents_of_case": ESTABLISHED,
    "domains/parties/usecases/hold_party.py::hold_party": "locks a row and tells no more than that it is there",
    "domains/consents/queries.py::live_consents_between": "finds the consent between two agencies that one of them relies on",
    "domains/consents/queries.py::request_by_token": BY_LINK,
    "domains/consents/queries.py::requests_of_case": ESTABLISHED,
    "domains/consents/usecases/ask.py::_locked": "by link, or by the owner's own firm in the same query",
    "domains/consents/usecases/withdraw.py::hold_consent": "locks the consent between two agencies that one of them relies on",
    "domains/messages/queries.py::_view": CHILD,
    "domains/messages/queries.py::thread_by_link": BY_LINK,
    "domains/messages/usecases/post.py::_locked_thread": OWN_LOCK,
    "domains/messages/usecases/read.py::_mark": OWN_LOCK,
    "domains/parties/datasets.py::_rows": OFFERED,
    "domains/parties/queries.py::summaries": "names of registered successors of firms already shown",
    "domains/parties/queries.py::summaries_of": ESTABLISHED,
    "domains/parties/usecases/load_parties.py::load_parties": "completes the rows it has just inserted",
    "domains/parties/usecases/publish_corporations.py::_known": "the public register is compared with all firms that have a number",
    "domains/parties/usecases/publish_corporations.py::_renewed": "the public register updates all firms that have a number",
    "domains/parties/usecases/publish_corporations.py::_write": "the public register updates all firms that have a number",
    "domains/parties/usecases/publish_corporations.py::_write_records": "the public register's own history",
    "domains/parties/usecases/register_party.py::_refuse_known": UNIQUE,
    "domains/parties/usecases/search_parties.py::_find": "from hits of a search already limited to the actor's units to their firms",
    "domains/parties/usecases/set_attribute.py::_index_newest_phone": "values the same unit has given for a firm it was shown",
    "domains/parties/usecases/share_party.py::share_party": GRANTING,
    "domains/referrals/datasets.py::_rows": OFFERED,
    "domains/referrals/queries.py::firm_steps_of_case": "what the firm may know of its own case; the caller knows that the firm is reading",
    "domains/referrals/queries.py::open_load": "a count for each agency, no row",
    "domains/referrals/usecases/end.py::withdraw_under_consent": "the firm's withdrawal ends every referral under the consent",
    "domains/referrals/usecases/receiver.py::_chain": "a loop may lead through agencies that the sender cannot see",
    "domains/referrals/usecases/receiver.py::_check_not_open_already": UNIQUE,
    "domains/referrals/usecases/run_ladder.py::run_ladder": CLOCK,
    "domains/referrals/usecases/tell.py::settle_sender_tasks": OWN_LOCK,
    "domains/surveys/datasets.py::_rows": OFFERED,
    "domains/surveys/queries.py::get_invitation": BY_LINK,
    "domains/surveys/queries.py::open_survey_links": "links of the firm that is reading; the caller has made sure of that",
    "domains/surveys/usecases/answer.py::answer_survey": BY_LINK,
    "domains/surveys/usecases/invite.py::invite_respondent": UNIQUE,
    "domains/surveys/usecases/remind.py::remind_respondent": CLOCK,
    "platform/files/store.py::find_damage": "verification walks every file and gives out numbers only",
    "platform/files/sweep.py::_is_orphan": "whether any row still names a file",
    "platform/tasks/worklist.py::close_tasks": "ends tasks of every unit about a row the use case has locked",
    "platform/tasks/worklist.py::open_task": UNIQUE,
}
