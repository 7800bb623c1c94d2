"""All claims of a document, in one visible order: what each finder sees, then the links between events.

Comes in: an analysis; goes out: a tuple of claims. Links name their events by position in that tuple (``"#3"``).
"""

from __future__ import annotations

from pourparler.extract.events import find_events
from pourparler.extract.figures import find_figures
from pourparler.extract.links import find_links
from pourparler.extract.positions import find_positions
from pourparler.extract.proposals import find_proposals
from pourparler.extract.responses import find_responses
from pourparler.extract.statements import find_statements
from pourparler.schema.analysis import Analysis
from pourparler.schema.claims import AnyClaim


def extract_claims(analysis: Analysis) -> tuple[AnyClaim, ...]:
    """Return what a document says, as claims without ids.

    Args:
        analysis: the document's language analysis.

    Returns:
        Events first, in order of the text, because links count positions; then the other kinds.
    """
    events = find_events(analysis)
    return (
        *events,
        *find_statements(analysis),
        *find_positions(analysis),
        *find_proposals(analysis),
        *find_responses(analysis),
        *find_figures(analysis),
        *find_links(analysis, events),
    )
