"""Tables of referrals 取次ぎ."""

from .change import ReferralChange
from .payload import ReferralPayload
from .referral import Referral

__all__ = ["Referral", "ReferralChange", "ReferralPayload"]
