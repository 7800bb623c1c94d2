"""The training sentence: words with whatever layers of annotation its source has."""

from dataclasses import dataclass, field

UNMARKED = "-"


@dataclass(slots=True)
class Mark:
    """A frame to learn: anchor word, label, attributes, and arguments as (role, first word, end)."""

    kind: str
    anchor: int
    label: str
    attributes: dict[str, str] = field(default_factory=dict)
    arguments: list[tuple[str, int, int]] = field(default_factory=list)
    term_issues: dict[int, str] = field(default_factory=dict)


@dataclass(slots=True)
class Sentence:
    """One sentence; a layer that its source does not annotate is None.

    `heads` are 1-based with 0 for the root; `names` are BIO tags, `-` where the source is silent; `likely_names` are
    the model's own, used to exchange names and never as a target; `frames` hold PropBank roles where `has_roles`,
    claims where `has_claims`.
    """

    words: list[str]
    heads: list[int] | None = None
    relations: list[str] | None = None
    upos: list[str] | None = None
    feats: list[str] | None = None
    lemmas: list[str] | None = None
    names: list[str] | None = None
    likely_names: list[str] | None = None
    frames: list[Mark] = field(default_factory=list)
    has_roles: bool = False
    has_claims: bool = False
    silver: bool = False  # the tree is the model's own: used for features, never as a target


Document = list[Sentence]
