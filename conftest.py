"""What holds for all tests: what cannot be collected everywhere, and no time limit for an example."""

from __future__ import annotations

from hypothesis import settings

# A busy machine is slow, not wrong: how long one example takes is for benchmarks.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

# PostgreSQL's driver needs PostgreSQL's client library.
collect_ignore = []

try:
    import psycopg  # noqa: F401  # only to see whether it can be
except ImportError:
    collect_ignore.append("src/pourparler/store/postgres_texts.py")
