"""Make the example answers of the API's description from a record: one item of each list, long texts cut.

usage: python tools/build_api_examples.py RECORD (pourparler read src/pourparler/data/samples --record RECORD)
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient

from pourparler.ask.open_records import OpenRecord
from pourparler.store.engine import open_record
from pourparler.web.app import BASE, make_app
from pourparler.web.described import EXAMPLES
from pourparler.web.workbench import Workbench

ASKED = {
    "record": "record", "documents": "documents", "claims": "claims?kind=position", "search": "search?q=truce",
    "stories": "stories", "timeline": "timeline?kind=event", "positions": "positions", "ledger": "ledger",
    "changes": "changes?since=2026-03-10", "parties": "parties", "map": "map", "network": "network",
    "figures": "figures?type=killed", "assignments": "assignments", "agreement": "agreement",
}  # fmt: skip
LONGEST, ITEMS = 160, 1


def shortened(value: Any) -> Any:
    """Return an answer with the first item of each list and the beginnings of long texts."""
    if isinstance(value, dict):
        return {name: shortened(member) for name, member in list(value.items())[:40]}
    if isinstance(value, list):
        return [shortened(member) for member in value[:ITEMS]]
    if isinstance(value, str) and len(value) > LONGEST:
        return f"{value[:LONGEST]}…"
    return value


def main() -> None:
    """Ask a record, and write the examples."""
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    bench = Workbench(OpenRecord(open_record(sys.argv[1])), "crisis.db", "mara")
    client = TestClient(make_app(bench), "http://localhost")
    told = {f"{BASE}/{name}": shortened(client.get(f"{BASE}/{asked}").json()) for name, asked in ASKED.items()}
    told[f"{BASE}/record"]["csrf"] = "token-for-writes"
    Path(EXAMPLES).write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
