"""Tables of surveys アンケート."""

from .answer import Answer
from .invitation import Invitation

__all__ = ["Answer", "Invitation"]
