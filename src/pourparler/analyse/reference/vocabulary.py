"""Words that refer: pronouns by number and sort, nouns by what they can stand for. Lower case, one form each."""

from __future__ import annotations

from pourparler.analyse.words import word_set

HE = word_set("he him his himself")
SHE = word_set("she her hers herself")
IT = word_set("it its itself")
THEY = word_set("they them their theirs themselves")
PRONOUNS = HE | SHE | IT | THEY
POSSESSIVES = word_set("his her its their")

DEFINITE = word_set("the this that these those both each either his her its their")

PERSONS = word_set(
    "president premier minister chancellor secretary envoy ambassador negotiator mediator spokesman spokeswoman "
    "spokesperson leader chief chairman chairwoman chairperson commander general colonel marshal king queen emir "
    "sultan prince diplomat official rapporteur commissioner governor mayor senator warlord representative taoiseach "
    "director head coordinator politician candidate adviser lawmaker strongman ruler"
)
"""Nouns that a person's role is told by."""

MALE = word_set("mr king prince sultan emir sheikh spokesman chairman congressman")
FEMALE = word_set("mrs ms miss queen princess spokeswoman chairwoman congresswoman")

BODIES = word_set(
    "group movement militia front organisation organization alliance bloc faction party army force council agency "
    "union coalition commission committee mission body ministry government delegation junta insurgency guerrilla "
    "company federation league court parliament assembly summit team authority administration cabinet office command "
    "kingdom republic country state nation emirate"
)
"""Nouns that one organisation or state can be called by."""

FIGHTERS = word_set("rebel insurgent guerrilla militant fighter separatist paramilitary jihadist mutineer")
"""Nouns whose plural stands for an armed group."""

TROOPS = word_set("troop soldier general officer gunman commander gang")
"""Nouns whose plural stands for an army or those who rule by it."""

COUNTRIES = word_set("country state nation kingdom republic emirate")

MOVEMENTS = word_set("group movement militia faction organisation organization front insurgency guerrilla")
"""Nouns that an armed or political movement is called by without its name."""

ORGANS = word_set("government authority administration army parliament assembly cabinet ministry junta court command")
"""Nouns for what a state has one of."""

PAIRS = word_set("both pair duo neither each either")
"""Words that stand for two by themselves."""

SIDES = word_set("side party camp belligerent")
"""Nouns for those who are in dispute with each other."""

PAIR_OF_PERSONS = word_set(
    "leader president minister premier chief negotiator envoy general official chairman man woman statesman diplomat"
)
PAIR_OF_STATES = word_set("country nation neighbour neighbor state capital kingdom republic")
"""Nouns that stand for two states."""

PAIR_OF_PARTIES = SIDES | word_set("country government delegation nation neighbour neighbor state army capital")
"""Nouns that stand for two at once after “the two” or “both”."""
