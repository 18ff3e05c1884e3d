"""Tables under a heading that already says what they hold 表."""

from collections.abc import Sequence
from dataclasses import replace

from banso.platform.ui.components import Head, Table, plain_table


def quiet_table(caption: str, heads: Sequence[str | Head], rows: Sequence[Sequence[object]]) -> Table:
    """A plain table whose caption is read by screen readers only."""
    return replace(plain_table(caption, heads, rows), is_caption_hidden=True)
