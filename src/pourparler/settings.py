"""Settings: one frozen object with every limit and default of the program, read once."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from pourparler.errors import SettingsError

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """A language model behind a server that speaks the OpenAI chat protocol; asked only where a command says so.

    Attributes:
        url: base address, such as ``http://localhost:8080/v1``.
        name: how the server calls the model.
        timeout: seconds that a whole answer may take.
        max_bytes: largest answer read.
        patience: failures in a row after which it is not asked any more.
    """

    url: str
    name: str
    timeout: float = 120.0
    max_bytes: int = 2_000_000
    patience: int = 3

    @property
    def host(self) -> str:
        """Host and port, as they are told to people."""
        return urlsplit(self.url).netloc

    @property
    def mark(self) -> str:
        """What a program's weights are called by after those of the built-in reader, where the model answered."""
        return f" + {self.name} at {self.host}"


@dataclass(frozen=True, slots=True)
class Settings:
    """Limits and defaults.

    Attributes:
        weights: folder of the reader's weights.
        threads: threads of one worker's neural network.
        max_bytes: largest source read, in bytes.
        max_characters: longest text analysed, in code points; longer ones are refused, never cut in silence.
        fetch_timeout: seconds to wait for a server.
        fetch_redirects: how many redirects are followed.
        user_agent: how the program names itself to servers.
        language_model: asked for further claims; None asks nobody.
    """

    weights: Path = DATA / "weights" / "minilm-1"
    threads: int = 1
    max_bytes: int = 50_000_000
    max_characters: int = 6_000_000
    fetch_timeout: float = 20.0
    fetch_redirects: int = 5
    user_agent: str = "pourparler (reads reports for a record of negotiations)"
    language_model: LanguageModel | None = None

    @classmethod
    def from_environment(cls) -> Settings:
        """Return the settings, with ``POURPARLER_WEIGHTS`` and ``POURPARLER_THREADS`` taken into account.

        Raises:
            SettingsError: a variable's value cannot be used.
        """
        threads = os.environ.get("POURPARLER_THREADS", "1")
        if not threads.isdigit() or int(threads) < 1:
            raise SettingsError(
                f"POURPARLER_THREADS must be a whole number from 1, not {threads!r}; unset or correct it."
            )
        weights = os.environ.get("POURPARLER_WEIGHTS")
        return cls(weights=Path(weights) if weights else cls().weights, threads=int(threads))
