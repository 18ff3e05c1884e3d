"""Holding a party 事業者の確保: whoever decides something about all of a firm's rows waits for its turn here."""

from ..models import Party


def hold_party(*, party_id: int) -> bool:
    """Lock one party's row to the end of the caller's `work`; whether there is such a party.

    The lock leaves readers and rows that merely refer to the party alone.
    """
    return Party.scoped.unscoped().select_for_update(no_key=True).filter(pk=party_id).first() is not None
