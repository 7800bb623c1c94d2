"""What is learned when: the stages of a training run."""

from dataclasses import dataclass

HEAD_RATE = 1e-3
EARLIER = 0.5  # the share of the last stage but one in the final weights: its syntax is better, its claims are not
FORMAL = 1.5  # how often GUM is seen for each time EWT is


@dataclass(frozen=True)
class Plan:
    """One stage: how often each kind of material is seen, and how fast to learn.

    `syntax`, `names` and `claims` are epochs; `rate` is the encoder's peak learning rate; `budget` the most word pieces
    in a batch; `minutes` a time limit (0: none), which shortens the schedule but lets the rate fall to nothing;
    `documents` how many documents of each source are used (0: all); `hidden` the share of word pieces that are masked,
    so that a claim is learned from all of its sentence and not from its one telling word; `swaps` how many copies of
    each report with other names there are beside the two with its own.
    """

    syntax: float
    names: float
    claims: float
    rate: float = 2.5e-4
    budget: int = 850
    seed: int = 1
    minutes: float = 0
    documents: int = 0
    hidden: float = 0.0
    swaps: int = 0


# Syntax first, so that the second stage has trees for the reports; then everything together, from a warm model.
# The limits are those of two busy cores: without other work on the machine the first stage ends before its own.
FULL = (
    Plan(syntax=10, names=7, claims=0, budget=1100, seed=1, minutes=42),
    Plan(syntax=6, names=6, claims=20, budget=1100, seed=2, minutes=66),
    Plan(syntax=4, names=3, claims=24, rate=2e-4, budget=1100, seed=3, minutes=85, hidden=0.06),
    Plan(syntax=2, names=2, claims=18, rate=2e-4, budget=1100, seed=4, minutes=66, hidden=0.1, swaps=2),
)
# For continuous integration: shows that every step runs, teaches nothing.
SMALL = (
    Plan(syntax=0.5, names=0.5, claims=0, documents=6),
    Plan(syntax=0.2, names=0.2, claims=1, documents=6, seed=2),
)
