"""`banso verify`."""

import argparse

from banso.platform.command import Result, command

from .verification import Chain, Verification, verify_everything


@command("verify", "監査記録の連鎖と保管ファイルを検証する / verify every audit chain and every stored file")
def verify(args: argparse.Namespace) -> Result:
    found = verify_everything(actor=args.actor, now=args.now)
    data = {
        "whole": found.is_whole,
        "rows": found.rows,
        "chains": [
            {"unit_id": chain.unit_id, "unit": chain.unit_name, "rows": chain.rows, "first_bad_row": _bad_row(chain)}
            for chain in found.chains
        ],
        "damaged_files": [{"file_id": row, "reason": reason} for row, reason in found.damaged_files],
    }
    return Result(data, _lines(found), ok=found.is_whole)


def _bad_row(chain: Chain) -> dict[str, object] | None:
    first_bad = chain.first_bad
    return None if first_bad is None else {"sequence": first_bad.sequence, "reason": first_bad.reason}


def _lines(found: Verification) -> list[str]:
    lines = [
        f"壊れた連鎖 / broken chain: {chain.unit_name} の {chain.bad_sequence} 行目 — {chain.reason[0]} / {chain.reason[1]}"
        for chain in found.broken
    ]
    lines += [f"壊れたファイル / damaged file: {row} ({reason})" for row, reason in found.damaged_files]
    if found.is_whole:
        chains, rows = len(found.chains), found.rows
        lines.append(f"すべて正しい: 連鎖{chains}本、{rows:,}行 / whole: {chains} chains, {rows:,} rows")
    return lines
