"""This process's own pipeline: weights are loaded at its first report, once for all that asks it."""

from __future__ import annotations

from functools import cache

from pourparler.pipeline import Pipeline
from pourparler.settings import Settings


@cache
def pipeline_of(settings: Settings) -> Pipeline:
    """Return the pipeline of some settings."""
    return Pipeline(settings)
