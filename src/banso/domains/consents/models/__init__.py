"""Tables of consents 同意."""

from .consent import Consent, ConsentChange
from .request import ConsentRequest, ConsentRequestChange

__all__ = ["Consent", "ConsentChange", "ConsentRequest", "ConsentRequestChange"]
