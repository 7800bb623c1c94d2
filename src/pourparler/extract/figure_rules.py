"""What makes a number a figure by rules: the counted noun or the deed it takes part in, one rule for each topic."""

from __future__ import annotations

from dataclasses import dataclass

from pourparler.schema.claims import Topic

Bounds = tuple[float | None, float | None, float | None]
"""Lowest, best and highest number."""


@dataclass(frozen=True, slots=True)
class FigureRule:
    """How the words around a number give a topic; the words themselves are in ``resources/figure_topics.toml``.

    Attributes:
        topic: what is counted.
        by: the words that tell it.
        example: a sentence.
        gives: (words, bounds) that the rule finds in it.
    """

    topic: Topic
    by: str
    example: str
    gives: tuple[str, Bounds]

    @property
    def id(self) -> str:
        """Readable id."""
        return f"counted_noun_or_deed: {self.topic}"

    @property
    def says(self) -> str:
        """What the rule does, in one plain sentence."""
        return f"{self.by} makes a number a count of topic {self.topic}."


def _exactly(number: float) -> Bounds:
    return (number, number, number)


FIGURE_RULES: dict[Topic, FigureRule] = {
    rule.topic: rule
    for rule in (
        FigureRule("killed", "A word for dying or killing", "The shelling killed 40 people.",
                   ("40 people", _exactly(40))),
        FigureRule("wounded", "A word for wounds", "The shelling wounded at least 12 soldiers.",
                   ("at least 12 soldiers", (12, 12, None))),
        FigureRule("missing", "A word for missing", "Thirty people disappeared in the storm.",
                   ("Thirty people", _exactly(30))),
        FigureRule("displaced", "A word for flight or displacement", "About 5,000 people were displaced.",
                   ("About 5,000 people", (None, 5000, None))),
        FigureRule("captives", "A word for captives or their capture", "The group holds 20 hostages.",
                   ("20 hostages", _exactly(20))),
        FigureRule("hungry", "A word for hunger", "The agency counted 300,000 hungry people.",
                   ("300,000 hungry people", _exactly(300_000))),
        FigureRule("aid", "A word for relief goods", "The town received 60 tonnes of food.",
                   ("60 tonnes of food", _exactly(60))),
        FigureRule("prisoners", "A word for prisoners", "The government freed 150 prisoners.",
                   ("150 prisoners", _exactly(150))),
        FigureRule("forces", "A word for armed people or their arms", "The army sent 2,000 soldiers to the border.",
                   ("2,000 soldiers", _exactly(2000))),
        FigureRule("money", "A sign or word for a currency", "Norway pledged $30 million.",
                   ("$30 million", _exactly(30_000_000))),
        FigureRule("other", "A word for persons, or for homes and the like, with a large number",
                   "The delegation met 200 villagers.", ("200 villagers", _exactly(200))),
    )
}  # fmt: skip
"""By topic."""
