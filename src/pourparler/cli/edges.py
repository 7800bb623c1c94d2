"""Where errors become a sentence and an exit status: 2 for what was asked wrongly, 1 for the rest, 130 for Ctrl-C."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

from pourparler.errors import PourparlerError, SettingsError

Arguments = ParamSpec("Arguments")
INTERRUPTED = 130


def told(command: Callable[Arguments, None]) -> Callable[Arguments, None]:
    """Wrap a command so that its errors are told in a sentence."""

    @wraps(command)
    def telling(*args: Arguments.args, **kwargs: Arguments.kwargs) -> None:
        try:
            command(*args, **kwargs)
            sys.stdout.flush()
        except SettingsError as error:
            _stop(str(error), 2)
        except PourparlerError as error:
            _stop(str(error), 1)
        except KeyboardInterrupt:
            _stop("Stopped. What was read so far is kept whole; the same command goes on from there.", INTERRUPTED)
        except BrokenPipeError:
            # Whoever read the output has enough (`| head`); Python would complain once more when it closes stdout.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(1)

    return telling


def _stop(sentence: str, status: int) -> None:
    sys.stderr.write(f"{sentence}\n")
    sys.exit(status)
