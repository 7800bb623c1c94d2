"""Words that tell what a name is: organs of a state and their synonyms, heads of bodies' names, pronouns."""

from __future__ import annotations


def words_in(text: str) -> frozenset[str]:
    """Return the words of a list that is written as a text, which reads better than many quotation marks."""
    return frozenset(text.split())


GOVERNMENT = "government"
"""The organ that stands for its state as a whole."""

SYNONYMS = {
    "armed forces": "army", "military": "army", "general staff": "army", "troops": "army", "defence forces": "army",
    "defense forces": "army", "forces": "army", "soldiers": "army", "army command": "army", "army statement": "army",
    "authorities": GOVERNMENT, "administration": GOVERNMENT, "regime": GOVERNMENT, "federal government": GOVERNMENT,
    "national government": GOVERNMENT, "government side": GOVERNMENT, "state": GOVERNMENT,
    "insurgents": "rebels", "rebel side": "rebels", "rebel": "rebels", "rebel forces": "rebels",
    "rebel fighters": "rebels",
    "foreign affairs ministry": "foreign ministry", "external affairs ministry": "foreign ministry",
    "defense ministry": "defence ministry", "armed forces spokesman": "army spokesman",
}  # fmt: skip
"""Ways to name one organ of one state."""

ARMY = "army"
WEAPONS = words_in(
    "tanks artillery gunners gunboats warships warplanes jets planes aircraft bombers helicopters gunships drones "
    "infantry paratroopers commandos marines"
)
TROOPS = words_in("forces troops units soldiers")
BRANCHES = words_in("ground land air naval special government state regular elite armoured armored border frontline")
"""Words of what acts for a state's army where it is told whose it is; other troops are a party of their own."""

ORGANS = words_in(
    "government army ministry cabinet parliament police navy presidency court embassy council intelligence "
    "gendarmerie junta leadership rebels opposition congress senate staff coastguard customs service office"
)
"""Last words of what can belong to a state or side; with its owner it is one party in every report."""

OFFICES = words_in(
    "president premier chancellor minister secretary king queen emir sultan envoy ambassador negotiator spokesman "
    "spokeswoman spokesperson commander chief leader chairman chairwoman chair coordinator mediator representative "
    "head deputy adviser advisor governor mayor director commissioner prosecutor speaker lawyer"
)
"""Last words of offices that one person holds."""

BODIES = words_in(
    "front movement army forces party council committee commission ministry office union league organization "
    "organisation agency authority court parliament assembly bank fund group government coalition alliance brigade "
    "brigades radio tv news press mission society association university hospital institute centre center department "
    "bureau service services police guard guards corps cross crescent nations federation congress staff secretariat "
    "wire post gazette courier voice times team delegation network command resistance jihad"
)
"""Last words of the names of bodies and movements."""

PRONOUNS = words_in(
    "i me my we us our ours you he him his she her hers it its they them their theirs one ones who whom whose which "
    "that this these those both neither either each none all anyone anybody everyone everybody nobody nothing "
    "someone somebody something others other another two three four the a"
)
"""Words that name nobody by themselves."""

VAGUE = words_in(
    "group movement delegation parties sides side people person official officials source sources statement "
    "spokesmen residents men women fighters diplomats diplomat reporters"
)
"""Heads of descriptions that mean somebody else in every report."""

INDEFINITE = words_in(
    "a an one some another any every each no several many most few all both neither either dozens hundreds "
    "thousands more at"
)
"""First words of what names nobody in particular."""

SO_CALLED = ("so called ", "self styled ", "self proclaimed ")
"""How a report keeps its distance from a name, folded."""

TITLE_WORDS = frozenset({"mr", "mrs", "ms", "dr", "miss", "sir", "lady", "lord"})
"""Titles that go with a surname only."""
