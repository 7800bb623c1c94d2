"""The questions that an assistant may put to a record; each is a tool, its docstring what the assistant reads."""

from __future__ import annotations

from pourparler.ask.answering import cited_claim, cited_step
from pourparler.ask.asked_records import AskedRecord
from pourparler.ask.wanted import Filters
from pourparler.assistants.citations import (
    Answer,
    answer,
    tell_change,
    tell_claim,
    tell_counted,
    tell_document,
    tell_found,
    tell_listed,
    tell_standing,
)
from pourparler.errors import SettingsError
from pourparler.schema.views import DocumentTally, StoredClaim

MOST = 100
"""Items of one answer."""
CHARACTERS = 20_000
"""Code points of a report's text in one answer."""
TIMELINE = ("event", "proposal", "response")


class Questions:
    """What can be asked of one record; nothing here changes it.

    Args:
        record: an open record.
    """

    def __init__(self, record: AskedRecord) -> None:
        self._record = record

    def search(self, words: str, limit: int = 20) -> Answer:
        """Find claims and reports that hold all the words; a "phrase" goes in quotation marks.

        Claims are searched by their sentence and parties, reports by title and text. Latest last.
        """
        claims = self._record.search(words)
        reports = self._record.search_reports(words)
        return {
            "claims": answer(claims, _limit(limit), _claim),
            "reports": answer(reports, _limit(limit), tell_found),
        }

    def claims(  # noqa: PLR0913  # one parameter for each field of the tool
        self,
        kind: str | None = None,
        party: str = "",
        issue: str | None = None,
        type: str | None = None,
        place: str = "",
        since: str | None = None,
        until: str | None = None,
        factuality: str | None = None,
        document: str = "",
        limit: int = 20,
    ) -> Answer:
        """List claims with their exact words, latest last.

        kind: event, statement, position, proposal, response or figure. party: part of a name. issue: such as
        ceasefire, captives, humanitarian-access. type: an event type such as CONSULT or ASSAULT, a stance, a reply or
        a topic. place: part of a name or a two-letter country code. since, until: days as YYYY-MM-DD. factuality:
        happened, ongoing, planned, conditional, hypothetical, negated. document: part of a report's title or publisher.
        """
        wanted: Filters = {
            "party": party, "issue": issue, "type": type, "place": place, "since": since, "until": until,
            "factuality": factuality, "document": document,
        }  # fmt: skip
        return answer(self._record.claims(kind, **wanted), _limit(limit), _claim)

    def timeline(
        self, since: str | None = None, until: str | None = None, party: str = "", place: str = "", limit: int = 40
    ) -> Answer:
        """Tell what happened, was planned, offered and answered, by day; latest last. Days are YYYY-MM-DD."""
        found = self._record.claims(TIMELINE, since=since, until=until, party=party, place=place)
        return answer(found, _limit(limit), _claim)

    def positions(self, as_of: str | None = None, party: str = "", issue: str | None = None, limit: int = 40) -> Answer:
        """Tell where each party stands on each issue at the end of a day: support, oppose, conditional or ambiguous.

        as_of: the day as YYYY-MM-DD; the last that is known when left out. party: part of a name. issue: one issue.
        """
        found = sorted(
            self._record.positions(as_of=as_of, party=party, issue=issue),
            key=lambda each: (each.since, each.cited.claim),
        )
        return answer(found, _limit(limit), tell_standing)

    def ledger(self, as_of: str | None = None, party: str = "", limit: int = 20) -> Answer:
        """List the proposals with their state on a day, terms and answers: who offered what to whom, who said what.

        as_of: the day as YYYY-MM-DD; the last that is known when left out. party: part of an author's or addressee's
        name.
        """
        found = self._record.ledger(as_of=as_of, party=party)
        return answer(found, _limit(limit), lambda each: tell_listed(each, cited_step))

    def changes(self, since: str, as_of: str | None = None, limit: int = 40) -> Answer:
        """Tell what is new since a day: positions, proposals, answers, what is due or overdue, revised figures.

        since: first day as YYYY-MM-DD. as_of: last day.
        """
        found = self._record.changes(since, as_of=as_of)
        return answer(found, _limit(limit), tell_change, latest=False)

    def figures(self, topic: str | None = None, place: str = "", as_of: str | None = None, limit: int = 40) -> Answer:
        """List counts over time, each with who counted; numbers of two counters must never be added or averaged.

        topic: killed, wounded, missing, displaced, captives, hungry, aid, prisoners, forces, money or other.
        """
        return answer(self._record.figures(topic=topic, place=place, as_of=as_of), _limit(limit), tell_counted)

    def parties(self, like: str = "", limit: int = 40) -> Answer:
        """List the parties with all their names, those of most claims first; each with its latest claim.

        like: part of a name.
        """
        return answer(self._record.parties(like), _limit(limit), self._party, latest=False)

    def _party(self, count: object) -> Answer:
        from pourparler.schema.identity import PartyCount

        assert isinstance(count, PartyCount)
        party = count.party
        latest = self._record.claims(party=party.id, limit=1, min_confidence=0.0)
        return {
            "id": party.id,
            "label": party.label,
            "kind": party.kind,
            "country": party.country,
            "names": list(dict.fromkeys(name.label for name in party.names)),
            "claims": count.claims,
            "reports": count.reports,
            "cite": _claim(latest[0])["cite"] if latest else None,
        }

    def document(self, name: str, offset: int = 0) -> Answer:
        """Give a report's text, by its id, or a part of its title, address or publisher that only one report has.

        offset: where in the text to begin, for reports longer than one answer.
        """
        found = _one_of(self._record.documents(document=name), name)
        text = found.stored.document.text
        start = min(max(offset, 0), len(text))
        told = text[start : start + CHARACTERS]
        more = start + len(told)
        return {
            "document": tell_document(found.stored),
            "text": told,
            "offset": start,
            "next_offset": more if more < len(text) else None,
            "claims": dict(found.claims),
            "problems": list(found.problems),
        }


def _one_of(found: object, name: str) -> DocumentTally:
    from pourparler.ask.rows import Rows

    assert isinstance(found, Rows)
    exact = [each for each in found if each.stored.document.id == name]
    kept = exact or list(found)
    if len(kept) == 1:
        tally: DocumentTally = kept[0]
        return tally
    if not kept:
        raise SettingsError(
            f"No report's id, title, address or publisher holds {name!r}; the tool search finds reports."
        )
    listed = "; ".join(f"{each.stored.document.id} {each.stored.document.title}" for each in kept[:5])
    raise SettingsError(f"{len(kept)} reports have {name!r}: {listed}; give the id of one.")


def _claim(stored: StoredClaim) -> Answer:
    return tell_claim(stored, cited_claim(stored).words)


def _limit(limit: int) -> int:
    if not 1 <= limit <= MOST:
        raise SettingsError(f"limit expects a number from 1 to {MOST}, not {limit}.")
    return limit
