"""Links without an account 控えのリンク: unguessable tokens, kept by us only as their hash.

A form sent twice must show the same link again although the token is stored nowhere: `token_for` derives it from the
submission's idempotency key and the installation's secret key.
"""

import hashlib

from django.utils.crypto import salted_hmac


def token_hash(token: str) -> str:
    """SHA-256 of a token, as kept in the database (64 hex digits); any text gives a hash, none an error."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def token_for(scope: str, key: str) -> str:
    """The token of one submission: `scope` is who and which action, `key` its idempotency key (64 hex digits)."""
    return salted_hmac(f"banso.link:{scope}", key, algorithm="sha256").hexdigest()
