"""Words that tell where a clause looks: verbs of planning and granting, helpers, conjunctions, nouns of dates."""

from __future__ import annotations

from pourparler.analyse.words import word_set

AHEAD = word_set("will shall would may might could should must can 'll ’ll wo ca")
PLANNED = word_set(
    "planned scheduled expected slated set due postponed delayed arranged pencilled earmarked booked fixed rescheduled "
    "adjourned put deferred awaited billed timed called invited summoned convened"
)
"""Participles of planning; forms, not lemmas, since participles are what the rules meet."""

SURELY_PLANNED = word_set("planned scheduled expected slated due rescheduled billed pencilled awaited")
"""Those of them that look ahead with any preposition; the others only with “for” and “to”."""

FACTIVE = word_set(
    "begin start continue manage fail refuse decline cease stop go come help let make see hear force cause happen use"
)
"""Verbs whose infinitive tells of something as past as themselves."""

TIMETABLE = word_set(
    "meets meet begins begin starts start opens open visits visit travels travel hosts host leaves leave "
    "departs depart arrives arrive convenes convene resumes resume flies fly expires expire ends end "
    "closes close votes vote returns return goes go comes come reconvenes reconvene gathers gather holds hold "
    "takes take sits sit lapses lapse runs run falls fall heads head"
)
"""Present forms of verbs that tell of a plan."""

COMING = word_set(
    "meeting summit talks round session election elections vote ballot poll polls referendum deadline visit trip "
    "conference ceremony handover inauguration hearing expiry opening launch anniversary parade game start congress"
)
"""Nouns of what is fixed beforehand: a date that names one may lie ahead as well as back."""

WANTING = word_set(
    "want wants seek seeks hope hopes plan plans intend intends aim aims expect expects propose proposes"
)
"""Present forms of verbs whose object lies ahead: “they want a new round in October”."""

GRANTED = word_set(
    "give gives gave given giving have has extend extends extended extending prolong prolongs prolonged prolonging "
    "renew renewed postpone postponed delay delayed defer deferred adjourn adjourned put pushed grant "
    "granted leave left"
)
"""Forms of verbs whose “until” is a deadline that they set."""

UNDONE = word_set(
    "cancelled canceled postponed scrapped shelved aborted abandoned delayed deferred called put failed never not "
    "denied dropped"
)
"""Words of plans that came to nothing; when the day was to be is then told by the calendar alone."""

AHEAD_ADJECTIVES = PLANNED | word_set("upcoming forthcoming proposed imminent next likely")
WOULD = word_set("would could should might may must can")
IF = word_set("if unless provided lest")
OPEN_MARKS = word_set("if unless once until till when before provided lest while")
