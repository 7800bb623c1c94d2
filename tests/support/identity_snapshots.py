"""What a record tells of identities, without numbers and moments, so that two records can be compared."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Engine

from pourparler.resolve.identities.origins import stories_of
from pourparler.resolve.identities.told_acts import acts_of
from pourparler.schema.views import ClaimFilter
from pourparler.store.across import ACT_KINDS, AcrossView
from pourparler.store.party_view import PartyView
from pourparler.store.view import View


def snapshot(engine: Engine) -> dict[str, Any]:
    """Return parties with their names, offices, acts, stories, and the judgements by their content."""
    across, view = AcrossView(engine), View(engine)
    acts = acts_of(across.acts(ClaimFilter(kinds=ACT_KINDS)))
    stories = stories_of(across.stories(ClaimFilter()))
    return {
        "parties": sorted(
            (party.id, party.label, party.kind or "", tuple((name.key, name.label, name.uses) for name in party.names))
            for party in view.canonical_parties().values()
        ),
        "counts": sorted((count.party.id, count.claims, count.reports) for count in PartyView(engine).counts()),
        "offices": sorted((o.person, o.office, o.party, str(o.since), str(o.until), o.reports) for o in view.offices()),
        "acts": [(a.id, a.type, a.status, a.origins, a.reasons, tuple(s.claim.id for s in a.reports)) for a in acts],
        "stories": [
            (s.id, s.origins, s.reasons, tuple((r.stored.document.url, r.copy_of) for r in s.reports)) for s in stories
        ],
        "judgements": sorted((j.subject, j.verdict, j.other, j.reason, str(j.score)) for j in view.judgements()),
    }
