"""Independent origins and stories: reports and judgements about pairs of them in, groups out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from pourparler.resolve.identities.decisions import decide_by_people
from pourparler.resolve.identities.judged import decisions_of, pairs_of
from pourparler.resolve.identities.partition import Partition
from pourparler.schema.acts import Story, StoryMaterial, StoryReport
from pourparler.schema.identity import Pair, PairKind
from pourparler.schema.record import Judgement
from pourparler.schema.views import StoredDocument


def origins_of(reports: Iterable[str], judgements: Sequence[Judgement]) -> Mapping[str, str]:
    """Return the origin of each report by fingerprint: copies share the one that sorts first."""
    known = sorted(set(reports))
    return _grouped(known, "copy", judgements).leaders()


def group_stories(reports: Iterable[str], judgements: Sequence[Judgement]) -> Mapping[str, str]:
    """Return the story of each report by fingerprint, as its report that sorts first; a copy is of its original's."""
    known = sorted(set(reports))
    origins = origins_of(known, judgements)
    groups = _grouped(known, "story", judgements)
    for pair in _pairs("copy", judgements, known):
        if origins[pair.one] == origins[pair.other]:
            groups.join(pair.one, pair.other)
    return groups.leaders()


def stories_of(material: StoryMaterial) -> tuple[Story, ...]:
    """Return the stories of reports, the newest last; a copy is of the story of its original."""
    known = sorted(material.reports)
    origins = origins_of(known, material.judgements)
    members: defaultdict[str, list[str]] = defaultdict(list)
    for report, leader in group_stories(known, material.judgements).items():
        members[leader].append(report)
    pairs = [*_pairs("copy", material.judgements, known), *_pairs("story", material.judgements, known)]
    stories = [_story(reports, material, origins, pairs) for reports in members.values()]
    return tuple(sorted(stories, key=lambda story: (_moment(story.reports[0].stored), story.id)))


def _grouped(known: Collection[str], kind: PairKind, judgements: Sequence[Judgement]) -> Partition:
    groups = Partition(known)
    decide_by_people(groups, known, decisions_of(kind, judgements))
    keys = set(known)
    mine = [pair for pair in pairs_of(kind, judgements) if pair.one in keys and pair.other in keys]
    for pair in sorted(mine, key=lambda pair: (-pair.score, pair.one, pair.other)):
        if pair.same:
            groups.join(pair.one, pair.other)
    return groups


def _pairs(kind: PairKind, judgements: Sequence[Judgement], known: Collection[str]) -> list[Pair]:
    keys = set(known)
    mine = (pair for pair in pairs_of(kind, judgements) if pair.one in keys and pair.other in keys)
    return sorted(mine, key=lambda pair: (-pair.score, pair.one, pair.other, pair.reason))


def _story(reports: Sequence[str], material: StoryMaterial, origins: Mapping[str, str], pairs: Sequence[Pair]) -> Story:
    ordered = sorted(reports, key=lambda report: (_moment(material.reports[report]), report))
    # Copies come first in ``pairs``: a copy's reason is that of its being one.
    inside = [pair for pair in pairs if pair.one in reports and pair.other in reports]
    first_of: dict[str, str] = {}
    told = []
    for report in ordered:
        original = first_of.setdefault(origins[report], report)
        reason = next((p.reason for p in inside if {p.one, p.other} == {report, original}), "")
        copy_of = original if original != report else ""
        told.append(StoryReport(material.reports[report], origins[report], copy_of, reason))
    reasons = tuple(dict.fromkeys(pair.reason for pair in inside))
    return Story(f"story:{ordered[0]}", tuple(told), len(first_of), reasons)


def _moment(stored: StoredDocument) -> str:
    document = stored.document
    moment = document.published_at or document.published
    return moment.isoformat() if moment else ""
