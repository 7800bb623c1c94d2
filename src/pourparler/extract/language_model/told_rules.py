"""What a language model's share in a claim is told as: two rules, with an example each."""

from __future__ import annotations

from pourparler.extract.language_model.answers import RULE
from pourparler.extract.language_model.merging import CONFIRMED
from pourparler.schema.rules import RuleRecord

BY_MODEL = RuleRecord(
    RULE,
    "A language model outside the program gave the claim; its words were looked up in the report, and nobody has "
    "measured how often such claims are right.",
    "The envoy read the offer and looked at the ceiling.",
    "REJECT at “looked”, where the model says so",
)
ALSO_BY_MODEL = RuleRecord(
    CONFIRMED,
    "A language model outside the program gives the same claim at these words.",
    "Norway accused Denmark of delay.",
    "ACCUSE at “accused”, where the model says so too",
)
