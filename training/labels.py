"""The labels of the frames: kinds, their labels, attributes and arguments (codes of the project's codebook)."""

EVENT_TYPES = [
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "COOPERATE",
    "AID",
    "CONCEDE",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
ISSUES = [
    "ceasefire",
    "captives",
    "humanitarian-access",
    "withdrawal",
    "disarmament",
    "leadership",
    "governance",
    "status",
    "security-guarantees",
    "reconstruction",
    "sanctions",
    "transit-trade",
    "displacement",
    "accountability",
    "military-aid",
    "military-operation",
    "talks",
    "settlement",
]
REPLIES = ["accept", "accept-with-changes", "counter", "reject", "defer", "none"]
TOPICS = [
    "killed",
    "wounded",
    "missing",
    "displaced",
    "captives",
    "hungry",
    "aid",
    "prisoners",
    "forces",
    "money",
    "other",
]

FRAME_LABELS: dict[str, list[str]] = {
    "event": EVENT_TYPES,
    "statement": ["statement"],
    "position": ISSUES,
    "proposal": ["proposal"],
    "response": REPLIES,
    "figure": TOPICS,
    "role": ["predicate"],
}
ROLES: dict[str, list[str]] = {
    "event": ["actor", "recipient", "according_to", "where", "when"],
    "statement": ["speaker", "content", "audience"],
    "position": ["holder", "issue_text", "condition"],
    "proposal": ["author", "addressee", "term", "counter_to"],
    "response": ["responder", "to"],
    "figure": ["text", "counted_by"],
    "role": [
        "ARG0",
        "ARG1",
        "ARG2",
        "ARG3",
        "ARG4",
        "ARGM-TMP",
        "ARGM-LOC",
        "ARGM-NEG",
        "ARGM-MOD",
        "ARGM-PRP",
        "ARGM-CAU",
        "ARGM-ADV",
    ],
}
FACTUALITIES = ["happened", "ongoing", "planned", "conditional", "hypothetical", "negated", "unknown"]
ATTRIBUTES: dict[str, dict[str, list[str]]] = {
    "event": {"factuality": FACTUALITIES, "core": ["yes", "no"], "mode": []},  # modes: those seen in training
    "statement": {"mode": ["direct", "indirect", "mixed"]},
    "position": {
        "stance": ["support", "oppose", "conditional", "ambiguous"],
        "condition_kind": [
            "none",
            "precondition",
            "terminates-when",
            "exchange",
            "deadline",
            "scope",
            "red-line",
        ],
        "basis": ["stated", "act", "reported"],
    },
    "figure": {"period": ["cumulative", "event", "unknown"]},
}
NAME_KINDS = ["PER", "ORG", "LOC", "NORP"]
KINDS = list(FRAME_LABELS)


def bio(roles: list[str]) -> list[str]:
    """Return the word labels for spans of some kinds: outside, then begin and inside of each."""
    return ["O", *(f"{mark}-{role}" for role in roles for mark in "BI")]
