"""Content hashes: the same content has the same id on every machine, in every order."""

from __future__ import annotations

from hashlib import blake2b


def content_hash(*parts: str, size: int = 12) -> str:
    """Return a hexadecimal BLAKE2b hash of ``parts``; each is length-prefixed, so none can run into the next.

    >>> content_hash("a", "bc") == content_hash("ab", "c")
    False
    """
    state = blake2b(digest_size=size)
    for part in parts:
        encoded = part.encode("utf-8", "surrogatepass")
        state.update(len(encoded).to_bytes(8, "little"))
        state.update(encoded)
    return state.hexdigest()
