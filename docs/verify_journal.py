"""Verify an export of the journal without Express Counter: python verify_journal.py FILE.

Numbers have no gap, rows follow each other, hashes, digests and balances fit; else exit code 1.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

CHAINED = "terminal number at kind version job actor_type staff party body erasable_digest prev"
CANONICAL = {"ensure_ascii": False, "sort_keys": True, "separators": (",", ":")}


def sha256(text: str) -> str:
    """The SHA-256 of a text's UTF-8 bytes, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def fault(row: dict, number: int, last: str) -> str | None:
    """What is wrong with a row that must follow (number, last), or None."""
    kept = {name: row[name] for name in CHAINED.split()}
    part, digest = row["erasable"] or {}, row["erasable_digest"]
    if row["number"] != number + 1:
        return "number missing"
    if row["prev"] != last:
        return "does not follow the row before it"
    if sha256(json.dumps(kept, **CANONICAL)) != row["hash"]:
        return "row changed"
    if part.get("digest") != digest or ("content" in part and part["erased_on"]):
        return "personal data does not belong to the row"
    if "content" in part and sha256(part["salt"] + part["content"]) != digest:
        return "personal data changed"
    return None


def verify(lines: list[str]) -> int:
    """Print what was found; return the exit code."""
    header, *rows, trailer = (json.loads(line) for line in lines)
    heads, balances, erased = {}, {}, 0
    for row in rows:
        last = heads.get(row["terminal"], {"number": 0, "hash": ""})
        if why := fault(row, last["number"], last["hash"]):
            return print(f"BAD {row['terminal']} {last['number'] + 1}: {why}") or 1
        heads[row["terminal"]] = {"number": row["number"], "hash": row["hash"]}
        if day := (row["erasable"] or {}).get("erased_on"):
            erased += 1
            print(f"{row['terminal']} {row['number']}: erased on {day}")
        for account, fen in json.loads(row["body"]).get("postings", ()):
            balances[account] = balances.get(account, 0) + fen
    found = {"rows": len(rows), "heads": heads, "balances": balances}
    if wrong := [name for name in found if found[name] != trailer.get(name)]:
        return print(f"BAD end of the export: {', '.join(wrong)} differ") or 1
    return print(f"good: {header['outlet']}, {len(rows)} rows, {erased} erased") or 0


if __name__ == "__main__":
    sys.exit(verify(Path(sys.argv[1]).read_text(encoding="utf-8").split("\n")[:-1]))
