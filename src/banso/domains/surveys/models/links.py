"""Links to an answer page 回答用リンク: derived when needed, never stored; a copy of the database opens no page."""

from django.conf import settings

from banso.platform.links import token_for

from .invitation import Invitation


def token_of(nonce: str) -> str:
    """The token of an invitation: a hash of its nonce keyed by the installation's secret."""
    return token_for("surveys.invitation", nonce)


def path_of(invitation: Invitation) -> str:
    """The address of the answer page on this server."""
    return f"/surveys/a/{token_of(invitation.nonce)}/"


def address_of(invitation: Invitation) -> str:
    """The whole address for a letter; BANSO_PUBLIC_URL names the server as people outside reach it."""
    return getattr(settings, "BANSO_PUBLIC_URL", "").rstrip("/") + path_of(invitation)
