"""The codebook of the CSV export: what each column of each file holds, and what the tables leave out."""

from __future__ import annotations

from pourparler.show.exports.csv_columns import FILES, KINDS, file_of

LOST = {
    "earlier versions of a report and earlier readings of it": "only the reading that counts is there",
    "reports whose claims were all left out by a filter": "unless no property of claims was asked for",
    "what a rejected claim said": "it is left out, and so is a link to it",
    "what a claim said before a person edited it": "its row holds the edited values, and its id is still the old one; "
    "imported, it is an accepted claim with an id of its own",
    "decisions that were taken back or replaced": "only the one that counts is there",
    "deferred decisions": "such a claim is unreviewed",
    "what an edit says of a proposal's move and day": "these are no fields of a claim",
    "the program's own judgements about who is who": "they are made anew on import",
    "what claims do to proposals": "it is found anew on import",
    "sources that gave no document": "they are left out",
    "who has seen which report and is to check which": "it is left out",
    "lone surrogates, which are no characters": "they become \\udc80 and the like; such a report cannot be imported",
}
"""What is lost, and what becomes of it."""
_FILES = {
    "documents.csv": "a report that has claims here, or any report where nothing was filtered",
    "sentences.csv": "a sentence of a report",
    "parties.csv": "a party that a claim names, in one role",
    "terms.csv": "a term of a proposal",
    "decisions.csv": "a decision of a person that is about no single claim: who is who, which proposals are one",
}
_MEANINGS = {
    "report": "names a version of a report in all files",
    "fingerprint": "hash of the report's text, title, day and publisher",
    "sentence": "number of the sentence in the report, from 0",
    "quotation": "the whole sentence, to the letter",
    "factuality": "happened, ongoing, planned, conditional, hypothetical, negated or unknown",
    "first_day": "first day of what is claimed, empty where no words tell it",
    "last_day": "last day",
    "confidence": "chance that the claim is right, from 0 to 1",
    "rules": "rules that made the claim, a JSON list; in documents.csv the version of the rules",
    "review": "unreviewed, accepted or edited by a person",
    "reviewed_by": "who decided",
    "reviewed_at": "when, in UTC",
    "review_reason": "why, in free words",
    "role": "actor, recipient, obligor (of the term with the same `place`), speaker, holder and so on",
    "place": "order within the role, from 0",
    "party_id": "id of the party across reports",
    "party_name": "its name across reports",
    "entity": "id of the party in the embedded table",
    "according_to": "whom the report has it from; empty for its own voice",
    "where_precision": "what the coordinates stand for: place, district, region or country (its middle, no pin)",
    "recorded_at": "when the record learned of it",
    "version": "which version of the report",
    "text": "in documents.csv the whole text, never changed after reading",
}
_ENDINGS = {
    "_words": "words of the report, to the letter",
    "_begins": "where they begin in the report's text, counted in Unicode code points from 0",
    "_ends": "where they end, exclusive",
}


_HEAD = (
    "UTF-8, comma-separated, lines ended by CRLF, one row of names first. An empty cell means that the report does not",
    "say it. Codes are those of the program's codebook of claims.",
)


def codebook() -> bytes:
    """Return the codebook, in Markdown."""
    lines = ["# Codebook", "", *_HEAD, "", "## Not in these tables", ""]
    lines += [f"* {what}: {then}." for what, then in LOST.items()]
    for file, columns in FILES.items():
        kind = next((kind for kind in KINDS if file_of(kind) == file), None)
        row = f"a claim of the kind {kind}" if kind else _FILES[file]
        lines += ["", f"## {file}", "", f"One row is {row}.", ""]
        lines += ["| column | holds |", "|---|---|", *(f"| `{column}` | {_meaning(column)} |" for column in columns)]
    return ("\n".join(lines) + "\n").encode()


def _meaning(column: str) -> str:
    known = _MEANINGS.get(column) or next((text for end, text in _ENDINGS.items() if column.endswith(end)), "")
    return known or f"{column.replace('_', ' ')}, as in the claims format"
