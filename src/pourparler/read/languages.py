"""A light look at the language: only English is analysed, and other texts should not give nonsense.

The script of the letters decides first, then the share of function words. A short or telegraphic text counts as
English: to leave out a report is worse than to read a headline in vain.
"""

from __future__ import annotations

import re
from collections import Counter

_SAMPLE = 5_000
_SCRIPTS: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    ("Arabic", "und", re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")),
    ("Hebrew", "he", re.compile("[\u0590-\u05ff]")),
    ("Cyrillic", "und", re.compile("[\u0400-\u052f]")),
    ("Greek", "el", re.compile("[\u0370-\u03ff]")),
    ("Devanagari", "und", re.compile("[\u0900-\u097f]")),
    ("Bengali", "und", re.compile("[\u0980-\u09ff]")),
    ("Thai", "th", re.compile("[\u0e00-\u0e7f]")),
    ("Amharic", "und", re.compile("[\u1200-\u137f]")),
    ("Korean", "ko", re.compile("[\u1100-\u11ff\uac00-\ud7af]")),
    ("Japanese", "ja", re.compile("[\u3040-\u30ff]")),
    ("Chinese", "zh", re.compile("[\u4e00-\u9fff]")),
    ("Armenian", "hy", re.compile("[\u0530-\u058f]")),
    ("Georgian", "ka", re.compile("[\u10a0-\u10ff]")),
)


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_WORDS = re.compile(r"[^\W\d_]+")
_BEYOND_LATIN = re.compile("[\u0370-\u1cff\u3040-\ud7ff\ufb1d-\ufeff]")
_FUNCTION_WORDS: dict[str, frozenset[str]] = {
    "en": _words(
        "the of to and in a that is for on was with as by it at from has he his be had an are not said were have will "
        "this but who they which its their she her been would after or"
    ),
    "fr": _words("le la les de des du et en un une que qui pour dans est sur au aux par avec ce pas il elle"),
    "es": _words("el la los las de del y en un una que por para con es su se no al lo como más"),
    "pt": _words("o os as da do das dos e em um uma que por para com é se não ao no na mais"),
    "de": _words("der die das und in den von zu mit ist im für auf nicht ein eine des dem sich auch wird"),
    "it": _words("il lo la gli le di del della e in un una che per con è si non al dei nel più"),
    "nl": _words("de het een en van in op dat is te voor met zijn niet die aan er ook door"),
    "tr": _words("ve bir bu da de için ile olarak daha çok ise gibi olan kadar sonra"),
    "id": _words("yang dan di untuk dengan dari pada ini itu dalam tidak akan oleh ke"),
    "sw": _words("na ya wa kwa ni la za katika kuwa hiyo huo lakini"),
}
_NAMES = {
    "fr": "French", "es": "Spanish", "pt": "Portuguese", "de": "German", "it": "Italian", "nl": "Dutch",
    "tr": "Turkish", "id": "Indonesian", "sw": "Swahili",
}  # fmt: skip


def detect_language(text: str) -> tuple[str, str]:
    """Return the code of the language of ``text`` and a sentence that says why it is not analysed, ``""`` for English.

    >>> detect_language("The talks resumed in Doha on Tuesday.")
    ('en', '')
    """
    sample = text[:_SAMPLE]
    name, code = _by_script(sample)
    if name:
        return code, f"Only English is analysed; this looks like {name} script, so no claims are made."
    code = _by_function_words([word.lower() for word in _WORDS.findall(sample)])
    if code == "en":
        return code, ""
    what = _NAMES.get(code, "another language")
    return code, f"Only English is analysed; this looks like {what}, so no claims are made."


def _by_script(sample: str) -> tuple[str, str]:
    foreign = len(_BEYOND_LATIN.findall(sample))
    if foreign:  # spares the usual text thirteen searches
        half = 0.5 * sum(map(str.isalpha, sample))
        for name, code, letters in _SCRIPTS:
            if foreign > half and len(letters.findall(sample)) > half:
                return name, code
    return "", ""


def _by_function_words(words: list[str]) -> str:
    if len(words) < 12:
        return "en"
    counts = Counter(words)
    shares = {code: sum(counts[word] for word in known) / len(words) for code, known in _FUNCTION_WORDS.items()}
    best = max(shares, key=lambda code: (shares[code], code == "en"))
    if best != "en" and shares[best] > max(0.1, 1.3 * shares["en"]):
        return best
    return "und" if len(words) >= 40 and shares["en"] < 0.05 else "en"
