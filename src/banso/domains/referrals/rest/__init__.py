"""REST of referrals 取次ぎ, under /api/referrals."""

from .routes import router

__all__ = ["router"]
