"""Keeping secrets out of the log 記録の墨消し: whoever holds the token of a link may open its page, so no log holds one."""

import logging
import re

# Our tokens have 43 or 64 characters; no other part of an address is as long.
_TOKEN = re.compile(r"[A-Za-z0-9_-]{32,}")


def redact(text: str) -> str:
    """The text with anything that could be a token shown as its first four characters."""
    return _TOKEN.sub(lambda found: f"{found[0][:4]}…", text)


class RedactTokens(logging.Filter):
    """Applied by every handler, to the finished line."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = redact(record.getMessage()), ()
        return True
