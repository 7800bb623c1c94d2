"""One search on both databases: its index is of the program's own words; PostgreSQL also refuses edits."""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

COLUMNS = {"document_words": "title, body", "claim_words": "quote, parties"}
SQLITE_WORDS = "CREATE VIRTUAL TABLE {name} USING fts5({columns}, content='', tokenize='{tokenizer}')"
POSTGRES_INDEX = "CREATE INDEX {name}_by_word ON {name} USING gin (string_to_array(words, ' '))"
REFUSAL = """
CREATE FUNCTION refuse_{done}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% are never {done}', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$
"""
ADDED_ONLY = """
CREATE TRIGGER {table}_are_never_{done} BEFORE {act} ON {table} FOR EACH ROW EXECUTE FUNCTION refuse_{done}()
"""
ACTS = {"edited": "UPDATE", "deleted": "DELETE"}
KEPT = ("claims", "judgements")


def upgrade() -> None:
    """Make the index, empty; who runs the steps fills it afterwards (``store/upgrades.py``)."""
    if op.get_context().dialect.name == "sqlite":
        for name in COLUMNS:
            op.execute(f"DROP TABLE {name}")
        _make_sqlite_words("ascii")
        return
    for name, owner in (("document_words", "versions"), ("claim_words", "claims")):
        op.create_table(
            name,
            sa.Column("number", sa.Integer, sa.ForeignKey(f"{owner}.number"), primary_key=True, autoincrement=False),
            sa.Column("words", sa.Text, nullable=False),
        )
        op.execute(POSTGRES_INDEX.format(name=name))
    for done, act in ACTS.items():
        op.execute(REFUSAL.format(done=done))
        for table in KEPT:
            op.execute(ADDED_ONLY.format(table=table, done=done, act=act))


def _make_sqlite_words(tokenizer: str) -> None:
    for name, columns in COLUMNS.items():
        op.execute(SQLITE_WORDS.format(name=name, columns=columns, tokenizer=tokenizer))


def downgrade() -> None:
    """Go back to the first index, which SQLite makes of whole texts; PostgreSQL had none before."""
    if op.get_context().dialect.name == "sqlite":
        for name in COLUMNS:
            op.execute(f"DROP TABLE {name}")
        _make_sqlite_words("unicode61 remove_diacritics 2")
        op.execute("INSERT INTO document_words (rowid, title, body) SELECT number, title, text FROM versions")
        _fill_claim_words()
        return
    for done in ACTS:
        for table in KEPT:
            op.execute(f"DROP TRIGGER {table}_are_never_{done} ON {table}")
        op.execute(f"DROP FUNCTION refuse_{done}()")
    for name in COLUMNS:
        op.drop_table(name)


def _fill_claim_words() -> None:
    """Give each claim its sentence, or its whole report where the reading has no such sentence."""
    asked = """
    SELECT claims.number, claims.sentence, readings.sentences, versions.text,
      (SELECT coalesce(group_concat(label, char(10)), '') FROM claim_parties WHERE claim = claims.number) AS parties
    FROM claims JOIN readings ON readings.number = claims.reading JOIN versions ON versions.number = readings.version
    """
    connection = op.get_bind()
    for number, sentence, sentences, body, parties in connection.execute(sa.text(asked)).all():
        spans = json.loads(sentences)
        start, end = spans[sentence] if sentence < len(spans) else (0, len(body))
        values = {"number": number, "quote": body[start:end], "parties": parties}
        connection.execute(
            sa.text("INSERT INTO claim_words (rowid, quote, parties) VALUES (:number, :quote, :parties)"), values
        )
