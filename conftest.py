"""What cannot be collected everywhere: PostgreSQL's driver needs PostgreSQL's client library."""

from __future__ import annotations

collect_ignore = []

try:
    import psycopg  # noqa: F401  # only to see whether it can be
except ImportError:
    collect_ignore.append("src/pourparler/store/postgres_texts.py")
