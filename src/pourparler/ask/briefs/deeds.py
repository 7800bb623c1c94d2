"""Acts in words: when and where, the best report's own words, who tells of it, and how many were killed or hurt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from pourparler.ask.briefs.citing import body_of, shown_part
from pourparler.ask.briefs.scenes import Scene
from pourparler.ask.briefs.values import Value, cannot_all_be_true, told_values, values_pieces
from pourparler.ask.briefs.wording import capital, listed, publisher_of, quoted, sources_phrase
from pourparler.schema.acts import Act
from pourparler.schema.briefs import Paragraph, Piece, Sentence
from pourparler.schema.codec import evidence
from pourparler.schema.views import StoredClaim
from pourparler.show.words import plain

_QUOTED = 120
_HARM = ("killed", "wounded", "missing", "displaced")


def told_days(act: Act) -> tuple[date, date] | None:
    """Return the days that most reports tell of an act, None where none tells one."""
    told = act.values.get("day", ())
    if not told:
        return None
    best = max(told, key=lambda value: len(value.claims))
    first, _, last = best.value.partition("/")
    return date.fromisoformat(first), date.fromisoformat(last or first)


def day_of(act: Act) -> date:
    """Return an act's first day, that of its first report where no words tell it."""
    days = told_days(act)
    return days[0] if days else min((d for s in act.reports if (d := s.stored.document.published)), default=date.min)


def last_day_of(act: Act) -> date:
    """Return an act's last day, that of its first report where no words tell it."""
    days = told_days(act)
    return days[1] if days else day_of(act)


def surest(act: Act) -> float:
    """Return the confidence of the surest claim that tells an act."""
    return max(stored.claim.confidence for stored in act.reports)


def best_report(act: Act) -> StoredClaim:
    """Return the claim whose words tell an act best: told as done, sure, with many facts, early in its report."""

    def weight(stored: StoredClaim) -> tuple[float, str]:
        claim = stored.claim
        facts = sum(getattr(claim, name, None) not in (None, ()) for name in ("actors", "recipients", "where", "when"))
        done = claim.factuality in ("happened", "ongoing")
        return claim.confidence + 0.15 * facts + 0.3 * done - 0.02 * min(claim.sentence, 10), claim.id

    return max(act.reports, key=weight)


def deed_point(scene: Scene, act: Act, *, harm: bool = False, best: StoredClaim | None = None) -> Paragraph | None:
    """Return an act as a paragraph.

    Args:
        scene: of the brief.
        act: what to tell.
        harm: also tell how many were killed or hurt, by whoever counted them.
        best: the report whose words are quoted; the best one when left out.
    """
    stored = best or best_report(act)
    lead = Piece(f"{_lead(scene, act)}: ", strong=True)
    words = f"{act_words(stored, _QUOTED)}{sources_phrase(scene.tellers([stored.claim.id]))}"
    others = _others(scene, stored, act.reports)
    said = scene.sentence(
        [each.claim.id for each in act.reports[:4]],
        lead,
        Piece(words + ("" if others else "."), scene.citer.cite(stored.claim.id)),
        *others,
    )
    if said is None:
        return None
    return Paragraph((said, *(_harm(scene, act, stored) if harm else ())))


def _lead(scene: Scene, act: Act) -> str:
    days, place = told_days(act), act.values.get("place", ())
    when = scene.days(*days) if days else f"Reported {scene.day(day_of(act))}"
    return f"{when}, {plain(place[0].value)}" if place else when


def act_words(stored: StoredClaim, longest: int) -> str:
    """Return the words of a claim's sentence around what it says, in quotation marks, with ellipses where cut."""
    body = body_of(stored)
    part = shown_part(body, evidence(stored.claim) or body.span, longest)
    begun = "" if part.span.start == body.span.start else "… "
    whole = part.span.end == body.span.end
    words = plain(part.text).removesuffix(".") if whole else f"{plain(part.text)} …"
    return quoted(f"{begun}{words}")


def _others(scene: Scene, best: StoredClaim, reports: Sequence[StoredClaim]) -> tuple[Piece, ...]:
    """Return who else tells of an act, each publisher once, with notes."""
    by_publisher: dict[str, StoredClaim] = {}
    for stored in reports:
        by_publisher.setdefault(publisher_of(stored), stored)
    by_publisher.pop(publisher_of(best), None)
    if not by_publisher:
        return ()
    notes = scene.citer.cite_all(stored.claim.id for stored in by_publisher.values())
    return (Piece(f"; also told by {listed(by_publisher)}.", notes),)


def _is_quoted(best: StoredClaim, values: Sequence[Value]) -> bool:
    """Tell whether the quoted words hold the numbers already."""
    here = (best.stored.document.fingerprint, best.claim.sentence)
    return all((s.stored.document.fingerprint, s.claim.sentence) == here for value in values for s in value.claims)


def _harm(scene: Scene, act: Act, best: StoredClaim) -> Iterator[Sentence]:
    """Yield a sentence for each sort of harm that reports count; what they contradict each other about stands apart."""
    for topic in _HARM:
        values = told_values(scene, act.values.get(topic, ()))
        if cannot_all_be_true(values) or _is_quoted(best, values):
            continue
        pieces = values_pieces(scene, values)
        claims = [stored.claim.id for value in values for stored in value.claims]
        if pieces and (said := scene.sentence(claims, Piece(f" {capital(topic)}: "), *pieces, Piece("."))):
            yield said
