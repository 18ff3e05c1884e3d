"""The frozen payload 引継ぎ内容: exactly what was handed over, and the hash that proves it unchanged."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

FORMAT = 1


def canonical(content: Mapping[str, Any]) -> str:
    """One text for one content: keys sorted, no spaces, characters as they are."""
    return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def fingerprint(content: Mapping[str, Any]) -> str:
    """SHA-256 of the canonical text in UTF-8, 64 hexadecimal digits."""
    return hashlib.sha256(canonical(content).encode("utf-8")).hexdigest()


def is_intact(content: Mapping[str, Any], sha256: str) -> bool:
    """Whether the content is still what was frozen."""
    return fingerprint(content) == sha256
