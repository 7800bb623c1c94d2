"""Alembic's entry: runs the steps on the connection that ``store/upgrades.py`` hands over."""

from __future__ import annotations

from alembic import context

context.configure(connection=context.config.attributes["connection"], transactional_ddl=True)
# No transaction of its own: the caller's holds all steps, so that a record is never half upgraded.
context.run_migrations()
