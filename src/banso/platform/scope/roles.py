"""Roles 役割 and field classes 秘匿区分: the two short lists that every access decision is made of."""

from enum import StrEnum


class Role(StrEnum):
    OWNER = "owner"
    ADVISER = "adviser"
    OFFICER = "officer"
    EXPERT = "expert"
    HQ = "hq"
    PLANNER = "planner"
    AUDITOR = "auditor"
    DESIGNER = "designer"
    ADMINISTRATOR = "administrator"

    @property
    def is_staff(self) -> bool:
        return self is not Role.OWNER


class FieldClass(StrEnum):
    """How confidential one field is; every column of a scoped model names its class."""

    PUBLIC = "public"
    INTERNAL = "internal"
    CONFIDENTIAL = "confidential"
    PERSONAL = "personal"
    SPECIAL_CARE = "special_care"


ALL_CLASSES = frozenset(FieldClass)
