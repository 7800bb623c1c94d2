"""What to do about an error of the database: one sentence for each sort, the same on both databases."""

from __future__ import annotations

_LOCKED = "Another program is writing to {name}; wait until it is done and run the command again."
_DAMAGED = (
    "{name} is damaged; restore a backup of it (pourparler restore), or read the reports again into a new record. "
    "Keep the damaged one: much of it can often be saved."
)
_REPLACED = (
    "{name} has lost its tables: another file took its place, or it is damaged; restore a backup of it "
    "(pourparler restore), or name another record."
)
_FULL = "There is no room left on the disk of {name}; nothing was lost; free some and run the command again."
_READ_ONLY = "{name} cannot be written; check the permissions of the record and its folder."
_DISK = "The disk of {name} gives an error; what was stored before is kept; check the disk and run again."
_NO_DATABASE = "{name} cannot be opened: there is no such database; make it with PostgreSQL's createdb."
_NO_ENTRY = "{name} cannot be opened: the server refuses this user or password; correct the address."
_NO_SERVER = (
    "{name} cannot be reached; what was stored before is kept; check that the server runs and the address is right, "
    "then run the command again."
)

_SQLITE = {
    "SQLITE_BUSY": _LOCKED,
    "SQLITE_LOCKED": _LOCKED,
    "SQLITE_NOTADB": "{name} is not a record (a SQLite database was expected); name another file.",
    "SQLITE_CORRUPT": _DAMAGED,
    "SQLITE_FULL": _FULL,
    "SQLITE_READONLY": _READ_ONLY,
    "SQLITE_CANTOPEN": "{name} cannot be opened; check that its folder exists and may be written.",
    "SQLITE_IOERR": _DISK,
    "SQLITE_TOOBIG": "A report is too long for {name}; nothing of it was stored; leave it out, or cut it in parts.",
}
_POSTGRES = {
    "55P03": _LOCKED,
    "40": _LOCKED,
    "53100": _FULL,
    "53300": "The server of {name} has no connection left; close other programs and run the command again.",
    "25006": _READ_ONLY,
    "42501": "{name} refuses this user; ask its owner for the right to read and write in it.",
    "42P01": _REPLACED,
    "3D000": _NO_DATABASE,
    "28": _NO_ENTRY,
    "58": _DISK,
    "XX001": _DAMAGED,
    "XX002": _DAMAGED,
    "57": _NO_SERVER,
    "08": _NO_SERVER,
}
"""By the beginning of the SQLSTATE."""
# What libpq says before there is a connection has no SQLSTATE.
_UNCONNECTED = {
    "does not exist": _NO_DATABASE,
    "authentication failed": _NO_ENTRY,
    "no password supplied": _NO_ENTRY,
    "too many clients": _POSTGRES["53300"],
}


def sentence_for(error: BaseException | None) -> str:
    """Return the sentence for a driver's error; ``{name}`` in it stands for the record."""
    in_sqlite = getattr(error, "sqlite_errorname", None)
    said = str(error)
    if in_sqlite is not None:
        return _REPLACED if "no such table" in said else _first(_SQLITE, in_sqlite) or _unknown(error)
    if "could not decode" in said.lower():  # sqlite3 finds bytes that are no text, and gives no code
        return _DAMAGED
    if not hasattr(error, "sqlstate"):
        return _unknown(error)
    in_postgres = getattr(error, "sqlstate", None)
    if in_postgres is not None:
        return _first(_POSTGRES, in_postgres) or _unknown(error)
    return next((sentence for sign, sentence in _UNCONNECTED.items() if sign in said), _NO_SERVER)


def _first(sentences: dict[str, str], code: str) -> str | None:
    return next((sentence for sign, sentence in sentences.items() if code.startswith(sign)), None)


def _unknown(error: BaseException | None) -> str:
    said = " ".join(str(error).split()).replace("{", "(").replace("}", ")")
    return f"{{name}} cannot be used: {said}."
