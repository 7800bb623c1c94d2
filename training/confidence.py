"""Fit how likely a frame makes a right claim, on reports that the training left out.

Right is what the scorer calls right: a usable event, an attributed statement, a position with its stance. Logistic
regression over `pourparler.neural.confidence.features`, by Newton's method with a little shrinkage.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from pourparler.neural.confidence import PLANNED, features
from pourparler.neural.reader import Reader
from training.corpus import Record
from training.evaluate import load_scorer
from training.labels import KINDS
from training.plain_claims import claims_of

Claim = dict[str, Any]
Likeness = Callable[[Claim, Claim], float]
Right = Callable[[Claim, Claim], bool]
BINS = 10
_SHRINKAGE, _STEPS, _FEWEST = 1.0, 30, 40


def rules_of(scorer: ModuleType) -> dict[str, tuple[Likeness, Right]]:
    """Return for each kind how the scorer pairs claims, and when a pair is right."""

    def same_sentence(g: Claim, c: Claim) -> bool:
        return g["s"] == c["s"]

    def event(g: Claim, c: Claim) -> float:
        return 2 + (g["type"] == c["type"]) if scorer.overlap(g["trigger"], c["trigger"]) else 0

    def statement(g: Claim, c: Claim) -> float:
        found = scorer.alike(g["content"], c["content"])
        return found if found >= 0.5 else 0

    def position(g: Claim, c: Claim) -> float:
        same = g["issue"] == c["issue"] and scorer.same_party(g["holder"], c["holder"])
        return 1 + scorer.same_stance(g, c) if same_sentence(g, c) and same else 0

    def proposal(g: Claim, c: Claim) -> float:
        same = not g.get("author") or scorer.same_party(g["author"], c["author"])
        return 1 + bool(scorer.overlap(g["cue"], c["cue"])) if same_sentence(g, c) and same else 0

    def response(g: Claim, c: Claim) -> float:
        return float(same_sentence(g, c) and scorer.same_party(g["responder"], c["responder"]))

    return {
        "event": (event, scorer.usable),
        "statement": (statement, lambda g, c: scorer.same_party(g.get("speaker"), c.get("speaker"))),
        "position": (position, scorer.same_stance),
        "proposal": (proposal, lambda g, c: True),
        "response": (response, lambda g, c: g["reply"] == c["reply"]),
        "figure": (lambda g, c: scorer.overlap(g["text"], c["text"]), lambda g, c: g["topic"] == c["topic"]),
    }


def judged(reader: Reader, records: Sequence[Record], scorer: ModuleType) -> dict[str, list[tuple[list[float], bool]]]:
    """Return for each kind the features of every proposed frame and whether its claim is right.

    What pairs with a claim that coders may leave out (`core` false) is not judged, but for planned events.
    """
    found: dict[str, list[tuple[list[float], bool]]] = {kind: [] for kind in (*KINDS, PLANNED) if kind != "role"}
    rules = rules_of(scorer)
    for record in records:
        _, golds, bounds = scorer.gold_claims(record)
        claims = claims_of(reader, record, dict.fromkeys(KINDS, 0.0))
        for claim in claims:
            at = next(value["span"][0] for value in claim.values() if isinstance(value, dict) and "span" in value)
            claim["s"] = next(i for i, (a, b) in enumerate(bounds) if a <= at < b)
        for kind, (likeness, right) in rules.items():
            own = [c for c in claims if c["kind"] == kind]
            pairs = {id(c): g for g, c in scorer.pair([g for g in golds if g["kind"] == kind], own, likeness)}
            for claim in own:
                gold = pairs.get(id(claim))
                frame = claim["frame"]
                row = (
                    features(frame.kind, frame.score, frame.attributes, frame.arguments),
                    bool(gold is not None and right(gold, claim)),
                )
                if gold is None or gold.get("core") is not False:
                    found[kind].append(row)
                if kind == "event":
                    found[PLANNED].append(row)
    return found


def fit_logistic(rows: Sequence[tuple[list[float], bool]]) -> list[float]:
    """Return the weights of the features; nothing where there are too few rows to fit."""
    if len(rows) < _FEWEST:
        return []
    x, y = np.array([values for values, _ in rows]), np.array([float(right) for _, right in rows])
    weights = np.zeros(x.shape[1])
    shrink = np.full(x.shape[1], _SHRINKAGE)
    shrink[0] = 1e-3  # the constant is free
    for _ in range(_STEPS):
        p = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (p - y) + shrink * weights
        curvature = (x * (p * (1 - p))[:, None]).T @ x + np.diag(shrink)
        weights -= np.linalg.solve(curvature, gradient)
    return [round(float(w), 4) for w in weights]


def reliability(chances: Sequence[float], right: Sequence[bool]) -> list[tuple[float, float, int]]:
    """Return (mean chance, share right, count) for each tenth that has claims."""
    rows = []
    for i in range(BINS):
        inside = [(c, r) for c, r in zip(chances, right, strict=True) if i <= min(c * BINS, BINS - 1e-9) < i + 1]
        if inside:
            mean = sum(c for c, _ in inside) / len(inside)
            rows.append((round(mean, 3), round(sum(r for _, r in inside) / len(inside), 3), len(inside)))
    return rows


def fit_confidence(reader: Reader, records: Sequence[Record], scorer: Path) -> dict[str, list[float]]:
    """Return the weights for each kind."""
    return {kind: fit_logistic(rows) for kind, rows in judged(reader, records, load_scorer(scorer)).items()}
