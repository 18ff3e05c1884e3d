"""The one source of random identifiers 識別子, so that a test can replay them."""

import random
import secrets
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_seeded: ContextVar[random.Random | None] = ContextVar("seeded_ids", default=None)


def new_uuid() -> str:
    """A random UUID (version 4) as 36 characters."""
    source = _seeded.get()
    if source is None:
        return str(uuid.uuid4())
    return str(uuid.UUID(int=source.getrandbits(128), version=4))


def new_token() -> str:
    """An unguessable URL-safe token of 43 characters (256 bits)."""
    source = _seeded.get()
    if source is None:
        return secrets.token_urlsafe(32)
    return f"{source.getrandbits(256):064x}"[:43]


@contextmanager
def seeded(seed: int) -> Iterator[None]:
    """Make identifiers repeatable inside the block; for tests and demonstration data only."""
    token = _seeded.set(random.Random(seed))
    try:
        yield
    finally:
        _seeded.reset(token)
