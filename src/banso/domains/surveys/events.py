"""What happened to a survey アンケートの出来事."""

from dataclasses import dataclass

from banso.platform.outbox.publish import event_type


@event_type
@dataclass(frozen=True)
class SurveyAnswered:
    """Somebody answered; the score stays in the answer's row."""

    answer_id: int
    survey_code: str
    about_type: str
    about_id: int
    subject_id: int
    owner_unit_id: int
