"""What a user may decide about reading: one frozen object, passed to every part of this room."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from pourparler.settings import Settings


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How sources are read.

    Attributes:
        published: publication date for documents that carry none.
        source: publisher's name for documents that carry none.
        allow_private: True lets addresses on this machine or in private networks be asked.
        feed_links: how many entries of a feed at an address are followed to their page; the others keep their summary.
        pause: seconds between two requests for the entries of one feed.
        today: the day it is; publication dates after it are pointed out.
        settings: limits and defaults of the program.
    """

    published: date | None = None
    source: str = ""
    allow_private: bool = False
    feed_links: int = 20
    pause: float = 1.0
    today: date = field(default_factory=date.today)
    settings: Settings = field(default_factory=Settings)
