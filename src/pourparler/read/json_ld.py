"""JSON-LD of news pages (schema.org): the article's headline, dates, author and publisher.

In come the texts of a page's ``application/ld+json`` scripts, out come plain fields. Broken scripts are passed over:
the page's meta tags say the same again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

_ARTICLE = re.compile(r"Article$|^(?:BlogPosting|LiveBlogPosting|Report|PressRelease|SocialMediaPosting)$")
_PAGE = re.compile(r"WebPage$")
_DEEPEST = 12


def article_fields(scripts: Sequence[str]) -> dict[str, str]:
    """Return ``title``, ``published``, ``modified``, ``author``, ``source`` and ``url`` where the scripts tell them."""
    nodes = [node for script in scripts for node in _nodes(_load(script))]
    known = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    for wanted in (_ARTICLE, _PAGE):
        found = [node for node in nodes if any(wanted.search(name) for name in _types(node))]
        # A page may list related articles too; its own comes with a date, and first.
        for node in sorted(found, key=lambda node: not node.get("datePublished")):
            return _fields(node, known)
    return {}


def _load(script: str) -> Any:
    bare = re.sub(r"^\s*(?:<!--|//<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\]\]>|\]\]>)\s*$", "", script.strip()).rstrip(
        "; \n"
    )
    try:
        return json.loads(bare, strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(value: Any, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "publisher", "author"):
            yield from _nodes(value.get(key), depth + 1)
    elif isinstance(value, list):
        for member in value:
            yield from _nodes(member, depth + 1)


def _types(node: Mapping[str, Any]) -> list[str]:
    kind = node.get("@type")
    names = kind if isinstance(kind, list) else [kind]
    return [name.rsplit("/", 1)[-1] for name in names if isinstance(name, str)]


def _fields(node: Mapping[str, Any], known: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    fields = {
        "title": _first(node, "headline", "name"),
        "published": _first(node, "datePublished"),
        "modified": _first(node, "dateModified"),
        "author": ", ".join(_names(node.get("author"), known)),
        "source": ", ".join(_names(node.get("publisher"), known)[:1]),
        "url": _first(node, "url"),
    }
    return {name: value for name, value in fields.items() if value}


def _first(node: Mapping[str, Any], *names: str) -> str:
    for name in names:
        value = node.get(name)
        if isinstance(value, str) and value.strip():
            return value.strip()
    return ""


def _names(value: Any, known: Mapping[str, Mapping[str, Any]]) -> list[str]:
    members = value if isinstance(value, list) else [value]
    found: list[str] = []
    for member in members:
        if isinstance(member, str):
            found.append(member.strip())
        elif isinstance(member, dict):
            identity = member.get("@id")
            whole = known.get(identity, member) if isinstance(identity, str) else member
            found.append(_first(member, "name") or _first(whole, "name"))
    return [name for name in dict.fromkeys(found) if name]
